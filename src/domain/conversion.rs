//! Conversion: what may be made of a lead, and with which values.

use super::command::Targets;
use super::message::{Message, Refusal};

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

/// Whether a lead may be converted into these targets.
///
/// A simple lead has exactly seven results; a repeat lead, whose client is known already, only one:
/// a deal. A lead that was converted once is not converted again.
///
/// # Errors
/// A refusal with the rule.
pub fn check(targets: Targets, repeat: bool, converted: bool) -> Result<(), Refusal> {
    if converted {
        return Err(Refusal::rule(Message::new("refused-converted-already"))
            .hint(Message::new("hint-undo")));
    }
    if targets == Targets::default() {
        return Err(Refusal::rule(Message::new("refused-convert-nothing")));
    }
    if repeat && (targets.contact || targets.company) {
        return Err(Refusal::rule(Message::new("refused-convert-repeat")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simple_lead_has_exactly_seven_results_and_a_repeat_one_only_a_deal() {
        let mut simple = Vec::new();
        let mut repeat = Vec::new();
        for bits in 0..8 {
            let targets =
                Targets { deal: bits & 1 > 0, contact: bits & 2 > 0, company: bits & 4 > 0 };
            if check(targets, false, false).is_ok() {
                simple.push(targets);
            }
            if check(targets, true, false).is_ok() {
                repeat.push(targets);
            }
            assert!(check(targets, false, true).is_err());
        }
        assert_eq!(simple.len(), 7);
        assert!(simple.iter().all(|targets| RESULTS.contains(targets)));
        assert_eq!(repeat, [Targets { deal: true, ..Targets::default() }]);
    }
}
