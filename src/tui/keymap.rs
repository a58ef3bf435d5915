//! Which keys mean which action: the table's defaults under a person's own choice.
//!
//! A wrong choice is reported whole, every mistake at once. Where the configuration stands in the
//! file system, and what an action does, is not known here.

mod listing;

use std::collections::BTreeMap;

use super::action::{Action, Scope};
use super::key::{Key, Keys, NotationError};
use crate::domain::message::Message;

pub use listing::Row;

/// A person's own keys: the notations for each named action. They replace the defaults of that
/// action; an empty list leaves it to the palette.
pub type Overrides = BTreeMap<String, Vec<String>>;

/// The keys of every action.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// One entry for each action, in the order of the table.
    keys: Vec<(Action, Vec<Keys>)>,
}

/// What the presses typed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// They ask for this action.
    Action(Action),
    /// They begin something: what may follow, and what it would mean.
    Pending(Vec<(Keys, Action)>),
    /// They type this character into the field.
    Text(char),
    /// They mean nothing here.
    None,
}

/// A mistake in a person's own keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No action has this name; the nearest one that exists.
    UnknownAction(String, Option<String>),
    /// A word in the keys of an action that names no key.
    BadKey(Action, NotationError),
    /// A key that types a character can not be an action of a text field.
    TypesText(Action, Keys),
    /// Two actions want the same keys in the same place, or one's keys begin the other's.
    Clash(Action, Keys, Action, Keys),
    /// The same, where the keys are the same ones of the keyboard on a Russian layout.
    SamePlace(Action, Keys, Action, Keys),
}

impl Fault {
    /// The mistake as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Fault::UnknownAction(name, None) => {
                Message::new("keys-unknown-action").with("name", name.as_str())
            }
            Fault::UnknownAction(name, Some(near)) => Message::new("keys-unknown-action-near")
                .with("name", name.as_str())
                .with("near", near.as_str()),
            Fault::BadKey(action, NotationError(word)) if word.trim().is_empty() => {
                Message::new("keys-no-key").with("name", action.name())
            }
            Fault::BadKey(action, NotationError(word)) => {
                Message::new("keys-bad-key").with("name", action.name()).with("key", word.as_str())
            }
            Fault::TypesText(action, keys) => Message::new("keys-types-text")
                .with("name", action.name())
                .with("key", keys.to_string()),
            Fault::Clash(first, first_keys, second, second_keys) => {
                two("keys-clash", (*first, first_keys), (*second, second_keys))
            }
            Fault::SamePlace(first, first_keys, second, second_keys) => {
                two("keys-same-place", (*first, first_keys), (*second, second_keys))
            }
        }
    }
}

fn two(id: &'static str, first: (Action, &Keys), second: (Action, &Keys)) -> Message {
    Message::new(id)
        .with("first", first.0.name())
        .with("first_keys", first.1.to_string())
        .with("second", second.0.name())
        .with("second_keys", second.1.to_string())
}

impl Default for Keymap {
    /// The keys of the table, as they are documented.
    fn default() -> Keymap {
        let keys = Action::ALL.into_iter().map(|action| {
            // The tests read every default, so none is lost here.
            let keys = action.default_keys().iter().filter_map(|text| text.parse().ok()).collect();
            (action, keys)
        });
        Keymap { keys: keys.collect() }
    }
}

impl Keymap {
    /// The defaults with a person's own keys over them. `nearest` finds the name most likely meant
    /// among those that exist.
    ///
    /// # Errors
    /// All mistakes at once, in the order of the names and then of the table.
    pub fn new(
        own: &Overrides,
        nearest: impl Fn(&str, &[&str]) -> Option<String>,
    ) -> Result<Keymap, Vec<Fault>> {
        let mut map = Keymap::default();
        let mut faults = Vec::new();
        for (name, notations) in own {
            let Some(action) = Action::named(name) else {
                let names = Action::ALL.map(Action::name);
                faults.push(Fault::UnknownAction(name.clone(), nearest(name, &names)));
                continue;
            };
            let mut keys = Vec::new();
            for notation in notations {
                match notation.parse() {
                    Ok(read) => keys.push(read),
                    Err(error) => faults.push(Fault::BadKey(action, error)),
                }
            }
            if let Some(entry) = map.keys.iter_mut().find(|(a, _)| *a == action) {
                entry.1 = keys;
            }
        }
        faults.extend(map.faults());
        if faults.is_empty() { Ok(map) } else { Err(faults) }
    }

