mod waiting;

use serde_json::json;

use super::*;
use crate::crm::intake::{ReceivedState, Taken};
use crate::crm::reader::{Event, Position};
use crate::domain::inbound::{Channel, Why};

const PHONE: &str = "+48 600 100 200";

impl Team {
    fn take(&mut self, channel: Channel, raw: &[u8]) -> Result<Taken, Failure> {
        let now = self.tick();
        self.anna.intake(now, channel, raw, None)
    }

    fn call(&mut self, from: &str) -> Taken {
        let raw = json!({ "from": from, "to": "+48221112233", "duration": 63 }).to_string();
        self.take(Channel::Call, raw.as_bytes()).unwrap()
    }

    fn contact(&mut self) -> RecordRef {
        let values = [("last_name", "Nowak".into()), ("phone", points(&[PHONE]))];
        self.create(Noun::Contact, &values)
    }

    fn kinds(&self, on: RecordRef) -> Vec<String> {
        let (events, _) = self.reader().timeline(on, Position::NEWEST, 99).unwrap();
        let kinds = events.into_iter().filter_map(|happened| match happened.event {
            Event::Entry(entry) => Some(entry.kind),
            _ => None,
        });
        kinds.collect()
    }

    fn lit(&self, on: RecordRef) -> Vec<RecordRef> {
        let planned = self.reader().planned(on, 99).unwrap();
        let lit = planned.into_iter().filter(|planned| planned.waits.is_some());
        lit.map(|planned| RecordRef::new(Noun::Activity, planned.id)).collect()
    }

    fn incoming(&self) -> i64 {
        self.reader().counters(self.now, self.now + 9, 1000).unwrap().incoming
    }
}

fn home(taken: &Taken) -> RecordRef {
    taken.received.home.unwrap()
}

fn letter(id: &str, from: &str, more: &str) -> Vec<u8> {
    format!("From: {from}\r\nSubject: Windows\r\nMessage-ID: <{id}>\r\n{more}\r\nTwelve.\r\n")
        .into()
}

#[test]
fn an_unknown_caller_is_a_new_lead_with_an_activity_lit() {
    let mut team = team();
    let taken = team.call("600 100 200");
    let lead = home(&taken);
    assert_eq!((lead.noun, taken.received.why, taken.new), (Noun::Lead, Some(Why::Unknown), true));
    assert_eq!(team.value(lead, "source"), Value::Int(source(&team, "call")));
    assert_eq!(team.value(lead, "phone"), points(&["600 100 200"]));
    assert_eq!(team.value(lead, "repeat"), Value::Int(0));
    assert_eq!((team.kinds(lead), team.lit(lead).len()), (vec!["call".to_owned()], 1));
    assert_eq!(team.incoming(), 1);
    let agenda = team.agenda((team.now, team.now + 9), &[Part::Waiting]);
    assert!(agenda[0].waits.is_some());

    // The next call of the same number, however it is spelled, goes there too.
    let again = team.call("0048 600-100-200");
    assert_eq!((home(&again), again.received.why), (lead, Some(Why::OpenLead)));
    assert_eq!((team.count(Noun::Lead, &Filter::All), team.incoming()), (1, 2));
}

#[test]
fn a_known_client_is_found_in_any_spelling_and_gets_what_is_open() {
    for spelling in ["600100200", "+48600100200", "0048 600 100 200", "(600) 100-200"] {
        let mut team = team();
        let contact = team.contact();
        let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
        let other = team.create(Noun::Lead, &[("contact", contact.id.into())]);
        let taken = team.call(spelling);
        assert_eq!((home(&taken), taken.received.why), (deal, Some(Why::OpenDeal)), "{spelling}");
        for on in [deal, other, contact] {
            assert_eq!(team.kinds(on), ["call"], "{on}");
        }
        assert_eq!((team.lit(deal).len(), team.lit(other).len()), (1, 0));
        assert_eq!(team.count(Noun::Lead, &Filter::All), 1);
    }
}

