use super::*;
use crate::crm::reader::{Sort, Window};
use crate::domain::happened::Wanted;
use crate::domain::query::Term;

/// The records of a noun found by a word or a number.
fn found(team: &Team, noun: Noun, word: &str) -> Vec<i64> {
    let filter = Filter::Text(vec![Term(vec![crate::domain::fold::fold(word)])]);
    let mut found = team.reader().ids(noun, &filter).unwrap();
    found.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    found
}

/// What a list shows in one column, row by row.
fn listed(team: &Team, noun: Noun, field: &str, filter: &Filter, sort: &str) -> Vec<Value> {
    let reader = team.reader();
    let setup = reader.setup();
    let column = setup.registry.get(noun, field).unwrap();
    let sort = Sort { field: sort.to_owned(), descending: false };
    let list = reader.list(noun, &[column], filter, &sort, Window::Top { rows: 9 }).unwrap();
    list.rows.rows.into_iter().map(|mut row| row.cells.remove(0)).collect()
}

fn only(on: RecordRef) -> Value {
    Value::Ids(vec![on.id])
}

fn contact(team: &mut Team, last_name: &str, phone: &str) -> RecordRef {
    let values = [("last_name", last_name.into()), ("phone", points(&[phone]))];
    team.create(Noun::Contact, &values)
}

#[test]
fn a_deal_has_further_contacts_beside_the_main_one() {
    let mut team = team();
    let (a, b, c) = (
        contact(&mut team, "Adamska", "1001"),
        contact(&mut team, "Borowski", "1002"),
        contact(&mut team, "Czarna", "1003"),
    );
    let further = |ids: &[i64]| Value::Ids(ids.to_vec());
    let values = [("contact", a.id.into()), ("contacts", further(&[c.id, b.id, a.id]))];
    let deal = team.create(Noun::Deal, &values);
    assert_eq!(team.value(deal, "contacts"), further(&[b.id, c.id]), "the main one is apart");
    assert_eq!(found(&team, Noun::Deal, "borowski"), [deal.id]);
    let with = Filter::OneOf { field: "contacts".to_owned(), values: vec![c.id.into()] };
    assert_eq!(team.count(Noun::Deal, &with), 1);
    assert_eq!(team.reader().card(c).unwrap().related, [deal], "and he sees the deal");

    team.edit(deal, "contact", b.id);
    assert_eq!(team.value(deal, "contacts"), further(&[c.id]));
    team.undo();
    assert_eq!(team.value(deal, "contact"), a.id.into());
    assert_eq!(team.value(deal, "contacts"), further(&[b.id, c.id]));
    team.edit(c, "last_name", "Biała");
    assert_eq!(found(&team, Noun::Deal, "biala"), [deal.id]);
    let unknown = Command::Edit { on: deal, set: vec![Set::new("contacts", further(&[99]))] };
    assert_eq!(team.refuse(unknown).message.id, "refused-no-record");
    team.assert_healthy();
}

#[test]
fn lists_of_clients_leave_out_who_is_in_the_recycle_bin_until_he_is_back() {
    let mut team = team();
    let polmet = team.create(Noun::Company, &[("title", "Polmet".into())]);
    let employed = |name: &'static str| [("last_name", name.into()), ("company", only(polmet))];
    let nowak = team.create(Noun::Contact, &employed("Nowak"));
    let kowal = team.create(Noun::Contact, &employed("Kowal"));
    let both = Value::Ids(vec![nowak.id, kowal.id]);
    let in_list = |team: &Team| listed(team, Noun::Company, "contact", &Filter::All, "title");
    assert_eq!((team.value(polmet, "contact"), in_list(&team)), (both.clone(), vec![both.clone()]));

    team.run(Command::Delete { on: nowak });
    assert_eq!(team.value(polmet, "contact"), only(kowal));
    assert_eq!(in_list(&team), [only(kowal)]);
    team.run(Command::Delete { on: kowal });
    assert_eq!((team.value(polmet, "contact"), in_list(&team)), (Value::Empty, vec![Value::Empty]));
    team.undo();
    team.undo();
    assert_eq!((team.value(polmet, "contact"), in_list(&team)), (both.clone(), vec![both]));
}

