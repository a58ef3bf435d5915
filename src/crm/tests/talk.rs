//! Comments, whom they name, and what colleagues are told.

use super::*;
use crate::capability::Capabilities;
use crate::crm::inbox::Wanted;
use crate::crm::reader::{Event, Position};
use crate::domain::command::Merge;
use crate::domain::happened::{EventRef, Group, Wanted as What};
use crate::domain::message::RefusalKind;
use crate::domain::notice::{Kind, Mark, Notice, Which};
use crate::domain::operation::OperationKind;

/// What a person is told and did not read, newest first.
fn told(team: &Team, person: &Writer) -> Vec<Notice> {
    let reader = team.db.reader(person.viewer()).unwrap();
    reader.notices(Wanted::Unread, i64::MAX, 1000).unwrap()
}

fn kinds(team: &Team, person: &Writer) -> Vec<Kind> {
    told(team, person).iter().map(|notice| notice.kind).collect()
}

fn id(person: &Writer) -> i64 {
    person.viewer().user.0
}

/// A lead of Anna's, and Boris.
fn office() -> (Team, Writer, RecordRef) {
    let mut team = team();
    let boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    (team, boris, lead)
}

fn edit(on: RecordRef, text: &str) -> Command {
    Command::Edit { on, set: vec![Set::new("text", text)] }
}

#[test]
fn a_comment_is_changed_and_deleted_by_its_author_and_by_administrators() {
    let (mut team, mut boris, lead) = office();
    let own = boris.execute(5, &Command::comment(lead, "mine")).unwrap().touched[0];
    let hers = team.run(Command::comment(lead, "hers")).touched[0];
    let before = team.dump();
    for command in [edit(hers, "his"), Command::Delete { on: hers }] {
        let refused = refusal(boris.execute(6, &command));
        assert_eq!(refused.message.id, "refused-words-of-others");
        assert_eq!(refused.kind, RefusalKind::NotAllowed);
    }
    for text in ["", " \n"] {
        assert_eq!(refusal(boris.execute(6, &edit(own, text))).message.id, "refused-comment-empty");
    }
    assert_eq!(team.dump(), before, "nothing was written");

    boris.execute(7, &edit(own, "better")).unwrap();
    assert_eq!(team.value(own, "text"), "better".into());
    assert_eq!(team.value(own, "edited_at"), Value::Int(7));
    let history = team.reader().changes_before(own, i64::MAX, 10).unwrap();
    assert!(history.iter().any(|past| past.change.before == "mine".into()));
    boris.execute(8, &Command::Undo { operation: None }).unwrap();
    assert_eq!(team.value(own, "text"), "mine".into());
    assert!(team.value(own, "edited_at").is_empty());

    boris.execute(9, &Command::Delete { on: own }).unwrap();
    assert!(!team.lives(own));
    boris.execute(10, &Command::Undo { operation: None }).unwrap();
    assert!(team.lives(own));
    // An administrator may change anybody's, and what she did is not his to take back.
    let operation = team.run(edit(hers, "hers again")).operation;
    let refused = refusal(boris.execute(11, &Command::Undo { operation }));
    assert_eq!(refused.message.id, "refused-words-of-others");
    team.run(edit(own, "she says"));
    assert_eq!(team.value(own, "text"), "she says".into());
    team.assert_healthy();
}

#[test]
fn what_is_left_of_a_comment_and_that_it_is_deleted_is_said_of_the_comment() {
    let (mut team, mut boris, lead) = office();
    let own = boris.execute(5, &Command::comment(lead, "one")).unwrap().touched[0];
    for (first, second) in [(6, 6), (7, 8)] {
        let operation =
            boris.execute(first, &edit(own, &format!("two {first}"))).unwrap().operation;
        boris.execute(second, &edit(own, &format!("three {first}"))).unwrap();
        // Nothing is taken back where the words are left, not even when they were changed.
        let before = team.dump();
        let refused = refusal(boris.execute(9, &Command::Undo { operation }));
        assert_eq!(refused.message.id, "note-undo-left-comment");
        assert_eq!(team.dump(), before);
        assert_eq!(team.value(own, "edited_at"), Value::Int(second));
    }
    team.run(Command::Delete { on: own });
    for command in [edit(own, "four"), Command::Delete { on: own }] {
        let refused = refusal(boris.execute(10, &command));
        assert_eq!(refused.message.id, "refused-comment-deleted");
        assert_eq!(refused.hint.unwrap().id, "hint-comment-deleted");
    }
}

