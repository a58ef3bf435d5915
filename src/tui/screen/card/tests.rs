use std::cell::RefCell;

use crate::crm::init::Choices;
use crate::crm::reader::{Entry, Event, Happened};
use crate::crm::{Database, Reader, Writer};
use crate::domain::command::{Command, Receipt, Set, Targets};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::Point;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

use super::Card;

const DAY: i64 = 86_400;
const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };

/// A database with a lead, in a folder that goes with it.
struct Office {
    _folder: tempfile::TempDir,
    reader: Reader,
    writer: RefCell<Writer>,
}

impl Office {
    fn new() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("crm.db")).unwrap();
        database.settle(&Choices::of_country("RU")).unwrap();
        let anna = database.person("anna", "Anna").unwrap();
        let viewer = Database::viewer(&anna);
        let reader = database.reader(viewer).unwrap();
        let writer = RefCell::new(database.writer(viewer).unwrap());
        let office = Office { _folder: folder, reader, writer };
        let phones =
            vec![Point::new("+48 22 123 45 67", "work"), Point::new("+48 600 100 200", "mobile")];
        let set = vec![
            Set::new("title", "Website order"),
            Set::new("amount", 340_000),
            Set::new("currency", "EUR"),
            Set::new("source", 2),
            Set::new("temperature", "warm"),
            Set::new("last_name", "Kowalska"),
            Set::new("phone", Value::Points(phones)),
            Set::new("company_name", "Polmet sp. z o.o."),
            Set::new("tags", Value::List(vec!["hurt".to_owned(), "vip".to_owned()])),
        ];
        office.at(noon() - 4 * DAY, Command::Create { noun: Noun::Lead, set });
        office
    }

    /// The same with a timeline on which most things happened.
    fn busy() -> Office {
        let office = Office::new();
        let then = noon() - 3 * DAY;
        office.plan(then, "first talk", "call", then + 600);
        let result = Some("Wants delivery in December,\nasks for a discount.".to_owned());
        office.at(then + 300, Command::Complete { activity: 1, result });
        office.at(then + 400, Command::MoveStage { on: LEAD, to: StageId(2), comment: None });
        office.edit(noon() - 7_200, "amount", 350_000.into());
        office.comment(noon() - 3_600, "Warranty is 5 years, I checked.");
        office.plan(noon() - 3_000, "send the offer", "mail", noon() + 6 * 3_600);
        office.plan(noon() - 2_900, "call back, price of 12 windows", "call", noon() - 3_600);
        office
    }

    fn at(&self, now: i64, command: Command) -> Receipt {
        self.writer.borrow_mut().execute(now, &command).unwrap()
    }

    fn edit(&self, now: i64, field: &str, value: Value) {
        self.at(now, Command::Edit { on: LEAD, set: vec![Set::new(field, value)] });
    }

    fn comment(&self, now: i64, text: &str) {
        self.at(now, Command::Comment { on: LEAD, text: text.to_owned() });
    }

    fn plan(&self, now: i64, subject: &str, kind: &str, deadline: i64) {
        let set = vec![
            Set::new("kind", kind),
            Set::new("subject", subject),
            Set::new("deadline", deadline),
            Set::new("on", "lead/1"),
        ];
        self.at(now, Command::Create { noun: Noun::Activity, set });
    }

    /// A card on a screen, read and ready.
    fn open(&self, lang: Lang, width: u16, height: u16) -> Desk<'_> {
        let mut team = Team::new(lang, width, height);
        team.setup = (*self.reader.setup()).clone();
        let mut desk = Desk { office: self, team, card: Card::open(LEAD, vec![7, 1, 8]) };
        desk.reload();
        desk
    }
}

/// Somebody in front of a card.
struct Desk<'a> {
    office: &'a Office,
    team: Team,
    card: Card,
}

