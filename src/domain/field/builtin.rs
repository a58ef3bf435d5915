//! The fields every database has.

use super::{Choice, Field, Flags, Join, Kind, Label, Section, Storage};
use crate::domain::client::Known;
use crate::domain::command::Targets;
use crate::domain::mode::Mode;
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;
use crate::domain::rule::Action;
use crate::domain::task::State;

const PLAIN: Flags = Flags {
    required: false,
    always: false,
    system: false,
    sorted: false,
    custom: false,
    personal: false,
    decided: false,
};
const ALWAYS: Flags = Flags { always: true, ..PLAIN };
const REQUIRED: Flags = Flags { required: true, ..PLAIN };
const SYSTEM: Flags = Flags { system: true, ..PLAIN };
const SORTED: Flags = Flags { sorted: true, ..PLAIN };
const PERSONAL: Flags = Flags { personal: true, ..PLAIN };
/// What a person changes for himself, but not by typing.
const CHOSEN: Flags = Flags { system: true, ..PERSONAL };

/// The companies of a contact, and the contacts of a company.
const COMPANIES: Join =
    Join { table: "contact_company", own: "contact_id", other: "company_id", mirrored: true };
const PEOPLE: Join = Join { own: "company_id", other: "contact_id", ..COMPANIES };
/// The contacts of a deal beside the main one.
const FURTHER: Join =
    Join { table: "contact_deal", own: "deal_id", other: "contact_id", mirrored: false };

/// Every built-in field, noun by noun, in the order of the card.
pub fn fields() -> Vec<Field> {
    let mut all = Vec::new();
    lead(&mut Rows(Noun::Lead, &mut all));
    deal(&mut Rows(Noun::Deal, &mut all));
    contact(&mut Rows(Noun::Contact, &mut all));
    company(&mut Rows(Noun::Company, &mut all));
    activity(&mut Rows(Noun::Activity, &mut all));
    entry(&mut Rows(Noun::Entry, &mut all));
    settings(&mut all);
    // Everything that is a list for people is sorted by whatever has an order.
    for field in all.iter_mut().filter(|f| f.noun.is_record() || f.noun == Noun::Product) {
        field.flags.sorted = field.unsorted().is_none();
    }
    all
}

fn lead(f: &mut Rows) {
    use Section::{Client, Main};
    f.text("title", Main, ALWAYS);
    f.column("stage", "stage_id", Kind::Stage, Main, PLAIN);
    f.money(Main);
    f.products();
    f.column("source", "source_id", Kind::Source, Main, PLAIN);
    let temperatures = ["hot", "warm", "cold"];
    f.column("temperature", "temperature", choices("temperature", &temperatures), Main, PLAIN);
    f.column("origin", "origin", choices("origin", &["direct", "indirect"]), Main, PLAIN);
    f.names(Client);
    f.text("company_name", Client, PLAIN);
    f.text("post", Client, PLAIN);
    f.points(Client);
    f.text("address", Client, PLAIN);
    f.text("region", Client, PLAIN);
    f.column("contact", "contact_id", Kind::Link(Noun::Contact), Client, PLAIN);
    f.column("company", "company_id", Kind::Link(Noun::Company), Client, PLAIN);
    f.tail();
    f.flag("repeat", SYSTEM);
    f.flag("open_to_all", PLAIN);
    f.activities();
    f.twins();
    f.system_moments();
    f.stage_moments();
}

fn deal(f: &mut Rows) {
    use Section::{Client, Main, More};
    f.text("title", Main, ALWAYS);
    f.column("stage", "stage_id", Kind::Stage, Main, PLAIN);
    f.money(Main);
    f.products();
    let types = ["sale", "service", "goods", "other"];
    f.column("type", "type", choices("deal-type", &types), Main, PLAIN);
    f.column("source", "source_id", Kind::Source, Main, PLAIN);
    f.column("begin_date", "begin_date", Kind::Date, Main, PLAIN);
    f.column("close_date", "close_date", Kind::Date, Main, PLAIN);
    f.column("contact", "contact_id", Kind::Link(Noun::Contact), Client, ALWAYS);
    f.row("contacts", Kind::Links(Noun::Contact), Storage::Joined(FURTHER), Client, PLAIN);
    f.column("company", "company_id", Kind::Link(Noun::Company), Client, ALWAYS);
    f.tail();
    let kinds = choices("client-kind", &Known::ALL.map(Known::word));
    f.column("client_kind", "client_kind", kinds, More, SYSTEM);
    f.column("lead", "lead_id", Kind::Link(Noun::Lead), More, SYSTEM);
    f.column("copy_of", "copy_of", Kind::Link(Noun::Deal), More, SYSTEM);
    f.flag("open_to_all", PLAIN);
    f.activities();
    f.twins();
    f.system_moments();
    f.stage_moments();
}

