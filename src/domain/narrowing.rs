//! What of a timeline somebody wants to see, as he chose it, and such choices kept under names.
//!
//! Dates stay the words they were typed in, so that the last seven days are that tomorrow as well;
//! what days they are is asked of the caller.

use super::fold::fold;
use super::happened::{Group, Wanted};
use super::message::{Message, Refusal};
use super::noun::RecordRef;
use super::person::UserId;

/// The longest name of a kept choice, in letters.
const NAME_LIMIT: usize = 40;

/// Between the name of a kept choice and its parts.
const NAMED: &str = ": ";
/// Between its parts.
const NEXT: &str = "; ";

/// What somebody wants to see; everything where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrowing {
    /// Events of any of these groups; of every one where there are none.
    pub groups: Vec<Group>,
    /// Events that any of these people made happen; anybody where there are none.
    pub authors: Vec<UserId>,
    /// Events of these dates, in words: `last-7d`, `2026-01..2026-03`, `вчера`.
    pub dates: Option<String>,
    /// Events that stand on the timeline of this record too.
    pub with: Option<RecordRef>,
}

/// A choice that somebody keeps under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose it is.
    pub user: UserId,
    /// What he calls it.
    pub name: String,
    /// What it says.
    pub narrowing: Narrowing,
}

/// What is done with the choices somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// One is kept under this name, in place of what was kept under it before.
    Keep(String, Narrowing),
    /// The one with this name goes.
    Forget(String),
}

impl Narrowing {
    /// Whether everything is wanted.
    pub fn is_everything(&self) -> bool {
        *self == Narrowing::default()
    }

    /// What it means, where `period` says which moments dates are: the first one, and the first one
    /// after them.
    ///
    /// # Errors
    /// Whatever is wrong with the dates.
    pub fn wanted(
        &self,
        period: impl FnOnce(&str) -> Result<(i64, i64), Refusal>,
    ) -> Result<Wanted, Refusal> {
        let dates = self.dates.as_deref().map(period).transpose()?;
        Ok(Wanted {
            groups: self.groups.clone(),
            authors: self.authors.clone(),
            since: dates.map(|(since, _)| since),
            until: dates.map(|(_, until)| until),
            with: self.with,
        })
    }

    /// Its parts, each a word: `group/comments`, `author/3`, `dates/last-7d`, `with/contact/5`.
    pub fn parts(&self) -> Vec<String> {
        let groups = self.groups.iter().map(|group| format!("group/{}", group.word()));
        let authors = self.authors.iter().map(|UserId(id)| format!("author/{id}"));
        let dates = self.dates.iter().map(|dates| format!("dates/{dates}"));
        let with = self.with.iter().map(|on| format!("with/{on}"));
        groups.chain(authors).chain(dates).chain(with).collect()
    }

    /// What these parts say together; others say nothing. Of several dates and of several records
    /// the last one holds.
    pub fn of<'p>(parts: impl IntoIterator<Item = &'p str>) -> Narrowing {
        let mut narrowing = Narrowing::default();
        for part in parts {
            match part.trim().split_once('/') {
                Some(("group", word)) => narrowing.groups.extend(Group::parse(word)),
                Some(("author", id)) => narrowing.authors.extend(id.parse().ok().map(UserId)),
                Some(("dates", words)) => narrowing.dates = Some(words.to_owned()),
                Some(("with", name)) => narrowing.with = name.parse().ok().or(narrowing.with),
                _ => {}
            }
        }
        narrowing
    }
}

impl Kept {
    /// How it is written down.
    pub fn word(&self) -> String {
        format!("{}{NAMED}{}", self.name, self.narrowing.parts().join(NEXT))
    }

    /// Reads what was written down for somebody; nothing where it says nothing.
    pub fn parse(user: UserId, word: &str) -> Option<Kept> {
        let (name, parts) = word.rsplit_once(NAMED)?;
        let narrowing = Narrowing::of(parts.split(NEXT));
        let says = !name.is_empty() && !narrowing.is_everything();
        says.then(|| Kept { user, name: name.to_owned(), narrowing })
    }

    /// Whether it is called so, however that is written.
    pub fn is_called(&self, name: &str) -> bool {
        fold(&self.name) == fold(name.trim())
    }
}

