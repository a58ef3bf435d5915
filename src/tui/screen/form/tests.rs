//! Keys in, effects and text out.

mod amount;
mod linked;

use super::*;
use crate::crm::{Database, Failure};
use crate::domain::message::Arg;
use crate::domain::point::Point;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 42 };

fn row() -> Row {
    let phone = Value::Points(vec![Point::new("+7 912 345-67-89", "mobile")]);
    let values = [
        ("title", Value::from("Pumps")),
        ("stage", Value::Int(1)),
        ("amount", Value::Int(15_000_000)),
        ("currency", Value::from("RUB")),
        ("phone", phone),
        ("responsible", Value::Int(1)),
        ("observers", Value::Ids(vec![2])),
    ];
    let values = values.map(|(name, value)| (name.to_owned(), value)).to_vec();
    Row { on: LEAD, revision: 3, deleted_at: None, values }
}

fn editing(team: &Team, fields: &[&str]) -> Form {
    let fields = fields.iter().map(|field| (*field).to_owned()).collect();
    Form::edit(&row(), fields, "Lead 42".to_owned(), &team.context())
}

fn drawn(team: &Team, form: &Form) -> String {
    team.drawn(|frame, area, context| form.draw(frame, area, context)).0
}

/// Types text, and does what words in angle brackets name.
fn press(team: &Team, form: &mut Form, keys: &str) -> Effect {
    let context = team.context();
    let mut effect = Effect::None;
    for part in keys.split_inclusive('>') {
        let (text, action) = match part.split_once('<') {
            Some((text, name)) => (text, Action::named(name.trim_end_matches('>'))),
            None => (part, None),
        };
        if !text.is_empty() {
            effect = form.on_text(text, &context);
        }
        if let Some(action) = action {
            effect = form.on_action(action, &context);
        }
    }
    effect
}

fn edited(effect: Effect) -> Vec<(String, Value, Option<Value>)> {
    match effect {
        Effect::Save(Command::Edit { on: LEAD, set }) => {
            set.into_iter().map(|set| (set.field, set.value, set.was)).collect()
        }
        other => panic!("nothing saved: {other:?}"),
    }
}

fn created(effect: Effect) -> Vec<(String, Value)> {
    match effect {
        Effect::Save(Command::Create { set, .. }) => {
            assert!(set.iter().all(|set| set.was.is_none()));
            set.into_iter().map(|set| (set.field, set.value)).collect()
        }
        other => panic!("nothing saved: {other:?}"),
    }
}

#[test]
fn a_new_lead_is_saved_with_what_was_typed_only() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let prefilled = vec![Set::new("source", 2)];
    let mut form = Form::create(Noun::Lead, prefilled, &context);
    press(&team, &mut form, "Насосы<confirm>в раб<confirm>");
    assert_eq!(form.at, 1, "English stages do not fit Russian words");
    press(&team, &mut form, "<step-back>");
    let effect = press(&team, &mut form, "in work<confirm>150k<save>");
    assert_eq!(
        created(effect),
        [
            ("title".to_owned(), Value::from("Насосы")),
            ("stage".to_owned(), Value::Int(2)),
            ("amount".to_owned(), Value::Int(15_000_000)),
            ("source".to_owned(), Value::Int(2)),
        ]
    );
}

#[test]
fn only_what_was_changed_is_sent_with_what_was_seen() {
    let team = Team::new(Lang::En, 80, 24);
    let fields = ["title", "amount", "phone", "repeat"];
    let mut form = editing(&team, &fields);
    assert_eq!(form.entries.len(), 3, "what the program sets is left out");
    assert!(matches!(press(&team, &mut form, "<save>"), Effect::Close));
    let effect = press(&team, &mut form, "<confirm><erase-to-start>€3<confirm>");
    assert!(matches!(effect, Effect::None), "it goes on with a mistake behind it");
    assert!(form.entries[1].fault.is_some());
    assert!(matches!(press(&team, &mut form, "<confirm>"), Effect::None), "but does not save");
    assert_eq!(form.at, 1);
    let effect = press(&team, &mut form, "<erase-to-start>170 000,50<save>");
    let was = Some(Value::Int(15_000_000));
    assert_eq!(edited(effect), [("amount".to_owned(), Value::Int(17_000_050), was)]);
    press(&team, &mut form, "<previous-field><line-end> x<erase-word><erase-back>");
    press(&team, &mut form, "<next-field><erase-to-start>150000");
    assert!(matches!(press(&team, &mut form, "<save>"), Effect::Close), "as it was");
}

