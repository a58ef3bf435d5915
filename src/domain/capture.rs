//! One line that becomes a lead: `Ivan Petrov, +7 912 345-67-89, OOO Romashka, 150000, #hot, @anna`.
//!
//! What has a shape of its own (phones, addresses, amounts, tags, people who work here) is
//! recognised anywhere; of the words that remain, a company and a person are told by how they are
//! written, and everything else is the title. Nothing is refused, and nothing is dropped but
//! captions such as `tel.` before what they announce. What is recognised is reported with its
//! place, so that the reading can be shown while typing.

pub mod beside;
mod company;
mod figures;
mod person;
mod post;
mod split;

use std::ops::Range;

use super::email;
use super::money::{self, Currency, Money};
use super::site;
pub use company::is_company;
pub use post::is_post;
use split::Word;

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The country whose phone numbers are written without a code, two capital letters.
    pub country: &'a str,
    /// Another country whose numbers whoever types may write so: that of his language.
    pub own_country: Option<&'a str>,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// Whether a word is the login of somebody who works here.
    pub is_login: &'a dyn Fn(&str) -> bool,
}

impl Context<'_> {
    /// Whether the text is a phone number.
    fn is_phone(&self, text: &str) -> bool {
        self.countries().any(|country| figures::is_phone(text, country))
    }

    /// Whether a numbering plan knows the number.
    fn is_in_use(&self, text: &str) -> bool {
        self.countries().any(|country| super::phone::in_use(text, country))
    }

    fn countries(&self) -> impl Iterator<Item = &str> {
        [self.country].into_iter().chain(self.own_country)
    }
}

/// What one line says. What it does not say is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Capture {
    /// The first words that are nothing else.
    pub title: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The patronymic or second name.
    pub middle_name: Option<String>,
    /// What the person is at work.
    pub post: Option<String>,
    /// The company, with its legal form as typed.
    pub company: Option<String>,
    /// Phone numbers as typed.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Web addresses.
    pub sites: Vec<String>,
    /// Messenger handles: `@ivan`, `t.me/ivan`, `skype: ivan`.
    pub messengers: Vec<String>,
    /// The amount.
    pub amount: Option<Money>,
    /// Tags without the `#`.
    pub tags: Vec<String>,
    /// The login of the person responsible, without the `@`.
    pub responsible: Option<String>,
    /// Further words, in order: a comment.
    pub rest: Vec<String>,
    /// Where in the line each reading stands, in order, without overlaps.
    pub parts: Vec<Part>,
}

/// A stretch of the line and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it was taken for.
    pub kind: PartKind,
    /// Its bytes in the line.
    pub span: Range<usize>,
}

/// What a stretch of a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The title.
    Title,
    /// A person's name.
    Name,
    /// What a person is at work.
    Post,
    /// A company.
    Company,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Site,
    /// A messenger handle.
    Messenger,
    /// An amount.
    Amount,
    /// A tag.
    Tag,
    /// The person responsible.
    Responsible,
    /// Words for the comment.
    Rest,
}

impl Capture {
    /// Takes a given name that stands by itself for the person's, where the line says how to reach
    /// somebody and names nobody else: `Anna, 601 222 333`. The words behind it are the title then.
    fn find_given_name(&mut self, line: &str) {
        let is_named = self.first_name.is_some() || self.last_name.is_some();
        let is_reachable =
            !(self.phones.is_empty() && self.emails.is_empty() && self.messengers.is_empty());
        if is_reachable && !is_named {
            self.first_name = self.take_words(line, PartKind::Name, person::is_given_alone);
        }
    }

    /// Takes words of their own for the post of the person whom the line names; the words behind them
    /// are the title where they were.
    fn find_post(&mut self, line: &str) {
        let is_named = self.first_name.is_some() || self.last_name.is_some();
        if is_named && self.post.is_none() {
            self.post = self.take_words(line, PartKind::Post, post::is_post);
        }
    }

    /// Takes the first words that are nothing else yet for what they are found to be. Where they were
    /// the title, those behind them take their place.
    fn take_words(
        &mut self,
        line: &str,
        kind: PartKind,
        is_found: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let is_it = |part: &Part| {
            matches!(part.kind, PartKind::Title | PartKind::Rest)
                && is_found(&line[part.span.clone()])
        };
        let at = self.parts.iter().position(is_it)?;
        let text = &line[self.parts[at].span.clone()];
        let was = std::mem::replace(&mut self.parts[at].kind, kind);
        if was == PartKind::Rest {
            self.rest.retain(|rest| rest != text);
        } else {
            self.title = (!self.rest.is_empty()).then(|| self.rest.remove(0));
            let next = self.parts.iter_mut().find(|part| part.kind == PartKind::Rest);
            if let Some(part) = next {
                part.kind = PartKind::Title;
            }
        }
        Some(text.to_owned())
    }
}

