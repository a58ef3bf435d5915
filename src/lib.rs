//! Voronka: a CRM for the terminal over one SQLite file.
//!
//! This page is the map of the house. First the screen, labelled with what makes it:
//!
//! ```text
//!  Leads  Deals  Contacts  Companies  Day  Settings       ●3  ○5  ✉2   anna   tui::section, app::top
//!  BOARD  list  deadlines  calendar                                  73 leads   tui::screen::browse
//!  Not processed      41   In work            23   Processed        9  Q  J  W
//!  1 250 000 ₽        ●5   3 480 500 ₽ · €12 000   870 000 ₽           u  u  r   store::derived::totals
//!  ━━━━━━━━━━━━━━━━━━━━━   ━━━━━━━━━━━━━━━━━━━━━   ━━━━━━━━━━━━━━━━━   a  n  o   tui::theme
//! ▌Pumps for Romashka      Windows, 12 pieces ↻    Coffee machine      l  k  n   …::browse::board
//! ▌150 000 ₽  Petrov       480 500 ₽  Dom Ltd      70 000 ₽  Café      i     g   …::browse::tile
//! ▌! call yesterday 15:00  ○ mail 14 Nov           ○ meet mon 09:00    t         i18n::date
//!  ┌ New lead ────────────────────────────────┐                                 tui::screen::line
//!  │ Ivan, +7 912 345-67-89, 150000, #hot     │                                 domain::capture
//!  └──────────────────────────────────────────┘                                 reading
//!  Pumps for Romashka is now at “In work” · u undoes                            crm::move_stage, words
//!  n new  Enter open  L next  m stage  C complete  / find  ? help               tui::action, keymap
//! ```
//!
//! # The way of a key press
//!
//! [`tui::terminal`] turns bytes into keys; [`tui::keymap`] finds the [`tui::action`] they mean; the
//! screen on top answers with an [`tui::effect`]; if that is a [`domain::command`], the writer's
//! thread executes it through the one door, [`crm`]: one transaction in which the rows are loaded,
//! the [`domain`] decides, the [`store`] writes and the journal notes. Then every screen of the
//! stack reads its page anew, and what differs is drawn. The command line ([`cli`]) and import
//! enter through the same door.
//!
//! # Layers
//!
//! | module | what it is | may name |
//! |---|---|---|
//! | [`domain`] | the nouns and the rules: pure functions of state, input, who and now | nothing of ours |
//! | [`i18n`], [`config`], [`clock`] | languages, numbers and dates; the settings file; the time | nothing of ours |
//! | [`capability`] | what a session may do outside the database | domain |
//! | [`store`] | SQLite, and only here: tables, indexes, pages | domain |
//! | [`exchange`] | files of others: bytes to drafts and back, no database | domain |
//! | [`crm`] | the one door: use cases, transactions, rights, journal, undo | store, exchange, domain, capability |
//! | [`words`] | data into words | domain, i18n |
//! | [`reading`] | words into data | domain, i18n, clock, words |
//! | [`tui`] | screens | all but store, exchange and cli |
//! | [`cli`] | commands | all but store; of tui no screen and no widget |
//!
//! A test holds these, with the places where SQLite, the terminal, the clock, the environment and
//! printing may appear.
//!
//! # Where to look
//!
//! | what | where |
//! |---|---|
//! | a change of the data | [`domain::command`] names it; its use case is a file of [`crm`], with its tests under `crm/tests` |
//! | undo, redo, the history | nothing is undone by code of its own: `crm::undo` inverts what [`store::journal`] holds, in its steps |
//! | what the database is asked | a file of [`store`], by what it is about: [`store::page`] what screens show, [`store::derived`] what follows from rows and is kept beside them, [`store::team`] settings and people, [`store::file`] the file itself; nobody else knows SQL |
//! | a field, and with it forms, columns, filters, `--set`, import | `domain::field::builtin`; its column is a new file under `store/migrations`, registered in [`store::file::migrate`] |
//! | what may stand in a field | [`domain::fit`]; what is typed for one is read by [`domain::input`], [`domain::when`], [`domain::money`], [`domain::phone`] |
//! | a filter, a search | [`domain::query`] and [`store::filter`]; [`domain::seek`] and [`store::derived::search`] |
//! | what is under way, or broke off | `crm::unfinished` tells it; whoever is at it holds a lock, [`store::file::holding`] |
//! | who may do what, who sees what | [`domain::access`]; [`store::scope`] |
//! | whom the system lets at the file, and what lets somebody in | [`store::file::admission`], [`store::file::way_in`] |
//! | what happens by itself | [`domain::rule`] and `crm::rules`; [`domain::reminder`] and [`crm::remind`]; [`domain::notice`] and `crm::notice` |
//! | keys that come while something is saved, or before anybody could see what they would be about | `tui::app::typed_ahead`; `tui::app::unseen` |
//! | a change of many records | [`crm::writer`] does it in steps; [`crm::many`] is what came of it |
//! | what is shown of what was saved, or refused | `tui::app::outcome` |
//! | what is typed and not saved yet | `tui::app::drafts` decides; the thread that writes, `tui::app::worker`, keeps it |
//! | a page of a screen | [`store::page`], read through [`crm::reader`] |
//! | cards and counts that are not read again, since no change touched them | [`store::page::known`] |
//! | an action, its keys | one row in [`tui::action`], answered in [`tui::acts`], by a screen or by [`tui::app`] |
//! | board, list, deadlines, days, calendar | views of one section: [`tui::screen::browse`] |
//! | a verb of the command line | a file of [`cli`] |
//! | what is said, another language | `assets/i18n`, built in by [`i18n`]; what is typed in it: the words of [`domain::when`] and [`domain::money`] |
//! | a file brought in | [`exchange::table`] reads its rows, [`exchange::plan`] settles its columns, [`exchange::draft`] reads a row by them; [`crm::import`] makes records of the drafts |
//! | a file written | [`crm::export`] reads the rows, [`exchange::export`] writes their cells; [`store::file::beside`] puts it in its place whole |
//! | letters, forms and calls that come in | [`exchange::mail`], [`exchange::inbound`]; [`crm::intake`] |
//! | files kept with records | [`crm::files`] |
//! | the columns of another CRM | `assets/profiles`, read by [`exchange::profile`] |
//!
//! # What always holds
//!
//! - Every change is a command in one transaction, journalled, and can be undone.
//! - Records are read through the session's scoped views only.
//! - A page reads what is visible and a margin; its cost does not follow the size of the table.
//! - Nothing that a person, a file or a letter contains reaches the terminal unmarked
//!   ([`domain::marks`]).
//! - Text exists as message ids until an edge says it in the reader's language; nothing is decided by
//!   an id: what was done is a [`domain::command::Did`], why something was not is a
//!   [`domain::message::RefusalKind`].

pub mod domain;

pub mod capability;
pub mod clock;
pub mod config;
pub mod i18n;

pub mod exchange;
pub mod store;

pub mod crm;

pub mod reading;
pub mod words;

pub mod cli;
pub mod tui;
