//! Conversion: what may be made of a lead, by whom, and which client who is here already it is.
//!
//! Rights come in as data ([`Rights`]); who has them is decided elsewhere ([`super::access`]).

use super::access::Right;
use super::command::Targets;
use super::message::{Arg, Message, Refusal, RefusalKind};
use super::noun::{Noun, RecordRef};

/// The seven sets of results a simple lead may be converted into, in the order a dialog lists them.
pub const RESULTS: [Targets; 7] = [
    Targets { deal: true, contact: true, company: true },
    Targets { deal: true, contact: true, company: false },
    Targets { deal: true, contact: false, company: true },
    Targets { deal: true, contact: false, company: false },
    Targets { deal: false, contact: true, company: true },
    Targets { deal: false, contact: true, company: false },
    Targets { deal: false, contact: false, company: true },
];

/// What a lead's past says about its conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Past {
    /// Whether its client was known before.
    pub repeat: bool,
    /// Whether it stands converted. One that was opened again may be converted again.
    pub converted: bool,
}

/// Whether a lead may be converted into these targets.
///
/// A simple lead has exactly seven results; a repeat lead, whose client is known already, only one:
/// a deal. A lead that stands converted is not converted again.
///
/// # Errors
/// A refusal with the rule.
pub fn check(targets: Targets, past: Past) -> Result<(), Refusal> {
    if past.converted {
        return Err(Refusal::rule(Message::new("refused-converted-already")));
    }
    if targets.is_empty() {
        return Err(Refusal::rule(Message::new("refused-convert-nothing")));
    }
    if past.repeat && (targets.contact || targets.company) {
        return Err(Refusal::rule(Message::new("refused-convert-repeat")));
    }
    Ok(())
}

/// What a person may do of what a conversion needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Rights {
    /// Why the lead may not be changed.
    lead: Option<Refusal>,
    /// Why this one may not be created.
    denied: Vec<(Noun, Refusal)>,
    /// Why no field may be added to a target.
    field: Option<Refusal>,
}

impl Rights {
    /// Asks for each right that a conversion may need.
    pub fn ask(may: impl Fn(Right, Noun) -> Result<(), Refusal>) -> Rights {
        let denied = |noun| may(Right::Create, noun).err().map(|refusal| (noun, refusal));
        Rights {
            lead: may(Right::Edit, Noun::Lead).err(),
            denied: Targets::NOUNS.into_iter().filter_map(denied).collect(),
            field: may(Right::Create, Noun::Field).err(),
        }
    }

    /// Why a target may not be created; nothing where it may be.
    pub fn denial(&self, noun: Noun) -> Option<&Refusal> {
        self.denied.iter().find(|(target, _)| *target == noun).map(|(_, refusal)| refusal)
    }

    /// Why no field may be added to a target; nothing where one may be.
    pub fn field_denial(&self) -> Option<&Refusal> {
        self.field.as_ref()
    }
}

/// What is done of a conversion.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What the lead becomes.
    pub targets: Targets,
    /// What is not created, and why.
    pub denied: Vec<(Noun, Refusal)>,
}

/// Decides what of the targets is done by a person with these rights. `known` are those that are
/// here already: they are linked and need no right to be created.
///
/// Only what is permitted is created. Where that is not all of it, the person must have agreed
/// (`partial`); where it is nothing, the lead stays as it is. A repeat lead becomes a deal or nothing.
///
/// # Errors
/// The rule that forbids the targets, or the missing right and who can grant it.
pub fn plan(
    targets: Targets,
    known: Targets,
    past: Past,
    rights: &Rights,
    partial: bool,
) -> Result<Plan, Refusal> {
    if let Some(refusal) = &rights.lead {
        return Err(refusal.clone());
    }
    check(targets, past)?;
    let mut plan = Plan { targets, denied: Vec::new() };
    for noun in targets.nouns().filter(|noun| !known.has(*noun)) {
        if let Some(refusal) = rights.denial(noun) {
            plan.targets.put(noun, false);
            plan.denied.push((noun, refusal.clone()));
        }
    }
    match plan.denied.first() {
        Some((_, refusal)) if plan.targets.is_empty() => Err(refusal.clone()),
        Some((_, refusal)) if !partial => {
            let denied = plan.denied.iter().map(|(noun, _)| format!("{}.create", noun.word()));
            let message = Message::new("refused-convert-partly")
                .with("right", denied.collect::<Vec<_>>().join(", "));
            let who = refusal.hint.clone().unwrap_or_else(|| refusal.message.clone());
            Err(Refusal::new(RefusalKind::Partly, message)
                .hint(Message::new("hint-convert-partly").with("who", who)))
        }
        _ => Ok(plan),
    }
}

