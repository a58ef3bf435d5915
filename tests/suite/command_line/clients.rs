//! Clients that come with what is typed about them, and who else has their phone.

use super::*;

const PHONE: &str = "+48 601 111 229";

#[test]
fn nothing_of_a_typed_client_is_lost_to_somebody_who_has_his_phone() {
    let place = Place::new();
    place.settle("PL");
    place.done(&["contact", "add", &format!("Ewa Lis, {PHONE}")]);
    let said = place.run(&["deal", "add", &format!("Gate, Karol Lipski, {PHONE}")]);
    assert_eq!((said.status, said.out.as_str()), (0, "1\n"), "{}", said.err);
    assert!(said.err.contains("contact/1 Ewa Lis"), "{}", said.err);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["contact"], "contact/2");
    assert_eq!(place.objects(&["contact", "show", "2"])[0]["last_name"], "Lipski");

    let said = place.run(&["deal", "add", &format!("Gate2, Zupa sp. z o.o., {PHONE}")]);
    assert!(said.err.contains("contact/1 Ewa Lis"), "{}", said.err);
    let said = place.run(&["deal", "add", &format!("Gate3, Ewa Lis, {PHONE}")]);
    assert!(said.err.contains("linked: contact/1 Ewa Lis"), "{}", said.err);
    assert_eq!(place.objects(&["deal", "show", "3"])[0]["contact"], "contact/1");
}

#[test]
fn a_contact_is_linked_with_the_company_his_line_names() {
    let place = Place::new();
    place.settle("PL");
    let line = format!("Ewa Lis, {PHONE}, Polmet sp. z o.o.");
    let said = place.run(&["contact", "add", &line]);
    assert_eq!(said.out, "1\n", "{}", said.err);
    let ewa = &place.objects(&["contact", "show", "1"])[0];
    assert_eq!((&ewa["company"][0], &ewa["comment"]), (&"company/1".into(), &Json::Null));
    // The next one of that company finds it there.
    place.done(&["contact", "add", "Jan Nowak, +48 602 000 000, Polmet sp. z o.o."]);
    assert_eq!(place.objects(&["contact", "show", "2"])[0]["company"][0], "company/1");
    assert_eq!(place.objects(&["company", "list"]).len(), 1);
}

#[test]
fn a_deal_made_of_a_lead_without_a_client_says_so() {
    let place = Place::begun();
    place.done(&["lead", "add", "Gate"]);
    let said = place.run(&["lead", "convert", "1", "--to", ""]);
    assert_eq!(said.status, 2, "{}", said.err);
    assert_clear(&said, "no target");
    let said = place.run(&["lead", "convert", "1", "--to", "deal"]);
    assert!(said.err.contains("no client yet"), "{}", said.err);
    // What became of it stands in its history.
    let history = place.done(&["history", "lead/1"]);
    assert!(history.contains("Conversion: deal/1"), "{history}");
    let rows = place.objects(&["history", "lead/1"]);
    assert_eq!(rows.iter().filter(|row| row["made"][0] == "deal/1").count(), 1);
    place.done(&["undo"]);
    for told in [&["history", "lead/1"][..], &["lead", "show", "1", "--timeline"]] {
        let told = place.done(told);
        assert!(told.contains("Quality lead → Not processed (undo)"), "{told}");
    }
}

#[test]
fn a_new_database_says_whose_phones_it_reads_where_nobody_chose_the_country() {
    let polish = Place::new();
    let run = |place: &Place, args: &[&str]| place.run(&[&["--lang", "pl"], args].concat());
    let said = run(&polish, &["lead", "add", "Jan Kowalski, 601 222 333, 500"]);
    assert!(said.err.contains("voronka init --country PL"), "{}", said.err);
    let lead = &polish.objects(&["lead", "show", "1"])[0];
    assert_eq!(
        (&lead["phone"][0]["value"], &lead["amount"]),
        (&"601 222 333".into(), &"500.00".into())
    );
    for (language, is_told) in [("en", true), ("ru", false)] {
        let said = Place::new().run(&["--lang", language, "lead", "add", "Pumps"]);
        assert_eq!(said.err.contains("init --country"), is_told, "{}", said.err);
    }
}

