use super::*;
use crate::domain::field::{Field, Flags, Kind, Label, Registry, Section, Storage};
use crate::domain::layout::part::Part;
use crate::domain::layout::{Change, Chosen, Layout, Which};
use crate::domain::message::RefusalKind;
use crate::domain::person::UserId;
use crate::domain::stage::{Pipeline, PipelineId};
use crate::i18n::Lang;
use crate::tui::effect::{Open, Reply};
use crate::tui::screen::fixture::{Team, draw_at_every_size};
use crate::tui::screen::picker::Picker;

const COMMON: Which = Which::Common;

/// A team whose companies have a mandatory field of its own, and who see this of them.
fn team(lang: Lang, width: u16, height: u16, view: &str) -> Team {
    let mut team = Team::new(lang, width, height);
    let own = Field {
        noun: Noun::Company,
        name: "contract".to_owned(),
        kind: Kind::Text,
        label: Label::Own("Contract".to_owned()),
        section: Section::More,
        storage: Storage::Column("x_contract".to_owned()),
        flags: Flags { required: true, custom: true, ..Flags::default() },
    };
    team.setup.registry = Registry::new(vec![own]);
    if !view.is_empty() {
        team.setup.layouts.all.push(layout(1, None, view));
    }
    team
}

fn layout(id: i64, pipeline: Option<i64>, view: &str) -> Layout {
    Layout {
        id,
        noun: if pipeline.is_some() { Noun::Deal } else { Noun::Company },
        pipeline: pipeline.map(PipelineId),
        owner: None,
        name: None,
        parts: view.split_whitespace().filter_map(Part::parse).collect(),
    }
}

fn company(which: Which) -> Key {
    Key { noun: Noun::Company, pipeline: None, which }
}

/// An editor that was read, with the cursor so many lines down.
fn editor(team: &Team, key: Key, down: usize) -> Editor {
    let mut editor = Editor::of_card(key);
    editor.settle(&team.context());
    for _ in 0..down {
        editor.on_action(Action::MoveDown, &team.context());
    }
    editor
}

/// The change that an action asks for, in words.
fn asked(team: &Team, editor: &mut Editor, action: Action) -> String {
    match editor.on_action(action, &team.context()) {
        Effect::Commit(Command::Layout(Change { key, what: layout::What::Arrange(steps) })) => {
            format!("{} {steps:?}", key.word())
        }
        Effect::Commit(Command::Field { decision, holds }) => {
            format!("{} {holds}", decision.word())
        }
        Effect::Say(message) => message.id.to_owned(),
        Effect::Refuse(refusal) => refusal.message.id.to_owned(),
        other => format!("{other:?}"),
    }
}

fn shown(team: &Team, editor: &Editor) -> String {
    team.drawn(|buffer, area, context| editor.draw(buffer, area, context)).0
}

#[test]
fn it_is_drawn_at_every_size() {
    let editor = editor(&team(Lang::Ru, 80, 24, ""), company(COMMON), 30);
    draw_at_every_size(|buffer, area, context| editor.draw(buffer, area, context));
}

#[test]
fn keys_move_hide_and_show_what_is_under_the_cursor() {
    let team = team(Lang::En, 80, 24, "-#client #main title -industry #more contract");
    let last = |editor: &mut Editor| {
        editor.on_action(Action::MoveLast, &team.context());
    };
    let field = |name: &str| format!("Field({name:?})");
    for (down, action, expected) in [
        (0, Action::EarlierPlace, "why-no-place-there".to_owned()),
        (0, Action::LaterPlace, "Move(Section(Client), After(Section(Main)))".to_owned()),
        (0, Action::ToggleShown, "Show(Section(Client))".to_owned()),
        (1, Action::EarlierPlace, "why-no-place-there".to_owned()),
        (1, Action::LaterPlace, format!("Move({}, After({}))", field("phone"), field("email"))),
        (2, Action::EarlierPlace, format!("Move({}, Before({}))", field("email"), field("phone"))),
        (9, Action::LaterPlace, format!("Move({}, Top(Main))", field("bank_details"))),
        (10, Action::ToggleShown, "Hide(Section(Main))".to_owned()),
        (11, Action::EarlierPlace, format!("Move({}, End(Client))", field("title"))),
        (12, Action::ToggleShown, format!("Show({})", field("industry"))),
        (12, Action::ToggleAlways, "company/industry:always true".to_owned()),
        (12, Action::ToggleRequired, "company/industry:required true".to_owned()),
        (10, Action::ToggleRequired, "why-only-fields".to_owned()),
    ] {
        let mut editor = editor(&team, company(COMMON), down);
        let said = asked(&team, &mut editor, action);
        let is_whole = expected.starts_with("why") || expected.starts_with("company/");
        let expected = match is_whole {
            true => expected,
            false => format!("company:common [{expected}]"),
        };
        assert_eq!(said, expected, "{down} {action:?}");
    }
    let mut editor = editor(&team, company(COMMON), 0);
    last(&mut editor);
    assert_eq!(asked(&team, &mut editor, Action::LaterPlace), "why-no-place-there");
    assert!(matches!(editor.on_action(Action::StepBack, &team.context()), Effect::Close));
}

