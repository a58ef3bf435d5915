//! Keys in, effects and text out.

use super::*;
use crate::crm::{Database, Failure};
use crate::domain::access;
use crate::domain::field::Registry;
use crate::domain::message::Message;
use crate::domain::operation::OperationKind;
use crate::domain::required;
use crate::domain::stage::{Names, Pipeline};
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

pub(super) fn drawn(team: &Team, convert: &Convert) -> String {
    team.drawn(|frame, area, context| convert.draw(frame, area, context)).0
}

fn two_pipelines(lang: Lang) -> Team {
    let mut team = Team::new(lang, 80, 24);
    team.setup.pipelines.retain(|pipeline| pipeline.noun == Noun::Lead);
    for (id, name) in [(90, "Sales"), (91, "Service")] {
        let code = name.to_lowercase();
        let names = Names::same(name);
        team.setup.pipelines.push(Pipeline { id: PipelineId(id), noun: Noun::Deal, code, names });
    }
    team
}

fn commands(effect: Effect) -> Vec<Command> {
    match effect {
        Effect::Save(command) => vec![command],
        Effect::SaveAll(OperationKind::Convert, commands) => commands,
        other => panic!("nothing converted: {other:?}"),
    }
}

pub(super) fn missing(field: &str) -> Refusal {
    let (noun, name) = field.split_once('.').unwrap();
    let registry = Registry::new(Vec::new());
    let lacking = registry.get(Noun::parse(noun).unwrap(), name).unwrap();
    required::lacking(lacking, 0).at(field)
}

#[test]
fn every_number_chooses_its_set() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    for (number, targets) in (1..).zip(RESULTS) {
        let mut convert = Convert::new(vec![7], false, &context);
        convert.on_text(&i32::to_string(&number), &context);
        let made = commands(convert.on_action(Action::Confirm, &context));
        let expected = Command::Convert(Conversion {
            lead: 7,
            targets,
            supplement: true,
            ..Conversion::default()
        });
        let one_pipeline = context.setup.pipelines_of(Noun::Deal).count() < 2;
        assert!(!one_pipeline || made == [expected], "{number}: {made:?}");
    }
    let mut convert = Convert::new(vec![7], false, &context);
    convert.on_text("8", &context);
    convert.on_text("0", &context);
    assert_eq!(convert.targets, RESULTS[1]);
}

#[test]
fn boxes_are_ticked_and_what_enter_does_is_said() {
    for (lang, says) in [
        (Lang::En, "Enter creates from the lead: deal + contact + company"),
        (Lang::Ru, "Enter создаст из лида: сделка + контакт + компания"),
    ] {
        let team = Team::new(lang, 80, 24);
        let context = team.context();
        let mut convert = Convert::new(vec![7], false, &context);
        convert.on_text("j", &context);
        convert.on_text("о", &context);
        convert.on_text(" ", &context);
        let shown = drawn(&team, &convert);
        assert!(shown.contains(says), "{shown}");
        assert!(shown.contains("▌[✓]"), "{shown}");
        assert!(shown.contains("7  "), "{shown}");
    }
}

#[test]
fn nothing_at_all_is_not_converted() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![7], false, &context);
    for _ in 0..2 {
        convert.on_action(Action::Select, &context);
        convert.on_action(Action::MoveDown, &context);
    }
    assert!(drawn(&team, &convert).contains("Tick at least one"));
    assert!(matches!(convert.on_action(Action::Confirm, &context), Effect::None));
    assert!(convert.refused.is_some());
    assert!(matches!(convert.on_action(Action::StepBack, &context), Effect::Close));
}

#[test]
fn a_repeat_lead_becomes_a_deal_only() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![7], true, &context);
    assert!(drawn(&team, &convert).contains("only a deal"), "{}", drawn(&team, &convert));
    let russian = Team::new(Lang::Ru, 80, 24);
    let beside = drawn(&russian, &Convert::new(vec![7], true, &russian.context()));
    assert!(beside.contains("Клиент уже известен") && beside.contains(" 4  сделка"), "{beside}");
    for key in ["1", "2", "7", "j", " ", "j", " "] {
        convert.on_text(key, &context);
        assert_eq!(convert.targets, RESULTS[3], "{key}");
    }
    assert!(convert.refused.is_some());
    let made = commands(convert.on_action(Action::Confirm, &context));
    assert!(
        matches!(made[..], [Command::Convert(Conversion { targets, .. })] if targets == RESULTS[3])
    );
}

