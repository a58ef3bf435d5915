//! The rules of stages in the settings, key by key, and what they do on the board.

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::rule::Action as Does;
use crate::domain::stage::StageId;

/// An application of the administrator over a new database with a second pipeline of deals.
fn office(folder: &Path) -> App {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let like = writer.setup().unwrap().pipelines_of(Noun::Deal).next().unwrap().id;
    let set = vec![Set::new("name_en", "Service")];
    writer.execute(NOON, &Command::CreatePipeline { like, set }).unwrap();
    app(&database, &anna, Lang::En)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn stage(app: &App, pipeline: usize, code: &str) -> StageId {
    let pipeline = app.setup.pipelines_of(Noun::Deal).nth(pipeline).unwrap().id;
    app.setup.stages_of(pipeline).find(|stage| stage.code == code).unwrap().id
}

/// Makes the rule that copies a won deal to the new pipeline.
const HAND_OVER: &str =
    "7 j j j Enter n c H a n d Space o v e r Tab W o n Tab Tab D e l i v e r y Down Tab C-s";

#[test]
fn a_rule_is_made_switched_changed_and_taken_away() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    press(&mut app, "7 j j j Enter");
    assert!(shown(&mut app).contains("No rules yet. n adds one"), "{}", shown(&mut app));
    press(&mut app, HAND_OVER);
    let [rule] = &app.setup.rules[..] else { panic!("{}", shown(&mut app)) };
    assert_eq!((rule.name.as_str(), rule.code.as_str()), ("Hand over", "hand_over"));
    assert_eq!((rule.stage, rule.action), (stage(&app, 0, "won"), Does::Copy));
    assert_eq!((rule.to, rule.enabled), (Some(stage(&app, 1, "delivery")), true));
    let text = shown(&mut app);
    for part in ["Sales / Won", "▌Hand over", "→ copies the deal to “Service / Delivery”"] {
        assert!(text.contains(part), "{text}");
    }
    press(&mut app, "Space");
    assert!(!app.setup.rules[0].enabled);
    assert!(shown(&mut app).contains("off"), "{}", shown(&mut app));
    press(&mut app, "u");
    assert!(app.setup.rules[0].enabled);
    press(&mut app, "e End s C-s");
    assert_eq!(app.setup.rules[0].name, "Hand overs");
    press(&mut app, "x");
    assert!(app.setup.rules.is_empty());
    press(&mut app, "u");
    assert_eq!(app.setup.rules.len(), 1);
    // Nothing else is switched here.
    press(&mut app, "Esc k Enter Space");
    assert_eq!(app.status.text, "Only a rule is switched on and off.");
}

#[test]
fn a_stage_that_a_rule_needs_says_so_before_it_asks_anything() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    press(&mut app, HAND_OVER);
    press(&mut app, "2 n R o o f Enter");
    press(&mut app, "S");
    assert!(shown(&mut app).contains("What happens by itself here"), "{}", shown(&mut app));
    press(&mut app, "r");
    assert!(shown(&mut app).contains("RULES  1"), "{}", shown(&mut app));
    press(&mut app, "Esc k Enter G k k x");
    assert!(app.status.text.contains("A rule needs it: Hand over"), "{}", app.status.text);
    assert_eq!(app.screens.len(), 1);
}

#[test]
fn a_move_on_the_board_says_what_followed_and_one_key_takes_both_back() {
    let folder = TempDir::new().unwrap();
    let mut app = office(folder.path());
    press(&mut app, HAND_OVER);
    press(&mut app, "2 n R o o f Enter");
    let deals = |app: &App| {
        let mut counts: Vec<(StageId, i64)> = app.reader.at_stages().unwrap().into_iter().collect();
        counts.retain(|(_, count)| *count > 0);
        counts.sort();
        counts
    };
    let before = deals(&app);
    press(&mut app, "m");
    let text = shown(&mut app);
    assert!(text.contains("Won"), "{text}");
    press(&mut app, "f");
    assert_eq!(deals(&app), [(stage(&app, 0, "won"), 1), (stage(&app, 1, "delivery"), 1)]);
    let said = &app.status.text;
    assert!(
        said.contains("Rule “Hand over” was carried out. A copy is at “Service / Delivery”: Roof · Roof is now at"),
        "{said}"
    );
    press(&mut app, "u");
    assert_eq!(deals(&app), before);
}
