//! Personal settings: one's own, and nobody else's without being an administrator.

use super::*;
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