#[test]
fn a_further_contact_of_a_deal_and_a_colleague_of_the_client_reach_it_too() {
    let mut team = team();
    let further = team.contact();
    let main = team.create(Noun::Contact, &[("last_name", "Main".into())]);
    let values = [("contact", main.id.into()), ("contacts", Value::Ids(vec![further.id]))];
    let deal = team.create(Noun::Deal, &values);
    assert_eq!(home(&team.call(PHONE)), deal);

    let company = team.create(Noun::Company, &[("title", "Polmet".into())]);
    let values = [
        ("last_name", "Colleague".into()),
        ("phone", points(&["+48 700 100 200"])),
        ("company", Value::Ids(vec![company.id])),
    ];
    let colleague = team.create(Noun::Contact, &values);
    let of_company = team.create(Noun::Deal, &[("company", company.id.into())]);
    assert_eq!(home(&team.call("700100200")), of_company);
    assert_eq!(team.kinds(colleague), ["call"]);
    assert_eq!(team.kinds(company), ["call"], "by way of its deal");
}

#[test]
fn whose_lead_became_a_deal_alone_reaches_that_deal() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("phone", points(&[PHONE]))]);
    let targets = Targets { deal: true, ..Targets::default() };
    team.run(Command::Convert(Conversion { lead: lead.id, targets, ..Default::default() }));
    let deal = RecordRef::new(Noun::Deal, 1);
    let taken = team.call("0048 600-100-200");
    assert_eq!((home(&taken), taken.received.why), (deal, Some(Why::OpenDeal)));
    assert_eq!(team.lit(deal).len(), 1);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 1);
    team.move_to(deal, "lost");
    let taken = team.call(PHONE);
    assert_eq!((home(&taken).noun, taken.received.why), (Noun::Lead, Some(Why::Unknown)));
}

#[test]
fn with_nothing_open_a_known_client_gets_a_repeat_lead() {
    let mut team = team();
    let contact = team.contact();
    team.colleague("boris");
    let boris = team.reader().setup().users.iter().find(|u| u.login == "boris").unwrap().id;
    team.edit(contact, "responsible", boris.0);
    let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    team.move_to(deal, "won");
    let lead = home(&team.call(PHONE));
    assert_eq!(lead.noun, Noun::Lead);
    assert_eq!(team.value(lead, "contact"), Value::Int(contact.id));
    assert_eq!(team.value(lead, "repeat"), Value::Int(1));
    assert_eq!(team.value(lead, "responsible"), Value::Int(boris.0));
    let own = "SELECT count(*) FROM point WHERE noun = 'lead'";
    assert_eq!(team.raw().query_row(own, [], |r| r.get::<_, i64>(0)).unwrap(), 0);
    assert_eq!(team.kinds(contact), ["call"]);
    assert!(team.kinds(deal).is_empty());
}

#[test]
fn what_came_is_seen_where_the_team_wants_it() {
    let mut team = team();
    let contact = team.contact();
    let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    let other = team.create(Noun::Lead, &[("contact", contact.id.into())]);
    team.edit(crate::domain::setup::Settings::ROW, "inbound_on", "one");
    assert_eq!(home(&team.call(PHONE)), deal);
    assert_eq!((team.kinds(deal).len(), team.kinds(contact).len()), (1, 1));
    assert!(team.kinds(other).is_empty());
    team.undo();
    team.undo();
    assert_eq!(home(&team.call(PHONE)), deal);
    assert_eq!(team.kinds(other), ["call"]);
}