impl Desk<'_> {
    fn reload(&mut self) {
        self.card.reload(&self.office.reader, &self.team.context()).unwrap();
    }

    fn shown(&self) -> String {
        let (shown, _) =
            self.team.drawn(|frame, area, context| self.card.draw(frame, area, context));
        shown.replace('\u{a0}', " ")
    }

    /// Asks as the application does: what was asked to be read is read.
    fn act(&mut self, action: Action) -> Effect {
        let effect = self.card.on_action(action, &self.team.context());
        if matches!(effect, Effect::Reload) {
            self.reload();
        }
        effect
    }

    fn all(&mut self, actions: &[Action]) {
        for action in actions {
            self.act(*action);
        }
    }

    /// The effect in words, for what holds screens that cannot be compared.
    fn said(&mut self, action: Action) -> String {
        format!("{:?}", self.act(action))
    }

    fn answer(&mut self, purpose: Purpose, reply: Reply) -> Effect {
        self.card.on_answer(Answer { purpose, reply }, &self.team.context())
    }

    /// The line with the cursor's mark.
    fn selected(&self) -> String {
        let shown = self.shown();
        let line = shown.lines().find_map(|line| Some(line.split_once('▌')?.1));
        line.unwrap_or_default().trim_matches([' ', '↑', '↓']).to_owned()
    }

    fn why(&self, action: Action) -> Option<&'static str> {
        self.card.why_not(action, &self.team.context()).map(|message| message.id)
    }
}

#[track_caller]
fn assert_commits(effect: &Effect, expected: &Command) {
    assert!(matches!(effect, Effect::Commit(command) if command == expected), "{effect:?}");
}

#[test]
fn the_whole_card_in_english() {
    let office = Office::busy();
    let desk = office.open(Lang::En, 100, 20);
    let expected = "
 Lead 1 · Website order                                                                        Anna
 Not processed  [IN WORK · 2 d]  Processed  Complete…
 GENERAL  History
 LEAD                                        │ WHAT TO DO
▌Title         Website order                 │ ! call: call back, price of 12 windows   today 11:00
 Stage         In work                       │ ○ mail: send the offer                   today 18:00
 Amount        €3,500                        │
 Source        Website                       │ TODAY
 Temperature   warm                          │ 11:00 Anna Warranty is 5 years, I checked.
                                             │ 10:00 Anna Amount €3,400 → €3,500
 CLIENT                                      │
 Last name     Kowalska                      │ 15 NOV
 Company name  Polmet sp. z o.o.             │ 12:06 Anna Not processed → In work
 Phone         +48 22 123 45 67  work        │ 12:05 Anna ✓ call: first talk
               +48 600 100 200   mobile      │            Wants delivery in December,
                                             │            asks for a discount.
 MORE                                        │
 Responsible   Anna                          │ 14 NOV
 Tags          #hurt #vip                    │ 12:00 Anna Created
 Created       14 Nov, 12:00 · Anna         ↓│";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
}

#[test]
fn one_pane_at_a_time_in_russian() {
    let office = Office::busy();
    let mut desk = office.open(Lang::Ru, 40, 12);
    let expected = "
 Лид 1 · Website order             Anna
 ‹ [В РАБОТЕ · 2 д]  Обработан  Заверш›
 ОБЩЕЕ  История          ПОЛЯ  Таймлайн
 ЛИД
▌Название      Website order
 Стадия        В работе
 Сумма         €3 500
 Источник      Сайт
 Температура   тёплый

 КЛИЕНТ
 Фамилия       Kowalska                ↓";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
    desk.act(Action::OtherPane);
    let expected = "
 Лид 1 · Website order             Anna
 ‹ [В РАБОТЕ · 2 д]  Обработан  Заверш›
 ОБЩЕЕ  История          Поля  ТАЙМЛАЙН
 ЧТО НУЖНО СДЕЛАТЬ
▌! звонок: call back, price of 12
▌  windows
▌  сегодня 11:00
 ○ письмо: send the offer
   сегодня 18:00

 СЕГОДНЯ
 11:00 Anna  Warranty is 5 years, I    ↓";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
}

#[test]
fn it_draws_at_every_size() {
    let office = Office::busy();
    let mut desk = office.open(Lang::Ru, 80, 24);
    for action in [Action::MoveLast, Action::OtherPane, Action::MoveLast, Action::NextTab] {
        desk.act(action);
        draw_at_every_size(|frame, area, context| desk.card.draw(frame, area, context));
    }
}

