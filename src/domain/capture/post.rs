//! What a person is at work, where a line says it beside the name.

use std::ops::Range;

use super::person;
use super::split::Word;
use crate::domain::fold::fold;

/// The posts of whom salespeople speak to, folded. They are known whole, never by a part.
const POSTS: &str = "director, general director, managing director, executive director, commercial director, \
    sales director, finance director, technical director, ceo, cto, cfo, coo, president, vice \
    president, owner, co-owner, founder, co-founder, manager, general manager, office manager, \
    sales manager, purchasing manager, procurement manager, head of purchasing, head of \
    procurement, head of sales, buyer, accountant, chief accountant, secretary, assistant, \
    engineer, chief engineer, директор, гендиректор, генеральныи директор, ген. директор, ген \
    директор, исполнительныи директор, коммерческии директор, финансовыи директор, техническии \
    директор, директор по закупкам, директор по продажам, директор по маркетингу, директор по \
    развитию, заместитель директора, зам. директора, зам директора, замдиректора, президент, \
    владелец, собственник, учредитель, руководитель, начальник, начальник отдела, начальник \
    отдела закупок, начальник отдела снабжения, управляющии, управляющая, менеджер, менеджер по \
    закупкам, менеджер по продажам, закупщик, снабженец, бухгалтер, главныи бухгалтер, главбух, \
    гл. бухгалтер, секретарь, инженер, главныи инженер, прораб, завхоз, маркетолог, dyrektor, \
    dyrektor generalny, dyrektor zarzadzajacy, dyrektor handlowy, dyrektor finansowy, dyrektor \
    techniczny, zastepca dyrektora, prezes, prezes zarzadu, wiceprezes, wlasciciel, \
    wlascicielka, wspolwlasciciel, kierownik, kierownik zakupow, kierownik sprzedazy, kierownik \
    dzialu, menedzer, menadzer, kupiec, zaopatrzeniowiec, ksiegowa, ksiegowy, glowna ksiegowa, \
    sekretarka, asystentka, inzynier";

/// The most words a post and a name have together.
const MOST: usize = 8;

/// Whether words are a post and nothing more.
pub fn is_post(text: &str) -> bool {
    let text = fold(text);
    POSTS.split(", ").any(|post| post == text)
}

/// Tells a post from the name that stands before or behind it: where in the line both are, the one
/// further ahead first.
pub fn beside_name(line: &str, words: &[Word]) -> Option<[Range<usize>; 2]> {
    if words.len() > MOST {
        return None;
    }
    let span = |words: &[Word]| Some(words.first()?.span.start..words.last()?.trimmed.end);
    (1..words.len()).find_map(|at| {
        let (head, tail) = (span(&words[..at])?, span(&words[at..])?);
        let (before, behind) = (&line[head.clone()], &line[tail.clone()]);
        let is_name = |text: &str| person::read(text).is_some();
        let are = is_post(before) && is_name(behind) || is_name(before) && is_post(behind);
        are.then_some([head, tail])
    })
}
