//! How cards are laid out: views listed, shown, changed and chosen.

use super::*;

/// The fields that a view shows, section by section.
fn seen(place: &Place, args: &[&str]) -> String {
    let view = place.objects(args).remove(0);
    let of = |section: &Json| {
        let fields = section["fields"].as_array().unwrap().iter();
        let seen = fields.filter(|field| field["shown"] == true);
        let names: Vec<&str> = seen.map(|field| field["field"].as_str().unwrap()).collect();
        format!("{}: {}", section["section"].as_str().unwrap(), names.join(" "))
    };
    view["sections"].as_array().unwrap().iter().map(of).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_card_is_arranged_for_all_for_a_pipeline_and_for_oneself() {
    let place = Place::begun();
    place.done(&["deal", "add", "Pumps", "--amount", "100", "--set", "comment=Soon"]);
    let show = ["layout", "show", "deal"];
    assert!(seen(&place, &show).starts_with("main: title stage amount products"));
    place.done(&["layout", "edit", "deal", "--move", "comment", "--before", "title"]);
    place.done(&["layout", "edit", "deal", "--hide", "stage,type", "--hide", "closing date"]);
    place.done(&["layout", "edit", "deal", "--move", "section:more", "--before", "section:main"]);
    let all = seen(&place, &show);
    assert!(all.starts_with("more: responsible"), "{all}");
    assert!(all.contains("main: comment title amount products amount_manual source begin_date |"));
    // The card as text follows; for programs it is complete.
    let text = place.done(&["deal", "show", "1"]);
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
    assert!(at("Responsible") < at("Comment") && at("Comment") < at("Amount"), "{text}");
    assert!(!text.contains("New order"), "{text}");
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["stage"], "new_order");

    place.done(&["pipeline", "add", "audit", "--like", "sales"]);
    place.done(&["layout", "edit", "deal", "--pipeline", "audit", "--hide", "comment"]);
    let audit = ["layout", "show", "deal", "--pipeline", "audit"];
    assert!(seen(&place, &audit).contains("main: title amount"), "{}", seen(&place, &audit));
    assert_eq!(seen(&place, &show), all);
    place.done(&[
        "layout",
        "edit",
        "deal",
        "--mine",
        "--show",
        "stage",
        "--move",
        "stage",
        "--section",
        "client",
    ]);
    assert!(seen(&place, &show).ends_with("client: contact contacts company stage"));
    assert_eq!(seen(&place, &["layout", "show", "deal", "--common"]), all);
    place.done(&["layout", "use", "deal", "--common"]);
    assert_eq!(seen(&place, &show), all);
    place.done(&["undo"]);
    assert!(seen(&place, &show).ends_with("stage"));

    assert_eq!(place.done(&["layout", "add", "deal", "Short"]), "4\n");
    place.done(&[
        "layout", "edit", "deal", "--name", "short", "--hide", "title", "--rename", "Brief",
    ]);
    place.done(&["layout", "use", "deal", "--name", "Brief"]);
    assert!(seen(&place, &show).contains("main: comment amount"), "{}", seen(&place, &show));
    let views: Vec<(Json, Json, Json)> = place
        .objects(&["layout", "list", "deal"])
        .into_iter()
        .map(|view| (view["pipeline"].clone(), view["view"].clone(), view["chosen"].clone()))
        .collect();
    let view = |pipeline: Json, view: &str, chosen: bool| (pipeline, view.into(), chosen.into());
    assert_eq!(
        views,
        [
            view(Json::Null, "common", false),
            view("audit".into(), "common", false),
            view(Json::Null, "mine", false),
            view(Json::Null, "named", true),
        ]
    );
    let table = place.done(&["layout", "list", "deal"]);
    assert_eq!(table.lines().next(), Some("deal\t\t--common\tno\tyes"), "{table}");
    let first = place.done(&["layout", "show", "lead"]);
    assert_eq!(first.lines().next(), Some("main\ttitle\tTitle\talways"));
    place.done(&["layout", "delete", "deal", "--name", "brief"]);
    place.done(&["layout", "delete", "deal", "--common"]);
    assert!(seen(&place, &show).starts_with("main: title stage amount"));
}