#[test]
fn a_repeat_lead_shows_its_clients_details_and_gets_its_own_back() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "+48 600 700 800");
    let values = [
        ("last_name", "Kowal".into()),
        ("post", "clerk".into()),
        ("phone", points(&["500500500"])),
    ];
    let lead = team.create(Noun::Lead, &values);
    let other = team.create(Noun::Lead, &[("last_name", "Malina".into())]);
    let shown = |team: &Team| {
        let card = team.reader().card(lead).unwrap();
        let phone = card.row.get("phone").as_points()[0].value.clone();
        (card.row.text("last_name").to_owned(), card.row.text("post").to_owned(), phone)
    };
    let text = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    let by_name = |team: &Team| listed(team, Noun::Lead, "last_name", &Filter::All, "last_name");
    assert_eq!(shown(&team), text("Kowal", "clerk", "500500500"));
    assert_eq!(by_name(&team), ["Kowal".into(), "Malina".into()]);

    let receipt = team.edit(lead, "contact", nowak.id);
    assert_eq!(shown(&team), text("Nowak", "", "+48 600 700 800"));
    assert_eq!(by_name(&team), ["Malina".into(), "Nowak".into()], "sorted by what is shown");
    let phones = listed(&team, Noun::Lead, "phone", &Filter::All, "last_name");
    let both = points(&["+48 600 700 800", "500500500"]);
    assert_eq!(phones, [Value::Empty, both.clone()], "the lead's number is the client's now");
    assert_eq!(team.value(nowak, "phone"), both);
    assert_eq!(receipt.notes[0].id, "note-client-supplemented");
    for (word, hit) in [("nowak", true), ("48600700800", true), ("kowal", false), ("500500", true)]
    {
        assert_eq!(found(&team, Noun::Lead, word) == [lead.id], hit, "{word}");
    }
    let digits = |digits: &str| Filter::Digits {
        field: "phone".into(),
        digits: digits.into(),
        country: "PL".into(),
    };
    assert_eq!(team.count(Noun::Lead, &digits("600700")), 1);
    assert_eq!(team.count(Noun::Lead, &digits("500500")), 1);
    let called = |text: &str| Filter::Contains { field: "last_name".into(), text: text.into() };
    assert_eq!(team.count(Noun::Lead, &called("nowak")), 1);
    assert_eq!(team.count(Noun::Lead, &called("kowal")), 0);
    assert_eq!(team.count(Noun::Lead, &Filter::Empty("post".into())), 2);

    team.undo();
    assert_eq!(shown(&team), text("Kowal", "clerk", "500500500"), "nothing was lost");
    assert_eq!(team.value(nowak, "phone"), points(&["+48 600 700 800"]));
    assert_eq!(by_name(&team), ["Kowal".into(), "Malina".into()]);
    assert_eq!(found(&team, Noun::Lead, "kowal"), [lead.id]);
    assert_eq!(found(&team, Noun::Lead, "nowak"), Vec::<i64>::new());
    team.run(Command::Redo);
    team.edit(lead, "contact", Value::Empty);
    assert_eq!(shown(&team), text("Kowal", "clerk", "500500500"));
    assert_eq!(team.value(other, "repeat"), 0.into());
}

