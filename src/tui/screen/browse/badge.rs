//! The badges of a record: of one nobody turned to the client of, or that stands too long at its
//! stage, a mark with how long; of activities, a mark with how many.

use ratatui::style::Style;

use crate::domain::neglect::Standing;
use crate::domain::tally::{Counter, MOST};
use crate::i18n::date;
use crate::tui::screen::Context;

/// Seconds in a minute.
const MINUTE: i64 = 60;

/// The badge with its style; nothing where a record is as it should be. Who was not turned to yet
/// calls for attention only where that is not `planned` either.
pub fn badge(standing: &Standing, planned: bool, context: &Context) -> Option<(String, Style)> {
    let (theme, now) = (context.theme, context.clock.now());
    let (unattended, rotting) = (standing.unattended(now), standing.rotting(now));
    let (seconds, style) = match (unattended, rotting) {
        (_, Some(seconds)) => (seconds, theme.overdue()),
        (Some(seconds), None) if planned => (seconds, theme.muted()),
        (Some(seconds), None) => (seconds, theme.incoming()),
        (None, None) => return None,
    };
    let marks = [
        (unattended.is_some(), theme.glyphs.unattended),
        (rotting.is_some(), theme.glyphs.rotting),
    ];
    let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
    let span = date::span(context.words.lang(), seconds / MINUTE).replace(' ', "");
    Some((format!("{marks}{span}"), style))
}

/// A counter of activities: the mark of the most urgent and how many.
pub fn counter(counter: Counter, context: &Context) -> (String, Style) {
    let (mark, style) = context.theme.counter(counter.attention);
    let more = if counter.count > MOST { "+" } else { "" };
    (format!("{mark}{}{more}", counter.count.min(MOST)), style)
}

/// The mark alone, for where there is little room.
pub fn mark(standing: &Standing, context: &Context) -> Option<&'static str> {
    let (glyphs, now) = (context.theme.glyphs, context.clock.now());
    match (standing.unattended(now), standing.rotting(now)) {
        (_, Some(_)) => Some(glyphs.rotting),
        (Some(_), None) => Some(glyphs.unattended),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, noon};

    #[test]
    fn a_badge_says_what_is_wrong_and_for_how_long() {
        let team = Team::new(Lang::En, 80, 24);
        let fine = Standing {
            created_at: noon() - 7_200,
            touched_at: Some(noon()),
            moved_at: noon() - 5 * 86_400,
            closed: false,
            limit_days: None,
        };
        let (new, old) =
            (Standing { touched_at: None, ..fine }, Standing { limit_days: Some(3), ..fine });
        for (standing, expected) in [
            (fine, None),
            (new, Some("◌2h")),
            (old, Some("≈5d")),
            (Standing { touched_at: None, ..old }, Some("◌≈5d")),
        ] {
            let said = badge(&standing, false, &team.context()).map(|(text, _)| text);
            assert_eq!(said.as_deref(), expected, "{standing:?}");
            assert_eq!(mark(&standing, &team.context()).is_some(), expected.is_some());
        }
    }
}
