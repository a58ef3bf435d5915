use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::*;
use crate::capability::Capabilities;
use crate::crm::Database;
use crate::crm::export::{self, Naming};
use crate::crm::reader::{Position, Sort, Window};
use crate::domain::command::{Command, Set};
use crate::domain::field::Choice;
use crate::domain::noun::RecordRef;
use crate::domain::query::Filter;
use crate::domain::setup::Source;
use crate::domain::stage::{Meaning, Pipeline, Stage, StageId};
use crate::domain::value::Value;
use crate::exchange::export::{For, Format};
use crate::exchange::plan::{self, Words};

mod again;
mod booked;
mod broken;
mod elsewhere;
mod employers;
mod firms;
mod foreign;
mod greenwich;
mod linked;
mod meanwhile;
mod numbered;
mod returned;
mod stopped;

use greenwich::Greenwich;

const NOW: i64 = 1_800_000_000;

/// A team of two in a file of its own.
struct Team {
    database: Database,
    writer: Writer,
    reader: Reader,
    _folder: tempfile::TempDir,
}

impl Team {
    fn new() -> Team {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::fresh(folder.path(), "PL");
        let anna = database.person("anna", "Anna Nowak").unwrap();
        let viewer = Database::viewer(&anna);
        let mut writer = database.writer(viewer).unwrap();
        let set = vec![Set::new("login", "bob"), Set::new("name", "Bob Low")];
        writer.execute(NOW, &Command::Create { noun: Noun::User, set }).unwrap();
        let reader = database.reader(viewer).unwrap();
        Team { database, writer, reader, _folder: folder }
    }

    fn import(&mut self, noun: Noun, text: &str) -> Result<Report, Failure> {
        let stop = AtomicBool::new(false);
        let setup = self.writer.setup().unwrap();
        with_request(&setup, noun, text, &stop, |request| {
            self.writer.import(NOW, request, &mut |_, _| {})
        })
    }

    fn rehearse(&mut self, noun: Noun, text: &str) -> Report {
        let stop = AtomicBool::new(false);
        self.reader.changed().unwrap();
        let setup = self.reader.setup();
        with_request(&setup, noun, text, &stop, |request| {
            self.reader.rehearse_import(NOW, request, &mut |_, _| {}).unwrap()
        })
    }

    /// Imports a file with this mode and these keys, rehearsed first, which says the same.
    fn import_over(&mut self, noun: Noun, mode: OnDuplicate, keys: &str, text: &str) -> Report {
        let stop = AtomicBool::new(false);
        let keys = KnownBy::parse(keys, noun).unwrap();
        let setup = self.writer.setup().unwrap();
        self.reader.changed().unwrap();
        let told = with_request(&setup, noun, text, &stop, |request| {
            let request = Request { duplicates: (mode, &keys), ..*request };
            self.reader.rehearse_import(NOW, &request, &mut |_, _| {}).unwrap()
        });
        let report = with_request(&setup, noun, text, &stop, |request| {
            let request = Request { duplicates: (mode, &keys), ..*request };
            self.writer.import(NOW, &request, &mut |_, _| {}).unwrap()
        });
        let counts = |report: &Report| {
            let left_out = (report.tally.skipped, report.tally.in_bin, report.tally.merged);
            (
                report.tally.made,
                report.tally.updated,
                report.tally.unchanged,
                report.tally.again,
                report.tally.aside.clone(),
                left_out,
            )
        };
        assert_eq!(counts(&told), counts(&report), "{mode:?}: the rehearsal");
        report
    }

    fn count(&self, noun: Noun) -> i64 {
        self.reader.count(noun, &Filter::All).unwrap()
    }

    /// What a field of a record holds.
    fn value(&self, on: RecordRef, field: &str) -> Value {
        self.reader.card(on).unwrap().row.get(field).clone()
    }

    fn stage(&mut self, on: RecordRef) -> Stage {
        self.reader.changed().unwrap();
        let id = StageId(self.value(on, "stage").as_int().unwrap());
        self.reader.setup().stage(id).unwrap().clone()
    }

    /// The note an import left on a record.
    fn note(&self, on: RecordRef) -> serde_json::Value {
        let (happened, _) = self.reader.timeline(on, Position::NEWEST, 50).unwrap();
        let note = happened.into_iter().find_map(|one| match one.event {
            crate::crm::reader::Event::Entry(entry) if entry.kind == "import" => entry.data,
            _ => None,
        });
        serde_json::from_str(&note.unwrap()).unwrap()
    }