fn contact(f: &mut Rows) {
    use Section::{Client, Main, More};
    f.names(Main);
    f.text("post", Main, PLAIN);
    f.points(Client);
    f.row("company", Kind::Links(Noun::Company), Storage::Joined(COMPANIES), Client, PLAIN);
    f.text("address", Client, PLAIN);
    f.text("region", Client, PLAIN);
    f.column("birthday", "birthday", Kind::Anniversary, Client, PLAIN);
    f.column("source", "source_id", Kind::Source, More, PLAIN);
    f.tail();
    f.column("lead", "lead_id", Kind::Link(Noun::Lead), More, SYSTEM);
    f.flag("open_to_all", PLAIN);
    f.activities();
    f.twins();
    f.system_moments();
}

fn company(f: &mut Rows) {
    use Section::{Client, Main, More};
    f.text("title", Main, Flags { required: true, ..ALWAYS });
    f.text("industry", Main, PLAIN);
    f.column("employees", "employees", Kind::Integer, Main, PLAIN);
    f.column("revenue", "revenue", Kind::Money("currency"), Main, PLAIN);
    f.column("currency", "currency", Kind::Currency, Main, PLAIN);
    f.points(Client);
    f.row("contact", Kind::Links(Noun::Contact), Storage::Joined(PEOPLE), Client, PLAIN);
    f.text("address", Client, PLAIN);
    f.text("region", Client, PLAIN);
    f.text("legal_address", Client, PLAIN);
    f.text("bank_details", Client, PLAIN);
    f.column("source", "source_id", Kind::Source, More, PLAIN);
    f.tail();
    f.column("lead", "lead_id", Kind::Link(Noun::Lead), More, SYSTEM);
    f.flag("open_to_all", PLAIN);
    f.activities();
    f.twins();
    f.system_moments();
}

fn activity(f: &mut Rows) {
    use Section::{Main, More};
    let kinds = ["call", "meeting", "mail", "task", "chat", "form"];
    f.column("kind", "kind", choices("activity", &kinds), Main, REQUIRED);
    f.text("subject", Main, Flags { sorted: true, ..REQUIRED });
    f.column("deadline", "deadline", Kind::Moment, Main, SORTED);
    f.column("remind", "remind", Kind::Minutes, Main, PLAIN);
    f.text("place", Main, PLAIN);
    f.row("on", Kind::Record, Storage::Record, Main, PLAIN);
    f.column("description", "description", Kind::LongText, Main, PLAIN);
    f.column("checklist", "checklist", Kind::LongText, Main, PLAIN);
    f.column("acceptance", "acceptance", Kind::Bool, Main, PLAIN);
    f.column("needs_result", "needs_result", Kind::Bool, Main, PLAIN);
    f.column("responsible", "responsible_id", Kind::User, More, SORTED);
    f.row("people", Kind::Users, Storage::Observers, More, PLAIN);
    f.column("result", "result", Kind::LongText, More, PLAIN);
    f.column("about", "about_id", Kind::Link(Noun::Entry), More, SYSTEM);
    f.column("incoming", "incoming", Kind::Bool, More, SYSTEM);
    f.column("replaced", "replaced", Kind::Bool, More, SYSTEM);
    f.moment("done_at");
    f.column("done_by", "done_by", Kind::User, More, SYSTEM);
    let states = State::ALL.map(State::word);
    f.column("state", "state", choices("task", &states), More, SYSTEM);
    f.column("progress", "progress", choices("task", &states[..5]), More, SYSTEM);
    f.column("changed", "changed", Kind::Bool, More, SYSTEM);
    f.column("deadline_changed", "deadline_changed", Kind::Bool, More, SYSTEM);
    f.column("returned", "returned", Kind::LongText, More, SYSTEM);
    f.column("ended_by", "ended_by", Kind::Stage, More, SYSTEM);
    f.system_moments();
}

