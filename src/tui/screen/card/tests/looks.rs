use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::*;
use crate::domain::command::Conversion;

#[test]
fn the_whole_card_in_english() {
    let office = Office::busy();
    let desk = office.open(Lang::En, 100, 20);
    let expected = "
 Lead 1 · Website order                                                                        Anna
 Not processed  [IN WORK · 2 d]  Processed  Complete…
 GENERAL  Products  Links  History
 LEAD                                        │ WHAT TO DO
▌Title         Website order                 │ ! call: call back, price of 12 windows   today 11:00
 Stage         In work                       │ ○ mail: send the offer                   today 18:00
 Amount        €3,500                        │
 Source        Website                       │ TODAY
 Temperature   warm                          │ 11:11 Anna planned for today 11:00: call “call back,
                                             │            price of 12 windows”
 CLIENT                                      │ 11:10 Anna planned for today 18:00: mail “send the
 Last name     Kowalska                      │            offer”
 Company name  Polmet sp. z o.o.             │ 11:00 Anna Warranty is 5 years, I checked.
 Phone         +48 22 123 45 67  work        │ 10:00 Anna Amount €3,400 → €3,500
               +48 600 100 200   mobile      │
                                             │ 15 NOV
 MORE                                        │ 12:06 Anna Not processed → In work
 Responsible   Anna                          │ 12:05 Anna ✓ call: first talk
 Tags          #hurt #vip                    │            Wants delivery in December,
 Created       14 Nov, 12:00 · Anna         ↓│            asks for a discount.                     ↓";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
}

#[test]
fn one_pane_at_a_time_in_russian() {
    let office = Office::busy();
    let mut desk = office.open(Lang::Ru, 40, 12);
    let expected = "
 Лид 1 · Website order             Anna
 ‹ [В РАБОТЕ · 2 д]  Обработан ›
 ‹ ОБЩЕЕ ›               ПОЛЯ  Таймлайн
 ЛИД
▌Название      Website order
 Стадия        В работе
 Сумма         €3 500
 Источник      Сайт
 Температура   тёплый

 КЛИЕНТ
 Фамилия       Kowalska                ↓";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
    desk.act(Action::OtherPane);
    let expected = "
 Лид 1 · Website order             Anna
 ‹ [В РАБОТЕ · 2 д]  Обработан ›
 ‹ ОБЩЕЕ ›               Поля  ТАЙМЛАЙН
 ЧТО НУЖНО СДЕЛАТЬ
▌! звонок: call back, price of 12
▌  windows
▌  сегодня 11:00
 ○ письмо: send the offer
   сегодня 18:00

 СЕГОДНЯ
 11:11 Anna  запланировано на сегодня  ↓";
    assert_eq!(desk.shown(), expected.trim_start_matches('\n'));
}

#[test]
fn it_draws_at_every_size() {
    let office = Office::busy();
    let mut desk = office.open(Lang::Ru, 80, 24);
    for action in [Action::MoveLast, Action::OtherPane, Action::MoveLast, Action::PreviousTab] {
        desk.act(action);
        draw_at_every_size(|frame, area, context| desk.card.draw(frame, area, context));
    }
}