#[test]
fn a_known_client_gets_the_ways_to_reach_him_that_are_new() {
    let mut team = team();
    let contact = team.contact();
    let form = |team: &mut Team, id: &str, phone: &str, email: &str| {
        let raw = json!({ "id": id, "name": "Somebody Else", "phone": phone, "email": email });
        home(&team.take(Channel::Form, raw.to_string().as_bytes()).unwrap())
    };
    let lead = form(&mut team, "1", "600-100-200", "nowak@example.com");
    assert_eq!(team.value(lead, "contact"), Value::Int(contact.id));
    assert_eq!(team.value(contact, "email"), points(&["nowak@example.com"]));
    assert_eq!(team.value(contact, "phone"), points(&[PHONE]), "nothing is replaced");
    assert_eq!(team.value(contact, "last_name"), "Nowak".into());
    form(&mut team, "2", "+48 700 100 200", "NOWAK@example.com");
    assert_eq!(team.value(contact, "phone"), points(&[PHONE, "+48 700 100 200"]));
    assert_eq!(team.value(contact, "email"), points(&["nowak@example.com"]), "in any spelling");
    team.undo();
    assert_eq!(team.value(contact, "phone"), points(&[PHONE]));

    // A lead of somebody who is no client yet gets them too.
    let lead = form(&mut team, "3", "+48 800 100 200", "");
    assert_eq!(form(&mut team, "4", "800100200", "new@example.com"), lead);
    assert_eq!(team.value(lead, "email"), points(&["new@example.com"]));

    // Of two with one number nobody knows who it was.
    let twin = team.create(Noun::Contact, &[("phone", points(&[PHONE]))]);
    form(&mut team, "5", PHONE, "third@example.com");
    for on in [contact, twin] {
        assert!(!format!("{:?}", team.value(on, "email")).contains("third"), "{on}");
    }
}

#[test]
fn with_repeat_leads_off_a_known_client_gets_an_entry_of_his_own() {
    let mut team = team();
    let contact = team.contact();
    team.edit(crate::domain::setup::Settings::ROW, "repeat_leads", 0);
    let taken = team.call("600 100 200");
    assert_eq!((home(&taken), taken.received.why), (contact, Some(Why::RepeatOff)));
    assert_eq!((team.kinds(contact), team.lit(contact).len()), (vec!["call".to_owned()], 1));
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    // Whom nobody knows is a new lead all the same.
    assert_eq!(team.call("700 100 200").received.why, Some(Why::Unknown));
}

#[test]
fn a_deleted_client_is_unknown_and_two_with_one_number_share_the_call() {
    let mut team = team();
    let gone = team.contact();
    team.run(Command::Delete { on: gone });
    let taken = team.call(PHONE);
    assert_eq!(taken.received.why, Some(Why::Unknown));
    team.move_to(home(&taken), "junk");

    let (first, second) = (team.contact(), team.contact());
    let lead = home(&team.call(PHONE));
    assert_eq!(team.value(lead, "contact"), Value::Int(second.id));
    for on in [first, second] {
        assert_eq!(team.kinds(on), ["call"], "{on}");
    }
}

#[test]
fn the_same_letter_twice_changes_nothing() {
    let mut team = team();
    let mailbox = [
        letter("1@x", "Ewa <ewa@y.example>", ""),
        letter("2@x", "Ewa <ewa@y.example>", ""),
        letter("3@x", "jan@z.example", "List-Id: <news.z.example>\r\n"),
        b"From: none@id.example\r\n\r\nNo identifier".to_vec(),
    ];
    for raw in &mailbox {
        team.take(Channel::Mail, raw).unwrap();
    }
    assert_eq!((team.count(Noun::Lead, &Filter::All), team.incoming()), (2, 3));
    let before = team.dump();
    for raw in &mailbox {
        let taken = team.take(Channel::Mail, raw).unwrap();
        assert!(!taken.new && taken.receipt.is_none());
    }
    assert_eq!(team.dump(), before);
}