#[test]
fn an_amount_is_read_again_in_another_currency() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = editing(&team, &["amount", "currency"]);
    let effect = press(&team, &mut form, "<next-field><erase-to-start>jpy<save>");
    let names: Vec<_> = edited(effect).into_iter().map(|(name, value, _)| (name, value)).collect();
    assert_eq!(
        names,
        [("amount".to_owned(), Value::Int(150_000)), ("currency".to_owned(), Value::from("JPY")),]
    );
}

#[test]
fn enter_goes_on_and_saves_on_the_last_field() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = editing(&team, &["title", "phone"]);
    let shown = drawn(&team, &form);
    assert!(shown.contains("Enter next field · C-s saves · Esc closes"), "{shown}");
    press(&team, &mut form, " and pipes<confirm>");
    assert_eq!(form.at, 1);
    let shown = drawn(&team, &form);
    assert!(shown.contains("mobile: +7 912 345-67-89"), "{shown}");
    assert!(shown.contains("Enter saves"), "{shown}");
    let effect = press(&team, &mut form, ", work@example<confirm>");
    assert!(matches!(effect, Effect::None));
    assert!(drawn(&team, &form).contains("“work@example” is not a phone number."));
    let saved = edited(press(&team, &mut form, "<erase-word><erase-to-start><confirm>"));
    assert_eq!(saved[0].1, Value::from("Pumps and pipes"));
    assert_eq!(saved[1].1, Value::Empty);
    press(&team, &mut form, "<next-field>");
    assert_eq!(form.at, 0, "from the last to the first");
    assert!(matches!(press(&team, &mut form, "<step-back>"), Effect::Close));
}

#[test]
fn in_a_narrow_form_keys_and_hints_are_told_whole() {
    for (lang, next) in [
        (Lang::En, "Enter next field · C-s saves"),
        (Lang::Ru, "Enter — следующее поле"),
        (Lang::Pl, "Enter — następne pole"),
    ] {
        let team = Team::new(lang, 40, 20);
        let mut form = editing(&team, &["title", "phone", "contact", "responsible", "comment"]);
        assert!(drawn(&team, &form).contains(next), "{}", drawn(&team, &form));
        for _ in 0..5 {
            let shown = drawn(&team, &form);
            let inside: Vec<&str> = shown.lines().filter(|line| line.contains('│')).collect();
            for line in &inside[inside.len() - 2..] {
                assert!(!line.contains('…'), "{shown}");
            }
            form.on_action(Action::MoveDown, &team.context());
        }
    }
}

