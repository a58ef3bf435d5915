//! Keys in, effects and text out.

use super::*;
use crate::domain::narrowing::Narrowing;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size};

const LEAD: RecordRef = RecordRef { noun: Noun::Lead, id: 42 };

fn line(kind: Kind, text: &str) -> Line {
    let purpose = match kind {
        Kind::Capture(_) => Purpose::Capture,
        Kind::Plan(_) => Purpose::Plan,
        Kind::Query(_) => Purpose::Filter,
        Kind::Long | Kind::Comment => Purpose::Comment,
        Kind::When => Purpose::When,
        Kind::Day => Purpose::Day,
        Kind::Period => Purpose::NarrowDates(Narrowing::default(), false),
        Kind::Plain => Purpose::Search,
    };
    Line::new(purpose, "Title".to_owned(), text, kind)
}

fn drawn(team: &Team, line: &Line) -> String {
    team.drawn(|frame, area, context| line.draw(frame, area, context)).0
}

fn answered(effect: Effect) -> String {
    match effect {
        Effect::Answer(Answer { reply: Reply::Text(text), .. }) => text,
        other => panic!("no answer: {other:?}"),
    }
}

#[test]
fn an_offered_text_gives_way_to_what_is_typed_and_stays_for_whoever_moves_in_it() {
    let team = Team::new(Lang::En, 80, 24);
    let context = &team.context();
    for (actions, expected) in [
        (&[][..], "pumps"),
        (&[Action::LineEnd][..], "Petrovpumps"),
        (&[Action::EraseBack][..], "pumps"),
        (&[Action::CursorLeft, Action::EraseForward][..], "Petropumps"),
    ] {
        let mut line = line(Kind::Plain, "Petrov").offering();
        for action in actions {
            line.on_action(*action, context);
        }
        // As it is typed: one by one.
        for c in ["p", "ump", "s"] {
            line.on_text(c, context);
        }
        assert_eq!(answered(line.on_action(Action::Confirm, context)), expected, "{actions:?}");
    }
    let mut line = line(Kind::Plain, "Petrov").offering();
    assert_eq!(answered(line.on_action(Action::Confirm, context)), "Petrov", "Enter alone");
}

#[test]
fn what_is_captured_is_shown_while_it_is_typed() {
    let typed = "Ivan Petrov, +7 912 345-67-89, OOO Romashka, 150000, #hot, @anna";
    for (lang, labels) in [
        (
            Lang::En,
            ["name Ivan Petrov", "phone +7 912", "company OOO", "tag hot", "responsible anna"],
        ),
        (
            Lang::Ru,
            ["имя Ivan Petrov", "телефон +7 912", "компания OOO", "тег hot", "ответственный anna"],
        ),
    ] {
        let team = Team::new(lang, 80, 24);
        let mut line = line(Kind::Capture(Noun::Lead), "");
        line.on_text(typed, &team.context());
        let drawn = drawn(&team, &line);
        for label in labels {
            assert!(drawn.contains(label), "{label}: {drawn}");
        }
        assert!(drawn.contains("150\u{a0}000\u{a0}₽") || drawn.contains("₽"), "{drawn}");
        assert_eq!(answered(line.on_action(Action::Confirm, &team.context())), typed);
    }
}

#[test]
fn a_company_beside_a_contact_is_shown_as_one_and_what_he_has_no_field_for_as_a_comment() {
    let typed = "Ewa Lis, +48 601 111 229, Polmet sp. z o.o., 150000";
    let team = Team::new(Lang::En, 80, 24);
    let shown = |noun, typed| drawn(&team, &line(Kind::Capture(noun), typed));
    let contact = shown(Noun::Contact, typed);
    assert!(contact.contains("company Polmet"), "{contact}");
    assert!(contact.contains("comment 150000"), "{contact}");
    let alone = shown(Noun::Contact, "+48 601 111 229, Polmet sp. z o.o.");
    assert!(alone.contains("comment Polmet"), "{alone}");
}