#[test]
fn leads_are_found_and_sorted_by_the_region_of_their_clients_too() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    team.create(Noun::Lead, &[("region", "Śląskie".into())]);
    let linked = team.create(Noun::Lead, &[("contact", nowak.id.into()), ("title", "B".into())]);
    team.create(Noun::Lead, &[("region", "Łódzkie".into())]);
    let by_region =
        |team: &Team, filter: &Filter| listed(team, Noun::Lead, "region", filter, "region");
    team.edit(nowak, "region", "Mazowieckie");
    assert_eq!(
        by_region(&team, &Filter::All),
        ["Łódzkie".into(), "Mazowieckie".into(), "Śląskie".into()]
    );
    let said = Filter::Contains { field: "region".into(), text: "mazow".into() };
    assert_eq!(by_region(&team, &said), ["Mazowieckie".into()]);
    assert_eq!(found(&team, Noun::Lead, "mazowieckie"), [linked.id]);
}

#[test]
fn what_changes_with_the_client_changes_on_his_leads() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    let acme = team.create(Noun::Company, &[("title", "Acme".into())]);
    let lead = team.create(Noun::Lead, &[("contact", nowak.id.into())]);
    assert_eq!(team.value(lead, "company_name"), Value::Empty);
    team.edit(nowak, "company", Value::Ids(vec![acme.id]));
    assert_eq!(team.value(lead, "company_name"), "Acme".into(), "the only firm he works for");
    team.edit(acme, "title", "Zenit");
    assert_eq!(found(&team, Noun::Lead, "zenit"), [lead.id]);
    team.edit(nowak, "phone", points(&["511511511"]));
    assert_eq!(found(&team, Noun::Lead, "511511511"), [lead.id]);
    assert_eq!(found(&team, Noun::Lead, "600700800"), Vec::<i64>::new());
    let born = team.create(Noun::Lead, &[("contact", nowak.id.into())]);
    assert_eq!(found(&team, Noun::Lead, "511511511"), [born.id, lead.id]);
}

#[test]
fn editing_a_detail_of_a_repeat_lead_edits_the_client() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    let lead = team.create(Noun::Lead, &[("post", "clerk".into()), ("contact", nowak.id.into())]);
    let receipt = team.edit(lead, "post", "director");
    assert_eq!(receipt.touched, [nowak]);
    assert_eq!(receipt.notes[0].id, "note-client-edited");
    assert_eq!(team.value(nowak, "post"), "director".into());
    assert_eq!(team.value(lead, "post"), "director".into());
    team.undo();
    assert_eq!(team.value(nowak, "post"), Value::Empty);

    // Somebody who saw another value is told, and what nobody can hold is refused.
    let set = Set { was: Some("clerk".into()), ..Set::new("post", "boss") };
    team.edit(nowak, "post", "owner");
    let stale = team.refuse(Command::Edit { on: lead, set: vec![set] });
    assert_eq!(
        (stale.message.id, stale.field.as_deref()),
        ("refused-changed-meanwhile", Some("post"))
    );
    let firm = Command::Edit { on: lead, set: vec![Set::new("company_name", "Acme")] };
    let refusal = team.refuse(firm);
    assert_eq!(refusal.message.id, "refused-client-detail");
    assert_eq!(refusal.hint.unwrap().id, "hint-link-client");

    team.edit(lead, "contact", Value::Empty);
    assert_eq!(team.value(lead, "post"), "clerk".into(), "its own was never touched");
    team.edit(lead, "post", "buyer");
    assert_eq!(team.value(nowak, "post"), "owner".into());
}