#[test]
fn the_pipeline_is_asked_for_where_there_are_two() {
    let team = two_pipelines(Lang::En);
    let context = team.context();
    let mut convert = Convert::new(vec![1, 2], false, &context);
    convert.on_action(Action::MoveLast, &context);
    assert!(drawn(&team, &convert).contains("‹ Sales ›"));
    convert.on_action(Action::MoveRight, &context);
    assert!(drawn(&team, &convert).contains("‹ Service ›"));
    let made = commands(convert.on_action(Action::Confirm, &context));
    let into = |command: &Command| match command {
        Command::Convert(Conversion { lead, pipeline, .. }) => (*lead, *pipeline),
        other => panic!("{other:?}"),
    };
    let service = Some(PipelineId(91));
    assert_eq!(made.iter().map(into).collect::<Vec<_>>(), [(1, service), (2, service)]);
    convert.on_text("l", &context);
    assert!(drawn(&team, &convert).contains("‹ Sales ›"), "round and round");
    convert.on_text("6", &context);
    assert!(!drawn(&team, &convert).contains("Sales"), "no deal, no pipeline");
    assert!(convert.row().is_some());
}

#[test]
fn what_is_missing_is_asked_for_and_sent_along() {
    let team = Team::new(Lang::Ru, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![7], false, &context);
    convert.on_text("1", &context);
    for (field, typed) in [("company.title", "ООО Ромашка"), ("contact.last_name", "Петров 7")]
    {
        assert!(matches!(convert.on_refused(&missing(field), &context), Effect::None));
        assert_eq!(convert.scopes(), [Scope::Text, Scope::Form]);
        convert.on_text(typed, &context);
    }
    let (shown, cursor) = team.drawn(|frame, area, context| convert.draw(frame, area, context));
    assert!(shown.contains("контакт: Фамилия * Петров 7"), "{shown}");
    assert!(cursor.is_some());
    let made = commands(convert.on_action(Action::Confirm, &context));
    let [Command::Convert(Conversion { fill, .. })] = &made[..] else { panic!("{made:?}") };
    let fill: Vec<_> = fill.iter().map(|(noun, set)| (*noun, &*set.field, &set.value)).collect();
    let (title, name) = (Value::from("ООО Ромашка"), Value::from("Петров 7"));
    assert_eq!(fill, [(Noun::Company, "title", &title), (Noun::Contact, "last_name", &name)]);
    convert.on_refused(&missing("company.title"), &context);
    assert_eq!(convert.missing.len(), 2, "each is asked for once");
    convert.on_text("x", &context);
    convert.on_action(Action::MoveUp, &context);
    convert.on_action(Action::MoveFirst, &context);
    convert.on_text("4", &context);
    let made = commands(convert.on_action(Action::Confirm, &context));
    let [Command::Convert(Conversion { fill, .. })] = &made[..] else { panic!("{made:?}") };
    assert_eq!(fill, &[], "neither is created now");
}

#[test]
fn any_other_refusal_is_said() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![7], false, &context);
    let refusal = Refusal::rule(Message::new("convert-repeat"));
    assert!(matches!(convert.on_refused(&refusal, &context), Effect::None));
    assert!(drawn(&team, &convert).contains("only a deal"));
}

#[test]
fn it_draws_at_every_size() {
    let team = two_pipelines(Lang::Ru);
    let context = team.context();
    let mut asking = Convert::new(vec![7, 8], false, &context);
    asking.on_text("1", &context);
    asking.on_refused(&missing("contact.last_name"), &context);
    for convert in [Convert::new(vec![7], true, &context), asking] {
        draw_at_every_size(|frame, area, context| convert.draw(frame, area, context));
    }
}