#[test]
fn what_a_narrow_field_cuts_is_read_whole_under_it() {
    let team = Team::new(Lang::Ru, 40, 20);
    let mut form = editing(&team, &["title", "email"]);
    let read = |form: &Form| {
        let shown = drawn(&team, form);
        let inside: Vec<&str> = shown.lines().filter(|line| line.contains('│')).collect();
        let foot = inside[inside.len() - 2..].concat().replace('│', " ");
        foot.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    press(&team, &mut form, "<erase-to-start>Насосы");
    assert_eq!(read(&form), "Enter — следующее поле");
    press(&team, &mut form, " для Ромашки, доставка в Екатеринбург");
    assert_eq!(read(&form), "Насосы для Ромашки, доставка в Екатеринбург");
    press(&team, &mut form, "<next-field>");
    assert!(read(&form).contains("ivan@example.com"), "{}", read(&form));
}

#[test]
fn a_required_field_is_starred_and_asked_for() {
    for (lang, says) in [(Lang::En, "Fill in “Title” first."), (Lang::Ru, "Название")] {
        let team = Team::new(lang, 80, 24);
        let mut form = Form::create(Noun::Company, Vec::new(), &team.context());
        press(&team, &mut form, "<move-down><move-down>12");
        assert!(matches!(press(&team, &mut form, "<save>"), Effect::None));
        assert_eq!(form.at, 0);
        let shown = drawn(&team, &form);
        assert!(shown.contains(says) && shown.contains(" *"), "{shown}");
        let saved = created(press(&team, &mut form, "Polmet<save>"));
        assert_eq!(saved[0], ("title".to_owned(), Value::from("Polmet")));
        assert_eq!(saved[1], ("employees".to_owned(), Value::Int(12)));
    }
}

#[test]
fn a_list_opens_by_typing_and_finds_on_either_layout() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = editing(&team, &["stage", "responsible", "observers"]);
    press(&team, &mut form, "jun");
    let shown = drawn(&team, &form);
    assert!(shown.contains("> jun") && shown.contains("▌Junk"), "{shown}");
    press(&team, &mut form, "<step-back>");
    assert_eq!(form.entries[0].content(), Value::Int(1), "closing it chooses nothing");
    let effect = press(&team, &mut form, "ощт<erase-to-start>огтл<confirm>ищк<next-field><save>");
    let saved = edited(effect);
    let junk = team.setup.stages.iter().find(|stage| stage.code == "junk").unwrap();
    assert_eq!(saved[0], ("stage".to_owned(), Value::Int(junk.id.0), Some(Value::Int(1))));
    assert_eq!(saved[1].1, Value::Int(2));
}

#[test]
fn what_no_row_of_a_list_fits_is_not_thrown_away() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = Form::create(Noun::Lead, Vec::new(), &team.context());
    press(&team, &mut form, "Pumps<confirm>zzz");
    for key in ["<save>", "<confirm>", "<next-field>", "<previous-field>"] {
        let Effect::Refuse(refusal) = press(&team, &mut form, key) else { panic!("{key}") };
        assert_eq!(refusal.message, Message::new("form-not-in-list").with("text", "zzz"));
        assert_eq!(form.at, 1, "{key}");
    }
    let saved = created(press(&team, &mut form, "<erase-to-start>in work<save>"));
    assert_eq!(saved[1], ("stage".to_owned(), Value::Int(2)));
}

#[test]
fn what_a_record_must_have_is_never_emptied() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = editing(&team, &["stage", "responsible", "source"]);
    let refused = press(&team, &mut form, "<erase-back>zzz<next-field>");
    assert!(matches!(refused, Effect::Refuse(_)), "{refused:?}");
    press(&team, &mut form, "<step-back><next-field><erase-back> ");
    assert!(!drawn(&team, &form).contains("none"), "there is nothing to be without");
    let effect = press(&team, &mut form, "<step-back><next-field> <confirm>");
    assert!(matches!(effect, Effect::None));
    assert!(matches!(press(&team, &mut form, "<save>"), Effect::Close), "nothing was changed");
}

#[test]
fn several_people_are_marked_in_their_list() {
    let team = Team::new(Lang::En, 80, 24);
    let mut form = editing(&team, &["observers", "title"]);
    press(&team, &mut form, " ");
    let shown = drawn(&team, &form);
    assert!(shown.contains("✓ Boris Petrov"), "{shown}");
    press(&team, &mut form, "ann<confirm><confirm>");
    assert_eq!((form.at, form.list.is_none()), (1, true));
    let saved = edited(press(&team, &mut form, "<save>"));
    assert_eq!(saved[0].1, Value::Ids(vec![1, 2]));
}

#[test]
fn a_day_in_words_is_shown_as_a_day() {
    let team = Team::new(Lang::Ru, 80, 24);
    let mut form = Form::create(Noun::Deal, Vec::new(), &team.context());
    let at = form.entries.iter().position(|entry| entry.field.name == "close_date").unwrap();
    form.at = at;
    press(&team, &mut form, "завтра");
    assert!(drawn(&team, &form).contains("→ 19 ноя"), "{}", drawn(&team, &form));
    press(&team, &mut form, "<erase-to-start>30 февраля<next-field>");
    assert!(form.entries[at].fault.is_some());
}

