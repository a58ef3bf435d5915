mod about;
mod deeds;
mod links;
mod looks;
mod moves;
mod products;

use std::cell::RefCell;

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

use super::{Card, event};

const DAY: i64 = 86_400;
const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };

/// A database with a lead, in a folder that goes with it.
struct Office {
    folder: tempfile::TempDir,
    reader: Reader,
    writer: RefCell<Writer>,
}

impl Office {
    fn new() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::fresh(folder.path(), "RU");
        let anna = database.person("anna", "Anna").unwrap();
        let viewer = Database::viewer(&anna);
        let reader = database.reader(viewer).unwrap();
        let writer = RefCell::new(database.writer(viewer).unwrap());
        let office = Office { folder, reader, writer };
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
        office.at(then + 300, Command::Complete { activity: 1, result, next: None });
        office.at(
            then + 400,
            Command::MoveStage { on: LEAD, from: None, to: StageId(2), comment: None },
        );
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
        self.at(now, Command::comment(LEAD, text));
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