/// Reads one line.
pub fn read(line: &str, context: &Context) -> Capture {
    let capture = read_with(line, context, Amounts::All);
    let amount = capture.parts.iter().find(|part| part.kind == PartKind::Amount);
    if amount.is_none_or(|part| figures::says_so(&line[part.span.clone()])) {
        return capture;
    }
    // Of two sums the one that says it is one counts, wherever it stands.
    let said = read_with(line, context, Amounts::Said);
    if said.amount.is_some() { said } else { capture }
}

fn read_with(line: &str, context: &Context, amounts: Amounts) -> Capture {
    let mut reading = Reading { line, context, amounts, capture: Capture::default() };
    for chunk in split::chunks(line, context) {
        reading.chunk(chunk);
    }
    let mut capture = reading.capture;
    capture.parts.sort_by_key(|part| part.span.start);
    capture.find_given_name(line);
    capture.find_post(line);
    capture
}

/// Which figures are taken for an amount.
#[derive(Clone, Copy, PartialEq)]
enum Amounts {
    /// All that may be one.
    All,
    /// Those that name a currency or are counted in thousands.
    Said,
}

/// Reads one line about a company: what stands before the first phone, address or amount is its name,
/// commas and all. A legal form further on says where the name is, and a person beside it is none of
/// it.
pub fn read_company(line: &str, context: &Context) -> Capture {
    let mut capture = read(line, context);
    let is_word = |part: &&Part| {
        use PartKind::{Company, Name, Rest, Title};
        matches!(part.kind, Title | Name | Company | Rest)
    };
    let head = capture.parts.iter().take_while(is_word).count();
    let (named, behind) = capture.parts.split_at(head);
    let of = |parts: &[Part], kind| parts.iter().filter(|part| part.kind == kind).count();
    let beside_person = of(named, PartKind::Name) > 0 && head > 1;
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return capture };
    if beside_person || of(behind, PartKind::Company) > 0 {
        return capture;
    }
    let span = first.span.start..last.span.end;
    let rest = of(named, PartKind::Rest);
    capture.rest.drain(..rest.min(capture.rest.len()));
    capture.company = Some(line[span.clone()].to_owned());
    if of(behind, PartKind::Title) == 0 {
        capture.title = None;
    }
    if of(behind, PartKind::Name) == 0 {
        (capture.last_name, capture.first_name, capture.middle_name) = (None, None, None);
    }
    capture.parts.splice(..head, [Part { kind: PartKind::Company, span }]);
    capture
}

/// The most words one phone number or amount is written in. Without a limit a long line of figures
/// would be tried in all its parts.
const NUMBER_WORDS: usize = 10;

/// A line while it is being read.
struct Reading<'a> {
    line: &'a str,
    context: &'a Context<'a>,
    amounts: Amounts,
    capture: Capture,
}

impl<'a> Reading<'a> {
    /// Reads what stands between two commas.
    fn chunk(&mut self, span: Range<usize>) {
        let text = &self.line[span.clone()];
        if self.figures(span.clone()) {
            return;
        }
        if figures::is_handle(text) {
            return self.note(PartKind::Messenger, span);
        }
        let words = split::words(self.line, span);
        let mut free: Option<Range<usize>> = None;
        let mut at = 0;
        while at < words.len() {
            let taken = self.word(&words[at]) || {
                let end = self.phone_run(free.clone(), &words[at..]);
                at += end.saturating_sub(1);
                end > 0
            };
            if taken {
                let words = free.take().map(|span| self.without_captions(span));
                self.free(words);
            } else {
                let start = free.map_or(words[at].span.start, |span| span.start);
                free = Some(start..words[at].span.end);
            }
            at += 1;
        }
        self.free(free);
    }

    /// Leaves out the words that only announce the number or address just taken.
    fn without_captions(&self, span: Range<usize>) -> Range<usize> {
        use PartKind::{Email, Messenger, Phone, Site};
        match self.capture.parts.last() {
            Some(Part { kind: Phone | Email | Site | Messenger, .. }) => {
                split::without_captions(self.line, span)
            }
            _ => span,
        }
    }

