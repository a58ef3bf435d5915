//! Personal settings: one's own, and nobody else's without being an administrator.

use super::*;
use crate::domain::look::Look;
use crate::domain::message::RefusalKind;
use crate::domain::person::UserId;

#[test]
fn everybody_says_where_he_lives_and_takes_it_back() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let reader = team.db.reader(boris.viewer()).unwrap();
    let zone = |of: UserId, value: &str| Command::Edit {
        on: RecordRef::new(Noun::User, of.0),
        set: vec![Set::new("zone", value)],
    };
    let (me, anna) = (boris.viewer().user, team.anna.viewer().user);
    assert_eq!(reader.zone().unwrap(), None);
    for (command, lives) in [
        (zone(me, "europe/warsaw"), Some("Europe/Warsaw")),
        (Command::Undo { operation: None }, None),
        (Command::Redo, Some("Europe/Warsaw")),
        (zone(me, ""), None),
    ] {
        boris.execute(team.tick(), &command).unwrap();
        assert_eq!(reader.zone().unwrap().as_deref(), lives, "{command:?}");
    }
    for (command, kind) in [
        (zone(anna, "Europe/Warsaw"), RefusalKind::NotAllowed),
        (zone(me, "Mars"), RefusalKind::Malformed),
    ] {
        let refusal = refusal(boris.execute(team.tick(), &command));
        assert_eq!(refusal.kind, kind, "{command:?}");
    }
}

#[test]
fn how_one_looks_at_a_section_is_ones_own_and_not_taken_back() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let look = |words: &[&str]| {
        let registry = &team.db.reader(boris.viewer()).unwrap().setup().registry.clone();
        Look::of(words.iter().copied(), Noun::Lead, registry)
    };
    let (wide, usual) = (look(&["columns/phone,title", "sort/-amount"]), Look::default());
    let zone = Command::Edit {
        on: RecordRef::new(Noun::User, boris.viewer().user.0),
        set: vec![Set::new("zone", "Europe/Warsaw")],
    };
    boris.execute(team.tick(), &zone).unwrap();
    boris.keep_look(Noun::Lead, &usual).unwrap();
    boris.keep_look(Noun::Lead, &wide).unwrap();
    let seen = |writer: &Writer, noun| team.db.reader(writer.viewer()).unwrap().look(noun).unwrap();
    assert_eq!(seen(&boris, Noun::Lead), wide);
    assert_eq!(seen(&boris, Noun::Deal), usual);
    assert_eq!(seen(&team.anna, Noun::Lead), usual);
    // What is taken back is what he did, not how he looks at it.
    let now = team.tick();
    let undone = boris.execute(now, &Command::Undo { operation: None }).unwrap();
    assert_eq!(undone.message.id, "receipt-undone-one");
    let seen = |noun| team.db.reader(boris.viewer()).unwrap().look(noun).unwrap();
    assert_eq!(seen(Noun::Lead), wide);
    boris.keep_look(Noun::Lead, &usual).unwrap();
    let seen = |noun| team.db.reader(boris.viewer()).unwrap().look(noun).unwrap();
    assert_eq!(seen(Noun::Lead), usual);
}