#[test]
fn it_says_what_is_hidden_and_mandatory_and_for_whom_a_change_holds() {
    for (lang, whom, hidden, mandatory) in [
        (Lang::En, "for everybody", "hidden", "mandatory"),
        (Lang::Ru, "для всех", "скрыто", "обязательное"),
        (Lang::Pl, "dla wszystkich", "ukryte", "obowiązkowe"),
    ] {
        for (width, height) in [(40, 20), (80, 24), (120, 36)] {
            let team = team(lang, width, height, "#more contract -tags #main title -industry");
            let said = shown(&team, &editor(&team, company(COMMON), 0));
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            for word in [whom, hidden, mandatory, "Contract *"] {
                assert!(said.contains(word), "{word}: {said}");
            }
            assert!(!said.contains('…'), "{said}");
        }
    }
}

#[test]
fn who_is_no_administrator_is_told_who_is_before_and_after_a_key() {
    let mut team = team(Lang::En, 80, 24, "");
    team.setup.users[0].admin = false;
    team.setup.users[1].admin = true;
    let mut common = editor(&team, company(COMMON), 1);
    assert!(shown(&team, &common).contains("Boris Petrov"), "{}", shown(&team, &common));
    match common.on_action(Action::LaterPlace, &team.context()) {
        Effect::Refuse(refusal) => {
            assert_eq!(refusal.kind, RefusalKind::NotAllowed);
            assert_eq!(refusal.message.args[0], ("people", "Boris Petrov".into()));
        }
        other => panic!("{other:?}"),
    }
    let key = company(Which::Mine);
    team.setup.layouts.all.push(Layout { owner: Some(UserId(1)), ..layout(2, None, "") });
    team.setup.layouts.chosen.push(Chosen { user: UserId(1), key });
    let mut mine = editor(&team, company(COMMON), 1);
    assert!(shown(&team, &mine).contains("only for me"), "{}", shown(&team, &mine));
    assert!(asked(&team, &mut mine, Action::ToggleShown).starts_with("company:mine"));
}

/// The rows of the question which view is seen.
fn menu(team: &Team, editor: &mut Editor) -> Picker {
    match editor.on_action(Action::CardView, &team.context()) {
        Effect::Open(open) => match *open {
            Open::Picker(picker) => picker,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pipeline_gets_a_view_of_its_own_from_the_menu_and_goes_back() {
    let mut team = team(Lang::En, 80, 24, "");
    let sales = team.setup.pipelines_of(Noun::Deal).next().unwrap().clone();
    let id = PipelineId(9);
    team.setup.pipelines.push(Pipeline { id, code: "audit".to_owned(), ..sales });
    let key = Key { noun: Noun::Deal, pipeline: Some(id), which: COMMON };
    let mut deals = editor(&team, key, 1);
    assert!(shown(&team, &deals).contains("in all pipelines without"), "{}", shown(&team, &deals));
    assert!(asked(&team, &mut deals, Action::ToggleShown).starts_with("deal:common"));
    let picker = menu(&team, &mut deals);
    let rows = |picker: &Picker, team: &Team| {
        team.drawn(|buffer, area, context| picker.draw(buffer, area, context)).0
    };
    let said = rows(&picker, &team);
    for row in ["Common view", "My view", "Separate this view for the pipeline", "New view"] {
        assert!(said.contains(row), "{row}: {said}");
    }
    let question = Question::Menu(key);
    let reply = |word: &str| Reply::Chosen(vec![word.to_owned()]);
    let made =
        |team: &Team, word: &str| match card_views::answer(question, &reply(word), &team.context())
        {
            Effect::Commit(Command::Layout(Change { key, what })) => {
                format!("{} {what:?}", key.word())
            }
            other => panic!("{other:?}"),
        };
    assert_eq!(made(&team, "separate"), "deal/9:common Arrange([])");
    assert_eq!(made(&team, "mine"), "deal/9:mine Choose");
    team.setup.layouts.all.push(layout(5, Some(9), "#main -title"));
    let mut deals = editor(&team, key, 1);
    assert!(shown(&team, &deals).contains("only in the pipeline"), "{}", shown(&team, &deals));
    assert!(asked(&team, &mut deals, Action::ToggleShown).starts_with("deal/9:common"));
    assert!(rows(&menu(&team, &mut deals), &team).contains("Back to the view of all pipelines"));
    assert_eq!(made(&team, "remove"), "deal/9:common Remove");
}

#[test]
fn a_long_view_scrolls_and_the_cursor_is_seen() {
    let team = team(Lang::En, 40, 19, "");
    let mut editor = editor(&team, company(COMMON), 0);
    for action in [Action::MoveLast, Action::MoveFirst, Action::PageDown, Action::HalfPageUp] {
        editor.on_action(action, &team.context());
        let lines = editor.lines(&team.context());
        let field = lines[editor.stack.index()].placed;
        let label = match field {
            Some(placed) => team.context().words.label(placed.field),
            None => "COMPANY".to_owned(),
        };
        let said = shown(&team, &editor);
        let marked = said.lines().find(|line| line.starts_with('▌')).unwrap_or_default();
        assert!(marked.contains(&label), "{action:?} {label}: {said}");
    }
}
