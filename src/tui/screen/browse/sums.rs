//! Sums per currency in one line.

use crate::domain::money::Money;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// Sums where there is so much room for them: in full, else shortened, else as many
/// as there is room for and a mark that there are more.
pub fn sums(sums: &[Money], room: usize, context: &Context) -> String {
    let words = context.words;
    let dot = format!(" {} ", context.theme.glyphs.dot);
    let full: Vec<String> = sums.iter().map(|sum| words.money(*sum)).collect();
    let full = full.join(&dot);
    if text::width(&full) <= room {
        return full;
    }
    let short: Vec<String> = sums.iter().map(|sum| words.money_compact(*sum)).collect();
    let some = |count: usize| match count == short.len() {
        true => short.join(&dot),
        false => format!("{} {}", short[..count].join(&dot), context.theme.glyphs.ellipsis),
    };
    let fitting = (1..=short.len()).rev().map(some);
    fitting.into_iter().find(|said| text::width(said) <= room).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    #[test]
    fn sums_are_shortened_or_left_out_and_never_cut() {
        let (rub, eur) = (
            Money::new(123_456_700, Currency::RUB),
            Money::new(1_200_000, Currency::parse("EUR").unwrap()),
        );
        for (lang, room, expected) in [
            (Lang::Ru, 40, "1 234 567 ₽ · €12 000"),
            (Lang::Ru, 20, "1,2 млн ₽ · €12 тыс."),
            (Lang::Ru, 19, "1,2 млн ₽ …"),
            (Lang::Ru, 11, "1,2 млн ₽ …"),
            (Lang::Ru, 10, ""),
            (Lang::En, 11, "1.2M ₽ …"),
            (Lang::Pl, 3, ""),
        ] {
            let team = Team::new(lang, 80, 24);
            let said = sums(&[rub, eur], room, &team.context()).replace('\u{a0}', " ");
            assert_eq!(said, expected, "{lang:?} in {room}");
        }
        let team = Team::new(Lang::Ru, 80, 24);
        assert_eq!(sums(&[], 10, &team.context()), "");
        let alone = sums(&[rub], 9, &team.context()).replace('\u{a0}', " ");
        assert_eq!(alone, "1,2 млн ₽");
    }
}