/// A client who is here already and may be the lead's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which contact or company.
    pub on: RecordRef,
    /// What it is called; none where it is called by its number.
    pub name: Option<String>,
    /// Whether it was made of this very lead, when that was converted before.
    pub made: bool,
    /// How many phones and e-mails it shares with the lead, in whatever spelling.
    pub shared: usize,
    /// Whether it bears the name that the lead gives.
    pub namesake: bool,
    /// Whether it is the only company that bears this name.
    pub only: bool,
    /// Whether it belongs to the lead's other client: the company to the contact.
    pub partner: bool,
    /// The phones, e-mails and messengers of the lead that it does not have yet, as far as anybody
    /// asked for them.
    pub lacks: Vec<String>,
    /// Its fields of the team's own that are empty and that the lead can fill, as far as anybody
    /// asked for them.
    pub empty: Vec<String>,
}

impl Candidate {
    /// Whether it is the lead's client for all one can know: it was made of it, shares a phone or an
    /// e-mail, is the only company of that name, or the one of that name where the contact works.
    /// People of one name are many.
    pub fn is_sure(&self) -> bool {
        self.made || self.shared > 0 || self.only || (self.namesake && self.partner)
    }

    fn weight(&self) -> (bool, usize, bool, bool) {
        (self.made, self.shared, self.namesake, self.partner)
    }
}

/// The one among the candidates who is the lead's client; none where nobody surely is.
///
/// # Errors
/// A refusal that names them, where several are it equally.
pub fn pick(candidates: &[Candidate]) -> Result<Option<RecordRef>, Refusal> {
    let sure = || candidates.iter().filter(|one| one.is_sure());
    let Some(best) = sure().map(Candidate::weight).max() else { return Ok(None) };
    let best: Vec<RecordRef> =
        sure().filter(|one| one.weight() == best).map(|one| one.on).collect();
    match best[..] {
        [one] => Ok(Some(one)),
        _ => {
            let message = Message::new("refused-several-clients").with("clients", Arg::from(best));
            Err(Refusal::rule(message).hint(Message::new("hint-several-clients")))
        }
    }
}