#[test]
fn only_what_is_filled_or_always_shown_is_there() {
    let office = Office::new();
    office.edit(noon(), "title", Value::Empty);
    office.edit(noon(), "source", Value::Empty);
    let shown = office.open(Lang::En, 80, 24).shown();
    assert!(shown.contains("Title         –"), "{shown}");
    for hidden in ["Source", "First name", "Position", "Currency", "Repeat", "Closed"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    assert!(shown.starts_with(" Lead 1  "), "{shown}");
}

#[test]
fn the_end_of_a_phone_is_kept_and_its_label_gives_way() {
    let office = Office::new();
    let shown = office.open(Lang::En, 26, 30).shown();
    assert!(shown.contains(" … 22 123 45 67\n"), "{shown}");
    assert!(!shown.contains("work"), "{shown}");
}

#[test]
fn a_field_is_edited_in_place_and_what_was_seen_goes_along() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown, Action::MoveDown]);
    assert!(desk.selected().starts_with("Amount"));
    let opened = desk.said(Action::EditField);
    assert!(opened.contains("Line") && opened.contains("Field(\"amount\")"), "{opened}");
    let field = || Purpose::Field("amount".to_owned());
    let effect = desk.answer(field(), Reply::Text("3600".to_owned()));
    let set = Set { was: Some(340_000.into()), ..Set::new("amount", 360_000) };
    assert_commits(&effect, &Command::Edit { on: LEAD, set: vec![set] });

    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Text("3400".to_owned()));
    assert!(matches!(effect, Effect::None), "{effect:?}");

    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Text("much".to_owned()));
    let said = format!("{effect:?}");
    assert!(said.contains("Line") && said.contains("is not an amount"), "{said}");
    let effect = desk.answer(field(), Reply::Text("1".to_owned()));
    assert!(matches!(effect, Effect::Commit(Command::Edit { .. })), "{effect:?}");
}

#[test]
fn a_choice_is_picked_and_can_be_emptied() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown; 4]);
    assert!(desk.selected().starts_with("Temperature"));
    for (key, value) in [("hot", Value::text("hot")), ("", Value::Empty)] {
        let opened = desk.said(Action::EditField);
        assert!(opened.contains("Picker") && opened.contains("cold"), "{opened}");
        let purpose = Purpose::Field("temperature".to_owned());
        let effect = desk.answer(purpose, Reply::Chosen(vec![key.to_owned()]));
        let was = Some(Value::text("warm"));
        let set = Set { field: "temperature".to_owned(), value, was };
        assert_commits(&effect, &Command::Edit { on: LEAD, set: vec![set] });
    }
}

#[test]
fn fields_with_actions_of_their_own_are_edited_by_them() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    for (label, purpose) in
        [("Stage", "Stage"), ("Responsible", "Responsible"), ("Tags", "purpose: Tags")]
    {
        while !desk.selected().starts_with(label) {
            desk.act(Action::MoveDown);
        }
        let opened = desk.said(Action::EditField);
        assert!(opened.contains(purpose), "{opened}");
    }
    desk.act(Action::MoveLast);
    assert!(desk.selected().starts_with("Created"));
    assert!(matches!(desk.act(Action::EditField), Effect::Refuse(_)));
}

