//! Where somebody who turned to us belongs: one decision for every channel.
//!
//! In this order: nothing is made for whom the team excluded; what is open of a known client takes
//! it in; a known client with nothing open gets a repeat lead, or, where those are off, only an
//! entry on his own card; everybody else is a new lead. Where the
//! team works without leads, what is new is a deal. A machine and our own call or letter make
//! nothing new and light nothing: they are noted where the client is known.

use super::{Direction, Nature, Why};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;

/// More timelines than this do not show one and the same thing.
const MOST: usize = 20;

/// What is known about whoever is at the other end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Whether the team wants nothing made for this address or number.
    pub excluded: bool,
    /// Whether there is an address or a number at all.
    pub reachable: bool,
    /// The contacts and companies with this address or number, in any order.
    pub clients: Vec<Client>,
    /// What is open of theirs, in any order.
    pub elements: Vec<Element>,
}

/// A contact or a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// Which.
    pub on: RecordRef,
    /// Who works with it.
    pub responsible: UserId,
    /// When it was changed last, in seconds since 1970 UTC.
    pub updated_at: i64,
}

/// An open lead or deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Which.
    pub on: RecordRef,
    /// Who works on it.
    pub responsible: UserId,
    /// When it was changed last, in seconds since 1970 UTC.
    pub updated_at: i64,
    /// Whether it is the client's own, and not another's of the same company.
    pub own: bool,
}

/// What the team chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Whether a known client with nothing open gets a new lead.
    pub repeat_leads: bool,
    /// Whether everything that is open of a client shows what came, and not only what takes it in.
    pub everywhere: bool,
}

/// What happened, as far as it matters for where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Event {
    /// Who turned to whom.
    pub direction: Direction,
    /// Whether a person did.
    pub nature: Nature,
    /// Whether it is between colleagues.
    pub internal: bool,
    /// Whether it is a call that nobody answered.
    pub missed: bool,
    /// Whether somebody decided that it shall be taken in, whoever sent it.
    pub wanted: bool,
}

/// Where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Nothing is made.
    Leave(Why),
    /// Onto the timelines of records that are there.
    Attach {
        /// The record that gets the incoming activity.
        home: RecordRef,
        /// Who answers.
        responsible: UserId,
        /// The other records whose timelines show it.
        also: Vec<RecordRef>,
        /// Whether somebody has to answer.
        lit: bool,
        /// Why there.
        why: Why,
    },
    /// A new lead; a new deal where the team works without leads.
    New {
        /// The known person it belongs to.
        contact: Option<RecordRef>,
        /// The known company it belongs to.
        company: Option<RecordRef>,
        /// Who works with the client, if anybody.
        responsible: Option<UserId>,
        /// The clients whose timelines show it too.
        also: Vec<RecordRef>,
        /// Why a new one.
        why: Why,
    },
}

/// Decides.
pub fn route(event: Event, known: &Known, rules: Rules) -> Route {
    if known.excluded && !event.wanted {
        return Route::Leave(Why::Excluded);
    }
    if event.internal {
        return Route::Leave(Why::Internal);
    }
    let asks =
        event.direction == Direction::In && (event.nature == Nature::Personal || event.wanted);
    let clients = newest_first(&known.clients);
    let open = open(&known.elements);
    if let Some((first, rest)) = open.split_first() {
        let others = rest.iter().filter(|_| rules.everywhere);
        return Route::Attach {
            home: first.on,
            responsible: first.responsible,
            also: others.map(|element| element.on).chain(names(&clients)).collect(),
            lit: asks,
            why: if first.on.noun == Noun::Deal { Why::OpenDeal } else { Why::OpenLead },
        };
    }
    let Some(client) = clients.first() else { return of_nobody(event, known, asks) };
    if asks && rules.repeat_leads {
        let first = |noun| clients.iter().find(|client| client.on.noun == noun).map(|c| c.on);
        return Route::New {
            contact: first(Noun::Contact),
            company: first(Noun::Company),
            responsible: Some(client.responsible),
            also: names(&clients).collect(),
            why: Why::Repeat,
        };
    }
    let why = match (event.direction, asks) {
        (_, true) => Why::RepeatOff,
        (Direction::Out, false) => Why::Ours,
        (Direction::In, false) => Why::Machine,
    };
    let also = names(&clients).filter(|on| *on != client.on).collect();
    Route::Attach { home: client.on, responsible: client.responsible, also, lit: asks, why }
}

/// Where somebody goes whom nobody knows.
fn of_nobody(event: Event, known: &Known, asks: bool) -> Route {
    let why = match (event.direction, asks) {
        (Direction::Out, _) => return Route::Leave(Why::OutToUnknown),
        (_, false) => return Route::Leave(Why::Noise),
        // Nobody could be called back.
        _ if !known.reachable && event.missed => return Route::Leave(Why::MissedHidden),
        _ if !known.reachable => Why::Hidden,
        _ => Why::Unknown,
    };
    Route::New { contact: None, company: None, responsible: None, also: Vec::new(), why }
}