#[test]
fn what_cannot_be_arranged_is_refused_with_its_status() {
    let place = Place::begun();
    place.done(&["user", "add", "boris"]);
    place.done(&["layout", "add", "lead", "Short"]);
    let before = place.everything();
    for (args, status, says) in [
        (&["layout", "edit", "lead"][..], 2, "--move"),
        (&["layout", "edit", "lead", "--move", "title"], 2, "--before"),
        (&["layout", "edit", "lead", "--before", "title"], 2, "--move"),
        (&["layout", "edit", "horse", "--hide", "title"], 2, "horse"),
        (&["layout", "edit", "lead", "--move", "title", "--before", "section:main"], 2, "section"),
        (&["layout", "use", "lead"], 2, "--mine"),
        (&["layout", "edit", "lead", "--hide", "titel"], 2, "“title”"),
        (&["layout", "edit", "lead", "--move", "title", "--section", "attic"], 3, "main, client"),
        (&["layout", "show", "lead", "--name", "shrot"], 3, "“Short”"),
        (&["layout", "edit", "deal", "--pipeline", "slaes", "--hide", "title"], 3, "“sales”"),
        (&["layout", "delete", "lead", "--mine"], 3, "my view"),
        (&["--as", "boris", "layout", "edit", "lead", "--hide", "title"], 4, "layout.edit"),
        (&["--as", "boris", "layout", "add", "lead", "Mine"], 4, "administrators ("),
        (&["layout", "edit", "company", "--hide", "title"], 5, "mandatory"),
        (&["layout", "edit", "company", "--hide", "section:main"], 5, "another section"),
        (&["layout", "edit", "lead", "--hide", "currency"], 5, "“Amount”"),
        (&["layout", "add", "lead", "short"], 5, "taken"),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
        assert!(said.err.contains(says), "{args:?}: {}", said.err);
    }
    assert_eq!(place.everything(), before);
    let boris = ["--as", "boris", "layout", "edit", "lead", "--mine", "--hide", "title"];
    place.done(&boris);
    let shown = |who: &[&str]| seen(&place, &[who, &["layout", "show", "lead"]].concat());
    assert!(shown(&["--as", "boris"]).starts_with("main: stage"));
    assert!(shown(&[]).starts_with("main: title stage"));
}

#[test]
fn fields_every_database_has_are_made_mandatory_and_always_shown() {
    let place = Place::new();
    place.settle("RU");
    place.done(&["field", "edit", "contact/middle_name", "--set", "always=yes"]);
    place.done(&["field", "edit", "lead/source", "--set", "required=yes", "--set", "always=yes"]);
    let bare = place.run(&["lead", "add", "Roof"]);
    assert_ne!(bare.status, 0);
    assert!(bare.err.contains("Source"), "{}", bare.err);
    place.done(&["lead", "add", "Roof", "--set", "source=website"]);
    let hidden = place.run(&["layout", "edit", "lead", "--hide", "source"]);
    assert_eq!(hidden.status, 5, "{}", hidden.err);
    let shown = place.done(&["layout", "show", "contact"]);
    assert!(
        shown.lines().any(|line| line.contains("middle_name") && line.contains("always")),
        "{shown}"
    );

    // A file need not have what people are asked for.
    std::fs::write(place.path("leads.csv"), "title\nDoor\n").unwrap();
    let file = place.path("leads.csv");
    place.done(&["import", file.to_str().unwrap(), "--as", "leads"]);
    assert_eq!(place.objects(&["lead", "list"]).len(), 2);

    place.done(&["field", "edit", "lead/source", "--set", "required=no"]);
    place.done(&["lead", "add", "Window"]);
    assert!(place.done(&["lead", "show", "3"]).contains("  Source: —\n"), "always shown");
    for (args, status) in [
        (&["field", "edit", "company/title", "--set", "required=no"][..], 5),
        (&["field", "edit", "lead/source", "--set", "label=Where"], 5),
        (&["field", "edit", "lead/stage", "--set", "required=yes"], 5),
        (&["field", "edit", "lead/source"], 2),
        (&["field", "edit", "lead/no_such", "--set", "always=yes"], 3),
        (&["field", "add", "lead/size"], 2),
        (&["field", "add", "lead/size", "--kind", "list"], 2),
    ] {
        assert_eq!(place.run(args).status, status, "{args:?}");
    }
}
