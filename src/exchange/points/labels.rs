//! What a phone or an e-mail is for, by the words that stand beside it or over its column.

use crate::domain::point::PointKind;

/// Words for what a point is for, as people shorten them in three languages.
const LABELS: [(&str, &str); 5] = [
    (
        "mobile",
        "mob mobile mobil cell cellphone iphone моб мобил мобильный мобильник сот сотовый kom \
         komórka komorka komórkowy komorkowy",
    ),
    (
        "work",
        "work office business main раб рабочий рабочая служебный служ офис sł służb służbowy \
         sluzbowy biuro firmowy",
    ),
    (
        "home",
        "home private personal дом домашний домашняя личный личная личн dom domowy prywatny \
         prywatna pryw",
    ),
    ("fax", "fax faks факс"),
    ("other", "other другой другая доп дополнительный дополнительная inny inna dodatkowy"),
];

/// Words that say no more than that a phone or an e-mail stands here, or another one.
const NOTHING: &str = "тел т телефон номер tel telefon telephone phone ph t number no nr numer p \
    и или and or i oraz lub email e mail эл почта электронная адрес poczta adres mailto";

/// What the words beside a point say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// What it is for.
    pub label: Option<&'static str>,
    /// Whether they say anything else.
    pub more: bool,
}

impl Said {
    /// Reads the words beside a point.
    pub fn read<'t>(kind: PointKind, texts: impl IntoIterator<Item = &'t str>) -> Said {
        let mut said = Said::default();
        let words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        for word in words.filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            let among = |list: &str| list.split_whitespace().any(|one| one == word);
            let own = LABELS.iter().find(|(_, list)| among(list)).map(|(label, _)| *label);
            match own.filter(|label| kind.labels().contains(label)) {
                Some(label) => said.label = Some(label),
                None => said.more |= !among(NOTHING),
            }
        }
        said
    }
}

/// The label another system's word means: `Work Fax` is a fax.
pub fn label(kind: PointKind, word: &str) -> &'static str {
    let word = word.trim_start_matches("* ").trim().to_lowercase();
    let near = [
        ("fax", "fax"),
        ("mobile", "mobile"),
        ("cell", "mobile"),
        ("iphone", "mobile"),
        ("main", "work"),
        ("website", "work"),
        ("work", "work"),
        ("home", "home"),
        ("сотов", "mobile"),
        ("мобил", "mobile"),
        ("рабоч", "work"),
        ("домаш", "home"),
        ("komór", "mobile"),
        ("służb", "work"),
        ("dom", "home"),
    ];
    let labels = kind.labels();
    let known = labels.iter().find(|l| **l == word);
    let meant = || near.iter().find(|(part, _)| word.contains(part)).map(|(_, label)| *label);
    known.copied().or_else(|| meant().filter(|l| labels.contains(l))).unwrap_or("other")
}

/// The label that words name, where they say nothing else: `моб.` over a column, `work phone`.
pub fn named(kind: PointKind, words: &str) -> Option<&'static str> {
    let said = Said::read(kind, [words]);
    said.label.filter(|_| !said.more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_systems_mean_a_label() {
        for (kind, word, expected) in [
            (PointKind::Phone, "Work Fax", "fax"),
            (PointKind::Email, "* Home", "home"),
            (PointKind::Email, "Mobile", "other"),
        ] {
            assert_eq!(label(kind, word), expected, "{word}");
        }
    }

    #[test]
    fn a_word_is_a_label_says_nothing_or_says_more() {
        let said = |label, more| Said { label, more };
        for (kind, words, expected) in [
            (PointKind::Phone, "", said(None, false)),
            (PointKind::Phone, "тел.: ", said(None, false)),
            (PointKind::Phone, "Моб. тел.", said(Some("mobile"), false)),
            (PointKind::Phone, "work mobile", said(Some("mobile"), false)),
            (PointKind::Phone, "(жена, моб.)", said(Some("mobile"), true)),
            (PointKind::Phone, "Домостроитель", said(None, true)),
            (PointKind::Phone, "06", said(None, true)),
            (PointKind::Email, "моб.", said(None, true)),
            (PointKind::Email, "e-mail:", said(None, false)),
        ] {
            assert_eq!(Said::read(kind, [words]), expected, "{words}");
        }
    }
}