#[test]
fn who_is_named_in_code_only_is_not_told() {
    let (mut team, boris, lead) = office();
    let entry = team.run(Command::comment(lead, "the field `@boris` and `@nobody`")).touched[0];
    assert!(told(&team, &boris).is_empty());
    team.run(edit(entry, "@boris, the field `@nobody`"));
    assert_eq!(kinds(&team, &boris), [Kind::Mention]);
}

#[test]
fn files_stay_with_a_comment_and_what_cannot_be_kept_writes_nothing() {
    let (mut team, _, lead) = office();
    let folder = team.path().parent().unwrap().to_owned();
    let path = folder.join("contract.pdf");
    std::fs::write(&path, "signed").unwrap();
    let capabilities = Capabilities::local();
    let anna = Database::viewer(&team.db.person("anna", "").unwrap());
    let mut anna = team.db.writer(anna).unwrap().with_files(capabilities);
    let with = |path: &std::path::Path| Command::Comment {
        on: lead,
        text: String::new(),
        set: vec![Set::new("files", Value::List(vec![path.display().to_string()]))],
    };
    let entry = anna.execute(2_000_000_000, &with(&path)).unwrap().touched[0];
    let files = team.value(entry, "files").as_files().to_vec();
    assert_eq!(files[0].name, "contract.pdf");
    assert_eq!(std::fs::read(team.db.shelf().path(&files[0])).unwrap(), b"signed");
    let (events, _) = team.reader().timeline(lead, Position::NEWEST, 1).unwrap();
    let Event::Entry(shown) = &events[0].event else { panic!("{events:?}") };
    assert_eq!(shown.files, files);

    let before = team.dump();
    let large = folder.join("film.mkv");
    std::fs::File::create(&large).unwrap().set_len(2 << 30).unwrap();
    for (path, expected) in [
        (folder.join("none.pdf"), "refused-file-missing"),
        (folder.clone(), "refused-file-folder"),
        (large, "refused-file-size"),
    ] {
        let refused = refusal(anna.execute(6, &with(&path)));
        assert_eq!(refused.message.id, expected);
        let is_slip = refused.kind == RefusalKind::Malformed;
        assert_eq!(is_slip, expected == "refused-file-folder", "{expected}");
    }
    assert_eq!(refusal(team.try_run(with(&path))).message.id, "refused-capability");
    assert_eq!(team.dump(), before);
    // A file more, and the last one is not taken away together with the words.
    let second = folder.join("plan.txt");
    std::fs::write(&second, "plan").unwrap();
    let names = vec!["contract.pdf".to_owned(), second.display().to_string()];
    let set = vec![Set::new("files", Value::List(names))];
    anna.execute(7, &Command::Edit { on: entry, set }).unwrap();
    assert_eq!(team.value(entry, "files").as_files().len(), 2);
    let none = vec![Set::new("files", Value::Empty)];
    let refused = refusal(anna.execute(8, &Command::Edit { on: entry, set: none }));
    assert_eq!(refused.message.id, "refused-comment-empty");
}

#[test]
fn who_is_named_is_told_once_and_nobody_is_refused() {
    let (mut team, mut boris, lead) = office();
    let before = team.dump();
    let refused = team.refuse(Command::comment(lead, "@boriss look"));
    assert_eq!(
        refused.hint,
        Some(crate::domain::message::Message::new("hint-mention-near").with("name", "boris"))
    );
    assert_eq!(team.dump(), before);
    let entry = team.run(Command::comment(lead, "@boris @Boris @anna look")).touched[0];
    let news = told(&team, &boris);
    assert_eq!(news.len(), 1);
    assert_eq!((news[0].kind, news[0].on), (Kind::Mention, lead));
    assert_eq!(news[0].text.as_deref(), Some("@boris @Boris @anna look"));
    assert!(told(&team, &team.anna).is_empty(), "nobody is told what he did himself");
    // Named already, he is not told again by a change of the words; a new name is.
    team.run(edit(entry, "@boris look again"));
    assert_eq!(told(&team, &boris).len(), 1);
    let plain = team.run(Command::comment(lead, "nothing")).touched[0];
    team.run(edit(plain, "or @boris"));
    assert_eq!(told(&team, &boris).len(), 2);
    // What is taken back is told no more, and again once it is done again.
    team.undo();
    assert_eq!(told(&team, &boris).len(), 1);
    team.run(Command::Redo);
    assert_eq!(told(&team, &boris).len(), 2);
    boris.mark_notices(9, Mark::Read(Which::About(lead))).unwrap();
    assert!(told(&team, &boris).is_empty());
    assert_eq!(team.db.reader(boris.viewer()).unwrap().unread().unwrap(), (0, None));
}