#[test]
fn only_what_is_filled_or_always_shown_is_there() {
    let office = Office::new();
    office.edit(noon(), "title", Value::Empty);
    office.edit(noon(), "source", Value::Empty);
    let shown = office.open(Lang::En, 80, 24).shown();
    assert!(shown.contains("Title         –"), "{shown}");
    for hidden in ["Source", "First name", "Position", "Currency", "Repeat", "Closed"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    assert!(shown.starts_with(" Lead 1  "), "{shown}");
}

#[test]
fn the_end_of_a_phone_is_kept_and_its_label_gives_way() {
    let office = Office::new();
    let shown = office.open(Lang::En, 26, 30).shown();
    assert!(shown.contains(" … 22 123 45 67\n"), "{shown}");
    assert!(!shown.contains("work"), "{shown}");
}

#[test]
fn a_converted_lead_shows_what_was_made_and_leads_there() {
    let office = Office::new();
    let targets = Targets { deal: true, contact: true, company: false };
    office.at(noon(), Command::Convert(Conversion { lead: 1, targets, ..Conversion::default() }));
    let mut desk = office.open(Lang::Ru, 120, 24);
    let shown = desk.shown();
    assert!(shown.contains("[КАЧЕСТВЕННЫЙ ЛИД · 0 мин]"), "{shown}");
    assert!(!shown.contains("Завершить…"), "{shown}");
    assert!(shown.contains("СВЯЗАННОЕ"), "{shown}");
    assert!(shown.contains("Конвертация: лид «Website order» → сделка «Website"), "{shown}");
    while !desk.selected().starts_with("Сделка 1") {
        desk.act(Action::MoveDown);
    }
    let Effect::Open(open) = desk.act(Action::EditField) else { panic!("it is a link") };
    assert!(matches!(*open, Open::Card(on, _) if on == RecordRef::new(Noun::Deal, 1)), "{open:?}");
    desk.act(Action::OtherPane);
    desk.act(Action::MoveDown);
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("deal/1") && asked.contains("contact/1"), "{asked}");
}

#[test]
fn what_was_undone_is_said_to_be() {
    let office = Office::busy();
    office.edit(noon(), "amount", 999.into());
    office.at(noon(), Command::Undo { operation: None });
    let shown = office.open(Lang::En, 120, 24).shown();
    assert!(shown.contains("Amount €9.99 → €3,500 (undo)"), "{shown}");
    // What the undo did is said, and that it was one; never that this was undone.
    office.at(noon(), Command::Delete { on: LEAD });
    office.at(noon(), Command::Undo { operation: None });
    for (lang, expected) in [
        (Lang::En, "Taken out of the bin (undo)"),
        (Lang::Ru, "Возвращено из корзины (отмена)"),
        (Lang::Pl, "Przywrócono z kosza (cofnięcie)"),
    ] {
        let shown = office.open(lang, 120, 24).shown();
        assert!(shown.contains(expected), "{shown}");
    }
}

#[test]
fn the_history_names_date_author_type_and_change() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 80, 12);
    desk.act(Action::PreviousTab);
    let expected = "
 Lead 1 · Website order                                                    Anna
 Not processed  [IN WORK · 2 d]  Processed  Complete…
 General  Products  Links  HISTORY
 WHEN              WHO         TYPE        WHAT
▌today 10:00       Anna        changed     Amount €3,400 → €3,500
 15 Nov, 12:06     Anna        stage       Not processed → In work
 14 Nov, 12:00     Anna        created     Created";
    assert_eq!(desk.shown().trim_end(), expected.trim_start_matches('\n'));
    assert_eq!(desk.why(Action::OtherPane), Some("card-why-one-pane"));
    assert_eq!(desk.why(Action::EditField), Some("card-why-history"));
    desk.all(&[Action::MoveLast, Action::NextTab]);
    assert!(desk.selected().starts_with("Title"));
}

