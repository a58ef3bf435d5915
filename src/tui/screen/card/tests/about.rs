//! Planning about a letter, and going back to it.

use super::*;
use crate::domain::inbound::Channel;

/// A lead that came with a letter, with the cursor on it.
fn office() -> Office {
    let office = Office::new();
    let letter = "From: Ewa Nowak <ewa@polmet.example>\r\nSubject: Re: Dwanaście okien\r\n\
        Message-ID: <1@polmet.example>\r\nIn-Reply-To: <0@ours.example>\r\n\r\nTwelve.\r\n";
    let set =
        vec![Set::new("email", Value::Points(vec![Point::new("ewa@polmet.example", "work")]))];
    office.at(noon() - DAY, Command::Edit { on: LEAD, set });
    let now = noon() - 3_600;
    office.writer.borrow_mut().intake(now, Channel::Mail, letter.as_bytes(), None).unwrap();
    office
}

fn to_the_letter(desk: &mut Desk) {
    desk.act(Action::OtherPane);
    while desk.card.about_here().is_none() || desk.card.timeline.id().unwrap().event().is_none() {
        desk.act(Action::MoveDown);
    }
}

#[test]
fn a_line_about_a_letter_begins_with_its_subject_and_keeps_the_letter() {
    let office = office();
    let mut desk = office.open(Lang::Pl, 120, 36);
    to_the_letter(&mut desk);
    let Effect::Open(open) = desk.act(Action::PlanActivity) else { panic!("no line") };
    let Open::Line(line) = *open else { panic!("no line") };
    let (shown, _) = desk.team.drawn(|frame, area, context| line.draw(frame, area, context));
    assert!(shown.contains("w sprawie wiadomości „Dwanaście okien”"), "{shown}");
    assert!(shown.contains("│Dwanaście okien "), "{shown}");
    let &Purpose::PlanAbout(entry) = line.purpose() else { panic!("{:?}", line.purpose()) };

    let text = "Dwanaście okien jutro 15:00".to_owned();
    let effect = desk.answer(Purpose::PlanAbout(entry), Reply::Text(text));
    let Effect::Commit(command) = effect else { panic!("{effect:?}") };
    office.at(noon(), command);
    desk.reload();
    let shown = desk.shown();
    assert!(shown.contains("  w sprawie wiadomości „Dwanaście okien”"), "{shown}");
    // What is to be done leads to the letter, and so does that it was planned.
    desk.act(Action::MoveFirst);
    let says = format!("Inbound({entry})");
    let open = desk.said(Action::EditField);
    assert!(open.contains("Task("), "a task has more to show: {open}");
    let mut seen = 0;
    for _ in 0..8 {
        desk.act(Action::MoveDown);
        seen += usize::from(desk.said(Action::EditField).contains(&says));
    }
    assert!(seen >= 2, "{}", desk.shown());
}

#[test]
fn what_somebody_waits_for_opens_what_came_and_is_still_changed_by_its_form() {
    let office = office();
    let mut desk = office.open(Lang::En, 100, 30);
    desk.act(Action::OtherPane);
    assert!(desk.said(Action::EditField).contains("Inbound("), "{}", desk.shown());
    assert!(desk.said(Action::Edit).contains("Form("));
    let Effect::Open(open) = desk.act(Action::PlanActivity) else { panic!("no line") };
    assert!(matches!(*open, Open::Line(line) if matches!(line.purpose(), Purpose::PlanAbout(_))));
    // Elsewhere a line begins empty.
    desk.act(Action::OtherPane);
    let Effect::Open(open) = desk.act(Action::PlanActivity) else { panic!("no line") };
    let Open::Line(line) = *open else { panic!("no line") };
    assert_eq!(line.purpose(), &Purpose::Plan);
    assert!(line.draft().is_none());
}
