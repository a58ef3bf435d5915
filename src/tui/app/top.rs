//! The line at the top: the sections, what needs attention, and who is working.
//!
//! It is laid out once, for drawing as for clicks. Where there is no room for everything, the words
//! beside the counters give way first, then the name of the person, then the counters of nothing, then
//! the names of the sections that are not shown, one by one from the right, and at last that of the one
//! that is: of these the keys that open them stay.

use crate::crm::inbox::MOST;
use crate::crm::reader::Counters;
use crate::domain::message::Message;
use crate::tui::section::Section;
use crate::tui::theme::Theme;
use crate::tui::widget::text;
use crate::words::Words;

/// What the line is made of.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The sections in their order, each with the key that opens it.
    pub sections: &'a [(Section, String)],
    /// The one that is shown.
    pub here: Section,
    /// What needs attention.
    pub counters: Counters,
    /// Who is working.
    pub who: &'a str,
}

/// What a piece of the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name of a section.
    Section(Section),
    /// How many activities are past their deadline.
    Overdue,
    /// How many are due today.
    Today,
    /// How many of those to come are near; only where there are some.
    Soon,
    /// How many somebody from outside waits for.
    Incoming,
    /// How many notices of colleagues are unread; it stands there only where there are some.
    Unread,
    /// Who is working.
    Who,
}

/// A piece of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// What stands there.
    pub text: String,
    /// Its first column, from the left edge of the line.
    pub x: u16,
}

/// Activities are counted up to here.
pub const COUNTED: i64 = 1000;

/// How much is said at the right, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Corner {
    /// The counters in words, and the person.
    Words,
    /// The counters, and the person.
    Named,
    /// The counters.
    Counters,
    /// Those that count something.
    Bare,
}

impl Corner {
    const ALL: [Corner; 4] = [Corner::Words, Corner::Named, Corner::Counters, Corner::Bare];
}

/// The pieces that fit into so many columns.
pub fn lay(facts: Facts, room: u16, words: Words, theme: &Theme) -> Vec<Piece> {
    let room = usize::from(room);
    let all = facts.sections.len();
    let said = |(full, corner)| (names(facts, full, words), at_right(facts, corner, words, theme));
    let keys = || {
        let key =
            |(section, key): &(Section, String)| (What::Section(*section), format!(" {key} "));
        (facts.sections.iter().map(key).collect(), said((0, Corner::Bare)).1)
    };
    // Each is said only where the one before had no room: the first one nearly always has.
    let corners = Corner::ALL.into_iter().map(|corner| (all, corner));
    let shorter = (0..all).rev().map(|full| (full, Corner::Bare));
    let fits = |(left, right): &(Vec<_>, Vec<_>)| wide(left) + 1 + wide(right) <= room;
    let mut ways = corners.chain(shorter).map(said).chain(std::iter::once_with(keys));
    let (left, right) = ways.find(fits).unwrap_or_else(|| said((0, Corner::Bare)));
    let column = |x: usize| u16::try_from(x).unwrap_or(u16::MAX);
    let mut pieces = Vec::new();
    let mut put = |mut x: usize, parts: &[(What, String)]| {
        for (what, text) in parts {
            pieces.push(Piece { what: *what, text: text.clone(), x: column(x) });
            x += text::width(text);
        }
    };
    put(0, &left);
    if wide(&left) + 1 + wide(&right) <= room {
        put(room - wide(&right), &right);
    }
    pieces
}

/// What stands at this column of the line.
pub fn at(pieces: &[Piece], x: u16) -> Option<What> {
    let piece = pieces.iter().rfind(|piece| piece.x <= x)?;
    (usize::from(x - piece.x) < text::width(&piece.text)).then_some(piece.what)
}

fn wide(parts: &[(What, String)]) -> usize {
    parts.iter().map(|(_, text)| text::width(text)).sum()
}

/// The first `full` sections by name; of the others only the one that is shown, and the rest by the
/// key that opens them.
fn names(facts: Facts, full: usize, words: Words) -> Vec<(What, String)> {
    let name = |(place, (section, key)): (usize, &(Section, String))| {
        let text = match (place < full, *section == facts.here) {
            (true, _) => format!(" {} ", section.name(words)),
            (false, true) => format!(" {key} {} ", section.name(words)),
            (false, false) => format!(" {key} "),
        };
        (What::Section(*section), text)
    };
    facts.sections.iter().enumerate().map(name).collect()
}

/// The counters and the person, as far as they are said.
fn at_right(facts: Facts, corner: Corner, words: Words, theme: &Theme) -> Vec<(What, String)> {
    let Counters { overdue, today, soon, incoming, unread } = facts.counters;
    let glyphs = theme.glyphs;
    let counter = |what, glyph: &str, count: i64, id: &'static str| {
        let beside = match corner {
            Corner::Words => format!(" {}", words.text(id)),
            Corner::Named | Corner::Counters | Corner::Bare => String::new(),
        };
        let count = if count < COUNTED { count.to_string() } else { format!("{}+", COUNTED - 1) };
        (what, format!("{glyph}{count}{beside}  "))
    };
    let mut parts: Vec<_> = [
        (What::Overdue, glyphs.full, overdue, "top-overdue"),
        (What::Soon, glyphs.soon, soon, "top-soon"),
        (What::Today, glyphs.due, today, "top-today"),
        (What::Incoming, glyphs.incoming, incoming, "top-incoming"),
    ]
    .into_iter()
    .filter(|(what, _, count, _)| *count > 0 || (*what != What::Soon && corner != Corner::Bare))
    .map(|(what, glyph, count, id)| counter(what, glyph, count, id))
    .collect();
    if unread > 0 {
        // Beyond that nobody counts.
        let count = if unread < MOST { unread.to_string() } else { format!("{}+", MOST - 1) };
        parts.push((What::Unread, format!("@{count}  ")));
    }
    if corner <= Corner::Named {
        parts.push((What::Who, format!("{} ", facts.who)));
    }
    parts
}