fn entry(f: &mut Rows) {
    f.column(
        "kind",
        "kind",
        choices(
            "entry",
            &[
                "comment",
                "import",
                "conversion",
                "merge",
                "call",
                "mail",
                "chat",
                "form",
                "reminder",
                "rule",
                "pin",
            ],
        ),
        Section::Main,
        REQUIRED,
    );
    f.row("on", Kind::Record, Storage::Record, Section::Main, SYSTEM);
    f.column("text", "text", Kind::LongText, Section::Main, PLAIN);
    f.column("files", "files", Kind::Files, Section::Main, PLAIN);
    f.column("data", "data", Kind::LongText, Section::More, SYSTEM);
    f.moment("pinned_at");
    f.moment("edited_at");
    f.system_moments();
}

fn settings(all: &mut Vec<Field>) {
    use Section::Main;
    for noun in [Noun::Pipeline, Noun::Stage, Noun::Source] {
        let mut f = Rows(noun, all);
        f.text("code", Main, REQUIRED);
        for name in ["name_en", "name_ru", "name_pl"] {
            f.text(name, Main, REQUIRED);
        }
        f.column("position", "position", Kind::Integer, Main, PLAIN);
        match noun {
            Noun::Stage => {
                let colours = ["grey", "blue", "cyan", "green", "yellow", "magenta", "red"];
                let meanings = ["open", "won", "lost"];
                f.column("pipeline", "pipeline_id", Kind::Pipeline, Main, REQUIRED);
                f.column("meaning", "meaning", choices("meaning", &meanings), Main, REQUIRED);
                f.column("colour", "colour", choices("colour", &colours), Main, REQUIRED);
                f.column("limit_days", "limit_days", Kind::Integer, Main, PLAIN);
            }
            Noun::Pipeline => {
                f.column("noun", "noun", choices("noun", &["lead", "deal"]), Main, REQUIRED);
                f.column("reminders", "reminders", Kind::Minutes, Main, PLAIN);
            }
            _ => {}
        }
    }

    let mut f = Rows(Noun::Rule, all);
    f.text("code", Main, REQUIRED);
    f.text("name", Main, REQUIRED);
    f.called("field-thing-name");
    f.column("stage", "stage_id", Kind::Stage, Main, REQUIRED);
    let actions = Action::ALL.map(Action::word);
    f.column("action", "action", choices("rule-action", &actions), Main, REQUIRED);
    f.column("to", "to_stage_id", Kind::Stage, Main, PLAIN);
    let targets = Targets::NOUNS.map(Noun::word);
    f.column("into", "targets", several("noun", &targets), Main, PLAIN);
    f.column("pipeline", "pipeline_id", Kind::Pipeline, Main, PLAIN);
    f.column("plan", "plan", Kind::Text, Main, PLAIN);
    f.column("enabled", "enabled", Kind::Bool, Main, PLAIN);
    f.column("position", "position", Kind::Integer, Main, PLAIN);

    let mut f = Rows(Noun::User, all);
    f.text("login", Main, REQUIRED);
    f.text("name", Main, PERSONAL);
    f.called("field-person-name");
    f.column("admin", "admin", Kind::Bool, Main, PLAIN);
    f.text("zone", Main, PERSONAL);
    f.column("reminders", "reminders", Kind::Minutes, Main, PERSONAL);
    f.column("ask_next_step", "ask_next_step", Kind::Bool, Main, PERSONAL);
    f.column("views", "views", Kind::Tags, Main, CHOSEN);
    f.column("timelines", "timelines", Kind::Tags, Main, CHOSEN);

    let mut f = Rows(Noun::Exclusion, all);
    f.text("sender", Main, REQUIRED);
    f.column("ours", "ours", Kind::Bool, Main, PLAIN);
    f.text("comment", Main, PLAIN);

    let mut f = Rows(Noun::Field, all);
    let nouns = ["lead", "deal", "contact", "company", "activity"];
    f.column("noun", "noun", choices("noun", &nouns), Main, REQUIRED);
    f.text("name", Main, REQUIRED);
    f.text("label", Main, REQUIRED);
    f.text("kind", Main, REQUIRED);
    f.column("options", "options", Kind::Tags, Main, PLAIN);
    f.column("required", "required", Kind::Bool, Main, PLAIN);
    f.column("always", "always", Kind::Bool, Main, PLAIN);
    let sections = ["main", "client", "more"];
    f.column("section", "section", choices("section", &sections), Main, PLAIN);
    f.column("position", "position", Kind::Integer, Main, PLAIN);

    let mut f = Rows(Noun::Layout, all);
    f.column("noun", "noun", choices("noun", &nouns[..4]), Main, REQUIRED);
    f.column("pipeline", "pipeline_id", Kind::Pipeline, Main, PLAIN);
    f.column("owner", "owner_id", Kind::User, Main, PLAIN);
    f.text("name", Main, PLAIN);
    f.called("field-thing-name");
    f.column("parts", "parts", Kind::Tags, Main, PLAIN);

    let mut f = Rows(Noun::Setting, all);
    let modes = Mode::ALL.map(Mode::word);
    f.column("mode", "mode", choices("mode", &modes), Main, REQUIRED);
    f.column("repeat_leads", "repeat_leads", Kind::Bool, Main, REQUIRED);
    let places = ["all", "one"];
    f.column("inbound_on", "inbound_on", choices("inbound-on", &places), Main, REQUIRED);
    f.column("fields", "fields", Kind::Tags, Main, SYSTEM);

    let mut f = Rows(Noun::Product, all);
    f.text("title", Main, Flags { required: true, ..ALWAYS });
    f.column("code", "code", Kind::Text, Main, PLAIN);
    f.column("unit", "unit", Kind::Text, Main, PLAIN);
    f.column("price", "price", Kind::Money("currency"), Main, PLAIN);
    f.column("currency", "currency", Kind::Currency, Main, PLAIN);
    f.column("tax", "tax", Kind::Percent, Main, PLAIN);
    f.column("tax_included", "tax_included", Kind::Bool, Main, PLAIN);
    f.column("active", "active", Kind::Bool, Main, PLAIN);
}

