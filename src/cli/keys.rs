//! `keys`: what every key does, with the person's own keys.

use clap::Command;
use serde_json::{Map, json};

use super::help::Help;
use super::output::Out;
use super::session::Call;
use super::settings;
use super::trouble::{Status, Trouble};
use crate::i18n;
use crate::tui::action::Scope;

pub fn grammar(help: Help) -> Command {
    help.command("keys", "help-keys")
}

pub fn run(call: &Call<'_>, out: &mut Out) -> Result<Status, Trouble> {
    let catalogue = i18n::catalogue(call.lang);
    let say = |id: &str| catalogue.text(id, &[]);
    let keymap = settings::keymap(&call.config).map_err(Trouble::Settings)?;
    let headings = [
        "cli-heading-where",
        "cli-heading-keys",
        "cli-heading-cyrillic",
        "cli-heading-what",
        "cli-heading-name",
    ];
    let rows: Vec<_> = Scope::ALL
        .into_iter()
        .flat_map(|scope| keymap.rows(scope).into_iter().map(move |row| (scope, row)))
        .collect();
    if out.is_json() {
        for (scope, row) in rows {
            out.object(Map::from_iter([
                ("id".to_owned(), json!(row.action.name())),
                ("scope".to_owned(), json!(format!("{scope:?}").to_lowercase())),
                ("keys".to_owned(), json!(row.keys)),
                ("russian".to_owned(), json!(row.russian)),
                ("description".to_owned(), json!(say(row.action.description()))),
            ]))?;
        }
        return Ok(Status::Done);
    }
    let mut table = out.table(headings.map(say));
    for (scope, row) in rows {
        table.row(&[
            say(scope.title()),
            row.keys.join(", "),
            row.russian.join(", "),
            say(row.action.description()),
            row.action.name().to_owned(),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}
