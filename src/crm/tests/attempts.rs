//! Turning to clients ourselves, the ways to reach them, and the tray.

use super::*;
use crate::crm::reader::{Event, Position};
use crate::crm::tray::ROOM;
use crate::domain::attempt::{Attempt, Outcome};
use crate::domain::inbound::{Channel, Direction};
use crate::domain::point::PointKind;

fn attempt(channel: Channel, outcome: Outcome) -> Attempt {
    Attempt { channel, to: "+7 912 345-67-89".to_owned(), outcome, text: "about pumps".to_owned() }
}

#[test]
fn an_attempt_stands_on_the_timeline_until_it_is_taken_back() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let before = team.data();
    let busy = attempt(Channel::Call, Outcome::Busy);
    let receipt = team.run(Command::Log { on: lead, attempt: busy });
    assert_eq!(receipt.message.id, "receipt-attempt");
    let newest = |team: &Team| {
        let (events, _) = team.reader().timeline(lead, Position::NEWEST, 1).unwrap();
        events.into_iter().next().unwrap().event
    };
    let Event::Entry(entry) = newest(&team) else { panic!("it is an entry") };
    let (channel, facts) = entry.inbound().unwrap();
    assert_eq!((channel, facts.direction), (Channel::Call, Direction::Out));
    assert_eq!(facts.outcome, Some(Outcome::Busy));
    assert_eq!(facts.to, ["+7 912 345-67-89"]);
    assert_eq!(
        (entry.text.as_deref(), entry.author),
        (Some("about pumps"), Some(team.anna.viewer().user))
    );
    let with = team.data();
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.data(), with);
    team.assert_healthy();
}

#[test]
fn an_attempt_that_cannot_be_leaves_nothing() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let gone = team.create(Noun::Lead, &[("title", "Gone".into())]);
    team.run(Command::Delete { on: gone });
    let before = team.dump();
    let nobody = Attempt { to: " ".to_owned(), ..attempt(Channel::Call, Outcome::Reached) };
    for (on, attempt, told) in [
        (lead, attempt(Channel::Mail, Outcome::Busy), "refused-outcome"),
        (lead, attempt(Channel::Form, Outcome::Sent), "refused-outcome"),
        (lead, nobody, "refused-attempt-nobody"),
        (gone, attempt(Channel::Call, Outcome::Reached), "refused-deleted"),
        (
            RecordRef::new(Noun::Lead, 99),
            attempt(Channel::Call, Outcome::Busy),
            "refused-no-record",
        ),
    ] {
        assert_eq!(team.refuse(Command::Log { on, attempt }).message.id, told);
    }
    assert_eq!(team.dump(), before);
}

#[test]
fn a_deal_is_reached_through_its_clients_and_each_way_is_there_once() {
    let mut team = team();
    let person =
        [("last_name", "Nowak".into()), ("phone", points(&["600 100 200", "22 123 45 67"]))];
    let ewa = team.create(Noun::Contact, &person);
    let firm =
        [("title", "Polmet".into()), ("phone", points(&["+48 600 100 200", "+48 22 999 00 11"]))];
    let polmet = team.create(Noun::Company, &firm);
    let links = [("contact", Value::Int(ewa.id)), ("company", Value::Int(polmet.id))];
    let deal = team.create(Noun::Deal, &links);
    let lead = team.create(Noun::Lead, &links);
    for on in [deal, lead] {
        let ways = team.reader().ways(on).unwrap();
        let phones = ways.iter().filter(|way| way.kind == PointKind::Phone);
        let phones: Vec<(&str, RecordRef)> =
            phones.map(|way| (way.value.as_str(), way.of)).collect();
        let all = [("600 100 200", ewa), ("22 123 45 67", ewa), ("+48 22 999 00 11", polmet)];
        assert_eq!(phones, all, "{on}");
        assert_eq!(ways[0].name.as_deref(), Some("Nowak"));
    }
    assert_eq!(team.reader().ways(ewa).unwrap()[0].name, None);
    team.run(Command::Delete { on: polmet });
    assert_eq!(team.reader().ways(deal).unwrap().len(), 2);
}

#[test]
fn a_tray_is_ones_own_and_outlives_what_becomes_of_the_records() {
    let mut team = team();
    let leads: Vec<RecordRef> = (0..=ROOM)
        .map(|number| team.create(Noun::Lead, &[("title", format!("L{number}").as_str().into())]))
        .collect();
    let mut boris = team.colleague("boris");
    let names = |team: &Team| -> Vec<String> {
        let tray = team.reader().tray().unwrap();
        tray.into_iter().map(|card| card.name.unwrap_or_default()).collect()
    };
    for on in [leads[0], leads[1], leads[0]] {
        let now = team.tick();
        team.anna.minimise(now, on).unwrap();
    }
    boris.minimise(team.now, leads[2]).unwrap();
    assert_eq!(names(&team), ["L1", "L0"]);
    team.run(Command::Delete { on: leads[1] });
    assert_eq!(names(&team), ["L0"]);
    team.undo();
    team.edit(leads[1], "title", "Pumps");
    assert_eq!(names(&team), ["Pumps", "L0"]);
    team.anna.take_up(leads[1]).unwrap();
    team.anna.take_up(leads[1]).unwrap();
    assert_eq!(names(&team), ["L0"]);
    for on in &leads[1..ROOM] {
        let now = team.tick();
        team.anna.minimise(now, *on).unwrap();
    }
    let now = team.tick();
    let full = refusal(team.anna.minimise(now, leads[ROOM]));
    assert_eq!(full.message.id, "refused-tray-full");
    team.anna.minimise(now, leads[3]).unwrap();
    let nobody = RecordRef::new(Noun::Lead, 999);
    assert_eq!(refusal(team.anna.minimise(now, nobody)).message.id, "refused-no-record");
    assert_eq!(names(&team).len(), ROOM);
}