    /// What `typed` means where `scopes` hold, the innermost first; with `text_mode` a field is
    /// being typed into, and a character is that character. A key that is bound to nothing is
    /// tried by its position on a Russian layout.
    pub fn lookup(&self, scopes: &[Scope], typed: &[Key], text_mode: bool) -> Lookup {
        if let ([key], true) = (typed, text_mode)
            && let Some(c) = key.text()
        {
            return Lookup::Text(c);
        }
        let mut found: Vec<Binding> = self.in_scopes(scopes).collect();
        for (i, key) in typed.iter().enumerate() {
            let literal = continuing(&found, i, *key);
            found = match key.on_english() {
                Some(other) if literal.is_empty() => continuing(&found, i, other),
                _ => literal,
            };
        }
        decide(&found, typed.len())
    }

    /// The keys of an action, the first one being the one to show.
    pub fn keys_of(&self, action: Action) -> &[Keys] {
        self.keys.iter().find(|(a, _)| *a == action).map_or(&[], |(_, keys)| keys)
    }

    /// The key of an action to show in a sentence; empty where it has none.
    pub fn said(&self, action: Action) -> String {
        self.keys_of(action).first().map(ToString::to_string).unwrap_or_default()
    }

    /// Every binding of the scopes, the innermost first.
    fn in_scopes<'a>(&'a self, scopes: &'a [Scope]) -> impl Iterator<Item = Binding<'a>> {
        scopes.iter().enumerate().flat_map(move |(depth, scope)| {
            self.keys.iter().filter(|(action, _)| action.scopes().contains(scope)).flat_map(
                move |(action, all)| {
                    all.iter().map(move |keys| Binding { depth, keys, action: *action })
                },
            )
        })
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen: Vec<Placed> = Vec::new();
        for (action, keys) in self.keys.iter().flat_map(|(a, all)| all.iter().map(move |k| (*a, k)))
        {
            let types = keys.as_slice().first().is_some_and(|key| key.text().is_some());
            if types && action.scopes() == [Scope::Text] {
                faults.push(Fault::TypesText(action, keys.clone()));
            }
            let placed = Placed { action, keys, places: places(keys) };
            faults.extend(seen.iter().filter_map(|earlier| placed.fault_after(earlier)));
            seen.push(placed);
        }
        faults
    }
}

/// Keys of an action, with their places on the keyboard.
struct Placed<'a> {
    action: Action,
    keys: &'a Keys,
    places: Vec<Key>,
}

impl Placed<'_> {
    /// Why these keys can not be had beside earlier ones of another action.
    fn fault_after(&self, earlier: &Placed) -> Option<Fault> {
        // Every start-up compares all with all, and this tells nearly all of them apart.
        if self.action == earlier.action || !one_begins_other(&self.places, &earlier.places) {
            return None;
        }
        let fault = |kind: fn(Action, Keys, Action, Keys) -> Fault| {
            kind(earlier.action, earlier.keys.clone(), self.action, self.keys.clone())
        };
        let meets = meet(self.action, earlier.action);
        if meets && one_begins_other(self.keys.as_slice(), earlier.keys.as_slice()) {
            Some(fault(Fault::Clash))
        } else if meets || is_mark(self.keys) || is_mark(earlier.keys) {
            Some(fault(Fault::SamePlace))
        } else {
            None
        }
    }
}

/// Keys that mean an action, in the scope at this depth; 0 is the innermost.
#[derive(Clone, Copy)]
struct Binding<'a> {
    depth: usize,
    keys: &'a Keys,
    action: Action,
}

/// Those of the bindings whose press number `i` is `key`.
fn continuing<'a>(found: &[Binding<'a>], i: usize, key: Key) -> Vec<Binding<'a>> {
    found.iter().filter(|binding| binding.keys.as_slice().get(i) == Some(&key)).copied().collect()
}

/// What the bindings that match all `typed` presses amount to. An inner scope hides an outer one;
/// so an inner sequence that is only begun hides an outer one that is complete.
fn decide(found: &[Binding], typed: usize) -> Lookup {
    let Some(innermost) = found.iter().map(|binding| binding.depth).min() else {
        return Lookup::None;
    };
    let complete =
        |binding: &&Binding| binding.depth == innermost && binding.keys.as_slice().len() == typed;
    if let Some(binding) = found.iter().find(complete) {
        return Lookup::Action(binding.action);
    }
    let mut following: Vec<(Keys, Action)> = Vec::new();
    for binding in found {
        if let Some(rest) = binding.keys.after(typed)
            && following.iter().all(|(known, _)| *known != rest)
        {
            following.push((rest, binding.action));
        }
    }
    Lookup::Pending(following)
}