#[test]
fn a_login_that_nobody_has_is_said_to_be_a_messenger() {
    for (lang, said) in [
        (Lang::En, "No colleague is called so: @ania"),
        (Lang::Ru, "Такого сотрудника нет: @ania"),
        (Lang::Pl, "Nikt z zespołu tak się nie nazywa: @ania"),
    ] {
        let team = Team::new(lang, 80, 24);
        let mut line = line(Kind::Capture(Noun::Lead), "");
        line.on_text("Ivan, @ania", &team.context());
        assert!(drawn(&team, &line).contains(said), "{}", drawn(&team, &line));
        line.on_text(" @anna", &team.context());
        assert!(drawn(&team, &line).contains("anna"), "{}", drawn(&team, &line));
    }
}

#[test]
fn a_long_filter_or_plan_is_read_whole_in_a_narrow_box_and_stays_one_line() {
    let team = Team::new(Lang::Ru, 40, 20);
    let context = team.context();
    for (kind, typed, pasted) in [
        (Kind::Query(Noun::Lead), "stage:new responsible:anna", "amount>100000\nsource:website\n"),
        (Kind::Plan(LEAD), "call Ewa about the windows", "of the house\ntomorrow 15:00\n"),
    ] {
        let mut line = line(kind, typed);
        line.on_text(" ", &context);
        line.on_text(pasted, &context);
        let whole = format!("{typed} {}", pasted.trim_end().replace('\n', " "));
        let close = |text: &str| text.replace(['│', ' ', '\n'], "");
        let shown = drawn(&team, &line);
        assert!(close(&shown).contains(&close(&whole)), "{shown}");
        assert_eq!(answered(line.on_action(Action::Confirm, &context)), whole);
    }
}

#[test]
fn several_pasted_lines_are_several_records() {
    let team = Team::new(Lang::Ru, 60, 20);
    let context = team.context();
    let mut line = line(Kind::Capture(Noun::Lead), "");
    line.on_text("Иван Петров\n\nООО Ромашка\nПоставка окон\n", &context);
    let drawn = drawn(&team, &line);
    assert!(drawn.contains("Будет создано: 3 лида"), "{drawn}");
    assert!(drawn.contains("имя Иван Петров"), "{drawn}");
    let text = answered(line.on_action(Action::Confirm, &context));
    assert_eq!(text, "Иван Петров\n\nООО Ромашка\nПоставка окон");
}

#[test]
fn a_plan_is_read_aloud_or_refused() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut plan = line(Kind::Plan(LEAD), "call Ivan tomorrow 15:00 !15m @boris");
    let shown = drawn(&team, &plan);
    for fact in ["call · Ivan", "by tomorrow 15:00", "reminder 15 min", "responsible Boris Petrov"]
    {
        assert!(shown.contains(fact), "{fact}: {shown}");
    }
    assert!(answered(plan.on_action(Action::Confirm, &context)).starts_with("call Ivan"));
    let mut nobody = line(Kind::Plan(LEAD), "call Ivan @nobody");
    assert!(matches!(nobody.on_action(Action::Confirm, &context), Effect::None));
    assert!(nobody.refused.is_some());
    nobody.on_action(Action::CursorLeft, &context);
    assert!(nobody.refused.is_some(), "moving changes nothing");
    nobody.on_text("x", &context);
    assert!(nobody.refused.is_none());
}

#[test]
fn an_empty_line_creates_nothing() {
    let team = Team::new(Lang::En, 80, 24);
    for kind in [Kind::Capture(Noun::Lead), Kind::Capture(Noun::Contact), Kind::Plan(LEAD)] {
        let mut line = line(kind, "  ");
        assert!(drawn(&team, &line).contains("For example:"), "{kind:?}");
        assert!(matches!(line.on_action(Action::Confirm, &team.context()), Effect::None));
    }
}

#[test]
fn a_filter_that_cannot_be_read_stays_open() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut line = line(Kind::Query(Noun::Lead), "stage:nwe");
    assert!(matches!(line.on_action(Action::Confirm, &context), Effect::None));
    line.on_action(Action::EraseWord, &context);
    line.on_action(Action::EraseToStart, &context);
    line.on_text("is:open", &context);
    assert_eq!(answered(line.on_action(Action::Confirm, &context)), "is:open");
}