#[test]
fn a_deal_remembers_what_its_client_was_when_it_was_made() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    let acme = team.create(Noun::Company, &[("title", "Acme".into())]);
    let by = |team: &mut Team, field: &str, id: i64| team.create(Noun::Deal, &[(field, id.into())]);
    let kind = |team: &Team, deal| team.value(deal, "client_kind");

    let first = by(&mut team, "contact", nowak.id);
    assert_eq!(kind(&team, first), "new".into());
    let second = by(&mut team, "contact", nowak.id);
    assert_eq!(kind(&team, second), "new".into(), "nothing came of the first one yet");
    team.move_to(first, "won");
    let third = by(&mut team, "contact", nowak.id);
    assert_eq!(kind(&team, third), "repeat".into());
    assert_eq!(kind(&team, second), "new".into(), "it stays what it was");

    let firm = by(&mut team, "company", acme.id);
    assert_eq!(kind(&team, firm), "new".into());
    team.move_to(firm, "lost");
    let again = by(&mut team, "company", acme.id);
    assert_eq!(kind(&team, again), "inquiry".into());
    team.run(Command::Delete { on: firm });
    team.run(Command::Delete { on: again });
    let alone = by(&mut team, "company", acme.id);
    assert_eq!(kind(&team, alone), "new".into(), "what is in the bin does not count");

    let bare = team.create(Noun::Deal, &[("client_kind", "repeat".into())]);
    assert_eq!(kind(&team, bare), Value::Empty, "never given, and nobody knows yet");
    team.edit(bare, "contact", nowak.id);
    assert_eq!(kind(&team, bare), "repeat".into());
    team.undo();
    assert_eq!(kind(&team, bare), Value::Empty);
    team.run(Command::Redo);
    assert_eq!(kind(&team, bare), "repeat".into());
    let set = vec![Set::new("client_kind", "new")];
    assert_eq!(team.refuse(Command::Edit { on: bare, set }).message.id, "refused-system-field");
    let regular = Filter::OneOf { field: "client_kind".to_owned(), values: vec!["repeat".into()] };
    assert_eq!(team.count(Noun::Deal, &regular), 2);
}

#[test]
fn open_to_all_is_given_at_creation_and_changed_later() {
    let mut team = team();
    for noun in Noun::RECORDS {
        let values = [("title", "x".into()), ("open_to_all", 1.into())];
        let values = if noun == Noun::Contact {
            [("last_name", "x".into()), values[1].clone()]
        } else {
            values
        };
        let on = team.create(noun, &values);
        assert_eq!(team.value(on, "open_to_all"), 1.into(), "{on}");
        team.edit(on, "open_to_all", 0);
        assert_eq!(team.value(on, "open_to_all"), 0.into(), "{on}");
        team.undo();
        assert_eq!(team.value(on, "open_to_all"), 1.into(), "{on}");
    }
}

#[test]
fn merged_contacts_keep_their_deals() {
    let mut team = team();
    let (a, b, c) = (
        contact(&mut team, "Adamska", "1001"),
        contact(&mut team, "Adamska", "1002"),
        contact(&mut team, "Czarna", "1003"),
    );
    let further = |ids: &[i64]| Value::Ids(ids.to_vec());
    let mine = [("contact", a.id.into()), ("contacts", further(&[b.id, c.id]))];
    let (mine, his) = (
        team.create(Noun::Deal, &mine),
        team.create(Noun::Deal, &[("contact", c.id.into()), ("contacts", further(&[b.id]))]),
    );
    let before = team.data();
    team.run(Command::Merge(crate::domain::command::Merge::new(a, vec![b])));
    assert_eq!(team.value(mine, "contacts"), further(&[c.id]), "the main one is apart");
    assert_eq!(team.value(his, "contacts"), further(&[a.id]));
    team.undo();
    assert_eq!(team.data(), before);
}