#[test]
fn whoever_is_excluded_leaves_no_more_than_what_was_kept() {
    let mut team = team();
    for sender in ["600-100-200", "@spam.example"] {
        team.create(Noun::Exclusion, &[("sender", sender.into())]);
    }
    let taken = team.call("+48600100200");
    assert_eq!(
        (taken.received.state, taken.received.why),
        (ReceivedState::Left, Some(Why::Excluded))
    );
    let mail = letter("1@x", "any@mail.spam.example", "");
    let taken = team.take(Channel::Mail, &mail).unwrap();
    assert_eq!(taken.received.why, Some(Why::Excluded));
    assert_eq!((team.count(Noun::Lead, &Filter::All), team.incoming()), (0, 0));

    // Somebody looks at it and wants it after all.
    let now = team.tick();
    let wanted = team.anna.intake_again(now, taken.received.id, None).unwrap();
    assert_eq!(wanted.received.state, ReceivedState::Done);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 1);
}

#[test]
fn exclusions_are_taken_back_and_stand_once() {
    let mut team = team();
    let on = team.create(Noun::Exclusion, &[("sender", "600-100-200".into())]);
    let refused = team.refuse(Command::Create {
        noun: Noun::Exclusion,
        set: sets(&[("sender", "+48 600 100 200".into())]),
    });
    assert_eq!(refused.message.id, "refused-taken");
    let set = vec![Set::new("sender", "x@y.example")];
    assert_eq!(team.refuse(Command::Edit { on, set }).message.id, "refused-fixed-field");
    team.undo();
    assert_eq!(team.call(PHONE).received.state, ReceivedState::Done);
    team.assert_healthy();
}

#[test]
fn our_own_letter_goes_to_the_client_and_lights_nothing() {
    let mut team = team();
    team.create(Noun::Exclusion, &[("sender", "@our.example".into()), ("ours", 1.into())]);
    let client = team.create(
        Noun::Contact,
        &[("last_name", "Nowak".into()), ("email", mails(&["ewa@y.example"]))],
    );
    let out = letter("1@x", "anna@our.example", "To: boris@our.example, EWA@y.example\r\n");
    let taken = team.take(Channel::Mail, &out).unwrap();
    assert_eq!((home(&taken), taken.received.why), (client, Some(Why::Ours)));
    assert_eq!((team.kinds(client), team.incoming()), (vec!["mail".to_owned()], 0));
    let inner = letter("2@x", "anna@our.example", "To: boris@our.example\r\n");
    assert_eq!(team.take(Channel::Mail, &inner).unwrap().received.why, Some(Why::Internal));
    let stranger = letter("3@x", "anna@our.example", "To: new@z.example\r\n");
    let taken = team.take(Channel::Mail, &stranger).unwrap();
    assert_eq!(taken.received.why, Some(Why::OutToUnknown));
}

#[test]
fn a_sender_who_cannot_be_looked_up_is_taken_for_no_stranger() {
    let mut team = team();
    team.create(Noun::Exclusion, &[("sender", "@our.example".into()), ("ours", 1.into())]);
    team.raw()
        .execute_batch(
            "ALTER TABLE exclusion RENAME TO listed;
             CREATE VIEW exclusion AS SELECT norm, ours,
               CASE ours WHEN 1 THEN json('{') ELSE deleted_at END AS deleted_at FROM listed;",
        )
        .unwrap();
    let taken = team.take(Channel::Mail, &letter("1@x", "anna@our.example", ""));
    assert!(matches!(taken, Err(Failure::Fault(_))), "{taken:?}");
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    assert_eq!(team.reader().received(9).unwrap()[0].state, ReceivedState::Waiting);
}

#[test]
fn a_letter_that_nobody_sent_is_refused_and_kept_and_nonsense_is_not_kept() {
    let mut team = team();
    let refused = refusal(team.take(Channel::Mail, b"Subject: x\r\n\r\nx"));
    assert_eq!(refused.message.id, "refused-intake-no-sender");
    let kept = team.reader().received(9).unwrap();
    assert_eq!(kept.iter().map(|one| one.state).collect::<Vec<_>>(), [ReceivedState::Refused]);
    let before = team.dump();
    let again = refusal(team.take(Channel::Mail, b"Subject: x\r\n\r\nx"));
    assert_eq!(again.message.id, "refused-intake-no-sender");
    for nonsense in ["{", "{}", "[]"] {
        refusal(team.take(Channel::Form, nonsense.as_bytes()));
    }
    assert_eq!(team.dump(), before);
}