/// The open elements that take part: the client's own where he has any, else the first one of his
/// company. Deals before leads, what was worked on last first; of equals the younger one.
fn open(elements: &[Element]) -> Vec<Element> {
    let own = elements.iter().any(|element| element.own);
    let mut open: Vec<Element> =
        elements.iter().filter(|element| element.own == own).copied().collect();
    open.sort_by_key(|e| (e.on.noun != Noun::Deal, -e.updated_at, -e.on.id));
    open.dedup_by_key(|element| element.on);
    open.truncate(if own { MOST } else { 1 });
    open
}

/// People before companies, who was worked with last first; of equals the older one.
fn newest_first(clients: &[Client]) -> Vec<Client> {
    let mut clients = clients.to_vec();
    clients.sort_by_key(|c| (c.on.noun != Noun::Contact, -c.updated_at, c.on.id));
    clients.dedup_by_key(|client| client.on);
    clients
}

fn names(clients: &[Client]) -> impl Iterator<Item = RecordRef> {
    clients.iter().map(|client| client.on)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: Rules = Rules { repeat_leads: true, everywhere: true };
    const OFF: Rules = Rules { repeat_leads: false, everywhere: true };

    fn on(name: &str) -> RecordRef {
        name.parse().unwrap()
    }

    fn client(name: &str, responsible: i64, updated_at: i64) -> Client {
        Client { on: on(name), responsible: UserId(responsible), updated_at }
    }

    fn element(name: &str, responsible: i64, updated_at: i64, own: bool) -> Element {
        Element { on: on(name), responsible: UserId(responsible), updated_at, own }
    }

    fn known(clients: &[Client], elements: &[Element]) -> Known {
        Known {
            excluded: false,
            reachable: true,
            clients: clients.to_vec(),
            elements: elements.to_vec(),
        }
    }

    fn asked(known: &Known) -> Route {
        route(Event::default(), known, ON)
    }

    #[test]
    fn what_is_open_takes_it_in() {
        let maria = client("contact/3", 1, 10);
        type Row<'a> = (&'a [Element], &'a str, i64, &'a [&'a str], Why);
        let table: [Row; 8] = [
            (&[element("deal/7", 2, 5, true)], "deal/7", 2, &["contact/3"], Why::OpenDeal),
            (&[element("lead/4", 3, 5, true)], "lead/4", 3, &["contact/3"], Why::OpenLead),
            // A deal before a lead, however old it is; the lead shows it too.
            (
                &[element("lead/4", 3, 99, true), element("deal/7", 2, 5, true)],
                "deal/7",
                2,
                &["lead/4", "contact/3"],
                Why::OpenDeal,
            ),
            // Of two deals the one that was worked on last.
            (
                &[element("deal/7", 2, 5, true), element("deal/6", 1, 8, true)],
                "deal/6",
                1,
                &["deal/7", "contact/3"],
                Why::OpenDeal,
            ),
            // Of two alike the younger one.
            (
                &[element("lead/4", 2, 5, true), element("lead/5", 1, 5, true)],
                "lead/5",
                1,
                &["lead/4", "contact/3"],
                Why::OpenLead,
            ),
            // What is of the company comes in only where nothing is his own.
            (&[element("deal/9", 2, 5, false)], "deal/9", 2, &["contact/3"], Why::OpenDeal),
            (
                &[element("deal/9", 2, 5, false), element("deal/8", 1, 7, false)],
                "deal/8",
                1,
                &["contact/3"],
                Why::OpenDeal,
            ),
            (
                &[element("deal/9", 2, 99, false), element("lead/4", 3, 5, true)],
                "lead/4",
                3,
                &["contact/3"],
                Why::OpenLead,
            ),
        ];
        for (elements, home, responsible, also, why) in table {
            for rules in [ON, OFF] {
                let expected = Route::Attach {
                    home: on(home),
                    responsible: UserId(responsible),
                    also: also.iter().map(|name| on(name)).collect(),
                    lit: true,
                    why,
                };
                let routed = route(Event::default(), &known(&[maria], elements), rules);
                assert_eq!(routed, expected, "{elements:?}");
            }
        }
    }

    #[test]
    fn only_what_takes_it_in_and_the_client_show_it_where_the_team_wants_it_so() {
        let maria = client("contact/3", 1, 10);
        let elements = [element("lead/4", 3, 99, true), element("deal/7", 2, 5, true)];
        for (everywhere, shown) in [(true, &["lead/4", "contact/3"][..]), (false, &["contact/3"])] {
            let rules = Rules { everywhere, ..ON };
            let routed = route(Event::default(), &known(&[maria], &elements), rules);
            let Route::Attach { home, also, .. } = routed else { panic!("{routed:?}") };
            let shown: Vec<RecordRef> = shown.iter().map(|name| on(name)).collect();
            assert_eq!((home, also), (on("deal/7"), shown));
        }
    }

    #[test]
    fn an_open_lead_of_somebody_who_is_no_client_yet_takes_it_in() {
        let route = asked(&known(&[], &[element("lead/4", 3, 5, true)]));
        let Route::Attach { home, also, lit: true, why: Why::OpenLead, .. } = route else {
            panic!("{route:?}")
        };
        assert_eq!((home, also), (on("lead/4"), vec![]));
    }

    #[test]
    fn a_known_client_with_nothing_open_gets_a_repeat_lead_unless_they_are_off() {
        let both = [client("company/5", 2, 99), client("contact/3", 1, 10)];
        type Row<'a> = (&'a [Client], Option<&'a str>, Option<&'a str>, i64);
        let table: [Row; 4] = [
            (&[client("contact/3", 1, 10)], Some("contact/3"), None, 1),
            (&[client("company/5", 2, 10)], None, Some("company/5"), 2),
            (&both, Some("contact/3"), Some("company/5"), 1),
            // Of two with one number, the one who was worked with last.
            (&[client("contact/3", 1, 10), client("contact/8", 4, 20)], Some("contact/8"), None, 4),
        ];
        for (clients, contact, company, responsible) in table {
            let routed = asked(&known(clients, &[]));
            let Route::New { also, why: Why::Repeat, .. } = &routed else { panic!("{routed:?}") };
            assert_eq!(also.len(), clients.len());
            let expected = Route::New {
                contact: contact.map(on),
                company: company.map(on),
                responsible: Some(UserId(responsible)),
                also: also.clone(),
                why: Why::Repeat,
            };
            assert_eq!(routed, expected);
        }
        let off = route(Event::default(), &known(&both, &[]), OFF);
        let expected = Route::Attach {
            home: on("contact/3"),
            responsible: UserId(1),
            also: vec![on("company/5")],
            lit: true,
            why: Why::RepeatOff,
        };
        assert_eq!(off, expected);
    }

    #[test]
    fn whom_nobody_knows_is_a_new_lead() {
        let nobody = known(&[], &[]);
        let new =
            |why| Route::New { contact: None, company: None, responsible: None, also: vec![], why };
        let missed = Event { missed: true, ..Event::default() };
        let hidden = Known { reachable: false, ..nobody.clone() };
        for (event, known, expected) in [
            (Event::default(), &nobody, new(Why::Unknown)),
            (missed, &nobody, new(Why::Unknown)),
            (Event::default(), &hidden, new(Why::Hidden)),
            (missed, &hidden, Route::Leave(Why::MissedHidden)),
        ] {
            for rules in [ON, OFF] {
                assert_eq!(route(event, known, rules), expected, "{event:?}");
            }
        }
    }

    #[test]
    fn the_excluded_and_colleagues_leave_nothing() {
        let maria = [client("contact/3", 1, 10)];
        let excluded = Known { excluded: true, ..known(&maria, &[element("deal/7", 2, 5, true)]) };
        assert_eq!(asked(&excluded), Route::Leave(Why::Excluded));
        let wanted = Event { wanted: true, ..Event::default() };
        assert!(matches!(route(wanted, &excluded, ON), Route::Attach { .. }));
        let internal = Event { internal: true, ..Event::default() };
        assert_eq!(route(internal, &known(&maria, &[]), ON), Route::Leave(Why::Internal));
    }

    #[test]
    fn a_machine_and_our_own_turn_are_noted_and_light_nothing() {
        let out = Event { direction: Direction::Out, ..Event::default() };
        let nobody = known(&[], &[]);
        let maria = known(&[client("contact/3", 1, 10)], &[]);
        let busy = known(&[client("contact/3", 1, 10)], &[element("deal/7", 2, 5, true)]);
        for (event, leave, quiet) in [
            (out, Why::OutToUnknown, Why::Ours),
            (Event { nature: Nature::Automatic, ..Event::default() }, Why::Noise, Why::Machine),
            (Event { nature: Nature::Bulk, ..Event::default() }, Why::Noise, Why::Machine),
        ] {
            assert_eq!(route(event, &nobody, ON), Route::Leave(leave), "{event:?}");
            let expected = |home: &str, responsible, also: &[&str], why| Route::Attach {
                home: on(home),
                responsible: UserId(responsible),
                also: also.iter().map(|name| on(name)).collect(),
                lit: false,
                why,
            };
            assert_eq!(route(event, &maria, ON), expected("contact/3", 1, &[], quiet));
            let there = expected("deal/7", 2, &["contact/3"], Why::OpenDeal);
            assert_eq!(route(event, &busy, OFF), there);
        }
        // A letter that only looks like a machine's is taken in when somebody says so.
        let wanted = Event { nature: Nature::Bulk, wanted: true, ..Event::default() };
        assert!(matches!(route(wanted, &nobody, ON), Route::New { why: Why::Unknown, .. }));
    }
}