/// The columns a list starts with: what it is, who it is for, where it stands, what comes next.
pub fn columns(noun: Noun) -> &'static [&'static str] {
    match noun {
        Noun::Lead => &[
            "title",
            "last_name",
            "first_name",
            "stage",
            "amount",
            "next_at",
            "company_name",
            "responsible",
            "phone",
            "email",
            "source",
            "created_at",
        ],
        Noun::Deal => &[
            "title",
            "contact",
            "company",
            "stage",
            "amount",
            "next_at",
            "responsible",
            "close_date",
            "source",
            "created_at",
        ],
        Noun::Contact => &[
            "last_name",
            "first_name",
            "phone",
            "email",
            "company",
            "post",
            "responsible",
            "created_at",
        ],
        Noun::Company => {
            &["title", "phone", "email", "industry", "responsible", "site", "created_at"]
        }
        Noun::Activity => &["kind", "subject", "deadline", "on", "responsible", "result"],
        Noun::Entry => &["on", "text", "created_at"],
        Noun::Stage => &[
            "code",
            "name_en",
            "name_ru",
            "name_pl",
            "pipeline",
            "meaning",
            "colour",
            "limit_days",
        ],
        Noun::Pipeline | Noun::Source => &["code", "name_en", "name_ru", "name_pl"],
        Noun::Rule => {
            &["code", "name", "stage", "action", "to", "into", "pipeline", "plan", "enabled"]
        }
        Noun::User => &["login", "name", "admin"],
        Noun::Field => &["noun", "name", "label", "kind", "options"],
        Noun::Layout => &["noun", "pipeline", "owner", "name"],
        Noun::Setting => &["mode", "repeat_leads", "inbound_on"],
        Noun::Product => &["title", "price", "unit", "tax", "code", "active"],
        Noun::Exclusion => &["sender", "ours", "comment"],
    }
}