#[test]
fn whoever_works_on_a_record_or_observes_it_is_told_of_what_others_do() {
    let (mut team, mut boris, lead) = office();
    let carol = team.colleague("carol");
    team.edit(lead, "observers", Value::Ids(vec![id(&boris)]));
    assert_eq!(kinds(&team, &boris), [Kind::Observer]);
    team.move_to(lead, "in_work");
    team.edit(lead, "amount", 5);
    assert_eq!(kinds(&team, &boris), [Kind::Changed, Kind::Stage, Kind::Observer]);
    assert_eq!(told(&team, &boris)[0].fields, ["amount"]);
    let set = vec![Set::new("title", "Valves"), Set::new("comment", "urgent")];
    team.run(Command::Edit { on: lead, set });
    let news = told(&team, &boris).remove(0);
    assert_eq!((news.kind, news.count), (Kind::Changed, 1), "one operation is told once");
    assert_eq!(news.fields, ["comment", "title"]);
    team.undo();
    assert_eq!(told(&team, &boris).len(), 3, "what is taken back is told no more");
    boris.execute(5, &Command::comment(lead, "called him")).unwrap();
    assert_eq!(kinds(&team, &team.anna), [Kind::Comment]);
    assert_eq!(kinds(&team, &boris).len(), 3);
    // A comment with a stage is told once; the words matter more.
    let to = team.stage(Noun::Lead, "processed");
    boris
        .execute(
            6,
            &Command::MoveStage { on: lead, from: None, to, comment: Some("done".to_owned()) },
        )
        .unwrap();
    assert_eq!(kinds(&team, &team.anna), [Kind::Comment, Kind::Comment]);
    let handed = team.edit(lead, "responsible", id(&carol));
    assert_eq!(kinds(&team, &carol), [Kind::Assigned]);
    assert_eq!(kinds(&team, &boris)[0], Kind::Responsible);
    assert_eq!(told(&team, &boris)[0].value, Some(id(&carol)));
    assert!(handed.operation.is_some());
}

#[test]
fn colleagues_are_invited_to_a_meeting_and_hear_of_another_deadline() {
    let (mut team, boris, lead) = office();
    let carol = team.colleague("carol");
    let meeting = team.create(
        Noun::Activity,
        &[
            ("kind", "meeting".into()),
            ("subject", "Price".into()),
            ("on", lead.to_string().as_str().into()),
            ("deadline", 2_000_000_000.into()),
            ("people", Value::Ids(vec![id(&boris)])),
        ],
    );
    let news = told(&team, &boris);
    assert_eq!(
        (news[0].kind, news[0].on, news[0].activity),
        (Kind::Invited, lead, Some(meeting.id))
    );
    assert_eq!((news.len(), news[0].value), (1, Some(2_000_000_000)));
    assert!(kinds(&team, &carol).is_empty());
    // Only who is new is invited; who was is told of the deadline.
    team.edit(meeting, "people", Value::Ids(vec![id(&boris), id(&carol)]));
    assert_eq!(kinds(&team, &carol), [Kind::Invited]);
    team.edit(meeting, "deadline", 2_000_003_600);
    assert_eq!(kinds(&team, &boris), [Kind::Deadline, Kind::Invited]);
    assert_eq!(kinds(&team, &carol), [Kind::Deadline, Kind::Invited]);
    let planned = team.reader().card(lead).unwrap();
    let before = team.value(meeting, "people");
    assert_eq!(before, Value::Ids(vec![id(&boris), id(&carol)]));
    assert_eq!(planned.row.on, lead);
    let people = team.reader().planned(lead, 10).unwrap().remove(0).people;
    assert_eq!(people, [boris.viewer().user, carol.viewer().user]);
    team.edit(meeting, "people", Value::Empty);
    team.run(Command::Undo { operation: None });
    assert_eq!(team.value(meeting, "people"), before);
}