#[test]
fn what_is_typed_is_read_back_the_same() {
    let office = Office::new();
    let desk = office.open(Lang::Pl, 80, 24);
    let context = desk.team.context();
    let points = vec![Point::new("+48 22 123 45 67", "mobile"), Point::new("602 100 200", "work")];
    let sites = vec![Point::new("https://polmet.example/a", "other")];
    for (noun, name, value, currency) in [
        (Noun::Lead, "title", Value::text("12 okien, PCV"), "PLN"),
        (Noun::Lead, "amount", Value::Int(123_450), "EUR"),
        (Noun::Lead, "amount", Value::Int(-5), "USD"),
        (Noun::Lead, "amount", Value::Int(123_456_700), "RUB"),
        (Noun::Lead, "amount", Value::Int(1_234_567), "JPY"),
        (Noun::Lead, "amount", Value::Int(1_234_567), "KWD"),
        (Noun::Lead, "phone", Value::Points(points), "PLN"),
        (Noun::Lead, "site", Value::Points(sites), "PLN"),
        (Noun::Lead, "comment", Value::text("one\ntwo"), "PLN"),
        (Noun::Lead, "currency", Value::text("EUR"), "PLN"),
        (Noun::Deal, "close_date", Value::text("2027-01-31"), "PLN"),
        (Noun::Company, "employees", Value::Int(1_200), "PLN"),
        (Noun::Activity, "deadline", Value::Int(noon() + 90 * 60), "PLN"),
        (Noun::Activity, "deadline", Value::Int(noon() - 90 * DAY), "PLN"),
    ] {
        let currency = crate::domain::money::Currency::parse(currency);
        let field = context.setup.registry.get(noun, name).unwrap();
        let typed = super::editing::typed(field, &value, currency, &context);
        let read = context.reading.value(field, &typed, currency, None);
        assert_eq!(read.as_ref(), Ok(&value), "{name}: {typed}");
    }
}

#[test]
fn forms_open_over_the_whole_card_and_over_a_section() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    let whole = desk.said(Action::Edit);
    assert!(whole.contains("middle_name") && whole.contains("observers"), "{whole}");
    assert!(!whole.contains("created_at"), "{whole}");
    let section = desk.said(Action::EditSection);
    assert!(section.contains("origin") && !section.contains("middle_name"), "{section}");
    desk.act(Action::OtherPane);
    assert_eq!(desk.why(Action::EditSection), Some("card-why-section"));
    let activity = desk.said(Action::EditField);
    assert!(activity.contains("deadline") && activity.contains("remind"), "{activity}");
}

#[test]
fn an_activity_under_the_cursor_is_done_with_a_result() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    let asked = desk.said(Action::MarkDone);
    assert!(asked.contains("WhichDone"), "{asked}");
    desk.all(&[Action::OtherPane, Action::MoveDown]);
    assert!(desk.selected().contains("send the offer"));
    let asked = desk.said(Action::MarkDone);
    assert!(asked.contains("Done(2)") && asked.contains("Line"), "{asked}");
    let effect = desk.answer(Purpose::Done(2), Reply::Text("sent".to_owned()));
    let result = Some("sent".to_owned());
    assert_commits(&effect, &Command::Complete { activity: 2, result });
}

#[test]
fn an_empty_plan_invites_to_plan() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    assert_eq!(desk.why(Action::MarkDone), Some("why-nothing-planned"));
    desk.act(Action::OtherPane);
    assert_eq!(desk.selected(), "– nothing planned · a plans");
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("Plan"), "{asked}");
}

#[test]
fn only_entries_are_pinned_and_they_stand_above_what_happened() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    assert_eq!(desk.why(Action::Pin), Some("card-why-pin"));
    desk.act(Action::OtherPane);
    assert!(matches!(desk.act(Action::Pin), Effect::Refuse(_)));
    desk.all(&[Action::MoveDown, Action::MoveDown]);
    assert!(desk.selected().contains("Warranty"));
    let Effect::Commit(pin) = desk.act(Action::Pin) else { panic!("it is an entry") };
    assert_eq!(pin, Command::Pin { entry: 1 });
    office.at(noon(), pin);
    desk.reload();
    let shown = desk.shown();
    let (pinned, today) = (shown.find("PINNED").unwrap(), shown.find("TODAY").unwrap());
    assert!(pinned < today && shown.matches("Warranty").count() == 2, "{shown}");
    assert!(desk.selected().contains("Warranty"), "{}", desk.selected());
}

#[test]
fn one_corrects_a_comment() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::OtherPane, Action::MoveDown, Action::MoveDown]);
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("Warranty is 5 years"), "{asked}");
    let text = Purpose::Field("text".to_owned());
    let effect = desk.answer(text, Reply::Text("Six years.".to_owned()));
    let Effect::Commit(Command::Edit { on, set }) = effect else { panic!("{effect:?}") };
    assert_eq!((on, set[0].value.as_text()), (RecordRef::new(Noun::Entry, 1), Some("Six years.")));
}