/// A closed list whose entries are said by the messages `<prefix>-<code>`.
fn choices(prefix: &str, codes: &[&str]) -> Kind {
    Kind::Choice(listed(prefix, codes))
}

/// As [`choices`], of which several may be chosen.
fn several(prefix: &str, codes: &[&str]) -> Kind {
    Kind::Choices(listed(prefix, codes))
}

fn listed(prefix: &str, codes: &[&str]) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        code: (*code).to_owned(),
        label: Label::Message(format!("{prefix}-{}", code.replace('_', "-"))),
    };
    codes.iter().map(choice).collect()
}

/// Appends fields of one noun.
struct Rows<'a>(Noun, &'a mut Vec<Field>);

impl Rows<'_> {
    fn row(&mut self, name: &str, kind: Kind, storage: Storage, section: Section, flags: Flags) {
        self.1.push(Field {
            noun: self.0,
            name: name.to_owned(),
            kind,
            label: Label::Message(format!("field-{}", name.replace('_', "-"))),
            section,
            storage,
            flags,
        });
    }

    fn column(&mut self, name: &str, column: &str, kind: Kind, section: Section, flags: Flags) {
        self.row(name, kind, Storage::Column(column.to_owned()), section, flags);
    }

    fn text(&mut self, name: &str, section: Section, flags: Flags) {
        self.column(name, name, Kind::Text, section, flags);
    }

    /// Calls the last field otherwise than its name says, where other nouns have one of that name.
    fn called(&mut self, message: &str) {
        if let Some(field) = self.1.last_mut() {
            field.label = Label::Message(message.to_owned());
        }
    }

    fn flag(&mut self, name: &str, flags: Flags) {
        self.column(name, name, Kind::Bool, Section::More, flags);
    }

    /// A moment the program sets.
    fn moment(&mut self, name: &str) {
        let flags = Flags { sorted: true, ..SYSTEM };
        self.column(name, name, Kind::Moment, Section::More, flags);
    }

    fn money(&mut self, section: Section) {
        self.column("amount", "amount", Kind::Money("currency"), section, PLAIN);
        self.column("currency", "currency", Kind::Currency, section, PLAIN);
    }

    /// What is sold, and whether the amount is one's own word and not what that comes to.
    fn products(&mut self) {
        self.row("products", Kind::Products, Storage::Products, Section::Main, PLAIN);
        self.column("amount_manual", "amount_manual", Kind::Bool, Section::Main, PLAIN);
    }

    /// The three parts of a person's name.
    fn names(&mut self, section: Section) {
        self.text("last_name", section, PLAIN);
        self.text("first_name", section, PLAIN);
        self.text("middle_name", section, PLAIN);
    }

    fn points(&mut self, section: Section) {
        for kind in PointKind::ALL {
            self.row(kind.word(), Kind::Points(kind), Storage::Points(kind), section, PLAIN);
        }
    }

    /// What every record ends with: who works on it, tags and a comment.
    fn tail(&mut self) {
        use Section::More;
        self.column("responsible", "responsible_id", Kind::User, More, SORTED);
        self.row("observers", Kind::Users, Storage::Observers, More, PLAIN);
        self.row("tags", Kind::Tags, Storage::Tags, More, PLAIN);
        self.column("comment", "comment", Kind::LongText, More, PLAIN);
    }

    /// What is open with it.
    fn activities(&mut self) {
        self.row("activities", Kind::Activities, Storage::Activities, Section::More, SYSTEM);
    }

    /// Which record took this one in when they were merged, and which only look like it.
    fn twins(&mut self) {
        use Section::More;
        let noun = self.0;
        self.column("merged_into", "merged_into", Kind::Link(noun), More, SYSTEM);
        self.row("not_duplicate", Kind::Links(noun), Storage::Apart, More, SYSTEM);
    }

    fn system_moments(&mut self) {
        self.moment("created_at");
        self.column("created_by", "created_by", Kind::User, Section::More, SYSTEM);
        self.moment("updated_at");
    }

    /// When a record with stages moved, was finished, and is due next.
    fn stage_moments(&mut self) {
        self.moment("moved_at");
        self.moment("closed_at");
        self.moment("next_at");
        self.column("touched_at", "touched_at", Kind::Moment, Section::More, SYSTEM);
    }
}
