//! Records that look alike: told, merged, told apart, and met again by an import.

use super::*;

#[test]
fn a_like_lead_is_called_as_any_person_is() {
    let place = Place::new();
    let ewa = ["lead", "add", "--set", "first_name=Ewa", "--set", "last_name=Kowalska"];
    let ewa = [&ewa[..], &["--phone", "+48 600 100 200"]].concat();
    place.done(&ewa);
    let twin = place.run(&ewa).err;
    assert!(twin.contains("Ewa Kowalska too") && !twin.contains("Kowalska Ewa"), "{twin}");
}

#[test]
fn duplicates_are_told_merged_and_told_apart() {
    let place = Place::new();
    let ivan = ["contact", "add", "--name", "Ivan Petrov", "--phone"];
    place.done(&[&ivan[..], &["+7 912 345-67-89"]].concat());
    let twin = place.run(&[&ivan[..], &["8 (912) 345 67 89"]].concat());
    assert_eq!((twin.status, twin.out.trim()), (0, "2"));
    assert!(
        twin.err.contains("contact/1 Ivan Petrov too: same phone, similar name"),
        "{}",
        twin.err
    );
    let lead = &place.objects(&["lead", "add", "Roof", "--phone", "89123456789"])[0];
    assert_eq!(lead["duplicates"][0]["record"], "contact/1");
    assert_eq!(place.objects(&["lead", "add", "Else"])[0]["duplicates"], serde_json::json!([]));

    let groups = place.objects(&["duplicates", "contacts"]);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["reasons"], serde_json::json!(["phone", "name"]));
    assert_eq!(groups[0]["records"][1]["record"], "contact/2");
    for name in ["Acme Ltd", "ACME"] {
        place.done(&["company", "add", name]);
    }
    let said = place.run(&["duplicates", "companies"]).err;
    assert!(said.contains("voronka company merge 1 2"), "{said}");
    assert!(said.contains("voronka duplicates dismiss company/1 company/2"), "{said}");
    place.done(&["duplicates", "dismiss", "company/1", "company/2"]);
    place.done(&["duplicates", "dismiss", "contact/1", "contact/2"]);
    assert!(place.objects(&["duplicates"]).is_empty());
    place.done(&["duplicates", "recall", "contact/1", "contact/2"]);
    assert_eq!(place.objects(&["duplicates"]).len(), 1);

    let before = place.everything();
    for (args, status) in [
        (&["contact", "merge", "1"][..], 2),
        (&["contact", "merge", "1", "1"], 5),
        (&["contact", "merge", "1", "lead/1"], 5),
        (&["contact", "merge", "1", "9"], 3),
        (&["contact", "merge", "1", "2", "--take", "phone"], 2),
        (&["contact", "merge", "1", "2", "--take", "phone=9"], 2),
        (&["contact", "merge", "1", "2", "--set", "colour=red"], 2),
        (&["duplicates", "dismiss", "contact/1"], 2),
        (&["duplicates", "dismiss", "contact/1", "lead/1"], 5),
        (&["duplicates", "deals"], 2),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert!(!said.err.trim().is_empty(), "{args:?}");
    }
    assert_eq!(place.everything(), before);

    place.done(&["contact", "merge", "1", "2", "--set", "post=Boss"]);
    let merged = &place.objects(&["contact", "show", "2"])[0];
    assert_eq!(merged["merged_into"], "contact/1");
    let gone = place.run(&["contact", "edit", "2", "--set", "post=x"]);
    assert_eq!(gone.status, 3);
    assert!(gone.err.contains("contact/1"), "{}", gone.err);
    assert!(place.run(&["open", "contact/2"]).err.contains("contact/1"));
    place.done(&["undo"]);
    assert_eq!(place.objects(&["contact", "show", "2"])[0]["deleted_at"], Json::Null);
}

#[test]
fn a_file_is_imported_again_without_second_records() {
    let place = Place::new();
    let file = "Name,Phone\nIvan Petrov,+7 912 345-67-89\nAnna Low,+7 912 000-00-00\n";
    let import = |mode: &[&str]| {
        let said =
            place.fed(&[&["import", "-", "--as", "contacts", "--json"], mode].concat(), file);
        let report: Json = serde_json::from_str(&said.out).unwrap_or_default();
        (
            said.status,
            report["made"].as_u64(),
            report["skipped"].as_u64(),
            report["unchanged"].as_u64(),
        )
    };
    assert_eq!(import(&[]), (0, Some(2), Some(0), Some(0)));
    assert_eq!(import(&["--duplicates", "skip"]), (0, Some(0), Some(2), Some(0)));
    let dry = ["--duplicates", "merge", "--key", "phone", "--dry-run"];
    assert_eq!(import(&dry), (0, Some(0), Some(0), Some(2)));
    assert_eq!(
        import(&["--duplicates", "replace", "--key", "name"]),
        (0, Some(0), Some(0), Some(2))
    );
    assert_eq!(import(&["--duplicates", "sometimes"]).0, 2);
    assert_eq!(import(&["--duplicates", "skip", "--key", "colour"]).0, 2);
    assert_eq!(place.objects(&["contact", "list"]).len(), 2);
}
