mod all_stages;
mod counters;
mod looks;
mod staying;

use ratatui::layout::Position;

use crate::crm::{Database, Reader, Writer};
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::query::Filter;
use crate::domain::stage::{Meaning, StageId};
use crate::i18n::Lang;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

use super::Browse;
use super::ask::Rows;

/// A database with so many leads, in a folder that goes with it.
pub struct Office {
    _folder: tempfile::TempDir,
    pub reader: Reader,
    writer: Writer,
}

impl Office {
    pub fn new(leads: usize) -> Office {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::fresh(folder.path(), "RU");
        let anna = database.person("anna", "Anna").unwrap();
        let viewer = Database::viewer(&anna);
        let reader = database.reader(viewer).unwrap();
        let writer = database.writer(viewer).unwrap();
        let mut office = Office { _folder: folder, reader, writer };
        for number in 1..=leads {
            let set = vec![Set::new("title", format!("Заказ {number}").as_str())];
            office.write(Command::Create { noun: Noun::Lead, set });
        }
        office
    }

    pub fn try_write(&mut self, command: Command) -> Result<(), crate::crm::Failure> {
        self.writer.execute(noon(), &command).map(drop)
    }

    pub fn write(&mut self, command: Command) {
        self.writer.execute(noon(), &command).unwrap();
        self.reader.changed().unwrap();
    }

    /// A team of Russian speakers with the settings of the database.
    pub fn team(&self) -> Team {
        self.team_at(Lang::Ru, 80, 24)
    }

    /// A team with the settings of the database at a screen of this size.
    pub fn team_at(&self, lang: Lang, width: u16, height: u16) -> Team {
        let mut team = Team::new(lang, width, height);
        team.setup = (*self.reader.setup()).clone();
        team
    }

    /// Keeps how a section looks from now on, where that is what is wanted.
    pub fn keep(&mut self, effect: Effect) {
        let Effect::Look(noun, look) = effect else { panic!("{effect:?} keeps no look") };
        self.writer.keep_look(noun, &look).unwrap();
    }

    pub fn browse(&self, team: &Team) -> Browse {
        let mut browse = Browse::new(Noun::Lead);
        browse.reload(&self.reader, &team.context()).unwrap();
        browse
    }

    pub fn press(&self, browse: &mut Browse, team: &Team, action: Action) {
        match browse.on_action(action, &team.context()) {
            Effect::Reload | Effect::Look(..) => {
                browse.reload(&self.reader, &team.context()).unwrap();
            }
            Effect::ReadMore | Effect::ReadAhead => {
                browse.read_more(&self.reader, &team.context()).unwrap();
            }
            _ => {}
        }
    }
}

pub fn text(browse: &Browse, team: &Team) -> String {
    team.drawn(|frame, area, context| browse.draw(frame, area, context)).0
}

#[test]
fn an_empty_section_invites_and_an_empty_answer_shows_the_way_back() {
    let office = Office::new(0);
    let team = office.team();
    let mut browse = office.browse(&team);
    for view in [Action::ViewBoard, Action::ViewList] {
        office.press(&mut browse, &team, view);
        let shown = text(&browse, &team);
        assert!(shown.contains("Здесь пока пусто. n добавит"), "{shown}");
    }
    let reply = Reply::Text("ромашка".to_owned());
    let answer = Answer { purpose: Purpose::Search, reply };
    assert!(matches!(browse.on_answer(answer, &team.context()), Effect::Reload));
    browse.reload(&office.reader, &team.context()).unwrap();
    let shown = text(&browse, &team);
    assert!(shown.contains("Ничего не нашлось. Esc"), "{shown}");
}

#[test]
fn everything_is_selected_also_what_is_not_on_the_screen() {
    let office = Office::new(200);
    let team = office.team();
    for view in [Action::ViewBoard, Action::ViewList] {
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        office.press(&mut browse, &team, Action::SelectAll);
        assert!(text(&browse, &team).contains("выбрано: 200"));
        let Effect::CommitAll(OperationKind::Delete, commands) =
            browse.on_action(Action::Delete, &team.context())
        else {
            panic!("what is selected is deleted")
        };
        assert_eq!(commands.len(), 200);
    }
}