#[test]
fn half_written_text_is_kept_under_the_record_it_is_about() {
    let team = Team::new(Lang::En, 80, 24);
    let mut comment = line(Kind::Long, "").concerning(LEAD);
    assert_eq!(comment.draft(), None);
    comment.on_text("one\ntwo", &team.context());
    assert_eq!(comment.draft(), Some(("comment:lead/42".to_owned(), "one\ntwo".to_owned())));
    assert_eq!(line(Kind::Plan(LEAD), "").draft_place(), Some("plan:lead/42"));
    assert_eq!(line(Kind::Capture(Noun::Deal), "").draft_place(), Some("capture:deal"));
    assert_eq!(line(Kind::Plain, "x").draft(), None);
    let mut again = line(Kind::Long, "").concerning(LEAD);
    assert_eq!(again.restore("one\ntwo"), Some(Vec::new()));
    assert_eq!(again.restore("three"), None, "something stands there already");
    assert_eq!(again.text(), "one\ntwo ", "what is typed on begins a word of its own");
    again.on_text("@petr", &team.context());
    assert_eq!(again.text(), "one\ntwo @petr");
    assert!(matches!(again.on_action(Action::StepBack, &team.context()), Effect::Close));
}

#[test]
fn it_draws_at_every_size() {
    let long = "Очень длинный комментарий, который не помещается ни в одну строку\nи ещё строка";
    for kind in [
        Kind::Plain,
        Kind::Long,
        Kind::Capture(Noun::Lead),
        Kind::Plan(LEAD),
        Kind::Query(Noun::Lead),
    ] {
        for text in ["", long] {
            let line = line(kind, text);
            draw_at_every_size(|frame, area, context| line.draw(frame, area, context));
        }
    }
}

#[test]
fn a_text_of_several_lines_is_written_here_or_elsewhere() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut comment = line(Kind::Long, "one").concerning(LEAD);
    assert!(matches!(comment.on_action(Action::NewLine, &context), Effect::None));
    comment.on_text("two", &context);
    let Effect::Write(text) = comment.on_action(Action::Editor, &context) else {
        panic!("it is handed over");
    };
    assert_eq!(text, "one\ntwo");
    comment.replace("three\n\nfour");
    let Effect::Answer(answer) = comment.on_action(Action::Confirm, &context) else {
        panic!("Enter saves");
    };
    assert_eq!(answer.reply, Reply::Text("three\n\nfour".to_owned()));

    let mut plain = line(Kind::Plain, "one");
    for action in [Action::NewLine, Action::Editor] {
        assert!(matches!(plain.on_action(action, &context), Effect::Say(_)));
    }
    let shown = team.drawn(|frame, area, context| comment.draw(frame, area, context)).0;
    assert!(shown.contains("C-n new line") && shown.contains("C-x"), "{shown}");
}

#[test]
fn a_colleague_is_named_by_the_first_letters_and_tab() {
    let team = Team::new(Lang::Ru, 80, 24);
    let context = team.context();
    let mut asked = line(Kind::Comment, "Спроси ");
    asked.on_text("@", &context);
    let logins: Vec<&str> = team.setup.users.iter().map(|user| user.login.as_str()).collect();
    let shown = drawn(&team, &asked);
    assert!(logins.iter().all(|login| shown.contains(&format!("@{login}"))), "{shown}");
    assert!(matches!(asked.on_action(Action::MoveDown, &context), Effect::None));
    assert!(matches!(asked.on_action(Action::NextField, &context), Effect::None));
    assert_eq!(asked.text(), format!("Спроси @{} ", logins[1]));
    // Enter puts in who is begun, and sends once he is named.
    asked.on_text(&format!("и @{}", &logins[0][..2]), &context);
    assert!(matches!(asked.on_action(Action::Confirm, &context), Effect::None));
    let expected = format!("Спроси @{} и @{} ", logins[1], logins[0]);
    assert_eq!(asked.text(), expected);
    assert_eq!(answered(asked.on_action(Action::Confirm, &context)), expected);
    // Esc sends the offer away first, and then leaves.
    asked.on_text("@", &context);
    assert!(matches!(asked.on_action(Action::StepBack, &context), Effect::None));
    assert!(!drawn(&team, &asked).contains("Tab —"));
    assert!(matches!(asked.on_action(Action::StepBack, &context), Effect::Close));
}

#[test]
fn a_comment_that_names_nobody_stays_and_says_who_is_near() {
    let team = Team::new(Lang::En, 80, 24);
    let login = team.setup.users[0].login.clone();
    let mut asked = line(Kind::Comment, &format!("ask @{login}x now"));
    assert!(matches!(asked.on_action(Action::Confirm, &team.context()), Effect::None));
    let shown = drawn(&team, &asked);
    assert!(shown.contains(&format!("Did you mean @{login}?")), "{shown}");
}