#[test]
fn a_source_that_a_channel_gives_does_not_go_without_a_word() {
    let mut team = team();
    let source = |team: &Team, code: &str| {
        let setup = team.reader().setup();
        let source = setup.sources.iter().find(|source| source.code == code).unwrap();
        RecordRef::new(Noun::Source, source.id)
    };
    assert!(team.call("+48 600 100 300").receipt.unwrap().notes.is_empty());
    for (code, note) in [("shop", None), ("chat", Some("note-source-of-channel"))] {
        let on = source(&team, code);
        let receipt = team.run(Command::Delete { on });
        assert_eq!(receipt.notes.first().map(|note| note.id), note, "{code}");
    }
    let raw = json!({ "channel": "telegram", "from": "ivan", "text": "Roof" }).to_string();
    let taken = team.take(Channel::Chat, raw.as_bytes()).unwrap();
    let note = Message::new("note-intake-no-source").with("code", "chat");
    assert_eq!(taken.receipt.unwrap().notes, [note]);
}

#[test]
fn two_intakes_at_once_for_one_unknown_number_make_one_lead() {
    let mut team = team();
    let writers: Vec<Writer> =
        (0..4).map(|_| team.db.writer(team.anna.viewer()).unwrap()).collect();
    let now = team.tick();
    std::thread::scope(|scope| {
        for (number, mut writer) in writers.into_iter().enumerate() {
            let raw = json!({ "from": PHONE, "id": number.to_string() }).to_string();
            scope.spawn(move || writer.intake(now, Channel::Call, raw.as_bytes(), None).unwrap());
        }
    });
    assert_eq!((team.count(Noun::Lead, &Filter::All), team.incoming()), (1, 4));
    team.assert_healthy();
}

#[test]
fn taking_in_is_one_operation_that_is_undone_and_done_again() {
    let mut team = team();
    let contact = team.contact();
    let before = team.data();
    let lead = home(&team.call(PHONE));
    let after = team.data();
    team.undo();
    assert_eq!(team.data(), before);
    assert!(!team.lives(lead) && team.kinds(contact).is_empty() && team.incoming() == 0);
    team.run(Command::Redo);
    assert_eq!((team.data(), team.kinds(contact)), (after, vec!["call".to_owned()]));
    team.assert_healthy();
}

#[test]
fn what_was_taken_back_is_taken_in_again_when_it_comes_once_more() {
    let mut team = team();
    team.create(Noun::User, &[("login", "boris".into()), ("name", "Boris".into())]);
    let boris = team.db.person("boris", "Boris").unwrap();
    let mut boris = team.db.writer(Database::viewer(&boris)).unwrap();
    let raw = letter("1@x", "Ewa <ewa@y.example>", "");
    let first = team.take(Channel::Mail, &raw).unwrap();
    let state = |team: &Team| team.reader().received(1).unwrap()[0].state;
    team.undo();
    assert_eq!(state(&team), ReceivedState::Undone);
    // Nothing else that comes brings it back.
    team.call(PHONE);
    team.undo();
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    let second = team.take(Channel::Mail, &raw).unwrap();
    assert!(!second.new && second.receipt.is_some());
    assert_ne!(home(&second), home(&first));
    assert!(team.lives(home(&second)));
    assert!(team.take(Channel::Mail, &raw).unwrap().receipt.is_none(), "it stands again");
    team.undo();
    team.run(Command::Redo);
    assert_eq!(team.reader().received(2).unwrap()[1].state, ReceivedState::Done);
    assert!(team.take(Channel::Mail, &raw).unwrap().receipt.is_none());
    // What somebody went on with stays, and the letter with it.
    let lead = home(&second);
    let now = team.tick();
    let set = vec![Set::new("title", "Twelve windows")];
    boris.execute(now, &Command::Edit { on: lead, set }).unwrap();
    team.undo();
    assert!(team.lives(lead));
    assert!(team.take(Channel::Mail, &raw).unwrap().receipt.is_none());
    team.assert_healthy();
}