#[test]
fn what_is_selected_is_edited_as_a_table_and_one_record_in_its_form() {
    let office = Office::new(3);
    let team = office.team();
    for view in [Action::ViewBoard, Action::ViewList, Action::ViewActivities] {
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        let edit = |browse: &mut Browse| match browse.on_action(Action::Edit, &team.context()) {
            Effect::Open(open) => *open,
            other => panic!("{view:?} {other:?}"),
        };
        assert!(matches!(edit(&mut browse), Open::Edit(_)), "{view:?}");
        office.press(&mut browse, &team, Action::SelectAll);
        assert!(browse.edits_selection(Action::Edit), "{view:?}");
        let Open::Table(Noun::Lead, ids, _) = edit(&mut browse) else { panic!("{view:?}") };
        assert_eq!(ids.len(), 3, "{view:?}");
    }
}

#[test]
fn whoever_goes_through_a_long_section_meets_every_record_in_its_order() {
    let office = Office::new(150);
    let team = office.team();
    for view in [Action::ViewBoard, Action::ViewList, Action::ViewActivities] {
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        while browse.current().is_none() {
            office.press(&mut browse, &team, Action::MoveRight);
        }
        for (step, way) in [(Action::MoveDown, -1), (Action::MoveUp, 1)] {
            let mut met = vec![browse.current().unwrap()];
            for _ in 1..150 {
                office.press(&mut browse, &team, step);
                let here = browse.current().unwrap();
                assert!(text(&browse, &team).contains(&format!("Заказ {here}")), "{view:?}");
                met.push(here);
            }
            let expected: Vec<i64> = (1..=150).collect();
            let expected: Vec<i64> =
                if way < 0 { expected.into_iter().rev().collect() } else { expected };
            assert_eq!(met, expected, "{view:?} {step:?}");
        }
        for _ in 0..60 {
            office.press(&mut browse, &team, Action::PageDown);
        }
        assert_eq!(browse.current(), Some(1), "{view:?}: by the page");
    }
}

#[test]
fn where_the_last_loaded_record_went_away_all_is_read_again() {
    let mut office = Office::new(150);
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    let last = browse.list.neighbours().last().copied().unwrap();
    let near = (0..150).any(|_| {
        let effect = browse.on_action(Action::MoveDown, &team.context());
        matches!(effect, Effect::ReadAhead)
    });
    assert!(near);
    let here = browse.current();
    office.write(Command::Delete { on: RecordRef::new(Noun::Lead, last) });
    assert!(!browse.read_more(&office.reader, &team.context()).unwrap());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.current(), here);
    assert!(!browse.list.neighbours().contains(&last));
}

#[test]
fn every_selected_card_is_marked_and_nobody_else() {
    let office = Office::new(3);
    let team = office.team();
    for view in [Action::ViewBoard, Action::ViewList] {
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        let marked = |browse: &Browse| -> Vec<String> {
            let shown = text(browse, &team);
            let lines = shown.lines().filter(|line| line.contains('✓') && line.contains("Заказ"));
            lines.filter_map(|line| line.split("Заказ ").nth(1)?.get(..1)).map(Into::into).collect()
        };
        office.press(&mut browse, &team, Action::Select);
        let selected: Vec<i64> = browse.selected.ids().iter().copied().collect();
        office.press(&mut browse, &team, Action::MoveDown);
        assert_eq!(marked(&browse), [selected[0].to_string()], "{view:?}");
        office.press(&mut browse, &team, Action::SelectAll);
        assert_eq!(marked(&browse).len(), 3, "{view:?}");
    }
}