    /// Takes a stretch that is wholly a phone number or an amount.
    fn figures(&mut self, span: Range<usize>) -> bool {
        let text = &self.line[span.clone()];
        if self.context.is_phone(text) || figures::is_in_threes(text) {
            let number = text.trim_end_matches(['.', '-', '/']);
            self.note(PartKind::Phone, span.start..span.start + number.len());
            return true;
        }
        let before = self.line[..span.start].trim_end();
        let behind = self.line[span.end..].trim_start();
        let mark = |c: char| matches!(c, ',' | ';');
        let answers = before.ends_with(mark) && (behind.is_empty() || behind.starts_with(mark));
        match figures::amount(text, self.context.currency, answers) {
            Some(amount)
                if self.capture.amount.is_none()
                    && (self.amounts == Amounts::All || figures::says_so(text)) =>
            {
                self.capture.amount = Some(amount);
                self.note(PartKind::Amount, span);
                true
            }
            // One more sum is no name.
            Some(_) => {
                self.note(PartKind::Rest, span);
                true
            }
            None => false,
        }
    }

    /// Takes a word that has a shape of its own.
    fn word(&mut self, word: &Word) -> bool {
        let kind = if let Some(tag) = word.text.strip_prefix('#') {
            if tag.is_empty() || tag.chars().all(|c| c.is_ascii_digit()) {
                return false;
            }
            PartKind::Tag
        } else if let Some(name) = word.text.strip_prefix('@') {
            match name {
                "" => return false,
                _ if !(self.context.is_login)(name) => PartKind::Messenger,
                _ if self.capture.responsible.is_none() => PartKind::Responsible,
                _ => PartKind::Rest,
            }
        } else if email::valid(word.text) {
            PartKind::Email
        } else if figures::is_handle(word.text) {
            PartKind::Messenger
        } else if is_site(word.text) {
            PartKind::Site
        } else {
            return false;
        };
        self.note(kind, word.trimmed.clone());
        true
    }

    /// Takes a phone number written in several words behind those `before`; returns how many words it
    /// has. A number in use goes before one that only looks like a number, a longer one before a
    /// shorter.
    fn phone_run(&mut self, before: Option<Range<usize>>, words: &[Word]) -> usize {
        let words = &words[..words.len().min(NUMBER_WORDS)];
        let run = words.iter().take_while(|word| figures::may_be_dialled(word.text)).count();
        let span = |count: usize| words[0].span.start..words[count - 1].trimmed.end;
        let is_phone = |count: &usize| self.context.is_phone(&self.line[span(*count)]);
        let in_use =
            |count: &usize| is_phone(count) && self.context.is_in_use(&self.line[span(*count)]);
        // Among other words figures in threes may be measures, and before a currency they are a sum.
        let in_threes = |count: &usize| {
            let is_sum =
                words.get(*count).is_some_and(|word| money::parse_currency(word.text).is_some());
            figures::is_in_threes(&self.line[span(*count)]) && !is_sum && self.announces(&before)
        };
        let longest = (1..=run).rev().find(in_use).or_else(|| (1..=run).rev().find(is_phone));
        let Some(count) = longest.or_else(|| (1..=run).rev().find(in_threes)) else { return 0 };
        self.note(PartKind::Phone, span(count));
        count
    }

    /// Whether a phone number is what stands behind words: there are none, or they are somebody's
    /// name or end with a caption.
    fn announces(&self, words: &Option<Range<usize>>) -> bool {
        let Some(span) = words else { return true };
        let bare = split::without_captions(self.line, span.clone());
        let text = &self.line[split::trimmed(self.line, bare.clone())];
        bare.end < span.end || person::read(text).is_some() || person::is_given_alone(text)
    }