    fn export(&mut self, noun: Noun, whom: For) -> String {
        self.reader.changed().unwrap();
        let setup = self.reader.setup();
        let request = export::Request {
            noun,
            columns: &export::columns(&setup, noun),
            filter: &Filter::All,
            sort: &Sort { field: "id".to_owned(), descending: false },
            shape: export::Shape::Table { format: Format::Csv, whom, naming: &Codes },
        };
        let (bytes, _) = self.reader.export(&request, Vec::new(), &mut |_| {}).unwrap();
        String::from_utf8(bytes).unwrap().trim_start_matches('\u{FEFF}').to_owned()
    }
}

/// Calls everything by its code.
struct Codes;

impl Naming for Codes {
    fn stage(&self, stage: &Stage) -> String {
        stage.code.clone()
    }

    fn pipeline(&self, pipeline: &Pipeline) -> String {
        pipeline.code.clone()
    }

    fn source(&self, source: &Source) -> String {
        source.code.clone()
    }

    fn choice(&self, choice: &Choice) -> String {
        choice.code.clone()
    }

    fn subject(&self, subject: &str) -> String {
        subject.to_owned()
    }

    fn moment(&self, at: i64) -> String {
        chrono::DateTime::from_timestamp(at, 0).unwrap().to_rfc3339()
    }
}