fn conflict() -> Refusal {
    let field = Arg::Field(Noun::Lead, "title".to_owned());
    let message = Message::new("refused-changed-meanwhile")
        .with("record", RecordRef::new(Noun::Lead, 42))
        .with("who", "Boris")
        .with("field", field);
    Refusal::new(RefusalKind::Conflict, message).at("title")
}

#[test]
fn a_conflict_keeps_theirs_unless_told_otherwise() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let amount = ("amount", Some(Value::Int(15_000_000)));
    for (answer, fields) in [
        ("<move-down><confirm>", vec![amount.clone()]),
        ("<move-down><move-down><confirm>", vec![("title", None), amount]),
    ] {
        let mut form = editing(&team, &["title", "amount"]);
        press(&team, &mut form, " x<next-field><erase-to-start>5<save>");
        assert!(matches!(form.on_refused(&conflict(), &context), Effect::Reload));
        assert!(!form.is_typing());
        let shown = drawn(&team, &form);
        assert!(shown.contains("▌Back to the form") && shown.contains("You: Pumps x"), "{shown}");
        // However often it is saved without an answer, what is typed stays.
        for _ in 0..3 {
            assert!(matches!(press(&team, &mut form, "<save>"), Effect::None));
            assert_eq!(form.entries[0].content(), Value::from("Pumps x"));
            form.on_refused(&conflict(), &context);
        }
        let saved = edited(press(&team, &mut form, answer));
        let saved: Vec<_> = saved.iter().map(|(name, _, was)| (&**name, was.clone())).collect();
        assert_eq!(saved, fields, "{answer}");
    }
    let mut form = editing(&team, &["title"]);
    press(&team, &mut form, " x<save>");
    form.on_refused(&conflict(), &context);
    let left = press(&team, &mut form, "<move-down><confirm>");
    assert!(matches!(left, Effect::Close), "nothing is left");
    let mut form = editing(&team, &["title"]);
    press(&team, &mut form, " x<save>");
    form.on_refused(&conflict(), &context);
    press(&team, &mut form, "<step-back>");
    assert_eq!(form.entries[0].content(), Value::from("Pumps x"), "back in the form");
}

#[test]
fn a_refusal_stands_at_its_field() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut form = Form::create(Noun::Contact, Vec::new(), &context);
    let refusal = Refusal::rule(Message::new("form-no-match")).at("first_name");
    assert!(matches!(form.on_refused(&refusal, &context), Effect::None));
    assert_eq!(form.entries[form.at].field.name, "first_name");
    assert!(drawn(&team, &form).contains("Nothing fits"));
    press(&team, &mut form, "x");
    assert!(!drawn(&team, &form).contains("Nothing fits"), "typing answers it");
    let other = Refusal::rule(Message::new("form-no-match"));
    assert!(matches!(form.on_refused(&other, &context), Effect::Refuse(_)));
}