#[test]
fn an_amount_below_nothing_is_said_to_be_one() {
    let place = Place::new();
    let said = place.run(&["lead", "add", "Refund", "--amount", "-5"]);
    assert!(said.err.contains("negative amount"), "{}", said.err);
    let said = place.run(&["lead", "edit", "1", "--set", "title=Refund 2"]);
    assert!(!said.err.contains("negative"), "{}", said.err);
}

#[test]
fn a_tag_is_found_as_it_is_written() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps, #hot"]);
    place.done(&["lead", "add", "--phone", PHONE]);
    assert!(place.done(&["lead", "list", "#hot"]).contains("Pumps"));
    assert!(place.done(&["find", "#hot"]).contains("Pumps"));
    assert_eq!(place.objects(&["lead", "list", "-#hot"])[0]["id"], 2);
}

#[test]
fn whoever_has_no_name_is_listed_by_how_he_is_reached_and_compared_by_his_number() {
    let place = Place::new();
    place.done(&["lead", "add", "--phone", "+79123456789"]);
    let said = place.run(&["lead", "add", "--phone", "+79123456789"]);
    assert!(said.err.contains("Look at lead/1 Lead 1 too"), "{}", said.err);
    place.done(&["activity", "add", "lead/1", "call 2020-01-01 10:00"]);
    for args in [
        &["agenda"][..],
        &["activity", "list"],
        &["calendar", "--day", "2020-01-01"],
        &["report", "unattended"],
        &["find", "912345"],
        &["lead", "show", "1"],
    ] {
        assert!(place.done(args).contains("+7 912 345-67-89"), "{args:?}: {}", place.done(args));
    }
    assert!(place.done(&[]).contains("\nWhat waits for you today:\n1\t"), "{}", place.done(&[]));
    place.done(&["contact", "add", "--phone", "+79035556677"]);
    place.done(&["lead", "add", "--set", "contact=contact/1"]);
    place.done(&["deal", "add", "Windows", "--set", "contact=contact/1"]);
    let card = place.done(&["contact", "show", "1"]);
    for named in ["contact/1  ", "lead/3  "] {
        assert!(card.contains(&format!("{named}+7 903 555-66-77\n")), "{card}");
    }
    assert!(card.contains("deal/1  Windows\n"), "{card}");
    assert_eq!(place.objects(&["find", "912345"])[0]["client"], "+79123456789");
}

#[test]
fn of_several_it_is_told_how_many_were_so_already() {
    let place = Place::new();
    place.done(&["lead", "add", "One"]);
    place.done(&["lead", "add", "Two"]);
    place.done(&["lead", "edit", "1", "--set", "amount=5"]);
    for (lang, mixed, same) in [
        ("en", "Done: 1. So already: 1.", "Done: 0. So already: 2."),
        ("ru", "Сделано: 1. Так и было: 1.", "Сделано: 0. Так и было: 2."),
        ("pl", "Zrobiono: 1. Tak już było: 1.", "Zrobiono: 0. Tak już było: 2."),
    ] {
        let edit = ["--lang", lang, "lead", "edit", "1", "2", "--set", "amount=5"];
        for told in [mixed, same] {
            let said = place.run(&edit);
            assert_eq!(said.err.trim_end(), told);
        }
        place.done(&["lead", "edit", "2", "--set", "amount=6"]);
    }
}

#[test]
fn a_field_goes_by_the_short_name_that_a_query_knows() {
    let place = Place::new();
    place.done(&["lead", "add", "One, 5"]);
    place.done(&["lead", "add", "Two, 7"]);
    for (short, whole) in [("created", "created_at"), ("sum", "amount")] {
        let list = |name: &str| {
            let sort = format!("-{name}");
            place.done(&["lead", "list", "--columns", name, "--sort", &sort])
        };
        assert_eq!(list(short), list(whole));
    }
}