#[test]
fn a_lead_with_nothing_but_a_title_is_asked_until_it_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    let set = vec![Set::new("title", "Pumps")];
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set }).unwrap();

    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![1], false, &context);
    convert.on_text("1", &context);
    let mut asked = Vec::new();
    let touched = loop {
        let command = commands(convert.on_action(Action::Confirm, &context)).remove(0);
        match writer.execute(noon(), &command) {
            Ok(receipt) => break receipt.touched,
            Err(Failure::Refused(refusal)) => {
                assert!(asked.len() < 2, "asked again: {refusal:?}");
                asked.push(refusal.field.clone().unwrap());
                convert.on_refused(&refusal, &context);
                convert.on_text("Polmet", &context);
            }
            Err(fault) => panic!("{fault:?}"),
        }
    };
    assert_eq!(asked, ["company.title", "contact.last_name"]);
    let nouns: Vec<Noun> = touched.iter().take(3).map(|on| on.noun).collect();
    assert_eq!(
        nouns,
        [Noun::Deal, Noun::Contact, Noun::Company],
        "the interface goes on with the deal"
    );
}

/// A database with one known contact of a company, one namesake, and a lead of the known one.
fn office() -> (tempfile::TempDir, Database, crate::crm::Writer) {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    let phone = |spelling: &str| {
        let point = crate::domain::point::Point::new(spelling, "work");
        Set::new("phone", Value::Points(vec![point]))
    };
    let name = |last: &str| vec![Set::new("last_name", last), Set::new("first_name", "Ivan")];
    let mut make = |noun, set| writer.execute(noon(), &Command::Create { noun, set }).unwrap();
    make(Noun::Contact, [name("Petrov"), vec![phone("8 912 345-67-89")]].concat());
    make(Noun::Contact, name("Sidorov"));
    make(Noun::Lead, [name("Sidorov"), vec![phone("+7 (912) 345 67 89")]].concat());
    (folder, database, writer)
}

#[test]
fn a_known_client_is_proposed_and_another_one_can_be_chosen() {
    let (_folder, database, writer) = office();
    let reader = database.reader(writer.viewer()).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![1], false, &context);
    convert.reload(&reader).unwrap();
    let client =
        |convert: &mut Convert| match &commands(convert.on_action(Action::Confirm, &context))[..] {
            [Command::Convert(Conversion { targets, contact, .. })] => (*targets, *contact),
            other => panic!("{other:?}"),
        };
    assert!(drawn(&team, &convert).contains("who is it: ‹ Ivan Petrov · same phone or e-mail ›"));
    assert!(drawn(&team, &convert).contains("Enter links it with: Ivan Petrov."));
    assert_eq!(client(&mut convert), (RESULTS[1], Client::Known(1)));
    convert.on_action(Action::MoveLast, &context);
    convert.on_action(Action::MoveRight, &context);
    assert!(drawn(&team, &convert).contains("‹ Ivan Sidorov · same name ›"));
    convert.reload(&reader).unwrap();
    assert_eq!(client(&mut convert).1, Client::Known(2), "the choice stays");
    convert.on_text("l", &context);
    assert!(drawn(&team, &convert).contains("‹ create a new one ›"));
    assert_eq!(client(&mut convert).1, Client::New);
    convert.on_text("h", &context);
    assert_eq!(client(&mut convert).1, Client::Known(2));
    convert.on_text("4", &context);
    assert!(!drawn(&team, &convert).contains("Sidorov ·"), "no contact, no question");
}

#[test]
fn of_several_with_one_name_each_is_told_by_its_number() {
    let (_folder, database, mut writer) = office();
    let set = vec![Set::new("last_name", "Sidorov"), Set::new("first_name", "Ivan")];
    writer.execute(noon(), &Command::Create { noun: Noun::Contact, set }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![1], false, &context);
    convert.reload(&reader).unwrap();
    convert.on_action(Action::MoveLast, &context);
    let mut shown = String::new();
    for _ in 0..4 {
        convert.on_action(Action::MoveRight, &context);
        shown.push_str(&drawn(&team, &convert));
    }
    for says in
        ["‹ Ivan Petrov · ", "‹ Ivan Sidorov (Contact 2) · ", "‹ Ivan Sidorov (Contact 3) · "]
    {
        assert!(shown.contains(says), "{says}: {shown}");
    }
}