/// What somebody keeps after a change, and what is said of it.
///
/// # Errors
/// A refusal of a name that is none, of a choice of everything, and where nothing has that name.
pub fn changed(
    mut kept: Vec<Kept>,
    user: UserId,
    change: &Change,
) -> Result<(Vec<Kept>, Message), Refusal> {
    match change {
        Change::Keep(name, narrowing) => {
            let name = check_name(name)?;
            if narrowing.is_everything() {
                return Err(Refusal::rule(Message::new("refused-narrowing-everything"))
                    .hint(Message::new("hint-narrowing-everything")));
            }
            let new = Kept { user, name: name.to_owned(), narrowing: narrowing.clone() };
            match kept.iter_mut().find(|one| one.is_called(name)) {
                Some(old) => *old = new,
                None => kept.push(new),
            }
            Ok((kept, Message::new("receipt-narrowing-kept").with("name", name)))
        }
        Change::Forget(name) => {
            let Some(at) = kept.iter().position(|one| one.is_called(name)) else {
                return Err(unknown(&kept, name));
            };
            let gone = kept.remove(at);
            Ok((kept, Message::new("receipt-narrowing-forgotten").with("name", gone.name)))
        }
    }
}

/// The refusal of a name that none of these has, with the nearest one that there is.
pub fn unknown(kept: &[Kept], name: &str) -> Refusal {
    let message = Message::new("refused-narrowing-unknown").with("name", name.trim());
    let refusal = Refusal::not_found(message);
    match super::nearest::nearest(name, kept.iter().map(|one| one.name.as_str())) {
        Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
        None => refusal,
    }
}

/// The name as it is kept.
fn check_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    let fits = !name.is_empty()
        && name.chars().count() <= NAME_LIMIT
        && !name.chars().any(char::is_control);
    match fits {
        true => Ok(name),
        false => {
            let message = Message::new("refused-narrowing-name").with("most", NAME_LIMIT);
            Err(Refusal::malformed(message).at("name"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::RefusalKind;
    use crate::domain::noun::Noun;

    const ANNA: UserId = UserId(1);

    fn calls() -> Narrowing {
        Narrowing {
            groups: vec![Group::Communication, Group::Comments],
            authors: vec![UserId(3)],
            dates: Some("вчера..12:30".to_owned()),
            with: Some(RecordRef::new(Noun::Contact, 5)),
        }
    }

    fn keep(name: &str, narrowing: Narrowing) -> Change {
        Change::Keep(name.to_owned(), narrowing)
    }

    #[test]
    fn what_is_written_down_is_read_again() {
        for name in ["Calls", "a: b; c", "Звонки Анны"] {
            let kept = Kept { user: ANNA, name: name.to_owned(), narrowing: calls() };
            assert_eq!(Kept::parse(ANNA, &kept.word()), Some(kept));
        }
        for nothing in ["", "Calls", "Calls: ", "Calls: group/songs", ": group/comments"] {
            assert_eq!(Kept::parse(ANNA, nothing), None, "{nothing}");
        }
        let several = ["dates/today", "dates/last-7d", "with/lead/1", "with/deal/2", "with/x"];
        let last = Narrowing::of(several);
        assert_eq!(last.parts(), ["dates/last-7d", "with/deal/2"]);
    }

    #[test]
    fn dates_become_moments_where_they_are_asked_for() {
        let wanted = calls().wanted(|text| {
            assert_eq!(text, "вчера..12:30");
            Ok((10, 20))
        });
        let wanted = wanted.unwrap();
        assert_eq!(
            (wanted.since, wanted.until, wanted.authors),
            (Some(10), Some(20), vec![UserId(3)])
        );
        let wrong = calls().wanted(|_| Err(Refusal::malformed(Message::new("query-bad-date"))));
        assert!(wrong.is_err());
        assert!(Narrowing::default().wanted(|_| unreachable!()).unwrap().is_everything());
    }

    #[test]
    fn a_name_holds_one_choice_and_is_let_go_by_name() {
        let done =
            |kept: &[Kept], change| changed(kept.to_vec(), ANNA, &change).map(|(kept, _)| kept);
        let one = done(&[], keep(" Calls ", calls())).unwrap();
        let other = Narrowing { authors: Vec::new(), ..calls() };
        let again = done(&one, keep("calls", other.clone())).unwrap();
        assert_eq!((again.len(), &again[0].narrowing), (1, &other));
        assert_eq!(done(&again, Change::Forget("CALLS".to_owned())), Ok(Vec::new()));
        let long = "x".repeat(41);
        for (change, kind) in [
            (keep("", calls()), RefusalKind::Malformed),
            (keep("a\nb", calls()), RefusalKind::Malformed),
            (keep(&long, calls()), RefusalKind::Malformed),
            (keep("All", Narrowing::default()), RefusalKind::Rule),
            (Change::Forget("Cals".to_owned()), RefusalKind::NotFound),
        ] {
            let refusal = done(&again, change.clone()).unwrap_err();
            assert_eq!(refusal.kind, kind, "{change:?}");
        }
        let near = unknown(&again, "cals").hint.unwrap();
        assert_eq!(near.id, "hint-did-you-mean");
    }
}
