//! What somebody wrote himself, and what his program put around it: the letter he answers to, his
//! signature.

/// A letter's text in two forms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// What was written for this letter.
    pub own: String,
    /// How many lines were left out of it.
    pub folded: usize,
}

/// Words with which programs introduce what they quote, before a colon: `On .. wrote:`.
const WROTE: [&str; 14] = [
    "wrote",
    "написал",
    "написала",
    "написал(а)",
    "пишет",
    "пише",
    "написав",
    "napisał",
    "napisała",
    "napisał(a)",
    "pisze",
    "schrieb",
    "écrit",
    "escribió",
];

/// Words with which such an introduction begins where its first line has no date.
const OPENERS: [&str; 5] = ["on ", "am ", "le ", "w dniu ", "dnia "];

/// Lines after which there is nothing but the old letter.
const OLD: [&str; 7] = [
    "original message",
    "исходное сообщение",
    "оригинальное сообщение",
    "пересылаемое сообщение",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "ursprüngliche nachricht",
];

/// The headings with which a program without quotation marks begins the old letter: who, and
/// within the next lines when.
const HEADS: [(&str, &[&str]); 4] = [
    ("from:", &["sent:", "date:"]),
    ("от:", &["отправлено:", "дата:"]),
    ("od:", &["wysłano:", "data:", "wysłane:"]),
    ("von:", &["gesendet:", "datum:"]),
];

/// What telephones add at the end.
const SENT_FROM: [&str; 6] = [
    "sent from my ",
    "sent from mail for ",
    "отправлено с ",
    "отправлено из ",
    "wysłano z ",
    "wysłane z ",
];

/// The lines somebody wrote himself. Where nothing but quotations is left, that is the letter.
pub fn fold(text: &str) -> Folded {
    let lines: Vec<&str> = text.lines().collect();
    let own: Vec<&str> = own(&lines);
    let said = join(&own);
    let whole = join(&lines);
    if said.is_empty() {
        return Folded { own: whole, folded: 0 };
    }
    let filled = |lines: &[&str]| lines.iter().filter(|line| !line.trim().is_empty()).count();
    let folded = filled(&lines) - filled(&own);
    Folded { own: said, folded }
}

fn own<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut own = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(length) = introduction(&lines[at..]) {
            // Unmarked, the old letter goes on to the end; marked, its lines tell themselves.
            let next = lines[at + length..].iter().find(|line| !line.trim().is_empty());
            if next.is_none_or(|next| !is_quoted(next)) {
                break;
            }
            at += length;
            continue;
        }
        if is_old(&lines[at..]) || is_signature(line) {
            break;
        }
        if !is_quoted(line) {
            own.push(*line);
        }
        at += 1;
    }
    while own.last().is_some_and(|line| is_sent_from(line) || line.trim().is_empty()) {
        own.pop();
    }
    own
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// The mark before a signature; some programs drop the space after it.
fn is_signature(line: &str) -> bool {
    matches!(line, "-- " | "--")
}

fn is_sent_from(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    SENT_FROM.iter().any(|start| line.starts_with(start))
}

/// How many lines introduce a quotation here: programs break the introduction over three at most.
fn introduction(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim().to_lowercase();
    let dated = first.contains(|c: char| c.is_ascii_digit());
    if !dated && !OPENERS.iter().any(|opener| first.starts_with(opener)) {
        return None;
    }
    let mut said = String::new();
    for (number, line) in lines.iter().take(3).enumerate() {
        let line = line.trim();
        if line.is_empty() || is_quoted(line) {
            return None;
        }
        said.push(' ');
        said.push_str(&line.to_lowercase());
        if line.ends_with(':') {
            let words = said.trim_end_matches(':').trim_end();
            let last = words.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
            let has_moment = said.contains(|c: char| c.is_ascii_digit());
            return (WROTE.contains(&last) && has_moment || is_french(words)).then_some(number + 1);
        }
    }
    None
}

/// `Le .. a écrit` has its moment in words.
fn is_french(words: &str) -> bool {
    words.trim_start().starts_with("le ") && words.ends_with("a écrit")
}

/// Whether the old letter begins here.
fn is_old(lines: &[&str]) -> bool {
    let Some(line) = lines.first().map(|line| line.trim().to_lowercase()) else { return false };
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '_' | '=' | ' '));
    if bare.len() < line.len() && OLD.contains(&bare) {
        return true;
    }
    let head = line.trim_matches('*');
    HEADS.iter().any(|(who, when)| {
        head.starts_with(who)
            && lines.iter().skip(1).take(3).any(|line| {
                let line = line.trim().trim_matches('*').to_lowercase();
                when.iter().any(|when| line.starts_with(when))
            })
    })
}

/// The lines without empty ones at both ends, and never two empty ones after each other.
fn join(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for line in lines {
        if line.trim().is_empty() {
            gap = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if gap { "\n\n" } else { "\n" });
        }
        text.push_str(line.trim_end());
        gap = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_himself_is_left() {
        let table = [
            ("Hello\n\n\n\nworld\n", "Hello\n\nworld", 0),
            ("Yes.\n\nOn Mon, 2 Apr 2012, Bob wrote:\n> Do you?\n> Bob\n", "Yes.", 3),
            (
                "Да, берём.\n\n02.04.2012 14:20 пользователь \"b@x.example\" <\nb@x.example> написал:\n\n> Берёте?\n",
                "Да, берём.",
                3,
            ),
            (
                "Привет\n02.04.2012 14:20 \"b@x.example\" <\nb@x.example> написал:\n\n> Берёте?\n",
                "Привет",
                3,
            ),
            ("Tak.\n\nW dniu 2026-05-17 Jan Kowalski napisał:\nBierzecie?\nJan\n", "Tak.", 3),
            ("Oui.\nLe lundi, Bob a écrit :\n> Alors?\n", "Oui.", 2),
            ("Ok\n-----Original Message-----\nFrom: x\nold\n", "Ok", 3),
            ("Ok\n\nFrom: Bob\nSent: Monday\nTo: me\nSubject: x\n\nold\n", "Ok", 5),
            ("Хорошо\n\nОт: Иван\nОтправлено: понедельник\nстарое\n", "Хорошо", 3),
            ("Thanks\n-- \nAnna, Acme\n", "Thanks", 2),
            ("Thanks\n\nSent from my iPhone\n", "Thanks", 1),
            // Answers between the lines stay in their order.
            ("> price?\n100\n> delivery?\nin May\n", "100\nin May", 2),
            // A letter that only quotes is the letter.
            ("> all\n> quoted\n", "> all\n> quoted", 0),
            // What looks a little like it is no quotation.
            ("He wrote:\nbuy 5\n", "He wrote:\nbuy 5", 0),
            ("From: our office to you\nText\n", "From: our office to you\nText", 0),
            ("", "", 0),
        ];
        for (text, own, folded) in table {
            let expected = Folded { own: own.to_owned(), folded };
            assert_eq!(fold(text), expected, "{text}");
        }
    }
}