#[test]
fn what_only_the_lead_knows_of_a_known_client_is_offered_to_him() {
    let (_folder, database, mut writer) = office();
    let point = |value: &str| crate::domain::point::Point::new(value, "work");
    let set = vec![
        Set::new(
            "phone",
            Value::Points(vec![point("+7 912 345 67 89"), point("+7 495 111 22 33")]),
        ),
        Set::new("email", Value::Points(vec![point("ivan@example.com")])),
    ];
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![2], false, &context);
    convert.reload(&reader).unwrap();
    let offered = "add to the client: +7 495 111 22 33, ivan@example.com";
    assert!(drawn(&team, &convert).contains(&format!("[✓] {offered}")));
    let supplement =
        |convert: &mut Convert| match &commands(convert.on_action(Action::Confirm, &context))[..] {
            [Command::Convert(conversion)] => conversion.supplement,
            other => panic!("{other:?}"),
        };
    assert!(supplement(&mut convert));
    convert.on_action(Action::MoveLast, &context);
    convert.on_action(Action::Select, &context);
    assert!(drawn(&team, &convert).contains(&format!("[ ] {offered}")));
    assert!(!supplement(&mut convert));
    convert.on_text("4", &context);
    assert!(!drawn(&team, &convert).contains(offered), "no client, nothing to offer");
}

#[test]
fn many_leads_are_given_once_what_is_common_to_all() {
    let (_folder, database, mut writer) = office();
    let field = |name: &str, value: Value| Set::new(name, value);
    let set = vec![
        field("noun", "deal".into()),
        field("name", "region".into()),
        field("label", "Region".into()),
        field("kind", "string".into()),
        field("required", 1.into()),
    ];
    writer.execute(noon(), &Command::Create { noun: Noun::Field, set }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let mut team = Team::new(Lang::En, 80, 24);
    team.setup = (*reader.setup()).clone();
    let context = team.context();
    let mut convert = Convert::new(vec![1, 2], false, &context);
    convert.reload(&reader).unwrap();
    let shown = drawn(&team, &convert);
    assert!(shown.contains("deal: Region"), "{shown}");
    assert!(shown.contains("goes where a lead says nothing"), "{shown}");
    let common =
        |convert: &mut Convert| match &commands(convert.on_action(Action::Confirm, &context))[..] {
            [Command::Convert(one), Command::Convert(other)] => {
                assert!(one.fill.is_empty() && one.common == other.common);
                one.common.clone()
            }
            other => panic!("{other:?}"),
        };
    assert_eq!(common(&mut convert), [], "it may be left to the leads");
    convert.on_action(Action::MoveLast, &context);
    convert.on_text("North", &context);
    assert_eq!(common(&mut convert), [(Noun::Deal, Set::new("region", "North"))]);
}

#[test]
fn one_repeat_lead_among_several_does_not_bind_the_others() {
    let (_folder, database, mut writer) = office();
    let mut make = |noun, set: Vec<Set>| {
        let made = writer.execute(noon(), &Command::Create { noun, set }).unwrap().touched;
        made[0].id
    };
    let contact = make(Noun::Contact, vec![Set::new("last_name", "Nowak")]);
    let repeat = make(Noun::Lead, vec![Set::new("contact", contact)]);
    let other = make(Noun::Lead, vec![Set::new("contact", contact)]);
    let plain = make(Noun::Lead, vec![Set::new("title", "x")]);
    let reader = database.reader(writer.viewer()).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let all = RESULTS[0];
    for (leads, allowed, said) in [
        (vec![1, plain, repeat], true, "Repeat leads: 1 of 3."),
        (vec![repeat, other], false, "The client is known already"),
    ] {
        // Whichever of them the cursor was on.
        for at_repeat in [true, false] {
            let mut convert = Convert::new(leads.clone(), at_repeat, &context);
            convert.reload(&reader).unwrap();
            let shown = drawn(&team, &convert);
            assert!(shown.contains(said), "{shown}");
            convert.on_text("1", &context);
            assert_eq!(convert.targets == all, allowed, "{leads:?}");
        }
    }
}

#[test]
fn what_a_target_needs_is_asked_for_before_anything_is_tried() {
    let (_folder, database, mut writer) = office();
    let set = vec![Set::new("title", "Pumps")];
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![2], false, &context);
    convert.reload(&reader).unwrap();
    assert_eq!(convert.targets, RESULTS[3], "the lead says nothing of a client");
    convert.on_text("2", &context);
    assert!(drawn(&team, &convert).contains("contact: Last name *"));
    assert!(matches!(convert.on_action(Action::Confirm, &context), Effect::None));
    assert_eq!(convert.scopes(), [Scope::Text, Scope::Form]);
    convert.on_text("Petrov", &context);
    let made = commands(convert.on_action(Action::Confirm, &context));
    let [Command::Convert(Conversion { fill, .. })] = &made[..] else { panic!("{made:?}") };
    assert_eq!(fill, &[(Noun::Contact, Set::new("last_name", "Petrov"))]);
}