#[test]
fn a_long_comment_is_folded_until_it_is_opened() {
    let office = Office::new();
    let lines: Vec<String> = (1..=30).map(|n| format!("line {n}.")).collect();
    office.comment(noon(), &lines.join("\n"));
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::OtherPane, Action::MoveDown]);
    assert!(desk.shown().contains("line 12.") && !desk.shown().contains("line 13."));
    assert!(desk.shown().contains("… 18 more lines · Enter"));
    assert!(matches!(desk.act(Action::EditField), Effect::None));
    desk.all(&[Action::PageDown]);
    assert!(desk.shown().contains("line 30."), "{}", desk.shown());
    assert!(matches!(desk.act(Action::StepBack), Effect::None));
    assert!(desk.shown().contains("… 18 more lines"));
    assert!(matches!(desk.act(Action::StepBack), Effect::Close));
}

#[test]
fn a_converted_lead_shows_what_was_made_and_leads_there() {
    let office = Office::new();
    let targets = Targets { deal: true, contact: true, company: false };
    office.at(noon(), Command::Convert { lead: 1, targets, pipeline: None, fill: Vec::new() });
    let mut desk = office.open(Lang::Ru, 120, 24);
    let shown = desk.shown();
    assert!(shown.contains("[КАЧЕСТВЕННЫЙ ЛИД · 0 мин]"), "{shown}");
    assert!(!shown.contains("Завершить…"), "{shown}");
    assert!(shown.contains("СВЯЗАННОЕ"), "{shown}");
    assert!(shown.contains("Конвертация: лид «Website order» → сделка «Website"), "{shown}");
    while !desk.selected().starts_with("Сделка 1") {
        desk.act(Action::MoveDown);
    }
    let Effect::Open(open) = desk.act(Action::EditField) else { panic!("it is a link") };
    assert!(matches!(*open, Open::Card(on, _) if on == RecordRef::new(Noun::Deal, 1)), "{open:?}");
    desk.act(Action::OtherPane);
    desk.act(Action::MoveDown);
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("deal/1") && asked.contains("contact/1"), "{asked}");
}

#[test]
fn what_was_undone_is_said_to_be() {
    let office = Office::busy();
    office.edit(noon(), "amount", 999.into());
    office.at(noon(), Command::Undo { operation: None });
    let shown = office.open(Lang::En, 120, 24).shown();
    assert!(shown.contains("Undone: Amount €9.99 → €3,500"), "{shown}");
}

#[test]
fn the_history_names_date_author_type_and_change() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 80, 12);
    desk.act(Action::NextTab);
    let expected = "
 Lead 1 · Website order                                                    Anna
 Not processed  [IN WORK · 2 d]  Processed  Complete…
 General  HISTORY
 WHEN              WHO         TYPE        WHAT
▌today 10:00       Anna        changed     Amount €3,400 → €3,500
 15 Nov, 12:06     Anna        stage       Not processed → In work
 14 Nov, 12:00     Anna        created     Created";
    assert_eq!(desk.shown().trim_end(), expected.trim_start_matches('\n'));
    assert_eq!(desk.why(Action::OtherPane), Some("card-why-one-pane"));
    assert_eq!(desk.why(Action::EditField), Some("card-why-history"));
    desk.all(&[Action::MoveLast, Action::PreviousTab]);
    assert!(desk.selected().starts_with("Title"));
}

#[test]
fn the_neighbours_of_the_list_follow_each_other() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 80, 24);
    assert!(matches!(desk.act(Action::NextRecord), Effect::Reload));
    assert_eq!(desk.card.on(), RecordRef::new(Noun::Lead, 8));
    assert!(desk.shown().contains("Lead 8 is not here any more"), "{}", desk.shown());
    assert_eq!(desk.why(Action::NextRecord), Some("card-why-last"));
    assert_eq!(desk.why(Action::Comment), Some("card-why-gone"));
    desk.act(Action::PreviousRecord);
    assert!(desk.shown().contains("Website order"));
    desk.act(Action::PreviousRecord);
    assert_eq!(desk.card.on(), RecordRef::new(Noun::Lead, 7));
    assert_eq!(desk.why(Action::PreviousRecord), Some("card-why-first"));
}