#[test]
fn a_plan_for_somebody_and_another_deadline_are_told() {
    let (mut team, boris, lead) = office();
    let call = team.create(
        Noun::Activity,
        &[
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", lead.to_string().as_str().into()),
            ("responsible", id(&boris).into()),
            ("deadline", 2_000_000_000.into()),
        ],
    );
    team.edit(call, "deadline", 2_000_003_600);
    let news = told(&team, &boris);
    assert_eq!(news.len(), 2);
    assert_eq!((news[0].kind, news[0].value), (Kind::Deadline, Some(2_000_003_600)));
    assert_eq!((news[1].kind, news[1].value), (Kind::Assigned, Some(2_000_000_000)));
    for notice in &news {
        assert_eq!((notice.on, notice.activity), (lead, Some(call.id)));
        assert_eq!(notice.text.as_deref(), Some("Ask"));
    }
}

#[test]
fn many_changes_at_once_are_one_notice_for_each_person() {
    let mut team = team();
    let boris = team.colleague("boris");
    let mut leads = Vec::new();
    for n in 0..30 {
        let values = [("title", format!("lead {n}").as_str().into())];
        leads.push(team.create(Noun::Lead, &values));
    }
    let responsible = id(&boris);
    let hand =
        |on: &RecordRef| Command::Edit { on: *on, set: vec![Set::new("responsible", responsible)] };
    let commands: Vec<Command> = leads.iter().map(hand).collect();
    team.anna.execute_all(5, OperationKind::Edit, &commands, |_| {}).unwrap();
    let news = told(&team, &boris);
    assert_eq!(news.len(), 1);
    assert_eq!((news[0].count, news[0].kind, news[0].on), (30, Kind::Assigned, leads[0]));
    // It stands for all of them: one record that is opened does not make it read.
    let mut boris = boris;
    boris.mark_notices(6, Mark::Read(Which::About(leads[0]))).unwrap();
    assert_eq!(told(&team, &boris).len(), 1);
    boris.mark_notices(7, Mark::Read(Which::One(news[0].id))).unwrap();
    assert!(told(&team, &boris).is_empty());
    boris.mark_notices(8, Mark::Unread(news[0].id)).unwrap();
    assert_eq!(told(&team, &boris).len(), 1);
    // Notices are a person's own.
    assert!(!team.anna.mark_notices(9, Mark::Read(Which::UpTo(i64::MAX))).unwrap());
    assert_eq!(told(&team, &boris).len(), 1);
    team.undo();
    assert!(told(&team, &boris).is_empty());
}

#[test]
fn a_notice_is_handed_out_once() {
    let (mut team, mut boris, lead) = office();
    team.run(Command::comment(lead, "@boris look"));
    let unsent = |team: &Team, boris: &Writer| {
        let reader = team.db.reader(boris.viewer()).unwrap();
        reader.notices(Wanted::Unsent, i64::MAX, 10).unwrap()
    };
    let notice = unsent(&team, &boris).remove(0);
    assert!(boris.claim_notice(5, notice.id).unwrap());
    assert!(!boris.claim_notice(5, notice.id).unwrap());
    assert!(unsent(&team, &boris).is_empty());
    boris.release_notice(notice.id).unwrap();
    assert_eq!(unsent(&team, &boris).len(), 1);
    assert_eq!(told(&team, &boris).len(), 1, "it is not read by that");
}

#[test]
fn whoever_works_on_a_record_and_whoever_observes_it_take_part_in_its_discussion() {
    let (mut team, mut boris, lead) = office();
    let vera = team.colleague("vera");
    team.edit(lead, "observers", Value::Ids(vec![id(&boris), id(&vera)]));
    let now = team.tick();
    // An observer may write, and hears of nothing that he said himself.
    boris.execute(now, &Command::comment(lead, "mine")).unwrap();
    assert_eq!(kinds(&team, &boris), [Kind::Observer]);
    assert_eq!(kinds(&team, &team.anna), [Kind::Comment]);
    assert_eq!(kinds(&team, &vera), [Kind::Comment, Kind::Observer]);
    team.run(Command::comment(lead, "hers"));
    assert_eq!(kinds(&team, &boris), [Kind::Comment, Kind::Observer]);
    assert_eq!(told(&team, &boris)[0].text.as_deref(), Some("hers"));
    assert_eq!(kinds(&team, &vera)[..2], [Kind::Comment, Kind::Comment]);
    // Who does not observe it any more is left in peace.
    team.edit(lead, "observers", Value::Ids(vec![id(&boris)]));
    let before = told(&team, &vera).len();
    team.run(Command::comment(lead, "later"));
    assert_eq!(told(&team, &vera).len(), before);
}