#[test]
fn dates_are_read_while_they_are_typed_in_every_language() {
    for (lang, text, shown) in [
        (Lang::En, "2026-09-01..2026-09-10", "1 Sep – 10 Sep"),
        (Lang::Ru, "1 сен..10 сен", "1 сен – 10 сен"),
        (Lang::Pl, "2026-09", "1 wrz – 30 wrz"),
        (Lang::En, "2026-09..", "since 1 Sep"),
        (Lang::Ru, "..2026-09", "по 30 сен"),
        (Lang::En, "2026-09-03", "3 Sep"),
        (Lang::En, "", "last-7d"),
        (Lang::En, "2026-09..soonish", "“soonish” is not a day or a period"),
    ] {
        let team = Team::new(lang, 80, 24);
        let drawn = drawn(&team, &line(Kind::Period, text));
        assert!(drawn.contains(shown), "{text}: {drawn}");
    }
    let team = Team::new(Lang::En, 80, 24);
    for (text, shown) in [("31.02", "31.02"), ("tomorow", "tomorrow"), ("2026-09-03", "3 Sep")] {
        let drawn = drawn(&team, &line(Kind::Day, text));
        assert!(drawn.contains(shown), "{text}: {drawn}");
    }
    // A slip leaves the line open to be mended.
    let mut slip = line(Kind::Day, "31.02");
    assert!(matches!(slip.on_action(Action::Confirm, &team.context()), Effect::None));
    let mut wrong = line(Kind::Period, "soonish");
    assert!(matches!(wrong.on_action(Action::Confirm, &team.context()), Effect::None));
    let mut right = line(Kind::Period, "2026-09");
    assert_eq!(answered(right.on_action(Action::Confirm, &team.context())), "2026-09");
}

#[test]
fn names_and_cells_that_are_half_typed_come_back() {
    let team = Team::new(Lang::En, 80, 24);
    let name = || {
        let purpose = Purpose::NarrowName(Narrowing::default());
        Line::new(purpose, "What to call it".to_owned(), "", Kind::Plain)
    };
    let cell = || {
        let cell = Line::new(Purpose::Cell, "Roof".to_owned(), "12", Kind::Plain);
        cell.kept_as("cell-name-0:lead/42".to_owned())
    };
    let boxes: [(&dyn Fn() -> Line, &str); 2] =
        [(&name, "name:What to call it"), (&cell, "cell-name-0:lead/42")];
    for (open, place) in boxes {
        let mut line = open();
        assert_eq!(line.left(), None);
        line.on_text("Windows", &team.context());
        let (kept, text) = line.left().unwrap();
        assert_eq!(kept, place);
        let mut again = open();
        again.restore(&text).unwrap();
        assert_eq!(again.text(), line.text());
    }
}

#[test]
fn what_was_refused_and_stands_there_again_is_no_change_of_a_colleagues() {
    let team = Team::new(Lang::En, 80, 24);
    let cell = |text| {
        let cell = Line::new(Purpose::Cell, "Roof".to_owned(), text, Kind::Plain);
        cell.kept_as("cell-new:lead/42".to_owned())
    };
    let mut line = cell("1 @ ");
    line.on_text("abc", &team.context());
    let (_, kept) = line.left().unwrap();
    for (stands, said) in [("1 @ abc", false), ("1 @ 200", true)] {
        let mut again = cell(stands);
        again.restore(&kept).unwrap();
        let shown = team.drawn(|buffer, area, context| again.draw(buffer, area, context)).0;
        assert_eq!(shown.contains(stands) && shown.contains("Meanwhile"), said, "{shown}");
    }
}

#[test]
fn a_line_that_fits_into_no_field_is_said_to_be_too_long_and_not_read() {
    let team = Team::new(Lang::En, 80, 24);
    let context = &team.context();
    let flood = "x".repeat(1 << 20);
    for kind in [Kind::Plain, Kind::Capture(Noun::Lead), Kind::Plan(LEAD), Kind::Query(Noun::Lead)]
    {
        let mut line = line(kind, "");
        line.on_text(&format!("one\n{flood}"), context);
        let shown = drawn(&team, &line);
        assert!(shown.contains("The text is too long: 1,048,5"), "{kind:?} {shown}");
    }
}
