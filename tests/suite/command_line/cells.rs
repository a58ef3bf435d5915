//! What becomes of the cells of a file: what of them goes into fields, and what is told of the rest.

use super::*;

/// A file with this text, by its path.
fn write(place: &Place, name: &str, text: &str) -> String {
    let path = place.path(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn phones_among_words_are_read_and_the_words_are_told() {
    let place = Place::new();
    let cells = [
        "8 912 111-22-11 (жена)",
        "тел. 8-912-111-22-12",
        "+7 912 111 22 13 и +7 912 111 22 14",
        "=\"\"89121112215\"\"",
        "8 912 111 22 16 8 912 111 22 17",
        "'+79121112218",
        "нет",
    ];
    let rows: String = (1..).zip(cells).map(|(n, cell)| format!("P{n};\"{cell}\"\n")).collect();
    let file = write(&place, "phones.csv", &format!("Имя клиента;Телефон\n{rows}"));
    for rehearsal in [true, false] {
        let args = ["import", &file, "--as", "leads", "--dry-run"];
        let told = place.run(&args[..if rehearsal { 5 } else { 4 }]);
        let said = if rehearsal { &told.out } else { &told.err };
        assert!(said.contains("2 cells could not be read whole"), "{said}");
        assert!(said.contains("line 2: “8 912 111-22-11 (жена)”"), "{said}");
        assert!(said.contains("line 8: “нет”"), "{said}");
    }
    let clean: String = (1..=8).map(|n| format!("Q{n};8912111221{n}\n")).collect();
    let clean = write(&place, "clean.csv", &format!("Имя клиента;Телефон\n{clean}"));
    let args = ["import", &clean, "--as", "leads", "--duplicates", "skip", "--json"];
    let json: Json = serde_json::from_str(&place.run(&args).out).unwrap();
    assert_eq!((json["made"].as_i64(), json["skipped"].as_i64()), (Some(0), Some(8)), "{json}");
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("(жена)"), "{timeline}");
}

#[test]
fn cells_that_cannot_be_read_are_listed_or_counted() {
    let place = Place::new();
    let rows: String = (1..=23).map(|n| format!("L{n},none\n")).collect();
    let file = write(&place, "none.csv", &format!("Title,Phone\n{rows}"));
    let told = place.run(&["import", &file, "--as", "leads"]);
    assert!(told.err.contains("23 cells could not"), "{}", told.err);
    assert!(told.err.contains("line 21: “none”") && !told.err.contains("line 22"), "{}", told.err);
    assert!(told.err.contains("and 3 more"), "{}", told.err);
}

#[test]
fn a_client_with_several_phones_and_mails_is_made_once_and_with_all_of_them() {
    let place = Place::begun();
    place.done(&["contact", "add", "Dan Four", "--phone", "89161112240"]);
    let file = write(
        &place,
        "deals.csv",
        "Deal Name,Contact Name,Phone,Mobile,Email,Личный email\n\
         D1,Ann Apost,'+74951234567,'79161112234,a@x.ru,b@x.ru\n\
         D2,Bob Two,\"+7 916 111-22-35, +7 916 111-22-36\",,,\n\
         D3,Cid One,,,\"c@x.ru, d@x.ru\",\n\
         D4,Dan Four,\"8 916 111-22-41; 8 916 111-22-40\",,,\n",
    );
    for mode in ["allow", "skip", "merge", "replace", "allow"] {
        place.done(&["import", &file, "--as", "deals", "--duplicates", mode]);
        assert_eq!(place.objects(&["contact", "list"]).len(), 4, "{mode}");
    }
    for (query, name) in [
        ("phone:79161112234", "Ann"),
        ("phone:84951234567", "Ann"),
        ("email:b@x.ru", "Ann"),
        ("phone:79161112236", "Bob"),
        ("email:d@x.ru", "Cid"),
    ] {
        let found = place.objects(&["contact", "list", query]);
        assert_eq!(found.len(), 1, "{query}");
        assert_eq!(found[0]["first_name"].as_str(), Some(name), "{query}");
    }
    let ann = &place.objects(&["contact", "list", "phone:79161112234"])[0];
    let id = ann["id"].as_i64().unwrap().to_string();
    let ann = &place.objects(&["contact", "show", &id])[0];
    assert!(ann["phone"].to_string().contains("mobile"), "{ann}");
    assert!(ann["email"].to_string().contains("home"), "{ann}");
}

#[test]
fn a_second_value_for_one_field_names_its_column() {
    let place = Place::new();
    let file =
        write(&place, "heads.csv", "Name,Company,Company\nAl Bo,BoCo,Bo Holding\nCy Do,,DoCo\n");
    for end in [&["--dry-run"][..], &[]] {
        let told = place.run(&[&["import", &*file, "--as", "leads"][..], end].concat());
        let said = [told.out, told.err].concat();
        assert!(
            said.contains("“Company (2)”: the field already had") && said.contains("in 1 row"),
            "{said}"
        );
    }
    let told = place.run(&["import", &file, "--as", "leads", "--json"]);
    let json: Json = serde_json::from_str(&told.out).unwrap();
    assert_eq!(json["second_values"]["Company (2)"], 1, "{json}");
}