/// What the counters count, as a sentence.
pub fn explain(counters: Counters) -> Message {
    Message::new("say-counters")
        .with("overdue", counters.overdue)
        .with("today", counters.today)
        .with("soon", counters.soon)
        .with("incoming", counters.incoming)
        .with("unread", counters.unread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    const COUNTERS: Counters = Counters { overdue: 3, today: 12, soon: 0, incoming: 2, unread: 0 };

    fn shown(lang: Lang, room: u16, counters: Counters) -> (String, Vec<Piece>) {
        let team = Team::new(lang, room, 24);
        let context = team.context();
        let sections: Vec<(Section, String)> = Section::ALL
            .into_iter()
            .map(|s| (s, s.action().default_keys()[0].to_owned()))
            .collect();
        let facts = Facts { sections: &sections, here: Section::Deals, counters, who: "anna" };
        let pieces = lay(facts, room, context.words, context.theme);
        let mut line = " ".repeat(usize::from(room));
        for piece in &pieces {
            let from = line.char_indices().nth(usize::from(piece.x)).map_or(line.len(), |c| c.0);
            let kept: String = line[..from].to_owned();
            let count = kept.chars().count() + piece.text.chars().count();
            let rest: String = line.chars().skip(count).collect();
            line = format!("{kept}{}{rest}", piece.text);
        }
        (line.trim_end().to_owned(), pieces)
    }

    #[test]
    fn what_matters_less_gives_way_first_and_nothing_is_cut() {
        let table = [
            (
                97,
                " Лиды  Сделки  Контакты  Компании  День  Настройки     ●3 просрочено  ○12 сегодня  ✉2 ждут  anna",
            ),
            (80, " Лиды  Сделки  Контакты  Компании  День  Настройки            ●3  ○12  ✉2  anna"),
            (69, " Лиды  Сделки  Контакты  Компании  День  Настройки      ●3  ○12  ✉2"),
            (64, " Лиды  Сделки  Контакты  Компании  День  7         ●3  ○12  ✉2"),
            (56, " Лиды  Сделки  Контакты  Компании  5  7    ●3  ○12  ✉2"),
            (46, " Лиды  Сделки  3  4  5  7        ●3  ○12  ✉2"),
            (39, " 1  2 Сделки  3  4  5  7  ●3  ○12  ✉2"),
            (38, " 1  2  3  4  5  7        ●3  ○12  ✉2"),
            (32, " 1  2  3  4  5  7  ●3  ○12  ✉2"),
            (31, " 1  2 Сделки  3  4  5  7"),
        ];
        for (room, expected) in table {
            assert_eq!(shown(Lang::Ru, room, COUNTERS).0.trim_end(), expected.trim_end(), "{room}");
        }
    }

    #[test]
    fn counters_of_nothing_give_way_to_names() {
        let one = Counters { overdue: 1, today: 0, soon: 2, incoming: 0, unread: 0 };
        for (room, expected) in [
            (80, "Лиды Сделки Контакты Компании День Настройки ●1 ◉2 ○0 ✉0 anna"),
            (62, "Лиды Сделки Контакты Компании День Настройки ●1 ◉2"),
            (40, "Лиды Сделки 3 4 5 7 ●1 ◉2"),
        ] {
            let (line, _) = shown(Lang::Ru, room, one);
            let said: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(said.join(" "), expected, "{room}");
        }
    }

    #[test]
    fn everyday_size_has_every_section_by_name_beside_the_counters() {
        for lang in Lang::ALL {
            let (line, pieces) = shown(lang, 80, COUNTERS);
            assert!(pieces.iter().any(|piece| piece.what == What::Who), "{line}");
            for section in Section::ALL {
                let piece = pieces.iter().find(|piece| piece.what == What::Section(section));
                assert!(piece.is_some_and(|piece| text::width(&piece.text) > 4), "{line}");
            }
        }
    }

    #[test]
    fn unread_notices_stand_there_only_while_there_are_some() {
        for (unread, expected) in [(0, None), (3, Some("@3")), (MOST, Some("@99+"))] {
            let (line, pieces) = shown(Lang::Ru, 80, Counters { unread, ..COUNTERS });
            let piece = pieces.iter().find(|piece| piece.what == What::Unread);
            assert_eq!(piece.map(|piece| piece.text.trim()), expected, "{line}");
            let sections = pieces.iter().filter(|p| matches!(p.what, What::Section(_))).count();
            assert_eq!(sections, Section::ALL.len(), "{line}");
        }
    }

    #[test]
    fn a_place_of_the_line_is_what_stands_there() {
        let (line, pieces) = shown(Lang::En, 44, COUNTERS);
        assert_eq!(line, " Leads  Deals  3  4  5  7      ●3  ○12  ✉2");
        for (x, expected) in [
            (1, Some(What::Section(Section::Leads))),
            (8, Some(What::Section(Section::Deals))),
            (12, Some(What::Section(Section::Deals))),
            (15, Some(What::Section(Section::Contacts))),
            (24, Some(What::Section(Section::Settings))),
            (28, None),
            (31, Some(What::Overdue)),
            (35, Some(What::Today)),
            (40, Some(What::Incoming)),
        ] {
            assert_eq!(at(&pieces, x), expected, "{x}");
        }
    }
}