#[test]
fn who_may_not_create_everything_is_told_and_asked_again() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut convert = Convert::new(vec![7], false, &context);
    convert.rights = Some(Rights::ask(|_, noun| match noun {
        Noun::Contact => {
            let message = Message::new("refused-right").with("right", "contact.create");
            let kind = crate::domain::message::RefusalKind::NotAllowed;
            Err(Refusal::new(kind, message).hint(access::ask_administrator()))
        }
        _ => Ok(()),
    }));
    assert!(drawn(&team, &convert).contains("[✓] contact ✗ contact.create"));
    assert!(matches!(convert.on_action(Action::Confirm, &context), Effect::None));
    assert!(drawn(&team, &convert).contains("Press Enter again to create the rest"));
    let made = commands(convert.on_action(Action::Confirm, &context));
    assert!(matches!(&made[..], [Command::Convert(conversion)] if conversion.partial), "{made:?}");
    convert.on_text("1", &context);
    assert!(matches!(convert.on_action(Action::Confirm, &context), Effect::None), "asked anew");
    convert.on_text("6", &context);
    assert!(matches!(convert.on_action(Action::Confirm, &context), Effect::None));
    assert!(
        matches!(convert.on_action(Action::Confirm, &context), Effect::None),
        "nothing is left"
    );
}

/// Adds a field of words to a noun.
fn add_field(writer: &mut crate::crm::Writer, noun: &str, name: &str, label: &str, kind: &str) {
    let set = [("noun", noun), ("name", name), ("label", label), ("kind", kind)];
    let set = set.map(|(field, value)| Set::new(field, value)).to_vec();
    writer.execute(noon(), &Command::Create { noun: Noun::Field, set }).unwrap();
}

#[test]
fn fields_that_a_target_lacks_are_offered_and_none_is_created_unasked() {
    let (_folder, database, mut writer) = office();
    add_field(&mut writer, "lead", "windows", "Окна", "string");
    add_field(&mut writer, "contact", "windows", "Окна", "bool");
    add_field(&mut writer, "lead", "doors", "Двери", "string");
    add_field(&mut writer, "deal", "doors", "Двери", "string");
    let set = ["title", "windows", "doors", "last_name"].map(|field| Set::new(field, "12"));
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set: set.to_vec() }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let mut team = Team::new(Lang::Ru, 80, 30);
    team.setup = (*reader.setup()).clone();
    let context = team.context();
    let mut convert = Convert::new(vec![2], false, &context);
    convert.reload(&reader).unwrap();
    convert.on_text("2", &context);
    let shown = drawn(&team, &convert);
    assert!(shown.contains("Окна → создать поле: [ ] сделка [ ] контакт"), "{shown}");
    assert!(shown.contains("«Окна» у контактов — поле другого типа"), "{shown}");
    assert!(shown.contains("Двери → создать поле: [ ] контакт"), "{shown}");
    assert!(shown.contains("Что куда перейдёт"), "{shown}");
    assert!(shown.contains("сделка: Название, Двери"), "{shown}");
    assert!(shown.contains("контакт: Фамилия"), "{shown}");
    let similar =
        |convert: &mut Convert| match &commands(convert.on_action(Action::Confirm, &context))[..] {
            [Command::Convert(conversion)] => conversion.similar.clone(),
            other => panic!("{other:?}"),
        };
    assert_eq!(similar(&mut convert), [], "nothing is created unasked");
    while convert.row() != Some(Row::Similar(0)) {
        convert.on_action(Action::MoveDown, &context);
    }
    convert.on_action(Action::MoveRight, &context);
    convert.on_action(Action::Select, &context);
    assert!(
        drawn(&team, &convert).contains("[ ] сделка [✓] контакт"),
        "{}",
        drawn(&team, &convert)
    );
    assert!(drawn(&team, &convert).contains("+Окна"));
    let windows = "windows".to_owned();
    assert_eq!(similar(&mut convert), [(Noun::Contact, windows.clone())]);
    convert.on_text("h", &context);
    convert.on_text(" ", &context);
    assert_eq!(similar(&mut convert), [(Noun::Deal, windows.clone()), (Noun::Contact, windows)]);
    convert.on_text("4", &context);
    assert_eq!(similar(&mut convert).len(), 1, "only for what is made");
    draw_at_every_size(|frame, area, context| convert.draw(frame, area, context));
}