#[test]
fn a_record_in_the_bin_is_only_to_be_taken_out() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 80, 24);
    office.at(noon(), Command::Delete { on: LEAD });
    desk.reload();
    assert!(desk.shown().contains("In the bin since today 12:00 · x takes it out"));
    assert_eq!(desk.why(Action::Edit), Some("card-why-deleted"));
    assert_eq!(desk.why(Action::Copy), None);
    assert_commits(&desk.act(Action::Delete), &Command::Restore { on: LEAD });
}

#[test]
fn the_cursors_stay_where_they_were_when_others_change_things() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown; 4]);
    assert!(desk.selected().starts_with("Temperature"));
    desk.act(Action::OtherPane);
    desk.all(&[Action::MoveDown; 3]);
    assert!(desk.selected().contains("Amount €3,400"));
    office.edit(noon(), "source", Value::Empty);
    office.comment(noon(), "A new one on top.");
    desk.reload();
    assert!(desk.selected().contains("Amount €3,400"), "{}", desk.selected());
    desk.act(Action::OtherPane);
    assert!(desk.selected().starts_with("Temperature"), "{}", desk.selected());
}

#[test]
fn a_long_timeline_is_read_around_the_cursor_only() {
    let office = Office::new();
    for n in 0..230 {
        office.comment(noon() - 1_000 + n, &format!("comment {n}"));
    }
    let mut desk = office.open(Lang::En, 100, 24);
    desk.act(Action::OtherPane);
    let mut seen = Vec::new();
    for _ in 0..231 {
        desk.act(Action::MoveDown);
        seen.push(desk.selected());
        assert!(desk.card.stream.events().len() <= 150);
    }
    let expected: Vec<String> = (0..230).rev().map(|n| format!("comment {n}")).collect();
    for (seen, expected) in seen.iter().zip(&expected) {
        assert!(seen.ends_with(expected.as_str()), "{seen} {expected}");
    }
    assert!(seen[230].ends_with("Created"), "{}", seen[230]);
    desk.act(Action::MoveFirst);
    assert_eq!(desk.selected(), "– nothing planned · a plans");
    desk.act(Action::MoveLast);
    assert!(desk.selected().ends_with("Created"), "{}", desk.selected());
    desk.act(Action::MoveUp);
    assert!(desk.selected().ends_with("comment 0"), "{}", desk.selected());
    for n in 1..230 {
        desk.act(Action::MoveUp);
        assert!(desk.selected().ends_with(&format!("comment {n}")), "{}", desk.selected());
    }
}

#[test]
fn pasted_lines_make_records() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 80, 24);
    let asked = format!("{:?}", desk.card.on_text("Jan Nowak\nOkna", &desk.team.context()));
    assert!(asked.contains("Capture(Lead)"), "{asked}");
    let effect = desk.answer(Purpose::Capture, Reply::Text("Jan Nowak\n\nOkna".to_owned()));
    let Effect::CommitAll("create", commands) = effect else { panic!("{effect:?}") };
    assert_eq!(commands.len(), 2);
    let effect = desk.answer(Purpose::Capture, Reply::Text("Okna".to_owned()));
    assert!(matches!(effect, Effect::Commit(Command::Create { .. })), "{effect:?}");
}

#[test]
fn an_import_shows_the_columns_that_no_field_took() {
    let team = Team::new(Lang::Pl, 80, 24);
    let data = r#"{"file":"leads.csv","line":7,"owner":"Zofia","leftovers":[["Kolor","zielony"]]}"#;
    let entry = Entry {
        id: 1,
        kind: "import".to_owned(),
        text: None,
        data: Some(data.to_owned()),
        pinned_at: None,
        author: Some(UserId(1)),
    };
    let happened = Happened { at: noon(), event: Event::Entry(entry) };
    let said = super::event::say(&happened, None, &team.context());
    assert_eq!(said.text, "Zaimportowano z pliku leads.csv");
    assert_eq!(said.details, ["Odpowiedzialny: Zofia", "Kolor: zielony"]);
    assert!(!said.by_people);
}