fn meet(one: Action, other: Action) -> bool {
    one.scopes().iter().any(|a| other.scopes().iter().any(|b| a.meets(*b)))
}

fn one_begins_other(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Whether they begin with a point or a comma, which on a Russian layout are what search and help are
/// asked for with, wherever one is.
fn is_mark(keys: &Keys) -> bool {
    let first = keys.as_slice().first().and_then(|key| key.text());
    first.is_some_and(|c| matches!(c, '.' | ','))
}

/// The keys by their places on the keyboard, where only a Russian layout types them; what both layouts
/// type somewhere is itself, but for the point and the comma.
fn places(keys: &Keys) -> Vec<Key> {
    let russian = |key: &Key| key.text().is_some_and(|c| !c.is_ascii() || matches!(c, '.' | ','));
    let place = |key: &Key| russian(key).then(|| key.on_english()).flatten().unwrap_or(*key);
    keys.as_slice().iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: [Scope; 2] = [Scope::Board, Scope::Global];
    const CARD: [Scope; 2] = [Scope::Card, Scope::Global];
    const FORM_FIELD: [Scope; 2] = [Scope::Text, Scope::Form];

    fn typed(text: &str) -> Vec<Key> {
        text.split(' ').map(|word| word.parse().unwrap()).collect()
    }

    fn own(pairs: &[(&str, &[&str])]) -> Overrides {
        let owned = |keys: &[&str]| keys.iter().map(|k| (*k).to_owned()).collect();
        pairs.iter().map(|(name, keys)| ((*name).to_owned(), owned(keys))).collect()
    }

    fn none_near(_: &str, _: &[&str]) -> Option<String> {
        None
    }

    #[test]
    fn the_defaults_do_not_clash() {
        assert_eq!(Keymap::default().faults(), []);
        for action in Action::ALL {
            assert_eq!(
                Keymap::default().keys_of(action).len(),
                action.default_keys().len(),
                "{}",
                action.name()
            );
        }
    }

    #[test]
    fn keys_find_their_action() {
        let map = Keymap::default();
        for (scopes, keys, action) in [
            (BOARD, "j", Action::MoveDown),
            (BOARD, "g g", Action::MoveFirst),
            (BOARD, "v l", Action::ViewList),
            (BOARD, "Enter", Action::Open),
            (BOARD, "Tab", Action::NextView),
            (BOARD, "[", Action::PreviousPipeline),
            (BOARD, "q", Action::Back),
            (BOARD, "z", Action::ShowAllStages),
            (CARD, "z", Action::Minimise),
            (CARD, "Enter", Action::EditField),
            (CARD, "[", Action::PreviousTab),
            (CARD, "Tab", Action::OtherPane),
            (CARD, "J", Action::NextRecord),
        ] {
            assert_eq!(map.lookup(&scopes, &typed(keys), false), Lookup::Action(action), "{keys}");
        }
        for keys in ["B", "g x", "F5", "C-s"] {
            assert_eq!(map.lookup(&BOARD, &typed(keys), false), Lookup::None, "{keys}");
        }
    }

    #[test]
    fn a_russian_layout_works_by_position() {
        let map = Keymap::default();
        for (keys, action) in [
            ("о", Action::MoveDown),
            ("п п", Action::MoveFirst),
            ("П", Action::MoveLast),
            ("м и", Action::ViewBoard),
            (".", Action::Search),
            (",", Action::Help),
            ("Ж", Action::Palette),
            (":", Action::Palette),
            ("х", Action::PreviousPipeline),
            ("g п", Action::MoveFirst),
        ] {
            assert_eq!(map.lookup(&BOARD, &typed(keys), false), Lookup::Action(action), "{keys}");
        }
    }

    #[test]
    fn an_own_cyrillic_binding_goes_before_the_position() {
        let own_keys = own(&[("new", &["о"]), ("move-down", &["Down"])]);
        let map = Keymap::new(&own_keys, none_near).unwrap();
        assert_eq!(map.lookup(&BOARD, &typed("о"), false), Lookup::Action(Action::New));
        assert_eq!(map.lookup(&BOARD, &typed("j"), false), Lookup::None);
        assert_eq!(map.lookup(&BOARD, &typed("n"), false), Lookup::None);
    }

    #[test]
    fn a_key_that_is_another_one_on_a_russian_layout_is_not_taken_twice() {
        let keys = |text: &str| text.parse::<Keys>().unwrap();
        for (action, key, other, theirs) in [
            (Action::Comment, ".", Action::Search, "/"),
            (Action::Comment, ",", Action::Help, "?"),
            (Action::Redo, "ы", Action::Sort, "s"),
            (Action::New, "о", Action::MoveDown, "j"),
        ] {
            let faults = Keymap::new(&own(&[(action.name(), &[key])]), none_near).unwrap_err();
            let meant = |fault: &Fault| match fault {
                Fault::SamePlace(a, one, b, two) => {
                    let both = [(*a, one.clone()), (*b, two.clone())];
                    both.contains(&(action, keys(key))) && both.contains(&(other, keys(theirs)))
                }
                _ => false,
            };
            assert!(faults.iter().any(meant), "{key}: {faults:?}");
        }
    }

    #[test]
    fn characters_are_text_in_a_field_and_the_rest_are_actions() {
        let map = Keymap::default();
        for c in "jоł1:/ .?".chars() {
            let typed = [Key::char(c)];
            assert_eq!(map.lookup(&FORM_FIELD, &typed, true), Lookup::Text(c));
        }
        for (keys, action) in [
            ("Enter", Action::Confirm),
            ("Tab", Action::NextField),
            ("C-s", Action::Save),
            ("C-ы", Action::Save),
            ("Left", Action::CursorLeft),
            ("Home", Action::LineStart),
            ("Down", Action::MoveDown),
            ("C-u", Action::EraseToStart),
            ("Esc", Action::StepBack),
        ] {
            assert_eq!(
                map.lookup(&FORM_FIELD, &typed(keys), true),
                Lookup::Action(action),
                "{keys}"
            );
        }
    }

    #[test]
    fn a_begun_sequence_says_what_may_follow() {
        let map = Keymap::default();
        let Lookup::Pending(following) = map.lookup(&BOARD, &typed("v"), false) else {
            panic!("v begins a sequence");
        };
        let shown: Vec<(String, Action)> =
            following.iter().map(|(keys, action)| (keys.to_string(), *action)).collect();
        assert_eq!(
            shown,
            [
                ("b".to_owned(), Action::ViewBoard),
                ("l".to_owned(), Action::ViewList),
                ("a".to_owned(), Action::ViewActivities),
                ("c".to_owned(), Action::ViewCalendar),
                ("m".to_owned(), Action::ViewMonth),
                ("w".to_owned(), Action::ViewWeek),
                ("d".to_owned(), Action::ViewDay),
                ("o".to_owned(), Action::ShowClosed),
                ("x".to_owned(), Action::ShowDeleted),
                ("i".to_owned(), Action::ShowWaiting)
            ]
        );
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let own = own(&[
            ("delte", &["x"]),
            ("copy", &["Entre", "Y"]),
            ("sort", &["d"]),
            ("filter", &["g"]),
            ("cursor-left", &["h"]),
            ("undo", &["m"]),
        ]);
        let near = |word: &str, names: &[&str]| {
            assert!(names.contains(&"delete"), "{word}");
            Some("delete".to_owned())
        };
        let keys = |text: &str| text.parse::<Keys>().unwrap();
        let faults = Keymap::new(&own, near).unwrap_err();
        assert_eq!(
            faults,
            [
                Fault::BadKey(Action::Copy, NotationError("Entre".to_owned())),
                Fault::UnknownAction("delte".to_owned(), Some("delete".to_owned())),
                Fault::Clash(Action::MoveFirst, keys("g g"), Action::Filter, keys("g")),
                Fault::Clash(Action::GoToday, keys("g t"), Action::Filter, keys("g")),
                Fault::Clash(Action::GoToDay, keys("g d"), Action::Filter, keys("g")),
                Fault::Clash(Action::OpenQueue, keys("g q"), Action::Filter, keys("g")),
                Fault::Clash(Action::MarkDone, keys("d"), Action::Sort, keys("d")),
                Fault::Clash(Action::Filter, keys("g"), Action::Load, keys("g l")),
                Fault::Clash(Action::Filter, keys("g"), Action::OpenReminded, keys("g r")),
                Fault::Clash(Action::Filter, keys("g"), Action::OpenInbox, keys("g i")),
                Fault::Clash(Action::Postpone, keys("m"), Action::Undo, keys("m")),
                Fault::Clash(Action::PickStage, keys("m"), Action::Undo, keys("m")),
                Fault::TypesText(Action::CursorLeft, keys("h")),
            ]
        );
    }

    #[test]
    fn the_same_key_may_mean_different_things_in_different_places() {
        let own = own(&[("save", &["C-p"]), ("next-tab", &["Tab"]), ("other-pane", &["B"])]);
        assert!(Keymap::new(&own, none_near).is_ok());
    }
}