fn with_request<T>(
    setup: &Setup,
    noun: Noun,
    text: &str,
    stop: &AtomicBool,
    then: impl FnOnce(&Request<'_>) -> T,
) -> T {
    let table = Table::open(text).unwrap();
    let wanted = plan::Request {
        noun,
        registry: &setup.registry,
        currency: setup.currency,
        country: &setup.country,
        words: &Words::default(),
        profile: None,
        map: &[],
    };
    let mut plan = Plan::new(table.headers(), &wanted).unwrap();
    plan.study(&table);
    let duplicates = (OnDuplicate::Allow, &[][..]);
    let file = "file.csv";
    let plan = &plan;
    let examples = &[];
    then(&Request {
        noun,
        file,
        table: &table,
        plan,
        from: 0,
        examples,
        duplicates,
        dates: &Greenwich,
        stop,
    })
}

fn lead(id: i64) -> RecordRef {
    RecordRef::new(Noun::Lead, id)
}

const LEADS: &str = "\
Lead ID,Last Name,Company,Lead Owner,Email,Lead Status,Lead Source,Created Time,Converted,Favourite tea
77,Bell,Acme,bob@example.com,ann@example.com,On Hold,Fair,2021-04-15 00:03:00,No,green
78,Low,Acme,Tom Stranger,low@example.com,Junk,call,2021-04-16 00:03:00,Yes,
79,Wood,Birch,Nowak Anna,wood@example.com,On hold,Fair,,Yes,black
80,Bad\0row,,,,,,,,
";

#[test]
fn a_file_of_leads_comes_in_and_nothing_of_it_is_lost() {
    let mut team = Team::new();
    let report = team.import(Noun::Lead, LEADS).unwrap();
    assert_eq!((report.tally.made, report.rejected.len()), (3, 1));
    assert_eq!(report.rejected[0].line, 5);
    let new: Vec<_> = report.census.stages.iter().map(|s| s.entry.code.as_str()).collect();
    assert_eq!(new, ["on_hold"], "a known name is no new stage");
    assert_eq!(report.census.sources[0].names.ru, "Fair");
    assert_eq!(report.tally.strangers, HashSet::from(["Tom Stranger".to_owned()]));

    let first = team.stage(lead(1));
    assert_eq!((first.code.as_str(), first.meaning), ("on_hold", Meaning::Open));
    assert_eq!(team.value(lead(1), "created_at"), Value::Int(1_618_444_980));
    assert_eq!(team.value(lead(1), "responsible"), Value::Int(2));
    assert_eq!(team.value(lead(3), "responsible"), Value::Int(1));
    let note = team.note(lead(1));
    assert_eq!(
        (&note["file"], &note["line"], &note["id"]),
        (&"file.csv".into(), &2.into(), &"77".into())
    );
    let left = json!([["Lead ID", "77"], ["Favourite tea", "green"], ["Converted", "No"]]);
    assert_eq!(note["leftovers"], left);
    assert_eq!(team.note(lead(2))["owner"], "Tom Stranger");
}

#[test]
fn a_lead_that_was_converted_elsewhere_is_not_open_here() {
    let mut team = Team::new();
    team.import(Noun::Lead, LEADS).unwrap();
    for (id, status) in [(2, "Junk"), (3, "On hold")] {
        assert_eq!(team.stage(lead(id)).meaning, Meaning::Won);
        let left = team.note(lead(id))["leftovers"].to_string();
        assert!(left.contains(&format!("[\"Lead Status\",\"{status}\"]")), "{left}");
    }
}

#[test]
fn a_rehearsal_tells_the_same_and_writes_nothing() {
    let mut team = Team::new();
    let told = team.rehearse(Noun::Lead, LEADS);
    assert_eq!(team.count(Noun::Lead), 0);
    assert_eq!(team.reader.operations(10).unwrap().len(), 1, "only the second person");
    let done = team.import(Noun::Lead, LEADS).unwrap();
    assert_eq!(told.operation, None);
    assert_eq!(
        (told.tally.made, told.tally.stages, told.census),
        (done.tally.made, done.tally.stages, done.census)
    );
    assert_eq!((told.rejected, told.tally.strangers), (done.rejected, done.tally.strangers));
}

#[test]
fn an_import_is_one_step_back_with_the_stages_it_made() {
    let mut team = Team::new();
    let before = team.writer.setup().unwrap();
    let text: String = (0..2_500).map(|n| format!("{n},Stage {}\n", n % 3)).collect();
    let report = team.import(Noun::Lead, &format!("title,stage\n{text}")).unwrap();
    assert_eq!((report.tally.made, team.count(Noun::Lead)), (2_500, 2_500));
    let undo = Command::Undo { operation: report.operation };
    team.writer.execute(NOW + 1, &undo).unwrap();
    assert_eq!(team.count(Noun::Lead), 0);
    // What was there is not forgotten, only gone.
    let after = Setup { gone: before.gone.clone(), ..(*team.writer.setup().unwrap()).clone() };
    assert_eq!(after, *before);
    assert!(team.database.check().unwrap().is_good());
    team.writer.execute(NOW + 2, &Command::Redo).unwrap();
    assert_eq!(team.count(Noun::Lead), 2_500);
    assert!(team.database.check().unwrap().is_good());
}

#[test]
fn a_stage_in_use_outlives_its_import() {
    let mut team = Team::new();
    let report = team.import(Noun::Lead, "title,stage\na,Later\n").unwrap();
    let later = team.stage(lead(1)).id.0;
    let set = vec![Set::new("title", "own"), Set::new("stage", later)];
    team.writer.execute(NOW, &Command::Create { noun: Noun::Lead, set }).unwrap();
    let undo = Command::Undo { operation: report.operation };
    let receipt = team.writer.execute(NOW + 1, &undo).unwrap();
    assert_eq!(receipt.notes[0].id, "note-undo-left-in-use");
    assert_eq!(team.stage(lead(2)).code, "later");
}

#[test]
fn clients_are_linked_only_where_one_is_meant() {
    let mut team = Team::new();
    let companies = "Company ID,title,site\n1,Acme,acme.com\n2,Twin,\n3,Twin,\n4,Solo,\n";
    team.import(Noun::Company, companies).unwrap();
    team.import(Noun::Contact, "Last name,Email\nBell,ann@acme.com\n").unwrap();
    let deals = "\
title,Account Name,Company ID,Contact Email,Company Domain
by number,Acme,1,,
by number of twins,Twin,3,,
name against number,Solo,1,,
unknown number,Solo,99,,
by name,solo,,,
two of a name,Twin,,,
by mail and site,,,ANN@acme.com,https://www.acme.com/about
";
    let report = team.import(Noun::Deal, deals).unwrap();
    assert_eq!((report.tally.mentions, report.tally.linked), (7, 5));
    let company = |id| team.value(RecordRef::new(Noun::Deal, id), "company");
    let expected = [Some(1), Some(3), None, None, Some(4), Some(2), Some(1)];
    for (place, expected) in expected.into_iter().enumerate() {
        assert_eq!(company(place as i64 + 1).as_int(), expected, "deal {}", place + 1);
    }
    assert_eq!(team.value(RecordRef::new(Noun::Deal, 7), "contact"), Value::Int(1));
    assert_eq!(report.tally.namesakes, [(2, ("Twin".to_owned(), 1))].into());
}

#[test]
fn a_deal_gets_a_title_a_pipeline_and_the_day_it_was_won() {
    let mut team = Team::new();
    let deals = "product,account,deal_stage,Pipeline,close_date,Amount\n\
                 Desk,Acme,Won,,2017-03-01,1054\n,Acme,Talks,Partners,,\n";
    let report = team.import(Noun::Deal, deals).unwrap();
    assert_eq!(report.census.pipelines[0].code, "partners");
    let (won, talks) = (RecordRef::new(Noun::Deal, 1), RecordRef::new(Noun::Deal, 2));
    assert_eq!(team.value(won, "title"), Value::text("Acme – Desk"));
    assert_eq!(team.value(won, "closed_at"), Value::Int(1_488_326_400));
    assert_eq!(team.value(talks, "title"), Value::text("Acme"));
    let stage = team.stage(talks);
    let setup = team.reader.setup();
    let partners = &setup.pipelines.iter().find(|p| p.code == "partners").unwrap().id;
    assert_eq!((stage.pipeline, stage.code.as_str()), (*partners, "talks"));
    let meanings: Vec<Meaning> = setup.stages_of(*partners).map(|s| s.meaning).collect();
    assert_eq!(meanings, [Meaning::Open, Meaning::Won, Meaning::Lost]);
}

#[test]
fn a_row_without_what_is_mandatory_is_given_back() {
    let mut team = Team::new();
    let report = team.import(Noun::Contact, "Last name,Position\nBell,boss\n,clerk\n").unwrap();
    assert_eq!(report.tally.made, 1);
    let bad = &report.rejected[0];
    assert_eq!((bad.line, bad.reason.id), (3, "refused-contact-empty"));
    assert_eq!(bad.cells, ["", "clerk"]);
}

#[test]
fn a_company_without_a_name_is_called_by_what_is_known_of_it() {
    let mut team = Team::new();
    let file = "Company ID,title,site,Industry\n7,,acme.com,\n8,,,\n,,,Mining\n";
    let report = team.import(Noun::Company, file).unwrap();
    let title = |id| team.value(RecordRef::new(Noun::Company, id), "title");
    assert_eq!((title(1), title(2)), (Value::text("acme.com"), Value::text("8")));
    assert_eq!(report.rejected[0].reason.id, "refused-required");
}

#[test]
fn a_file_refused_as_a_whole_changes_nothing() {
    let mut team = Team::new();
    let many: String = (0..60).map(|n| format!("a,Step number {n}\n")).collect();
    for (text, id) in [
        ("title,stage\n".to_owned(), "import-no-rows"),
        (format!("title,stage\n{many}"), "import-too-many-stages"),
    ] {
        match team.import(Noun::Lead, &text) {
            Err(Failure::Refused(refusal)) => assert_eq!(refusal.message.id, id),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(team.reader.operations(10).unwrap().len(), 1);
}

#[test]
fn only_an_administrator_brings_new_stages() {
    let mut team = Team::new();
    let bob = team.database.person("bob", "").unwrap();
    team.writer = team.database.writer(Database::viewer(&bob)).unwrap();
    let refused = team.import(Noun::Lead, "title,stage\na,Unheard of\n");
    assert!(matches!(refused, Err(Failure::Refused(r)) if r.message.id == "refused-import-new"));
    assert_eq!(team.import(Noun::Lead, "title,stage\na,new\n").unwrap().tally.made, 1);
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let leads = "\
title,stage,amount,currency,source,temperature,last_name,phone,email,tags,comment,created_at
=1+1,in_work,1234.50,EUR,call,hot,Łoś,+48 600700800; mobile: 112 33 44,a@b.pl; home: c@d.pl,\"vip, old\",\"two
lines \"\"quoted\"\"\",2020-01-02 03:04:05
-5,junk,0.05,KWD,website,,'O,,,,,2021-01-02T03:04:05+02:00
";
    let mut one = Team::new();
    one.import(Noun::Lead, leads).unwrap();
    for whom in [For::Machine, For::Spreadsheet] {
        let file = one.export(Noun::Lead, whom);
        let mut other = Team::new();
        assert_eq!(other.import(Noun::Lead, &file).unwrap().tally.made, 2);
        assert_eq!(other.export(Noun::Lead, whom), file);
        for (id, field) in [(1, "phone"), (1, "comment"), (2, "amount"), (2, "last_name")] {
            assert_eq!(other.value(lead(id), field), one.value(lead(id), field), "{field}");
        }
        assert_eq!(other.value(lead(1), "title"), Value::text("=1+1"));
    }
}

#[test]
fn an_export_of_many_rows_has_each_once() {
    let mut team = Team::new();
    let text: String = (0..1_700).map(|n| format!("{n}\n")).collect();
    team.import(Noun::Lead, &format!("title\n{text}")).unwrap();
    let setup = team.reader.setup();
    let title = setup.registry.get(Noun::Lead, "title").unwrap();
    for descending in [false, true] {
        let request = export::Request {
            noun: Noun::Lead,
            columns: &[title],
            filter: &Filter::All,
            sort: &Sort { field: "created_at".to_owned(), descending },
            shape: export::Shape::Table { format: Format::Tsv, whom: For::Machine, naming: &Codes },
        };
        let (bytes, rows) = team.reader.export(&request, Vec::new(), &mut |_| {}).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: HashSet<&str> = text.lines().collect();
        assert_eq!((rows, lines.len(), text.lines().count()), (1_700, 1_701, 1_701));
    }
}

#[test]
fn an_export_never_writes_over_the_database() {
    let team = Team::new();
    let folder = team.database.path().parent().unwrap().to_owned();
    let request = export::Request {
        noun: Noun::Lead,
        columns: &[],
        filter: &Filter::All,
        sort: &Sort { field: "id".to_owned(), descending: false },
        shape: export::Shape::Table { format: Format::Csv, whom: For::Machine, naming: &Codes },
    };
    let to = |path: &std::path::Path| {
        team.reader.export_to(&Capabilities::local().path(path).unwrap(), &request, &mut |_| {})
    };
    let link = folder.join("link.csv");
    std::os::unix::fs::symlink(team.database.path(), &link).unwrap();
    for path in [team.database.path(), &folder.join("crm.db-wal"), &link, &folder] {
        assert!(matches!(to(path), Err(Failure::Refused(_))), "{}", path.display());
    }
    let file = folder.join("out.csv");
    std::fs::write(&file, "old").unwrap();
    assert_eq!(to(&file).unwrap(), 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "id,created_at\n");
    assert!(
        team.reader
            .list(
                Noun::Lead,
                &[],
                &Filter::All,
                &Sort { field: "id".to_owned(), descending: false },
                Window::Top { rows: 1 }
            )
            .is_ok()
    );
}

#[test]
fn a_name_alone_links_no_lead_and_stays_with_it() {
    let mut team = Team::new();
    team.import(Noun::Company, "title\nAcme\n").unwrap();
    team.import(Noun::Contact, "Last name,First name,Email\nBell,Ann,ann@acme.com\n").unwrap();
    // As links of an exported file, and as columns anybody might write.
    for file in [
        "title,contact,company\nx,Ann Bell,Acme\n",
        "Title,Contact,Company,Colour\nx,Ann Bell,Acme,red\n",
    ] {
        let report = team.import(Noun::Lead, file).unwrap();
        assert_eq!((report.tally.made, report.tally.linked), (1, 0), "{file}");
        let lead = RecordRef::new(Noun::Lead, team.count(Noun::Lead));
        for (field, value) in [
            ("company_name", "Acme".into()),
            ("last_name", "Bell".into()),
            ("first_name", "Ann".into()),
            ("contact", Value::Empty),
            ("company", Value::Empty),
            ("repeat", 0.into()),
        ] {
            assert_eq!(team.value(lead, field), value, "{file} {field}");
        }
    }
}

#[test]
fn what_other_systems_call_new_is_where_records_enter() {
    let mut team = Team::new();
    let file = "Title,Status\na,New\nb,Новый\nc,NOWY\nd,Odd\n";
    let report = team.import(Noun::Lead, file).unwrap();
    let new: Vec<&str> =
        report.census.stages.iter().map(|stage| stage.entry.names.en.as_str()).collect();
    assert_eq!((report.tally.made, new), (4, vec!["Odd"]));
    let stages: Vec<Value> =
        (1..=3).map(|id| team.value(RecordRef::new(Noun::Lead, id), "stage")).collect();
    assert!(stages.iter().all(|stage| *stage == stages[0]), "{stages:?}");
}

#[test]
fn a_stage_that_every_team_begins_with_is_that_stage_however_it_is_called() {
    let mut team = Team::new();
    let set = vec![Set::new("name_en", "Request"), Set::new("name_pl", "Prośba")];
    let on = RecordRef::new(Noun::Stage, 7);
    assert_eq!(team.reader.setup().stages.iter().find(|s| s.id.0 == 7).unwrap().code, "new_order");
    team.writer.execute(NOW, &Command::Edit { on, set }).unwrap();
    let deals = "title,stage,Pipeline\nRoof,New order,\nDoor,Счёт,\nTap,Счет,Partners\n";
    let report = team.import(Noun::Deal, deals).unwrap();
    let made: Vec<&str> = report.census.stages.iter().map(|s| s.entry.names.en.as_str()).collect();
    assert_eq!(made, ["Invoice", "Won", "Lost"], "only the new pipeline has to get stages");
    assert_eq!(report.census.stages[0].entry.names.pl, "Faktura");
    assert_eq!(report.census.stages[0].entry.code, "invoice");
    assert_eq!(team.stage(RecordRef::new(Noun::Deal, 1)).id.0, 7, "by its first name");
    assert_eq!(team.stage(RecordRef::new(Noun::Deal, 2)).code, "invoice");
}

const DEALS: &str = "\
Deal name,First name,Last name,Company,Phone,Email,Website
Roof,Ann,Bell,Acme,+48600100200,ann@acme.com,acme.com
Door,Ann,Bell,ACME,,ANN@acme.com,
Tap,Ann,Bell,Birch,+48600100300,other@birch.com,
Wall,Jan,Known,Solo,600 100 400,,
Gate,,,,,gate@example.com,
Bare,,,,,,
";

#[test]
fn deals_bring_the_clients_nobody_knows() {
    let mut team = Team::new();
    team.import(Noun::Contact, "Last name,Phone\nKnown,+48600100400\n").unwrap();
    let told = team.rehearse(Noun::Deal, DEALS);
    let report = team.import(Noun::Deal, DEALS).unwrap();
    let counts = |r: &Report| {
        (r.tally.made, r.tally.mentions, r.tally.linked, r.tally.contacts, r.tally.companies)
    };
    assert_eq!(counts(&report), (6, 5, 5, 3, 3));
    assert_eq!(counts(&told), counts(&report), "the rehearsal says the same");
    assert_eq!((team.count(Noun::Contact), team.count(Noun::Company)), (4, 3));
    let deal = |id| RecordRef::new(Noun::Deal, id);
    let links = |team: &Team, id| {
        let link = |field| team.value(deal(id), field).as_int();
        (link("contact"), link("company"))
    };
    let all: Vec<_> = (1..=6).map(|id| links(&team, id)).collect();
    let (ann, other) = (all[0].0.unwrap(), all[2].0.unwrap());
    assert_ne!(ann, other, "of one name, but reached elsewhere");
    assert_eq!(all[1], all[0], "by the e-mail and the name of the company");
    assert_eq!(all[3].0, Some(1), "he was here, and is known by his phone");
    assert!(all[4].0.is_some() && all[4].1.is_none());
    assert_eq!(all[5], (None, None));
    let contact = |id| RecordRef::new(Noun::Contact, id);
    assert_eq!(team.value(contact(ann), "first_name"), "Ann".into());
    assert_eq!(team.value(contact(ann), "last_name"), "Bell".into());
    assert_eq!(team.value(contact(ann), "company"), Value::Ids(vec![all[0].1.unwrap()]));
    assert_eq!(team.note(deal(1))["leftovers"], json!([]), "everything has its place");
    let reached = |team: &Team| {
        let of = |id| team.value(contact(id), "email").as_points().to_vec();
        (of(ann), of(other))
    };
    assert_eq!(reached(&team).0[0].value, "ann@acme.com");
    assert_eq!(reached(&team).1[0].value, "other@birch.com");
    // The same file again links everybody it brought the first time.
    let again = team.import(Noun::Deal, DEALS).unwrap();
    assert_eq!((again.tally.linked, again.tally.contacts, again.tally.companies), (5, 0, 0));
    for operation in [again.operation, report.operation] {
        team.writer.execute(NOW, &Command::Undo { operation }).unwrap();
    }
    assert_eq!((team.count(Noun::Deal), team.count(Noun::Contact)), (0, 1));
    assert_eq!(team.count(Noun::Company), 0);
}