#[test]
fn a_half_filled_form_is_taken_up_again() {
    let team = Team::new(Lang::En, 80, 24);
    let whole = editing(&team, &["title", "stage", "amount", "comment", "phone"]);
    assert_eq!(whole.draft_place(), "form:lead/42");
    let mut form = editing(&team, &["title", "stage", "amount"]);
    assert_eq!(form.draft(), None);
    press(&team, &mut form, " 2\n<next-field>work<confirm><erase-to-start>abc");
    let (place, text) = form.draft().unwrap();
    assert_eq!(place, "form-main:lead/42", "a part of the record");
    let mut again = editing(&team, &["title", "stage", "amount"]);
    again.restore(&text);
    assert_eq!(again.draft(), Some((place, text)));
    assert_eq!((again.at, form.at), (2, 2), "the cursor is where it was");
    again.restore("no json");
    again.restore(r#"{"title": "As it was kept earlier", "phone": "+48 22 123 45 67"}"#);
    assert_eq!(again.entries[0].content(), Value::from("As it was kept earlier"));
    assert!(matches!(press(&team, &mut again, "<save>"), Effect::None), "abc is no amount");
    let new = Form::create(Noun::Lead, Vec::new(), &team.context());
    assert_eq!(new.draft_place(), "form:lead/new");
}

#[test]
fn it_scrolls_with_the_cursor_on_a_small_screen() {
    for (width, height) in [(40, 20), (80, 24), (40, 10)] {
        let team = Team::new(Lang::Ru, width, height);
        let mut form = Form::create(Noun::Lead, Vec::new(), &team.context());
        for at in 0..form.entries.len() {
            assert_eq!(form.at, at);
            let label = team.context().words.label(&form.entries[at].field);
            let start: String = label.chars().take(6).collect();
            let shown = drawn(&team, &form);
            assert!(shown.contains(&format!("▌{start}")), "{width}x{height} {label}\n{shown}");
            press(&team, &mut form, "<next-field>");
        }
    }
}

#[test]
fn it_draws_at_every_size() {
    let team = Team::new(Lang::Ru, 80, 24);
    let context = team.context();
    let new = |noun| Form::create(noun, Vec::new(), &context);
    let mut listed = new(Noun::Deal);
    press(&team, &mut listed, "<next-field> ");
    assert!(listed.list.is_some());
    let mut asked = editing(&team, &["title"]);
    asked.on_refused(&conflict(), &context);
    let mut wrong = new(Noun::Company);
    press(&team, &mut wrong, "<save>");
    let none = editing(&team, &["repeat"]);
    for form in [new(Noun::Lead), new(Noun::Activity), new(Noun::Stage), listed, asked, wrong, none]
    {
        draw_at_every_size(|frame, area, context| form.draw(frame, area, context));
    }
}

#[test]
fn a_change_made_meanwhile_is_found_when_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    let set = vec![Set::new("title", "Pumps")];
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set }).unwrap();
    let on = RecordRef::new(Noun::Lead, 1);
    let reader = database.reader(viewer).unwrap();

    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let row = reader.card(on).unwrap().row;
    let mut form = Form::edit(&row, vec!["title".to_owned()], String::new(), &context);
    let theirs = Command::Edit { on, set: vec![Set::new("title", "Pipes")] };
    writer.execute(noon(), &theirs).unwrap();
    let Effect::Save(mine) = press(&team, &mut form, " and more<save>") else { panic!("no save") };
    let Err(Failure::Refused(refusal)) = writer.execute(noon(), &mine) else {
        panic!("overwritten unseen")
    };
    form.on_refused(&refusal, &context);
    form.reload(&reader, &context).unwrap();
    let shown = drawn(&team, &form);
    assert!(shown.contains("There now: Pipes") && shown.contains("You: Pumps and more"), "{shown}");
    let Effect::Save(mine) = press(&team, &mut form, "<move-down><move-down><confirm>") else {
        panic!("no save")
    };
    writer.execute(noon(), &mine).unwrap();
    assert_eq!(reader.card(on).unwrap().row.text("title"), "Pumps and more");
}

