//! A database with records that goes over to another country, and back.

use super::*;
use crate::crm::init::GoingOver;
use crate::domain::money::Currency;

const TO_POLAND: &str = "600 100 200";

fn go_over(team: &mut Team, to: &GoingOver) -> usize {
    let now = team.tick();
    team.anna.go_over(now, to, |_, _| {}).unwrap()
}

/// Everything in the file but what it is known by, what was done with it, and how its search of words
/// is laid out.
fn kept(team: &Team) -> Vec<String> {
    const OWN: [&str; 3] = ["meta ", "operation ", "change "];
    let is_own =
        |line: &&str| line.contains("_search_") || OWN.iter().any(|table| line.starts_with(table));
    team.dump().lines().filter(|line| !is_own(line)).map(str::to_owned).collect()
}

fn to(country: &str) -> GoingOver {
    GoingOver { country: Some(country.to_owned()), currency: None }
}

fn in_currency(code: &str) -> GoingOver {
    GoingOver { country: None, currency: Currency::parse(code) }
}

/// A team that has phones wherever there can be any.
fn with_phones(country: &str) -> Team {
    let mut team = team_in(country);
    team.raw().execute("UPDATE meta SET value = 'RUB' WHERE key = 'currency'", []).unwrap();
    let phone = |digits: &str| points(&[digits, "+48 600 100 201", "8 912 345-67-89"]);
    let person =
        team.create(Noun::Contact, &[("last_name", "Nowak".into()), ("phone", phone(TO_POLAND))]);
    let firm =
        team.create(Noun::Company, &[("title", "Dom".into()), ("phone", phone("22 635 00 01"))]);
    let lead = |team: &mut Team, more: (&str, Value)| {
        team.create(Noun::Lead, &[("phone", phone("600 100 202")), more])
    };
    lead(&mut team, ("title", "Own".into()));
    lead(&mut team, ("contact", person.id.into()));
    lead(&mut team, ("company", firm.id.into()));
    let gone = lead(&mut team, ("title", "Gone".into()));
    team.run(Command::Delete { on: gone });
    team.create(Noun::Deal, &[("title", "Windows".into()), ("contact", person.id.into())]);
    team.create(Noun::Exclusion, &[("sender", "600 100 203".into())]);
    let field = [("noun", "lead"), ("name", "second"), ("label", "Second"), ("kind", "phone")];
    team.create(Noun::Field, &field.map(|(name, value)| (name, value.into())));
    let own = RecordRef::new(Noun::Lead, 1);
    team.edit(own, "second", "600 100 204");
    team
}

#[test]
fn a_database_that_goes_over_is_as_if_it_had_been_there_all_along() {
    let mut team = with_phones("RU");
    let before = kept(&team);
    let mut watching = team.reader();
    watching.changed().unwrap();
    let found = |team: &Team| team.reader().seek(&Noun::RECORDS, "+48600100200", 9).unwrap().len();
    assert_eq!(found(&team), 0);

    // One of each lead, two of each of their clients, who took that of his lead, and an exclusion.
    assert_eq!(go_over(&mut team, &to("PL")), 9);
    assert_eq!(kept(&team), kept(&with_phones("PL")));
    assert_eq!(found(&team), 2, "the contact and his lead");
    assert!(watching.changed().unwrap());
    assert_eq!(watching.setup().country, "PL", "whoever is at work reads phones the new way");
    team.assert_healthy();

    assert_eq!(go_over(&mut team, &to("PL")), 0);
    assert_eq!(go_over(&mut team, &to("RU")), 9);
    assert_eq!(kept(&team), before);
    assert_eq!(found(&team), 0);
}

#[test]
fn going_over_is_undone_and_done_again() {
    let mut team = with_phones("RU");
    let (before, polish) = (kept(&team), kept(&with_phones("PL")));
    let place = |team: &Team| {
        let setup = team.reader().setup();
        (setup.country.clone(), setup.currency)
    };
    let euro = Currency::parse("EUR").unwrap();
    let both = GoingOver { country: Some("PL".to_owned()), currency: Some(euro) };
    assert_eq!(go_over(&mut team, &both), 9);
    let first = team.reader().operations(1).unwrap().remove(0);
    assert_eq!(first.name().id, "operation-country");
    for _ in 0..2 {
        team.undo();
        assert_eq!((kept(&team), place(&team)), (before.clone(), ("RU".to_owned(), Currency::RUB)));
        team.run(Command::Redo);
        assert_eq!((kept(&team), place(&team)), (polish.clone(), ("PL".to_owned(), euro)));
    }
    team.assert_healthy();

    go_over(&mut team, &to("DE"));
    go_over(&mut team, &in_currency("CHF"));
    let refused = refusal(team.try_run(Command::Undo { operation: Some(first.id) }));
    assert_eq!(refused.message.id, "note-undo-left-country");
    team.undo();
    team.undo();
    assert_eq!(place(&team), ("PL".to_owned(), euro));
}

#[test]
fn what_was_broken_off_is_done_by_the_same_once_more() {
    let mut team = with_phones("RU");
    team.raw().execute("UPDATE meta SET value = 'PL' WHERE key = 'country'", []).unwrap();
    assert_ne!(kept(&team), kept(&with_phones("PL")));
    assert_eq!(go_over(&mut team, &GoingOver::default()), 9);
    assert_eq!(kept(&team), kept(&with_phones("PL")));
    assert_eq!(go_over(&mut team, &GoingOver::default()), 0);
}

#[test]
fn amounts_that_are_there_keep_their_currency() {
    let mut team = team_in("RU");
    let old = team.create(Noun::Lead, &[("amount", 100.into())]);
    go_over(&mut team, &in_currency("PLN"));
    let new = team.create(Noun::Lead, &[("amount", 100.into())]);
    assert_eq!([old, new].map(|on| team.value(on, "currency")), ["RUB", "PLN"].map(Value::text));
    team.assert_healthy();
}

#[test]
fn what_would_come_to_mean_something_else_is_refused() {
    let mut team = team_in("RU");
    let refused = refusal(team.colleague("boris").go_over(1, &to("PL"), |_, _| {}));
    assert_eq!(refused.message.id, "refused-right");

    for sender in ["600 100 200", "+48600100200"] {
        team.create(Noun::Exclusion, &[("sender", sender.into())]);
    }
    let field = [("noun", "contact"), ("name", "budget"), ("label", "Budget"), ("kind", "money")];
    team.create(Noun::Field, &field.map(|(name, value)| (name, value.into())));
    team.create(Noun::Contact, &[("last_name", "Nowak".into()), ("budget", 100.into())]);
    let before = team.dump();
    for (wanted, expected) in
        [(to("PL"), "refused-same-exclusions"), (in_currency("PLN"), "refused-currency-in-use")]
    {
        assert_eq!(refusal(team.anna.go_over(1, &wanted, |_, _| {})).message.id, expected);
        assert_eq!(team.dump(), before, "{expected}");
    }
}