    /// Takes words that have no shape of their own.
    fn free(&mut self, span: Option<Range<usize>>) {
        let Some(span) = span.map(|span| split::trimmed(self.line, span)) else { return };
        let text = &self.line[span.clone()];
        if text.is_empty() || self.figures(span.clone()) {
            return;
        }
        if self.capture.amount.is_none()
            && let Some([before, amount, behind]) =
                self.amount_behind(span.clone()).or_else(|| self.amount_within(span.clone()))
        {
            // First, so that no other is looked for in the words.
            self.figures(amount);
            self.free(Some(before));
            return self.free(Some(behind));
        }
        if self.capture.company.is_none()
            && let Some(end) = company::ends(text)
        {
            self.free(Some(span.start..span.start + end));
            return self.free(Some(span.start + end..span.end));
        }
        if self.capture.company.is_none() && company::is_company(text) {
            return self.note(PartKind::Company, span);
        }
        if self.capture.company.is_none()
            && let Some(at) = company::begins(text)
        {
            self.free(Some(span.start..span.start + at));
            return self.free(Some(span.start + at..span.end));
        }
        let is_nameless = self.capture.last_name.is_none() && self.capture.first_name.is_none();
        if is_nameless
            && self.capture.post.is_none()
            && let Some([before, behind]) =
                post::beside_name(self.line, &split::words(self.line, span.clone()))
        {
            for part in [before, behind] {
                match post::is_post(&self.line[part.clone()]) {
                    true => self.note(PartKind::Post, part),
                    false => self.free(Some(part)),
                }
            }
            return;
        }
        if is_nameless && let Some(name) = person::read(text) {
            self.capture.last_name = name.last;
            self.capture.first_name = name.first;
            self.capture.middle_name = name.middle;
            return self.note(PartKind::Name, span);
        }
        let kind = match self.capture.title {
            None => PartKind::Title,
            Some(_) => PartKind::Rest,
        };
        self.note(kind, span);
    }

    /// Splits an amount off the end of words: one that names its currency or counts in thousands,
    /// or any behind a name.
    fn amount_behind(&self, span: Range<usize>) -> Option<[Range<usize>; 3]> {
        let words = split::words(self.line, span.clone());
        let first = words.len().saturating_sub(NUMBER_WORDS).max(1);
        words.iter().skip(first).find_map(|word| {
            let before = split::trimmed(self.line, span.start..word.span.start);
            let amount = split::trimmed(self.line, word.span.start..span.end);
            let (words, figures) = (&self.line[before.clone()], &self.line[amount.clone()]);
            let is_amount = figures::amount(figures, self.context.currency, false).is_some()
                && (figures::says_so(figures)
                    || self.amounts == Amounts::All && person::read(words).is_some());
            is_amount.then_some([before, amount, span.end..span.end])
        })
    }

    /// Finds an amount that names its currency in front of words or among them, and what stands
    /// before and behind it.
    fn amount_within(&self, span: Range<usize>) -> Option<[Range<usize>; 3]> {
        let words = split::words(self.line, span.clone());
        words.iter().enumerate().find_map(|(at, first)| {
            let ends = words[at..].iter().take(NUMBER_WORDS).rev();
            ends.into_iter().find_map(|last| {
                let amount = first.span.start..last.trimmed.end;
                let amount = split::trimmed(self.line, amount);
                let behind = split::trimmed(self.line, last.span.end..span.end);
                let (figures, words) = (&self.line[amount.clone()], &self.line[behind.clone()]);
                let before = span.start..amount.start;
                figures::stands_out(figures, words, self.context.currency)
                    .then_some([before, amount, behind])
            })
        })
    }

    /// Records a reading, and keeps its text where it belongs.
    fn note(&mut self, kind: PartKind, span: Range<usize>) {
        let text = &self.line[span.clone()];
        let capture = &mut self.capture;
        match kind {
            PartKind::Title => capture.title = Some(text.to_owned()),
            PartKind::Post => capture.post = Some(text.to_owned()),
            PartKind::Company => capture.company = Some(text.to_owned()),
            PartKind::Phone => capture.phones.push(text.to_owned()),
            PartKind::Email => capture.emails.push(text.to_owned()),
            PartKind::Site => capture.sites.push(text.to_owned()),
            PartKind::Messenger => capture.messengers.push(text.to_owned()),
            PartKind::Tag => capture.tags.push(text.trim_start_matches('#').to_owned()),
            PartKind::Responsible => {
                capture.responsible = Some(text.trim_start_matches('@').to_owned());
            }
            PartKind::Rest => capture.rest.push(text.to_owned()),
            // Their values are more than their text and are kept by whoever found them.
            PartKind::Name | PartKind::Amount => {}
        }
        capture.parts.push(Part { kind, span });
    }
}

/// Whether a word among others is a web address. A full stop without a space behind it must not
/// make one, so that only what begins or ends as addresses do is taken.
fn is_site(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "com",
        "net",
        "org",
        "info",
        "biz",
        "pro",
        "shop",
        "store",
        "online",
        "site",
        "tech",
        "app",
        "dev",
        "москва",
    ];
    let host = word.split('/').next().unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let is_country = ending.chars().count() == 2 && ending.chars().all(char::is_alphabetic);
    let usual = ENDINGS.contains(&ending) || is_country;
    let announced = word.contains("://") || word.starts_with("www.");
    site::valid(word) && (announced || usual && !word.contains(char::is_uppercase))
}

#[cfg(test)]
mod tests;