/// As [`pick`], where nobody can be asked: of several the first.
pub fn likeliest(candidates: &[Candidate]) -> Option<RecordRef> {
    let sure = candidates.iter().filter(|one| one.is_sure());
    sure.reduce(|best, one| if one.weight() > best.weight() { one } else { best }).map(|one| one.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access;

    fn set(bits: u8) -> Targets {
        Targets { deal: bits & 1 > 0, contact: bits & 2 > 0, company: bits & 4 > 0 }
    }

    /// The rights of somebody who may create these.
    fn granted(edit: bool, create: Targets) -> Rights {
        Rights::ask(|right, noun| {
            let has = match right {
                Right::Edit => edit,
                _ => create.has(noun),
            };
            let right = format!("{}.{}", noun.word(), right.word());
            let message = Message::new("refused-right").with("right", right);
            let hint = access::ask_administrator();
            if has {
                Ok(())
            } else {
                Err(Refusal::new(RefusalKind::NotAllowed, message).hint(hint))
            }
        })
    }

    fn names_right(refusal: &Refusal, right: &str) -> bool {
        refusal.message.args.iter().any(
            |(_, arg)| matches!(arg, Arg::Text(text) if text.split(", ").any(|one| one == right)),
        )
    }

    #[test]
    fn a_simple_lead_has_exactly_seven_results_and_a_repeat_one_only_a_deal() {
        let past = |repeat, converted| Past { repeat, converted };
        let allowed = |repeat| -> Vec<Targets> {
            (0..8).map(set).filter(|t| check(*t, past(repeat, false)).is_ok()).collect()
        };
        assert_eq!(allowed(false).len(), 7);
        assert!(allowed(false).iter().all(|targets| RESULTS.contains(targets)));
        assert_eq!(allowed(true), [Targets { deal: true, ..Targets::default() }]);
        assert!((0..8).map(set).all(|t| check(t, past(false, true)).is_err()));
    }

    #[test]
    fn only_what_is_permitted_is_created_for_every_combination_of_rights() {
        let mut seen = 0;
        for bits in 0..1024_u16 {
            let [targets, create] =
                [bits & 7, bits >> 3 & 7].map(|bits| set(u8::try_from(bits).unwrap()));
            let on = |bit: u32| bits >> bit & 1 > 0;
            let (edit, repeat, partial, contact_known) = (on(6), on(7), on(8), on(9));
            let known = Targets { contact: contact_known, ..Targets::default() };
            let past = Past { repeat, converted: false };
            let outcome = plan(targets, known, past, &granted(edit, create), partial);
            let denied: Vec<Noun> =
                targets.nouns().filter(|n| !create.has(*n) && !known.has(*n)).collect();
            let rest = targets.nouns().count() - denied.len();
            let told = format!("{targets:?} {create:?} {edit} {repeat} {partial} {known:?}");
            match outcome {
                Err(refusal) if !edit => assert!(names_right(&refusal, "lead.edit"), "{told}"),
                Err(refusal) if check(targets, past).is_err() => {
                    assert_eq!(refusal.kind, RefusalKind::Rule, "{told}");
                }
                Err(refusal) => {
                    // Nothing at all, or not all of it and nobody agreed to that.
                    assert!(rest == 0 || !partial, "{told}");
                    let kind =
                        if rest == 0 { RefusalKind::NotAllowed } else { RefusalKind::Partly };
                    assert_eq!(refusal.kind, kind, "{told}");
                    assert!(refusal.hint.is_some(), "{told}");
                    let named = if rest == 0 { &denied[..1] } else { &denied[..] };
                    for noun in named {
                        let right = format!("{}.create", noun.word());
                        assert!(names_right(&refusal, &right), "{told}: {refusal:?}");
                    }
                }
                Ok(plan) => {
                    assert!(edit && check(targets, past).is_ok(), "{told}");
                    assert!(rest > 0 && (partial || denied.is_empty()), "{told}");
                    assert!(!repeat || plan.targets == set(1), "{told}");
                    for noun in Targets::NOUNS {
                        let done = targets.has(noun) && (create.has(noun) || known.has(noun));
                        assert_eq!(plan.targets.has(noun), done, "{told}");
                    }
                    let left: Vec<Noun> = plan.denied.iter().map(|(noun, _)| *noun).collect();
                    assert_eq!(left, denied, "{told}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn a_client_is_chosen_by_phone_or_e_mail_and_by_a_name_that_nobody_else_has() {
        let one = |id, shared, namesake, partner| Candidate {
            only: false,
            on: RecordRef::new(Noun::Contact, id),
            name: None,
            made: false,
            shared,
            namesake,
            partner,
            lacks: Vec::new(),
            empty: Vec::new(),
        };
        let only = |id| Candidate { only: true, ..one(id, 0, true, false) };
        let made = |id| Candidate { made: true, ..one(id, 0, false, false) };
        let picked = |all: &[Candidate]| pick(all).map(|on| on.map(|on| on.id)).ok();
        for (candidates, expected) in [
            (vec![], Some(None)),
            (vec![one(1, 0, true, false)], Some(None)),
            (vec![one(1, 0, false, true)], Some(None)),
            (vec![one(1, 0, true, true)], Some(Some(1))),
            (vec![one(1, 1, false, false), one(2, 0, true, true)], Some(Some(1))),
            (vec![one(1, 1, false, false), one(2, 2, false, false)], Some(Some(2))),
            (vec![one(1, 1, false, false), one(2, 1, true, false)], Some(Some(2))),
            (vec![one(1, 1, true, false), one(2, 1, true, false)], None),
            (vec![one(1, 2, true, false), made(2)], Some(Some(2))),
            (vec![one(1, 0, false, true), only(2)], Some(Some(2))),
            (vec![one(1, 1, false, false), only(2)], Some(Some(1))),
        ] {
            assert_eq!(picked(&candidates), expected, "{candidates:?}");
            // Where nobody can be asked, it is the same one, or the first of several.
            let likeliest = likeliest(&candidates).map(|on| on.id);
            assert_eq!(likeliest, expected.unwrap_or(Some(1)), "{candidates:?}");
        }
    }
}