#[test]
fn unread_records_are_found_by_the_filter() {
    let (mut team, boris, lead) = office();
    team.create(Noun::Lead, &[("title", "Other".into())]);
    team.run(Command::comment(lead, "@boris look"));
    let count = |person: &Writer| {
        team.db.reader(person.viewer()).unwrap().count(Noun::Lead, &Filter::Unread).unwrap()
    };
    assert_eq!((count(&boris), count(&team.anna)), (1, 0));
}

#[test]
fn the_history_of_a_record_keeps_what_its_comments_said() {
    let (mut team, mut boris, lead) = office();
    let comment = boris.execute(5, &Command::comment(lead, "5 years")).unwrap().touched[0];
    let told = |team: &Team, on: RecordRef| -> Vec<(String, Value, Value, Option<String>)> {
        let past = team.reader().changes_before(on, i64::MAX, 99).unwrap().into_iter();
        let of_comment = past.filter(|past| past.change.on == comment);
        of_comment
            .map(|past| {
                let change = past.change;
                (change.field, change.before, change.after, past.words)
            })
            .collect()
    };
    assert_eq!(told(&team, lead), [], "that it was written, the timeline tells");
    boris.execute(6, &edit(comment, "6 years")).unwrap();
    let changed =
        ("text".to_owned(), Value::text("5 years"), Value::text("6 years"), None::<String>);
    assert_eq!(told(&team, lead), std::slice::from_ref(&changed));
    boris.execute(7, &Command::Delete { on: comment }).unwrap();
    let deleted =
        ("deleted_at".to_owned(), Value::Empty, Value::Int(7), Some("6 years".to_owned()));
    assert_eq!(told(&team, lead), [deleted.clone(), changed.clone()]);
    // Of the comment itself the same, and how it began.
    let own = told(&team, comment);
    assert_eq!(own[..2], [deleted.clone(), changed.clone()]);
    let created = ("created".to_owned(), Value::Empty, Value::Empty, Some("5 years".to_owned()));
    assert_eq!(own[2..], [created]);
    boris.execute(8, &Command::Undo { operation: None }).unwrap();
    boris.execute(9, &edit(comment, "7 years")).unwrap();
    let restored =
        ("deleted_at".to_owned(), Value::Int(7), Value::Empty, Some("6 years".to_owned()));
    assert_eq!(told(&team, lead)[1..], [restored, deleted.clone(), changed.clone()]);
    // What a colleague could not do is not told.
    let hers = team.run(Command::comment(lead, "hers")).touched[0];
    boris.execute(10, &edit(hers, "his")).unwrap_err();
    assert_eq!(team.reader().changes_before(lead, i64::MAX, 99).unwrap().len(), 5);
    // Page by page it is the same, and back again; and a merge takes it along.
    let reader = team.reader();
    let all = reader.changes_before(lead, i64::MAX, 99).unwrap();
    let mut paged = reader.changes_before(lead, i64::MAX, 2).unwrap();
    paged.extend(reader.changes_before(lead, paged[1].change.id, 99).unwrap());
    assert_eq!(paged, all);
    assert_eq!(reader.changes_back(lead, all[4].change.id, 5).unwrap(), Some(all[0].change.id + 1));
    let other = team.create(Noun::Lead, &[("title", "Other".into())]);
    team.run(Command::Merge(Merge::new(other, vec![lead])));
    assert_eq!(told(&team, other).len(), 4);
    team.assert_healthy();
}

#[test]
fn the_survivor_of_a_merge_tells_what_befell_the_others() {
    let mut team = team();
    let keep = team.create(Noun::Contact, &[("last_name", "Petrov".into())]);
    let other = team.create(Noun::Contact, &[("last_name", "Petrow".into())]);
    let third = team.create(Noun::Contact, &[("last_name", "Pietrow".into())]);
    team.edit(third, "post", "buyer");
    team.run(Command::Merge(Merge::new(other, vec![third])));
    team.run(Command::Merge(Merge::new(keep, vec![other])));
    let reader = team.reader();
    assert_eq!(reader.survivor(third).unwrap(), Some(keep));
    let all = reader.changes_before(keep, i64::MAX, 100).unwrap();
    for on in [keep, other, third] {
        assert!(all.iter().any(|past| past.change.on == on), "{on}");
    }
    assert!(all.is_sorted_by(|a, b| a.change.id > b.change.id));
    // Page by page it is the same, and back again.
    let mut paged = Vec::new();
    let mut from = i64::MAX;
    loop {
        let page = reader.changes_before(keep, from, 3).unwrap();
        let Some(last) = page.last() else { break };
        from = last.change.id;
        paged.extend(page);
    }
    assert_eq!(paged, all);
    let back = reader.changes_back(keep, 0, 4).unwrap().unwrap();
    assert_eq!(reader.changes_before(keep, back, 100).unwrap(), all[all.len() - 4..]);
    assert_eq!(reader.changes_back(keep, 0, all.len() + 1).unwrap(), None);
}