#[test]
fn who_waits_is_answered_by_done_or_by_planning_something() {
    let mut team = team();
    let lead = home(&team.call(PHONE));
    team.call(PHONE);
    let lit = team.lit(lead);
    team.run(Command::Complete { activity: lit[0].id, result: None, next: None });
    assert_eq!(team.lit(lead), lit[1..]);

    let plan = |on: RecordRef| Command::Create {
        noun: Noun::Activity,
        set: sets(&[
            ("kind", "call".into()),
            ("subject", "back".into()),
            ("on", on.to_string().as_str().into()),
        ]),
    };
    let receipt = team.run(plan(lead));
    assert_eq!(receipt.notes.len(), 1);
    assert!(team.lit(lead).is_empty());
    team.undo();
    assert_eq!(team.lit(lead), lit[1..]);

    // A deadline makes a plan of it.
    team.edit(lit[1], "deadline", team.now + 99);
    assert!(team.lit(lead).is_empty());
    assert_eq!(team.value(lit[1], "done_at"), Value::Empty);
    team.undo();
    assert_eq!(team.lit(lead), lit[1..]);
}

#[test]
fn a_chat_lights_one_activity_until_it_is_answered() {
    let mut team = team();
    for text in ["Dzień dobry", "Cena?", "Halo"] {
        let raw = json!({ "channel": "telegram", "from": "@ewa", "name": "Ewa", "text": text });
        team.take(Channel::Chat, raw.to_string().as_bytes()).unwrap();
    }
    assert_eq!((team.count(Noun::Lead, &Filter::All), team.incoming()), (1, 1));
    // The same handle as a person writes it, of the same messenger only.
    let known = vec![Point::new("telegram: olga", "telegram")];
    let values = [("last_name", "Olga".into()), ("messenger", Value::Points(known))];
    let olga = team.create(Noun::Contact, &values);
    let mut write = |channel: &str| {
        let raw = json!({ "channel": channel, "from": "olga", "text": "x" }).to_string();
        let lead = home(&team.take(Channel::Chat, raw.as_bytes()).unwrap());
        team.value(lead, "contact")
    };
    assert_eq!(write("telegram"), Value::Int(olga.id));
    assert_eq!(write("viber"), Value::Empty);
}

#[test]
fn a_form_fills_the_lead_whatever_the_team_made_mandatory() {
    let mut team = team();
    let field = [
        ("noun", "lead".into()),
        ("name", "district".into()),
        ("label", "District".into()),
        ("kind", "string".into()),
        ("required", 1.into()),
    ];
    team.create(Noun::Field, &field);
    let raw = json!({ "name": "Ewa Nowak", "phone": PHONE, "email": "ewa@y.example",
                      "company": "Polmet", "comment": "Okna", "utm_source": "ads" });
    let lead = home(&team.take(Channel::Form, raw.to_string().as_bytes()).unwrap());
    for (field, value) in [
        ("last_name", Value::text("Nowak")),
        ("company_name", Value::text("Polmet")),
        ("comment", Value::text("Okna")),
        ("email", mails(&["ewa@y.example"])),
        ("source", Value::Int(source(&team, "website"))),
    ] {
        assert_eq!(team.value(lead, field), value, "{field}");
    }
    let (events, _) = team.reader().timeline(lead, Position::NEWEST, 9).unwrap();
    let facts = events.iter().find_map(|happened| match &happened.event {
        Event::Entry(entry) => entry.inbound(),
        _ => None,
    });
    assert_eq!(facts.unwrap().1.fields, [("utm_source".to_owned(), "ads".to_owned())]);
}