#[test]
fn what_goes_into_the_only_target_is_said_in_one_line() {
    let (_folder, database, mut writer) = office();
    let set = [Set::new("title", "Pumps"), Set::new("amount", 1_000)];
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set: set.to_vec() }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    let mut team = Team::new(Lang::En, 80, 30);
    team.setup = (*reader.setup()).clone();
    let context = team.context();
    let mut convert = Convert::new(vec![2], false, &context);
    convert.reload(&reader).unwrap();
    convert.on_text("4", &context);
    let shown = drawn(&team, &convert);
    let lines: Vec<&str> = shown.lines().filter(|line| line.contains("deal: ")).collect();
    assert!(matches!(lines[..], [line] if line.contains("Title, Amount, Responsible")), "{shown}");
}

#[test]
fn a_box_is_ticked_with_the_mouse_where_it_stands() {
    let (_folder, database, mut writer) = office();
    add_field(&mut writer, "lead", "windows", "Windows", "string");
    let set = ["title", "windows", "last_name"].map(|field| Set::new(field, "12"));
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set: set.to_vec() }).unwrap();
    let reader = database.reader(writer.viewer()).unwrap();
    for (width, height) in [(80, 30), (40, 30)] {
        let mut team = Team::new(Lang::En, width, height);
        team.setup = (*reader.setup()).clone();
        let context = team.context();
        let mut convert = Convert::new(vec![2], false, &context);
        convert.reload(&reader).unwrap();
        convert.on_text("1", &context);
        let shown = drawn(&team, &convert);
        // The boxes of the field come after those of the targets.
        let (y, line) = shown
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("[ ] company"))
            .last()
            .unwrap();
        let x = line[..line.find("[ ] company").unwrap()].chars().count();
        let at = ratatui::layout::Position::new(
            u16::try_from(x + 1).unwrap(),
            u16::try_from(y).unwrap(),
        );
        convert.click(at, &context);
        assert!(convert.carry.is_wanted(0, Noun::Company), "{shown}");
        assert!(!convert.carry.is_wanted(0, Noun::Deal), "{shown}");
    }
}

#[test]
fn who_may_not_create_fields_is_told_so_and_many_leads_are_asked_once() {
    let (_folder, database, mut writer) = office();
    add_field(&mut writer, "lead", "windows", "Windows", "string");
    let set = ["title", "windows", "last_name"].map(|field| Set::new(field, "12"));
    writer.execute(noon(), &Command::Create { noun: Noun::Lead, set: set.to_vec() }).unwrap();
    let set = vec![Set::new("login", "boris")];
    writer.execute(noon(), &Command::Create { noun: Noun::User, set }).unwrap();
    let boris = database.person("boris", "Boris").unwrap();
    for (viewer, allowed) in [(writer.viewer(), true), (Database::viewer(&boris), false)] {
        let reader = database.reader(viewer).unwrap();
        let mut team = Team::new(Lang::En, 80, 30);
        team.setup = (*reader.setup()).clone();
        let context = team.context();
        let mut convert = Convert::new(vec![1, 2], false, &context);
        convert.reload(&reader).unwrap();
        let shown = drawn(&team, &convert);
        assert!(shown.contains("Windows → create in: [ ] deal"), "{shown}");
        assert_eq!(shown.contains("Only an administrator"), !allowed, "{shown}");
        while convert.row() != Some(Row::Similar(0)) {
            convert.on_action(Action::MoveDown, &context);
        }
        convert.on_action(Action::Select, &context);
        assert_eq!(convert.refused.is_some(), !allowed);
        let made = commands(convert.on_action(Action::Confirm, &context));
        let wanted = |command: &Command| match command {
            Command::Convert(conversion) => conversion.similar.len(),
            other => panic!("{other:?}"),
        };
        let each = usize::from(allowed);
        assert_eq!(made.iter().map(wanted).collect::<Vec<_>>(), [each, each]);
    }
}
