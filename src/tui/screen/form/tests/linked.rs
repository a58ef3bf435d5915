//! Fields that link records, over a database in which they are found.

use super::*;
use crate::domain::command::Whom;

/// A database with two contacts and a company.
struct Office {
    _folder: tempfile::TempDir,
    reader: Reader,
    team: Team,
}

fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    for (noun, field, name) in [
        (Noun::Contact, "last_name", "Иванов"),
        (Noun::Contact, "last_name", "Петров"),
        (Noun::Company, "title", "Acme"),
    ] {
        let set = vec![Set::new(field, name)];
        writer.execute(noon(), &Command::Create { noun, set }).unwrap();
    }
    let reader = database.reader(viewer).unwrap();
    Office { _folder: folder, reader, team: Team::new(Lang::Ru, 80, 24) }
}

impl Office {
    /// A form of a new record with the cursor on a field, read as the application does.
    fn form(&self, noun: Noun, at: &str, prefilled: Vec<Set>) -> Form {
        let mut form = Form::create(noun, prefilled, &self.team.context());
        form.at = form.entries.iter().position(|entry| entry.field.name == at).unwrap();
        form.reload(&self.reader, &self.team.context()).unwrap();
        form
    }

    /// Presses keys one by one; what is to be read is read.
    fn press(&self, form: &mut Form, keys: &str) -> Effect {
        let mut effect = Effect::None;
        for part in keys.split_inclusive('>') {
            let (text, action) = part.split_once('<').unwrap_or((part, ""));
            let action = (!action.is_empty()).then(|| format!("<{action}"));
            for step in [Some(text.to_owned()), action].into_iter().flatten() {
                if !step.is_empty() {
                    effect = press(&self.team, form, &step);
                }
                if matches!(effect, Effect::Reload) {
                    form.reload(&self.reader, &self.team.context()).unwrap();
                }
            }
        }
        effect
    }
}

#[test]
fn a_client_is_found_by_name_and_shown_by_it() {
    let office = office();
    for typed in ["petrov", "2", "contact/2"] {
        let mut form = office.form(Noun::Lead, "contact", Vec::new());
        assert!(matches!(office.press(&mut form, typed), Effect::Reload));
        assert!(drawn(&office.team, &form).contains("▌Петров"), "{}", drawn(&office.team, &form));
        office.press(&mut form, "<confirm>");
        let shown = drawn(&office.team, &form);
        let line = shown.lines().find(|line| line.contains("Контакт")).unwrap_or_default();
        assert!(line.contains("Петров"), "{shown}");
        assert_eq!(created(office.press(&mut form, "<save>")), [("contact".into(), 2.into())]);
    }
    let known = vec![Set::new("title", "Roof"), Set::new("contact", 1)];
    let mut form = office.form(Noun::Lead, "contact", known);
    assert!(drawn(&office.team, &form).contains("Иванов"), "{}", drawn(&office.team, &form));
    office.press(&mut form, "<erase-back>");
    assert_eq!(created(office.press(&mut form, "<save>")), [("title".into(), "Roof".into())]);
}

#[test]
fn a_list_that_finds_nobody_hides_no_more_of_the_form_than_it_says() {
    let office = office();
    let mut form = office.form(Noun::Lead, "contact", Vec::new());
    for (typed, said) in [("contact/77", "Ничего не"), ("Сидоров", "+ новый контакт «Сидоров»")]
    {
        office.press(&mut form, &format!("<erase-to-start>{typed}"));
        let shown = drawn(&office.team, &form);
        let inside = shown.lines().filter(|line| line.matches('│').count() > 2).count();
        assert!(inside <= 3 && shown.contains(said), "{inside}: {shown}");
    }
}

#[test]
fn a_number_of_nobody_is_not_taken() {
    let office = office();
    let mut form = office.form(Noun::Lead, "contact", vec![Set::new("title", "Roof")]);
    office.press(&mut form, "99<confirm><step-back>");
    assert_eq!(created(office.press(&mut form, "<save>")), [("title".into(), "Roof".into())]);
}

#[test]
fn a_new_client_is_made_with_the_record() {
    let office = office();
    let mut form = office.form(Noun::Lead, "contact", Vec::new());
    office.press(&mut form, "Анна Ким, ООО Ромашка<confirm>");
    assert!(drawn(&office.team, &form).contains("+ Анна Ким, ООО Ромашка"));
    let draft = form.draft().unwrap().1;
    let mut again = office.form(Noun::Lead, "contact", Vec::new());
    again.restore(&draft);
    for mut form in [form, again] {
        let effect = office.press(&mut form, "<save>");
        let Effect::Save(Command::Introduce { clients, to, set, .. }) = effect else {
            panic!("{effect:?}");
        };
        assert_eq!((to, set), (Whom::New(Noun::Lead), Vec::new()));
        let fields: Vec<&str> = clients.iter().map(|client| client.field.as_str()).collect();
        assert_eq!(fields, ["contact", "company"]);
    }
}

#[test]
fn several_are_added_one_by_one_and_one_is_taken_away() {
    let office = office();
    let mut form = office.form(Noun::Company, "contact", Vec::new());
    for typed in ["ivanov<confirm>", "petrov<confirm>"] {
        form.at = form.entries.iter().position(|entry| entry.field.name == "contact").unwrap();
        office.press(&mut form, typed);
    }
    form.at = form.entries.iter().position(|entry| entry.field.name == "contact").unwrap();
    assert!(drawn(&office.team, &form).contains("Иванов, Петров"));
    office.press(&mut form, "<cursor-right>");
    assert!(drawn(&office.team, &form).contains("▌Отвязать: Иванов"));
    office.press(&mut form, "<confirm>");
    let at = form.entries.iter().position(|entry| entry.field.name == "contact").unwrap();
    assert_eq!(form.entries[at].content(), Value::List(vec!["contact/2".to_owned()]));
    draw_at_every_size(|frame, area, context| form.draw(frame, area, context));
}