#[test]
fn a_client_sees_what_happened_with_all_his_records() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    let lead = team.create(Noun::Lead, &[("contact", nowak.id.into())]);
    let deals: Vec<RecordRef> =
        (0..40).map(|_| team.create(Noun::Deal, &[("contact", nowak.id.into())])).collect();
    let further = team.create(Noun::Deal, &[("contacts", Value::Ids(vec![nowak.id]))]);
    let stranger = team.create(Noun::Deal, &[("title", "x".into())]);
    let mut written = Vec::new();
    for round in 0..3 {
        for on in [nowak, lead, further, stranger].into_iter().chain(deals.iter().copied()) {
            let text = format!("{on} {round}");
            let entry = team.run(Command::comment(on, text.clone())).touched[0];
            if round == 2 && on == lead {
                team.run(Command::Delete { on: entry });
            } else if on != stranger {
                written.push((text, (on != nowak).then_some(on)));
            }
        }
    }
    let plan = |on: RecordRef, at: i64| {
        [
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", on.to_string().as_str().into()),
            ("deadline", at.into()),
        ]
    };
    let day = team.now + 86_400;
    let later = team.create(Noun::Activity, &plan(nowak, day + 1));
    let soon = team.create(Noun::Activity, &plan(further, day));
    let reader = team.reader();
    let planned = reader.planned(nowak, 9).unwrap();
    let planned: Vec<_> = planned.into_iter().map(|one| (one.id, one.on)).collect();
    assert_eq!(planned, [(soon.id, Some(further)), (later.id, None)]);

    // Page by page there is everything once, the newest first; and back again from the end.
    let said = |events: &[crate::crm::reader::Happened]| {
        let text = |one: &crate::crm::reader::Happened| match &one.event {
            crate::crm::reader::Event::Entry(entry) => {
                Some((entry.text.clone().unwrap_or_default(), one.on))
            }
            _ => None,
        };
        events.iter().filter_map(text).collect::<Vec<_>>()
    };
    written.reverse();
    for size in [1, 7, 1000] {
        let mut all = Vec::new();
        let mut from = crate::crm::reader::Position::NEWEST;
        loop {
            let (page, next) = reader.timeline(nowak, from, size).unwrap();
            all.extend(said(&page));
            from = next;
            if page.len() < size {
                break;
            }
        }
        assert_eq!(all, written, "{size} at a time");
    }
    let oldest = crate::crm::reader::Position::OLDEST;
    let from = reader.timeline_back(nowak, &Wanted::default(), oldest, 20).unwrap();
    let (last, _) = reader.timeline(nowak, from, 100).unwrap();
    assert_eq!(last.len(), 20);
    assert!(written.ends_with(&said(&last)));

    team.run(Command::Complete { activity: soon.id, result: None, next: None });
    let (page, _) = team.reader().timeline(nowak, crate::crm::reader::Position::NEWEST, 1).unwrap();
    assert_eq!(page[0].on, Some(further), "what was done with a deal is seen with the client");
}

#[test]
fn what_a_client_bought_is_summed_up() {
    let mut team = team();
    let nowak = contact(&mut team, "Nowak", "600700800");
    let acme = team.create(Noun::Company, &[("title", "Acme".into())]);
    team.edit(nowak, "company", Value::Ids(vec![acme.id]));
    let deal = |team: &mut Team, amount: i64, currency: &str, stage: Option<&str>| {
        let links = [("contact", nowak.id.into()), ("company", acme.id.into())];
        let worth = [("amount", amount.into()), ("currency", currency.into())];
        let deal = team.create(Noun::Deal, &[links, worth].concat());
        if let Some(stage) = stage {
            team.move_to(deal, stage);
        }
    };
    assert!(team.reader().purchases(nowak).unwrap().is_empty());
    deal(&mut team, 100, "PLN", Some("won"));
    deal(&mut team, 7, "EUR", Some("won"));
    let last = team.now;
    deal(&mut team, 900, "PLN", Some("lost"));
    deal(&mut team, 50, "PLN", None);
    for client in [nowak, acme] {
        let bought = team.reader().purchases(client).unwrap();
        let minor = |sums: &[crate::domain::money::Money]| -> Vec<(String, i64)> {
            sums.iter().map(|sum| (sum.currency.code().to_owned(), sum.minor)).collect()
        };
        assert_eq!((bought.won, bought.last, bought.open), (2, Some(last), 1));
        assert_eq!(minor(&bought.sums), [("PLN".to_owned(), 100), ("EUR".to_owned(), 7)]);
        assert_eq!(minor(&bought.open_sums), [("PLN".to_owned(), 50)]);
    }
    // A new deal for him begins with both.
    let basis = team.reader().basis(nowak).unwrap();
    assert_eq!(basis, [Set::new("contact", nowak.id), Set::new("company", acme.id)]);
    let zenit = team.create(Noun::Company, &[("title", "Zenit".into())]);
    team.edit(nowak, "company", Value::Ids(vec![acme.id, zenit.id]));
    assert_eq!(team.reader().basis(nowak).unwrap(), [Set::new("contact", nowak.id)]);
}