#[test]
fn what_is_written_reads_back_as_the_same_value() {
    let points = |all: &[(&str, &str)]| {
        Value::Points(all.iter().map(|(value, label)| Point::new(*value, *label)).collect())
    };
    let phones = [("+7 912 345-67-89", "work"), ("84951234567", "fax"), ("602 100 200", "mobile")];
    let table = [
        (Noun::Lead, "title", Value::text("12 okien, PCV"), "PLN"),
        (Noun::Lead, "amount", Value::Int(15_000_005), "RUB"),
        (Noun::Lead, "amount", Value::Int(123_450), "EUR"),
        (Noun::Lead, "amount", Value::Int(-5), "USD"),
        (Noun::Lead, "amount", Value::Int(123_456_700), "RUB"),
        (Noun::Lead, "amount", Value::Int(1_234_567), "JPY"),
        (Noun::Lead, "amount", Value::Int(1_234_567), "KWD"),
        (Noun::Lead, "currency", Value::from("PLN"), "RUB"),
        (Noun::Lead, "phone", points(&phones), "RUB"),
        (Noun::Lead, "messenger", points(&[("@ivan", "telegram"), ("ivan", "skype")]), "RUB"),
        (Noun::Lead, "site", points(&[("https://polmet.example/a", "other")]), "PLN"),
        (Noun::Lead, "comment", Value::text("one\ntwo"), "PLN"),
        (Noun::Lead, "tags", Value::List(vec!["hot".into(), "опт".into()]), "RUB"),
        (Noun::Lead, "contact", Value::Int(3), "RUB"),
        (Noun::Deal, "close_date", Value::text("2027-01-31"), "PLN"),
        (Noun::Contact, "company", Value::Ids(vec![5, 6]), "RUB"),
        (Noun::Contact, "birthday", Value::from("1980-02-29"), "RUB"),
        (Noun::Contact, "birthday", Value::from("--03-08"), "RUB"),
        (Noun::Contact, "birthday", Value::from("--02-29"), "RUB"),
        (Noun::Activity, "deadline", Value::Int(noon()), "RUB"),
        (Noun::Activity, "deadline", Value::Int(noon() - 90 * 86_400), "RUB"),
        (Noun::Activity, "remind", Value::Ids(vec![90, 15]), "RUB"),
        (Noun::Activity, "remind", Value::Ids(vec![2880, 60]), "RUB"),
        (Noun::Activity, "on", Value::from("lead/200"), "RUB"),
        (Noun::Activity, "on", Value::from("company/5"), "RUB"),
        (Noun::Company, "employees", Value::Int(1200), "RUB"),
    ];
    for lang in Lang::ALL {
        let team = Team::new(lang, 80, 24);
        let context = team.context();
        for (noun, name, value, currency) in &table {
            let currency = Currency::parse(currency);
            let field = context.setup.registry.get(*noun, name).unwrap();
            let text = context.words.typed(field, value, currency);
            let read = context.reading.value(field, &text, currency, None);
            assert_eq!(read.as_ref(), Ok(value), "{lang:?} {name}: {text}");
        }
    }
}

#[test]
fn what_stands_in_a_form_is_written_as_people_write_it() {
    let table = [
        (Noun::Activity, "on", Value::from("lead/200"), ["Lead 200", "Лид 200", "Lead 200"]),
        (
            Noun::Deal,
            "close_date",
            Value::from("2026-12-03"),
            ["3 Dec 2026", "03.12.2026", "03.12.2026"],
        ),
        (Noun::Lead, "amount", Value::Int(4_120_250), ["41202.50", "41202,50", "41202,50"]),
        (Noun::Activity, "remind", Value::Ids(vec![15, 120]), ["15m, 2h", "15м, 2ч", "15m, 2h"]),
    ];
    for (noun, name, value, said) in table {
        for (lang, said) in Lang::ALL.into_iter().zip(said) {
            let team = Team::new(lang, 80, 24);
            let context = team.context();
            let field = context.setup.registry.get(noun, name).unwrap();
            assert_eq!(context.words.typed(field, &value, None), said, "{lang:?} {name}");
        }
    }
}

#[test]
fn a_form_in_which_nothing_is_written_makes_nothing() {
    let team = Team::new(Lang::En, 80, 24);
    for noun in [Noun::Lead, Noun::Deal] {
        let mut form = Form::create(noun, Vec::new(), &team.context());
        assert!(matches!(press(&team, &mut form, "<save>"), Effect::None), "{noun:?}");
        let shown = drawn(&team, &form);
        assert!(shown.contains("Write at least a name"), "{shown}");
    }
    let mut form = Form::create(Noun::Lead, Vec::new(), &team.context());
    assert_eq!(
        created(press(&team, &mut form, "Roof<save>")),
        [("title".to_owned(), "Roof".into())]
    );
}
