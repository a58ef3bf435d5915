//! Finding clients while somebody types.

use super::*;
use crate::domain::point::PointKind;
use crate::store::point;

/// A team with clients of both alphabets; their records in the order of creation.
fn clients() -> Team {
    let mut team = team();
    let point = |value: &str| Value::Points(vec![Point::new(value, "work")]);
    for (last, first, phone, email) in [
        ("Иванов", "Иван", "+7 912 345-67-89", "ivan@example.com"),
        ("Żółć", "Ewa", "600 100 200", "ewa@example.pl"),
        ("Kowalski", "Jan", "+48 22 123 45 67", "jan@polmet.example"),
        ("Сёмина", "Ольга", "8 (495) 765-43-21", "olga@example.com"),
        ("Ivanova", "Anna", "+1 212 555 0101", "anna@example.com"),
    ] {
        let values = [
            ("last_name", last.into()),
            ("first_name", first.into()),
            ("phone", point(phone)),
            ("email", point(email)),
        ];
        team.create(Noun::Contact, &values);
    }
    for title in ["ООО «Ромашка»", "Polmet sp. z o.o.", "Иванов и сыновья"]
    {
        team.create(Noun::Company, &[("title", title.into())]);
    }
    team
}

#[test]
fn a_record_says_by_what_it_was_found_where_its_name_does_not() {
    let mut team = clients();
    let title = [("title", "Окна".into()), ("comment", "Ждёт ответа по замеру".into())];
    team.create(Noun::Lead, &title);
    let reader = team.reader();
    let mut wrong = Vec::new();
    for (typed, expected) in [
        ("окна", None),
        ("замер", Some("замеру")),
        ("окна ответа", Some("ответа по замеру")),
        ("иванов", None),
        ("Olga", None),
        ("765-43", None),
        ("olga@", Some("olga@example.com")),
        ("иван ivan@exa", Some("ivan@example.com")),
        ("contact/2", None),
    ] {
        let found = reader.seek(&[Noun::Lead, Noun::Contact], typed, 9).unwrap();
        let by = found.first().and_then(|one| one.by.clone());
        if found.is_empty() || by.as_deref() != expected {
            wrong.push((typed, expected, by));
        }
    }
    assert_eq!(wrong, [], "typed, expected and said");
}

#[test]
fn a_client_is_found_by_any_part_and_the_best_comes_first() {
    let team = clients();
    let reader = team.reader();
    let found = |typed: &str| {
        let found = reader.seek(&[Noun::Contact, Noun::Company], typed, 9).unwrap();
        found.iter().map(|one| one.on.to_string()).collect::<Vec<_>>().join(" ")
    };
    let mut wrong = Vec::new();
    for (typed, expected) in [
        ("иванов", "contact/1 company/3 contact/5"),
        ("Ivanov", "contact/5 contact/1 company/3"),
        ("Iwanow", "contact/1 company/3"),
        ("иван иванов", "contact/1 contact/5 company/3"),
        ("иванов ив", "contact/1 contact/5 company/3"),
        ("ив", "contact/1 company/3 contact/5"),
        ("zolc", "contact/2"),
        ("ŻÓŁĆ EWA", "contact/2"),
        ("Ковальский", "contact/3"),
        ("ковал", "contact/3"),
        ("семина", "contact/4"),
        ("Olga Semina", "contact/4"),
        ("romashka", "company/1"),
        ("омашка", "company/1"),
        ("полмет", "company/2 contact/3"),
        ("+7 (912) 345 67 89", "contact/1"),
        ("912 345", "contact/1"),
        ("600100", "contact/2"),
        ("600 100 200", "contact/2"),
        ("+48 600 100 200", "contact/2"),
        ("495 765", "contact/4"),
        ("84957654321", "contact/4"),
        ("+7 495 765-43-21", "contact/4"),
        ("JAN@polmet.example", "contact/3"),
        ("anna@", "contact/5"),
        ("contact/2", "contact/2"),
        ("nobody", ""),
        ("", ""),
    ] {
        if found(typed) != expected {
            wrong.push((typed, expected, found(typed)));
        }
    }
    assert_eq!(wrong, [], "typed, expected and found");
    let alone = reader.seek(&[Noun::Company], "2", 9).unwrap();
    assert_eq!(alone[0].name.as_deref(), Some("Polmet sp. z o.o."));
    assert_eq!(reader.seek(&[Noun::Contact], "иван", 1).unwrap().len(), 1);
}

#[test]
fn what_is_in_the_recycle_bin_is_not_found() {
    let mut team = clients();
    team.run(Command::Delete { on: RecordRef::new(Noun::Contact, 1) });
    let reader = team.reader();
    for typed in ["Иванов Иван", "+7 912 345-67-89", "ивано", "contact/1", "1"] {
        let found = reader.seek(&[Noun::Contact], typed, 9).unwrap();
        assert!(found.iter().all(|one| one.on.id != 1), "{typed}: {found:?}");
    }
}

#[test]
fn whoever_it_is_comes_before_who_is_only_mentioned() {
    let mut team = team();
    let person = |team: &mut Team, noun, last: &str, comment: &str| {
        let values = [("last_name", last.into()), ("comment", comment.into())];
        team.create(noun, &values)
    };
    let himself = person(&mut team, Noun::Lead, "Ёлкин", "");
    let mentions = person(&mut team, Noun::Lead, "Ширяев", "от Ёлкина");
    let client = person(&mut team, Noun::Contact, "Ёлкин", "");
    let sought = |nouns: &[Noun]| -> Vec<RecordRef> {
        let found = team.reader().seek(nouns, "елкин", 9).unwrap();
        found.into_iter().map(|one| one.on).collect()
    };
    assert_eq!(sought(&[Noun::Lead]), [himself, mentions]);
    assert_eq!(sought(&[Noun::Lead, Noun::Contact]), [client, himself, mentions]);
}

#[test]
fn of_those_who_show_a_number_the_newest_in_use_are_read() {
    let mut team = team();
    let phone = ("phone", points(&["+48 600 100 200"]));
    let people = [(); 3].map(|()| team.create(Noun::Contact, std::slice::from_ref(&phone)));
    team.run(Command::Delete { on: people[2] });
    let firm = team.create(Noun::Company, &[("title", "Firm".into()), phone.clone()]);
    let leads = [("contact", people[0].id.into()), phone, ("company", firm.id.into())];
    let leads = leads.map(|client| team.create(Noun::Lead, &[client]).id);
    let reader = team.reader();
    let newest = |noun: Noun, limit: usize| {
        let norm = point::norm(PointKind::Phone, "+48 600 100 200", "PL");
        reader.read(|conn| Ok(point::newest_holders(conn, noun, &norm, limit)?)).unwrap()
    };
    assert_eq!(newest(Noun::Contact, 9), [people[1].id, people[0].id]);
    assert_eq!(newest(Noun::Contact, 1), [people[1].id]);
    assert_eq!(newest(Noun::Company, 9), [firm.id]);
    assert_eq!(newest(Noun::Lead, 9), [leads[2], leads[1], leads[0]]);
    assert_eq!(newest(Noun::Lead, 2), [leads[2], leads[1]]);
}
