//! Lists sorted by each column that has an order: as people read it, with nothing last, both ways.

use super::*;
use crate::crm::reader::Sort;
use crate::domain::field::Field;

/// The numbers of a noun's records in the order of a field.
fn sorted(team: &Team, noun: Noun, field: &str, descending: bool) -> Vec<i64> {
    let sort = Sort { field: field.to_owned(), descending };
    let window = Window::Top { rows: 100 };
    let page = team.reader().list(noun, &[], &Filter::All, &sort, window).unwrap();
    page.rows.rows.iter().map(|row| row.id).collect()
}

fn phone(digits: &str) -> Value {
    Value::Points(vec![Point::new(digits, "work")])
}

fn tags(names: &[&str]) -> Value {
    Value::List(names.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn every_column_that_has_an_order_sorts_both_ways_with_nothing_last() {
    let mut team = team();
    let boris = team.colleague("boris").viewer().user.0;
    let [ivan, olga] = [("Яшин", "Яков"), ("Ёлкина", "Анна")].map(|(last, first)| {
        team.create(Noun::Contact, &[("last_name", last.into()), ("first_name", first.into())]).id
    });
    let [acme, zeta] =
        ["Acme", "Zeta"].map(|title| team.create(Noun::Company, &[("title", title.into())]).id);
    let [early, late] =
        ["Альфа", "Омега"].map(|title| team.create(Noun::Lead, &[("title", title.into())]).id);
    let text = |field| (field, Value::text("ёж"), Value::text("Жук"));
    let flag = |field| (field, Value::Int(0), Value::Int(1));
    let point = |field, small: &str, great: &str| {
        let one = |value: &str| Value::Points(vec![Point::new(value, "work")]);
        (field, one(small), one(great))
    };
    let points = || {
        vec![
            // The spelling says nothing of where a number stands.
            ("phone", phone("8 912 345-67-80"), phone("+7 (912) 345-67-99")),
            point("email", "Anna@example.com", "boris@example.com"),
            point("site", "a.example.com", "B.example.com"),
            point("messenger", "@anna", "@Boris"),
            ("tags", tags(&["b", "a"]), tags(&["b"])),
            ("observers", Value::Ids(vec![1]), Value::Ids(vec![boris])),
            flag("open_to_all"),
        ]
    };
    let lead = [
        vec![text("first_name"), text("middle_name"), text("post"), text("address")],
        vec![text("region"), text("company_name"), flag("amount_manual")],
        vec![("origin", "direct".into(), "indirect".into())],
        vec![("currency", "EUR".into(), "RUB".into())],
        points(),
    ];
    let links = vec![
        ("contact", Value::Int(olga), Value::Int(ivan)),
        ("company", Value::Int(acme), Value::Int(zeta)),
    ];
    let deal = [
        vec![("type", "sale".into(), "goods".into()), ("currency", "EUR".into(), "RUB".into())],
        vec![("contacts", Value::Ids(vec![olga]), Value::Ids(vec![ivan, olga]))],
        points().split_off(4),
        links.clone(),
    ];
    let contact = [
        vec![text("first_name"), text("middle_name"), text("post"), text("address")],
        vec![text("region"), ("birthday", "--12-31".into(), "1980-01-31".into())],
        vec![("company", Value::Ids(vec![acme, zeta]), Value::Ids(vec![zeta]))],
        points(),
    ];
    let company = [
        vec![text("industry"), text("legal_address"), text("bank_details"), text("region")],
        vec![("employees", Value::Int(9), Value::Int(10)), text("address")],
        vec![("revenue", Value::Int(900), Value::Int(1000))],
        vec![("contact", Value::Ids(vec![olga]), Value::Ids(vec![ivan]))],
        points(),
    ];
    let product = [
        vec![("code", "A1".into(), "b1".into()), ("unit", "hour".into(), "piece".into())],
        vec![("price", Value::Int(900), Value::Int(1000)), ("tax", Value::Int(5), Value::Int(20))],
        vec![flag("tax_included"), flag("active"), ("currency", "EUR".into(), "RUB".into())],
    ];
    let named = |noun: Noun| if noun == Noun::Contact { "last_name" } else { "title" };
    for (noun, values) in [
        (Noun::Lead, lead.concat()),
        (Noun::Lead, links),
        (Noun::Deal, deal.concat()),
        (Noun::Contact, contact.concat()),
        (Noun::Company, company.concat()),
        (Noun::Product, product.concat()),
    ] {
        let new = |team: &mut Team, name: &str| team.create(noun, &[(named(noun), name.into())]);
        let made = ["one", "two", "none"].map(|name| new(&mut team, name));
        for (field, small, great) in values {
            // What is greater comes first, so that the number says nothing.
            for (on, value) in made.iter().zip([&great, &small]) {
                team.edit(*on, field, value.clone());
            }
            let setup = team.reader().setup();
            let known = setup.registry.get(noun, field).unwrap();
            assert!(known.flags.sorted, "{noun:?} {field}");
            let of_these = |all: Vec<i64>| -> Vec<usize> {
                let place = |id: &i64| made.iter().position(|on| on.id == *id);
                all.iter().filter_map(place).collect()
            };
            let up = of_these(sorted(&team, noun, field, false));
            let down = of_these(sorted(&team, noun, field, true));
            let two = |order: &[usize]| -> Vec<usize> {
                order.iter().copied().filter(|place| *place < 2).collect()
            };
            assert_eq!((two(&up), two(&down)), (vec![1, 0], vec![0, 1]), "{noun:?} {field}");
            if team.value(made[2], field).is_empty() {
                assert_eq!((up[2], down[2]), (2, 2), "{noun:?} {field}");
            }
        }
        team.assert_healthy();
    }
    let made = team.create(Noun::Deal, &[("title", "x".into())]);
    assert!(team.reader().setup().registry.get(Noun::Deal, "lead").unwrap().flags.sorted);
    assert_eq!(sorted(&team, Noun::Deal, "lead", false).len(), 4);
    assert!(made.id > 0 && early < late);
}

#[test]
fn whoever_is_called_otherwise_stands_elsewhere_in_every_list() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let contact = team.create(Noun::Contact, &[("last_name", "Яшин".into())]);
    let firm = team.create(Noun::Company, &[("title", "Zeta".into())]);
    let linked: [&[(&str, Value)]; 2] = [
        &[("contact", contact.id.into()), ("company", firm.id.into())],
        &[("title", "Own".into()), ("last_name", "Мухин".into()), ("company_name", "Mega".into())],
    ];
    let [lead, other] = linked.map(|values| team.create(Noun::Lead, values));
    let observed =
        team.create(Noun::Deal, &[("observers", Value::Ids(vec![boris.viewer().user.0]))]);
    let agent = [("noun", "deal"), ("name", "agent"), ("label", "Agent"), ("kind", "contact")];
    let agent = agent.map(|(name, value)| (name, Value::text(value)));
    team.create(Noun::Field, &agent);
    team.edit(observed, "agent", Value::Int(contact.id));
    assert_eq!(sorted(&team, Noun::Lead, "last_name", false), [other.id, lead.id]);
    team.edit(contact, "last_name", "Абаев");
    team.edit(contact, "phone", phone("600700800"));
    assert_eq!(sorted(&team, Noun::Lead, "last_name", false), [lead.id, other.id]);
    assert_eq!(sorted(&team, Noun::Lead, "phone", false)[0], lead.id);
    team.assert_healthy();
    team.edit(contact, "company", Value::Ids(vec![firm.id]));
    team.assert_healthy();
    team.edit(firm, "title", "Alfa");
    assert_eq!(sorted(&team, Noun::Lead, "company_name", false), [lead.id, other.id]);
    team.assert_healthy();
    let renamed = Command::Edit {
        on: RecordRef::new(Noun::User, boris.viewer().user.0),
        set: vec![Set::new("name", "Аркадий")],
    };
    boris.execute(team.tick(), &renamed).unwrap();
    team.assert_healthy();
    team.edit(firm, "contact", Value::Empty);
    team.assert_healthy();
    team.undo();
    team.assert_healthy();
}

#[test]
fn what_has_no_order_says_why() {
    let team = team();
    let setup = team.reader().setup();
    let why = |noun, name| setup.registry.get(noun, name).map(Field::unsorted);
    for (noun, name, expected) in [
        (Noun::Lead, "comment", Some("unsorted-long-text")),
        (Noun::Deal, "products", Some("unsorted-products")),
        (Noun::Lead, "activities", Some("unsorted-activities")),
        (Noun::Contact, "merged_into", Some("unsorted-kin")),
        (Noun::Deal, "copy_of", Some("unsorted-kin")),
        (Noun::Lead, "tags", None),
    ] {
        assert_eq!(why(noun, name), Some(expected), "{name}");
    }
    for noun in Noun::RECORDS.into_iter().chain([Noun::Product]) {
        for field in setup.registry.of(noun) {
            assert_eq!(field.flags.sorted, field.unsorted().is_none(), "{noun:?} {}", field.name);
        }
    }
}

#[test]
fn who_is_linked_to_a_nameless_record_comes_between_the_named_and_those_linked_to_none() {
    let mut team = team();
    let [first, second] = ["+48 600 100 200", "+48 600 100 201"]
        .map(|digits| team.create(Noun::Lead, &[("phone", phone(digits))]).id);
    let named = team.create(Noun::Lead, &[("title", "Яма".into())]).id;
    let [none, late, early, known] = [None, Some(second), Some(first), Some(named)].map(|lead| {
        let lead = lead.map(|lead| ("lead", Value::Int(lead)));
        let set: Vec<_> = lead.into_iter().chain([("last_name", "x".into())]).collect();
        team.create(Noun::Contact, &set).id
    });
    assert_eq!(sorted(&team, Noun::Contact, "lead", false), [known, early, late, none]);
    assert_eq!(sorted(&team, Noun::Contact, "lead", true), [late, early, known, none]);

    let second = RecordRef::new(Noun::Lead, second);
    team.edit(second, "title", "Авто");
    assert_eq!(sorted(&team, Noun::Contact, "lead", false), [late, known, early, none]);
    team.edit(second, "title", "");
    assert_eq!(sorted(&team, Noun::Contact, "lead", false), [known, early, late, none]);
    team.assert_healthy();
}