#[test]
fn the_eighth_pin_is_refused_until_one_is_let_go() {
    let (mut team, _, lead) = office();
    let comments: Vec<i64> =
        (0..8).map(|n| team.run(Command::comment(lead, n.to_string())).touched[0].id).collect();
    let pin = |entry| Command::Pin { on: lead, event: EventRef::Entry(entry) };
    for entry in &comments[..7] {
        team.run(pin(*entry));
    }
    let refused = team.refuse(pin(comments[7]));
    assert_eq!(refused.message.id, "refused-pins");
    team.run(pin(comments[0]));
    team.run(pin(comments[7]));
    assert_eq!(team.reader().pinned(lead).unwrap().len(), 7);
}

#[test]
fn a_timeline_is_narrowed_by_group_author_moment_and_client_and_read_from_both_ends() {
    let (mut team, mut boris, _) = office();
    let contact = team.create(Noun::Contact, &[("last_name", "Petrov".into())]);
    let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    for n in 0..40 {
        let now = team.now + 1;
        boris.execute(now, &Command::comment(deal, format!("his {n}"))).unwrap();
        team.now = now;
        team.run(Command::comment(deal, format!("hers {n}")));
        team.edit(deal, "amount", 100 + n);
    }
    let middle = team.now - 30;
    let own = team.run(Command::comment(contact, "of himself")).touched[0];
    let reader = team.reader();
    let all = |on: RecordRef, wanted: &What| {
        let (events, _) = reader.timeline_of(on, wanted, Position::NEWEST, 1000).unwrap();
        // Page by page, and from the oldest end, it is the same.
        let (mut paged, mut from) = (Vec::new(), Position::NEWEST);
        loop {
            let (page, next) = reader.timeline_of(on, wanted, from, 7).unwrap();
            if page.is_empty() {
                break;
            }
            paged.extend(page);
            from = next;
        }
        assert_eq!(paged, events, "{wanted:?}");
        let back = reader.timeline_back(on, wanted, Position::OLDEST, 5).unwrap();
        let (last, _) = reader.timeline_of(on, wanted, back, 1000).unwrap();
        assert_eq!(last, events[events.len().saturating_sub(last.len())..], "{wanted:?}");
        events
    };
    let wanted = |groups: &[Group]| What { groups: groups.to_vec(), ..What::default() };
    assert_eq!(all(deal, &wanted(&[])).len(), 80 + 41);
    assert_eq!(all(deal, &wanted(&[Group::Comments])).len(), 80);
    assert_eq!(all(deal, &wanted(&[Group::Changes])).len(), 41);
    assert_eq!(all(deal, &wanted(&[Group::Communication, Group::Activities])), []);
    let his = What { authors: vec![boris.viewer().user], ..What::default() };
    assert_eq!(all(deal, &his).len(), 40);
    let lately = What { since: Some(middle), ..What::default() };
    let expected: Vec<_> =
        all(deal, &wanted(&[])).into_iter().filter(|one| one.at >= middle).collect();
    assert_eq!(all(deal, &lately), expected);
    assert!(expected.len() > 20 && expected.len() < 60);
    let nothing = What { since: Some(team.now + 100), ..What::default() };
    assert_eq!(all(deal, &nothing), []);
    // On a client's card one deal of his is chosen; on the deal's what stands on the client's too.
    let of_deal = What { with: Some(deal), ..wanted(&[Group::Comments]) };
    let events = all(contact, &of_deal);
    assert_eq!(events.len(), 80);
    assert!(events.iter().all(|one| one.on == Some(deal)));
    assert_eq!(all(contact, &wanted(&[Group::Comments])).len(), 81);
    let with = What { with: Some(contact), ..What::default() };
    assert_eq!(all(deal, &with), []);
    assert!(own.id > 0);
}
