//! Whoever may not create everything gets what is permitted, and only where that was agreed to.

use super::*;
use crate::crm::convert::convert_with;
use crate::crm::work::Work;
use crate::domain::access::Right;
use crate::domain::conversion::Rights;
use crate::domain::message::{Refusal, RefusalKind};
use crate::domain::operation::OperationKind;

/// The rights of somebody who may change leads and create these.
fn may_create(nouns: &'static [Noun]) -> Rights {
    Rights::ask(move |right, noun| match right {
        Right::Create if !nouns.contains(&noun) => {
            let right = format!("{}.create", noun.word());
            let message = Message::new("refused-right").with("right", right);
            Err(Refusal::new(RefusalKind::NotAllowed, message))
        }
        _ => Ok(()),
    })
}

/// Converts for somebody with these rights; what is left out, and whether a contact was created.
fn convert_as(
    team: &mut Team,
    conversion: &Conversion,
    rights: &Rights,
) -> Result<Vec<Refusal>, Failure> {
    let (viewer, now) = (team.anna.viewer(), team.tick());
    team.anna.transact(|conn, setup| {
        let mut work = Work::new(conn, setup, viewer, now, OperationKind::Convert);
        convert_with(&mut work, conversion, rights)?;
        work.finish()?;
        Ok(work.left)
    })
}

#[test]
fn what_is_permitted_is_created_and_the_rest_is_told() {
    let mut team = team();
    let lead = full_lead(&mut team);
    let asked = Conversion { lead: lead.id, targets: ALL, ..Conversion::default() };
    let before = team.dump();
    for (nouns, kind) in [(&[][..], RefusalKind::NotAllowed), (&[Noun::Deal], RefusalKind::Partly)]
    {
        let refused = convert_as(&mut team, &asked, &may_create(nouns));
        let Err(Failure::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.kind, kind);
        assert_eq!(team.dump(), before, "the lead stays as it was");
    }
    let agreed = Conversion { partial: true, ..asked };
    let left = convert_as(&mut team, &agreed, &may_create(&[Noun::Deal])).unwrap();
    assert_eq!(left.len(), 2);
    assert_eq!(team.count(Noun::Deal, &Filter::All), 1);
    assert_eq!(team.count(Noun::Contact, &Filter::All), 0);
    assert_eq!(team.value(lead, "stage"), team.stage(Noun::Lead, "converted").0.into());
    team.undo();
    assert_eq!(team.count(Noun::Deal, &Filter::All), 0);
}

#[test]
fn a_client_who_is_here_already_needs_no_right_to_be_created() {
    let mut team = team();
    let lead = full_lead(&mut team);
    let contact = team.create(Noun::Contact, &[("phone", points(&["600-100-200"]))]);
    let targets = Targets { company: false, ..ALL };
    let asked =
        Conversion { lead: lead.id, targets, contact: Client::Matching, ..Conversion::default() };
    assert_eq!(convert_as(&mut team, &asked, &may_create(&[Noun::Deal])).unwrap(), []);
    let deal = team.reader().ids(Noun::Deal, &Filter::All).unwrap()[0];
    assert_eq!(team.value(RecordRef::new(Noun::Deal, deal), "contact"), contact.id.into());
}

#[test]
fn a_repeat_lead_without_the_right_to_deals_stays_as_it_is() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let lead = team.create(Noun::Lead, &[("contact", contact.id.into())]);
    let targets = Targets { deal: true, ..Targets::default() };
    let asked = Conversion { lead: lead.id, targets, partial: true, ..Conversion::default() };
    let before = team.dump();
    let refused = convert_as(&mut team, &asked, &may_create(&[Noun::Contact, Noun::Company]));
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    assert_eq!(team.dump(), before);
}