#[test]
fn the_team_decides_whether_known_clients_become_leads() {
    let mut team = team();
    let row = crate::domain::setup::Settings::ROW;
    let on = |team: &Team| team.reader().setup().settings.repeat_leads;
    assert!(on(&team));
    let off = vec![Set::new("repeat_leads", 0)];
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let refused = refusal(boris.execute(now, &Command::Edit { on: row, set: off.clone() }));
    assert_eq!(refused.message.id, "refused-right");
    let receipt = team.run(Command::Edit { on: row, set: off });
    assert_eq!(receipt.message.id, "receipt-setting");
    assert!(!on(&team));
    team.undo();
    assert!(on(&team));
    team.run(Command::Redo);
    assert!(!on(&team));
    for command in [
        Command::Edit { on: row, set: vec![Set::new("repeat_leads", 7)] },
        Command::Edit { on: row, set: vec![Set::new("repeat_leads", Value::Empty)] },
        Command::Delete { on: row },
        Command::Create { noun: Noun::Setting, set: vec![] },
    ] {
        team.refuse(command);
    }
    assert!(!on(&team));
}

#[test]
fn what_a_link_brought_to_a_client_goes_with_it_unless_it_is_needed_or_was_changed() {
    let mut team = team();
    let number = |digits: &str| points(&[digits]);
    let contact = team
        .create(Noun::Contact, &[("last_name", "Nowak".into()), ("phone", number("+48600100200"))]);
    let lead = |team: &mut Team, phone: &str| {
        team.create(Noun::Lead, &[("title", "x".into()), ("phone", number(phone))])
    };
    let phones = |team: &Team| match team.value(contact, "phone") {
        Value::Points(points) => points.len(),
        _ => 0,
    };
    let one = lead(&mut team, "+48600300400");
    let before = team.data();
    team.edit(one, "contact", contact.id);
    assert_eq!((phones(&team), team.value(one, "repeat")), (2, Value::Int(1)));
    let receipt = team.edit(one, "contact", Value::Empty);
    assert!(receipt.notes.iter().any(|note| note.id == "note-client-taken-back"));
    assert_eq!((phones(&team), team.value(one, "repeat")), (1, Value::Int(0)));
    team.undo();
    assert_eq!(phones(&team), 2);
    team.undo();
    assert_eq!(team.data(), before);

    // Another lead of his has it as well.
    let other = lead(&mut team, "+48600300400");
    team.edit(one, "contact", contact.id);
    team.edit(other, "contact", contact.id);
    team.edit(one, "contact", Value::Empty);
    assert_eq!(phones(&team), 2);
    team.edit(other, "contact", Value::Empty);
    assert_eq!(phones(&team), 2, "it was there before that link");

    // Somebody changed it since.
    let third = lead(&mut team, "+48600500600");
    team.edit(third, "contact", contact.id);
    let Value::Points(mut all) = team.value(contact, "phone") else { panic!() };
    all[2].label = "home".to_owned();
    team.edit(contact, "phone", Value::Points(all));
    team.edit(third, "contact", Value::Empty);
    assert_eq!(phones(&team), 3);

    // To somebody else: what was brought goes along.
    let wife = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let fourth = lead(&mut team, "+48600700800");
    team.edit(fourth, "contact", contact.id);
    assert_eq!(phones(&team), 4);
    team.edit(fourth, "contact", wife.id);
    assert_eq!(phones(&team), 3);
    assert_eq!(team.value(wife, "phone"), number("+48600700800"));
    team.assert_healthy();
}