#[test]
fn what_is_not_shown_any_more_is_not_selected() {
    let mut office = Office::new(3);
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::SelectAll);
    office.write(Command::Delete { on: RecordRef::new(Noun::Lead, 2) });
    browse.forget_hidden();
    // Only what is selected is asked about, however many are shown.
    let asked = browse.ask_counts(&team.context()).map(|ask| ask.rows);
    assert!(matches!(&asked, Some(Rows::Among(ids, None)) if *ids == [1, 2, 3]), "{asked:?}");
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.selected.ids().iter().copied().collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn the_cursor_follows_a_record_to_its_stage() {
    let mut office = Office::new(2);
    let team = office.team();
    let mut browse = office.browse(&team);
    let on = RecordRef::new(Noun::Lead, 1);
    office.write(Command::MoveStage { on, from: None, to: StageId(2), comment: None });
    browse.go_to(1, Some(StageId(2)), &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(browse.current(), Some(1));
    office.press(&mut browse, &team, Action::MoveLeft);
    assert_eq!(browse.current(), Some(2));
}

#[test]
fn a_click_moves_the_cursor_and_a_second_one_opens() {
    let office = Office::new(3);
    let team = office.team();
    let mut browse = office.browse(&team);
    for (view, second) in
        [(Action::ViewBoard, Position::new(5, 9)), (Action::ViewList, Position::new(5, 3))]
    {
        office.press(&mut browse, &team, view);
        office.press(&mut browse, &team, Action::MoveFirst);
        let first = browse.current();
        // On the board the card may be carried away until the button is let go of.
        let mut click = |at| {
            let pressed = browse.click(at, &team.context());
            browse.release(at, &team.context()).unwrap_or(pressed)
        };
        assert!(matches!(click(second), Effect::Reload));
        let Effect::Open(open) = click(second) else { panic!("it opens") };
        let here = browse.current().unwrap();
        assert_ne!(Some(here), first);
        assert!(matches!(*open, Open::Card(on, _) if on.id == here));
        let nowhere = Position::new(5, 23);
        assert!(matches!(browse.click(nowhere, &team.context()), Effect::None));
        assert_eq!(browse.current(), Some(here));
    }
}

#[test]
fn the_first_column_stays_while_the_others_scroll() {
    let office = Office::new(1);
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    for _ in 0..50 {
        office.press(&mut browse, &team, Action::MoveRight);
    }
    let shown = text(&browse, &team);
    assert!(shown.contains("НАЗВАНИЕ") && shown.contains("▌Заказ 1"), "{shown}");
    office.press(&mut browse, &team, Action::MoveLeft);
    assert_ne!(text(&browse, &team), shown, "no press is lost beyond the last column");
}

#[test]
fn in_a_list_words_give_way_to_amounts_and_the_mark_stays() {
    let mut office = Office::new(0);
    for (title, name) in
        [("Обслуживание кондиционеров на складе", "Константинопольская"), ("Окна", "Ким")]
    {
        let set = [("title", title), ("last_name", name), ("first_name", "Александра")];
        let mut set: Vec<Set> = set.map(|(field, value)| Set::new(field, value)).into();
        set.push(Set::new("amount", 104_000_000_i64));
        office.write(Command::Create { noun: Noun::Lead, set });
    }
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    let shown = text(&browse, &team);
    let line = |word: &str| shown.lines().find(|line| line.contains(word)).unwrap().to_owned();
    for word in ["Обслуживание", "Окна"] {
        let joined: String = line(word).split_whitespace().collect();
        assert!(joined.contains("1040000₽"), "{shown}");
        assert!(line(word).contains(" ◌ "), "{shown}");
    }
    assert!(line("Обслуживание").contains('…'), "{shown}");
    let place = |word: &str| line(word).chars().position(|c| c == '₽');
    assert_eq!(place("Обслуживание"), place("Окна"), "{shown}");
}

#[test]
fn a_list_marks_the_leads_of_those_who_were_here_before() {
    let mut office = Office::new(0);
    office
        .write(Command::Create { noun: Noun::Contact, set: vec![Set::new("last_name", "Ким")] });
    for (title, of) in [("Окна", Some(Set::new("contact", 1))), ("Двери", None)] {
        let set = [Set::new("title", title)].into_iter().chain(of).collect();
        office.write(Command::Create { noun: Noun::Lead, set });
    }
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    let shown = text(&browse, &team);
    let marked = |word: &str| shown.lines().find(|line| line.contains(word)).unwrap().contains('↻');
    assert!(marked("Окна") && !marked("Двери"), "{shown}");
}

#[test]
fn a_list_names_the_pipeline_beside_the_stage_once_there_are_several() {
    let mut office = Office::new(0);
    let deal = |stage: StageId| {
        let set = vec![Set::new("title", "Окна"), Set::new("stage", stage.0)];
        Command::Create { noun: Noun::Deal, set }
    };
    let listed = |office: &Office| {
        let team = office.team();
        let mut browse = Browse::new(Noun::Deal);
        office.press(&mut browse, &team, Action::ViewList);
        text(&browse, &team)
    };
    let stages = |office: &Office| -> Vec<StageId> {
        let setup = office.reader.setup();
        let pipelines = setup.pipelines_of(Noun::Deal);
        pipelines.filter_map(|own| setup.stages_of(own.id).next()).map(|first| first.id).collect()
    };
    office.write(deal(stages(&office)[0]));
    let shown = listed(&office);
    assert!(shown.contains("Окна") && !shown.contains("заказ ·"), "{shown}");
    let set = vec![Set::new("noun", "deal"), Set::new("name_ru", "Сервис")];
    office.write(Command::Create { noun: Noun::Pipeline, set });
    let pipeline = office.reader.setup().pipelines_of(Noun::Deal).nth(1).unwrap().id;
    let mut set = vec![Set::new("pipeline", pipeline.0), Set::new("name_ru", "Новый заказ")];
    set.extend([Set::new("meaning", "open"), Set::new("colour", "grey")]);
    office.write(Command::Create { noun: Noun::Stage, set });
    office.write(deal(stages(&office)[1]));
    let shown = listed(&office);
    let lines = shown.lines().filter(|line| line.contains("Окна") && line.contains("заказ ·"));
    assert_eq!(lines.count(), 2, "{shown}");
    assert!(shown.contains("заказ · Сервис"), "{shown}");
}

#[test]
fn an_answer_goes_to_the_record_it_was_asked_about() {
    for view in [Action::ViewBoard, Action::ViewList] {
        let mut office = Office::new(3);
        let team = office.team();
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        office.press(&mut browse, &team, Action::MoveFirst);
        let here = browse.current().unwrap();
        let opened = browse.on_action(Action::Comment, &team.context());
        assert!(matches!(opened, Effect::Open(_)));
        office.write(Command::Delete { on: RecordRef::new(Noun::Lead, here) });
        browse.reload(&office.reader, &team.context()).unwrap();
        assert_ne!(browse.current(), Some(here));
        let reply = Reply::Text("Для него".to_owned());
        let answer = Answer { purpose: Purpose::Comment, reply };
        let Effect::Commit(command) = browse.on_answer(answer, &team.context()) else {
            panic!("a comment is written")
        };
        let Command::Comment { on, .. } = command else { panic!("{command:?}") };
        assert_eq!(on.id, here);
    }
}

#[test]
fn it_draws_at_any_size() {
    for leads in [0, 5] {
        let office = Office::new(leads);
        let team = office.team();
        for view in [Action::ViewBoard, Action::ViewList] {
            let mut browse = office.browse(&team);
            office.press(&mut browse, &team, view);
            draw_at_every_size(|frame, area, context| browse.draw(frame, area, context));
        }
    }
}

#[test]
fn what_came_back_from_a_folded_column_is_not_looked_for_there() {
    let mut office = Office::new(1);
    let team = office.team();
    let pipeline = team.setup.pipelines_of(Noun::Lead).next().unwrap().id;
    let stages: Vec<_> = team.setup.stages_of(pipeline).collect();
    let junk = stages.iter().find(|stage| stage.meaning == Meaning::Lost).unwrap().id;
    let first = stages[0].id;
    let on = RecordRef::new(Noun::Lead, 1);
    office.write(Command::MoveStage { on, from: None, to: junk, comment: None });
    let mut browse = office.browse(&team);
    assert_eq!(browse.current(), None, "the column of what is closed stays folded");
    office.write(Command::Undo { operation: None });
    browse.go_to(1, Some(first), &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!((browse.current(), browse.board.stage()), (Some(1), Some(first)));
    // A record of which nobody says where it stands is found in a folded column, too.
    office.write(Command::MoveStage { on, from: None, to: junk, comment: None });
    browse.go_to(1, None, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!((browse.current(), browse.board.stage()), (Some(1), Some(junk)));
}

#[test]
fn the_line_for_a_new_record_names_its_stage_where_it_is_not_the_first() {
    let office = Office::new(1);
    let team = office.team();
    let mut browse = office.browse(&team);
    let titled = |browse: &mut Browse| {
        let Effect::Open(open) = browse.on_action(Action::New, &team.context()) else {
            panic!("a line opens")
        };
        let Open::Line(line) = *open else { panic!("it is a line") };
        team.drawn(|frame, area, context| line.draw(frame, area, context)).0
    };
    assert!(titled(&mut browse).contains("Новый лид: имя"));
    office.press(&mut browse, &team, Action::MoveRight);
    let shown = titled(&mut browse);
    assert!(shown.contains("Новый лид: В работе"), "{shown}");
}

/// A stage of the pipeline of leads at the end of those that mean the same.
fn stage(code: &str, meaning: &str) -> Command {
    let set = vec![
        Set::new("code", code),
        Set::new("name_en", code),
        Set::new("name_ru", code),
        Set::new("name_pl", code),
        Set::new("pipeline", 1),
        Set::new("meaning", meaning),
        Set::new("colour", "red"),
    ];
    Command::Create { noun: Noun::Stage, set }
}

#[test]
fn six_folded_stages_leave_room_for_three_open_ones() {
    let mut office = Office::new(1);
    for code in ["дорого", "далеко", "долго"] {
        office.write(stage(code, "lost"));
    }
    let team = office.team();
    let shown = text(&office.browse(&team), &team);
    let heads = shown.lines().find(|line| line.contains("Не обработан")).unwrap();
    for name in ["В работе", "Обработан"] {
        assert!(heads.contains(name), "{shown}");
    }
    let below = |letters: &str| shown.lines().any(|line| line.contains(letters));
    assert!(below("К  Н  Н  д  д  д"), "{shown}");
}

#[test]
fn the_first_stage_with_something_is_seen_with_those_before_it_that_fit() {
    let mut office = Office::new(0);
    for code in ["Переговоры", "Договор", "Поставка", "Монтаж"] {
        office.write(stage(code, "open"));
    }
    let at = |office: &Office, code: &str| {
        let setup = office.reader.setup();
        setup.stages.iter().find(|stage| stage.code == code).unwrap().id.0
    };
    let set = vec![Set::new("title", "Окна"), Set::new("stage", at(&office, "Переговоры"))];
    office.write(Command::Create { noun: Noun::Lead, set });
    let team = office.team();
    let shown = text(&office.browse(&team), &team);
    let heads = shown.lines().nth(1).unwrap();
    let seen = ["Не обработан", "В работе", "Обработан", "Переговоры"];
    assert_eq!(seen.map(|name| heads.contains(name)), [false, true, true, true], "{shown}");
    assert!(shown.contains("▌Окна"), "{shown}");
}

#[test]
fn a_section_begins_with_the_first_pipeline_that_has_open_records() {
    let mut office = Office::new(0);
    let pipeline = |code: &str| {
        let set = vec![
            Set::new("code", code),
            Set::new("name_ru", code),
            Set::new("noun", Noun::Deal.word()),
        ];
        Command::Create { noun: Noun::Pipeline, set }
    };
    office.write(pipeline("Сервис"));
    let deals = |office: &Office| {
        let (team, mut browse) = (office.team(), Browse::new(Noun::Deal));
        browse.reload(&office.reader, &team.context()).unwrap();
        text(&browse, &team)
    };
    let shown = deals(&office);
    assert!(shown.contains("1/2"), "nothing anywhere: {shown}");
    let setup = office.reader.setup();
    let service = setup.pipelines.iter().find(|one| one.code == "Сервис").unwrap().id;
    let Command::Create { noun, mut set } = stage("Приём", "open") else { unreachable!() };
    set.retain(|set| set.field != "pipeline");
    set.push(Set::new("pipeline", service.0));
    office.write(Command::Create { noun, set });
    let setup = office.reader.setup();
    let stage = setup.stages.iter().find(|stage| stage.code == "Приём").unwrap().id;
    office.write(Command::Create { noun: Noun::Deal, set: vec![Set::new("stage", stage.0)] });
    let shown = deals(&office);
    assert!(shown.contains("Сервис 2/2"), "{shown}");

    // What stands in another pipeline is not selected with it.
    office.write(Command::Create { noun: Noun::Deal, set: vec![Set::new("title", "Окна")] });
    let (team, mut browse) = (office.team(), Browse::new(Noun::Deal));
    browse.reload(&office.reader, &team.context()).unwrap();
    let mut selected = |action| {
        office.press(&mut browse, &team, action);
        browse.selected.ids().iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(selected(Action::SelectAll), [2]);
    assert_eq!(selected(Action::NextPipeline), [0; 0]);
    assert_eq!(selected(Action::SelectAll), [1]);
}

#[test]
fn a_record_without_another_name_is_found_by_what_it_is_called() {
    let team = Team::new(Lang::Ru, 80, 24);
    for (typed, is_number) in
        [("Лид 42", true), ("42", true), ("№42", true), ("Анна 42", false), ("stage:new", false)]
    {
        let mut browse = Browse::new(Noun::Lead);
        browse.narrow(typed.to_owned(), None, &team.context());
        let found = matches!(browse.found, Filter::Numbered { id: 42, .. });
        assert_eq!(found, is_number, "{typed}: {:?}", browse.found);
    }
}