#[test]
fn an_old_letter_stands_at_its_own_moment_and_none_in_the_future() {
    let mut team = team();
    let old = letter("1@x", "ewa@y.example", "Date: Mon, 2 Nov 2020 10:00:00 +0000\r\n");
    let lead = home(&team.take(Channel::Mail, &old).unwrap());
    let future = letter("2@x", "ewa@y.example", "Date: Mon, 2 Nov 2099 10:00:00 +0000\r\n");
    team.take(Channel::Mail, &future).unwrap();
    let (events, _) = team.reader().timeline(lead, Position::NEWEST, 9).unwrap();
    let moments: Vec<i64> = events
        .iter()
        .filter(|happened| matches!(happened.event, Event::Entry(_)))
        .map(|happened| happened.at)
        .collect();
    assert_eq!(moments, [team.now, 1_604_311_200]);
}

#[test]
fn a_heavy_letter_is_kept_without_what_is_in_its_files() {
    let mut team = team();
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
    let file = "QUFB\r\n".repeat(400_000);
    let body = format!(
        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: image/png; name=a.png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{file}\r\n--b--\r\n"
    );
    let mut raw = letter("1@x", "ewa@y.example", head);
    raw.truncate(raw.len() - "\r\nTwelve.\r\n".len());
    raw.extend(body.as_bytes());
    let taken = team.take(Channel::Mail, &raw).unwrap();
    assert_eq!(taken.received.size, raw.len() as i64);
    let kept: i64 =
        team.raw().query_row("SELECT length(raw) FROM inbound", [], |r| r.get(0)).unwrap();
    assert!(kept < 1000, "{kept}");
    let (events, _) = team.reader().timeline(home(&taken), Position::NEWEST, 9).unwrap();
    let Event::Entry(entry) = &events[0].event else { panic!("{events:?}") };
    let (_, facts) = entry.inbound().unwrap();
    assert_eq!((facts.files[0].size, entry.text.as_deref()), (1_200_000, Some("Hello")));
}

fn mails(values: &[&str]) -> Value {
    Value::Points(values.iter().map(|value| Point::new(*value, "work")).collect())
}

fn source(team: &Team, code: &str) -> i64 {
    team.reader().setup().sources.iter().find(|source| source.code == code).unwrap().id
}

#[test]
fn who_waits_is_told_first_among_many_deals_of_a_client() {
    let mut team = team();
    let contact = team.contact();
    let waited = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    let call = home(&team.call(PHONE));
    assert_eq!(call, waited);
    let (day, mut due) = (team.now + 86_400, Vec::new());
    for number in 1..=20 {
        let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
        let values = [
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", deal.to_string().as_str().into()),
            ("deadline", (day - number).into()),
        ];
        due.insert(0, (team.create(Noun::Activity, &values).id, Some(deal)));
    }
    let first = |team: &Team| {
        team.assert_healthy();
        let planned = team.reader().planned(contact, 4).unwrap().into_iter();
        planned.map(|one| (one.id, one.on)).collect::<Vec<_>>()
    };
    let [waiting] = team.lit(waited)[..] else { panic!("one call waits") };
    let waits = (waiting.id, Some(waited));
    assert_eq!(first(&team), [waits, due[0], due[1], due[2]]);

    team.run(Command::Complete { activity: waiting.id, result: None, next: None });
    assert_eq!(first(&team), due[..4]);
    team.undo();
    assert_eq!(first(&team), [waits, due[0], due[1], due[2]]);
    team.run(Command::Delete { on: waited });
    assert_eq!(first(&team), due[..4]);
    team.undo();
    assert_eq!(first(&team), [waits, due[0], due[1], due[2]]);
}