#[test]
fn a_comment_looks_as_its_marks_say() {
    let office = Office::new();
    let text = "# Terms\n- **first** half\n- 2*3*4, C:\\_old\n> as *they* wrote, @anna";
    office.comment(noon() - 60, text);
    for (width, expected) in [
        (
            100,
            "
 TODAY
 11:59 Anna Terms
            • first half
            • 2*3*4, C:\\_old
            │ as they wrote, @anna",
        ),
        (
            40,
            "
 СЕГОДНЯ
 11:59 Anna  Terms
       • first half
       • 2*3*4, C:\\_old
       │ as they wrote, @anna",
        ),
    ] {
        let lang = if width > 80 { Lang::En } else { Lang::Ru };
        let mut desk = office.open(lang, width, 22);
        if width < 80 {
            desk.act(Action::OtherPane);
        }
        let shown = desk.shown();
        let lines = shown.lines().map(|line| match line.split_once(" │") {
            Some((_, right)) if width > 80 => right,
            _ => line,
        });
        let shown = lines.map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert!(shown.contains(expected), "{shown}");
    }
    // Without colours the words still differ.
    let desk = office.open(Lang::En, 100, 22);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 22));
    let area = buffer.area;
    desk.card.draw(&mut buffer, area, &desk.team.context());
    let has = |word: &str, modifier: Modifier| {
        let rows = buffer.content.chunks(100);
        let found = rows.flat_map(|row| {
            let text: Vec<&str> = row.iter().map(|cell| cell.symbol()).collect();
            let at = text.concat().find(word).map(|at| text.concat()[..at].chars().count());
            at.map(|at| row[at].modifier.contains(modifier))
        });
        found.last().unwrap()
    };
    for (word, modifier) in [
        ("Terms", Modifier::BOLD),
        ("first half", Modifier::BOLD),
        ("they wrote", Modifier::ITALIC),
        ("@anna", Modifier::BOLD),
        ("as they", Modifier::DIM),
    ] {
        assert!(has(word, modifier), "{word}");
    }
    assert!(!has("half", Modifier::BOLD));
}

#[test]
fn the_history_tells_what_a_comment_said_before() {
    let office = Office::new();
    office.comment(noon() - 300, "Warranty is **5** years");
    let comment = RecordRef::new(Noun::Entry, 1);
    let set = vec![Set::new("text", "Warranty is 6 years")];
    office.at(noon() - 200, Command::Edit { on: comment, set });
    office.at(noon() - 100, Command::Delete { on: comment });
    let mut desk = office.open(Lang::En, 120, 20);
    desk.all(&[Action::PreviousTab]);
    let shown = desk.shown();
    for said in [
        "today 11:58       Anna        deleted     Comment deleted: “Warranty is 6 years”",
        "changed     Comment changed: “Warranty is **5** years” → “Warranty is 6 years”",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert_eq!(desk.why(Action::EditField), None);
    let Effect::Open(open) = desk.act(Action::EditField) else { panic!("nothing is opened") };
    assert!(matches!(*open, Open::Comment(1)));
    // Its other lines are only to be read.
    desk.all(&[Action::MoveLast]);
    assert_eq!(desk.why(Action::EditField), Some("card-why-history"));
}

#[test]
fn a_record_in_the_bin_is_only_to_be_taken_out() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 80, 24);
    office.at(noon(), Command::Delete { on: LEAD });
    desk.reload();
    assert!(desk.shown().contains("In the bin since today 12:00 · x takes it out"));
    assert_eq!(desk.why(Action::Edit), Some("card-why-deleted"));
    assert_eq!(desk.why(Action::Copy), None);
    assert_commits(&desk.act(Action::Delete), &Command::Restore { on: LEAD });
}

#[test]
fn an_import_shows_the_columns_that_no_field_took() {
    let team = Team::new(Lang::Pl, 80, 24);
    let data = r#"{"file":"leads.csv","line":7,"owner":"Zofia","leftovers":[["Kolor","zielony"]]}"#;
    let entry = Entry {
        id: 1,
        kind: "import".to_owned(),
        text: None,
        data: Some(data.to_owned()),
        pinned_at: None,
        author: Some(UserId(1)),
        files: Vec::new(),
        edited_at: None,
    };
    let happened = Happened { at: noon(), event: Event::Entry(entry), on: None };
    let said = event::say(&happened, None, &team.context());
    assert_eq!(said.text, "Zaimportowano z pliku leads.csv");
    assert_eq!(said.details, ["Odpowiedzialny: Zofia", "Kolor: zielony"]);
    assert!(!said.by_people);
}
