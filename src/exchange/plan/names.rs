//! Which field the name of a column means: the one that somebody calls so, else the one that it is
//! called when what stands beside it is left out.

use std::collections::HashMap;

use super::{Column, Request};
use crate::domain::field::{Kind, Label};
use crate::domain::nearest::misspelt;
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;
use crate::exchange::heading::{self, Owner, Remark};
use crate::exchange::points;
use crate::exchange::profile::{self, Detail, Party, Profile, Target, normal};

/// What the column is called in many languages that says whether a record is open, won or lost.
const STATUS: [&str; 2] = ["status", "статус"];

/// The names that columns of one file may have.
pub struct Names<'a> {
    request: &'a Request<'a>,
    profile: Option<&'static Profile>,
    /// By normal form: what this program itself calls columns.
    own: HashMap<String, String>,
    /// Whether the file has this program's own columns.
    ours: bool,
}

impl<'a> Names<'a> {
    /// Gathers the names for a file.
    pub fn new(
        request: &'a Request<'a>,
        profile: Option<&'static Profile>,
        ours: bool,
    ) -> Names<'a> {
        Names { request, profile, own: own_names(request), ours }
    }

    /// What a column means; nothing where nobody calls a field so.
    pub fn target(&self, header: &str) -> Option<Target> {
        self.plain(header).or_else(|| match heading::owned(header) {
            Some((name, owner)) => self
                .plain(&name)
                .and_then(|target| owned(self.request.noun, target, owner))
                .or_else(|| self.counted(header)),
            None => self.remarked(header),
        })
    }

    /// What a column most likely means whose name nobody knows, if a known one was misspelt.
    pub fn near(&self, header: &str) -> Option<Target> {
        let noun = self.request.noun;
        let profiles = self.profile.into_iter().chain([profile::generic()]);
        let usual = profiles.flat_map(|profile| profile.all_names(noun));
        let own = self.own.keys().map(String::as_str);
        let target = self.exact(misspelt(&normal(header), usual.chain(own))?)?;
        (!matches!(target, Target::Keep | Target::Skip | Target::Id)).then_some(target)
    }

    /// Where a file has a column for the person, what it calls a lead is its title; and where it has one
    /// for the post of a contact, his title is what he is addressed with.
    pub fn settle(&self, columns: &mut [Column]) {
        self.settle_firms(columns);
        self.settle_given(columns);
        self.settle_whole(columns);
        self.settle_outcome(columns);
        self.settle_gross(columns);
        let is_title = |column: &Column| normal(&column.header) == "title";
        let is_post = |column: &Column| column.target.word() == "post";
        if self.request.noun == Noun::Contact && columns.iter().any(|c| is_post(c) && !is_title(c))
        {
            let titles = columns.iter_mut().filter(|c| is_title(c) && is_post(c));
            titles.filter(|c| !self.is_mapped(c)).for_each(|title| title.target = Target::Keep);
        }
        let is_name = |column: &Column| {
            let part = |name: &str| matches!(name, "last_name" | "first_name");
            column.target == Target::FullName
                || matches!(&column.target, Target::Field(name, _) if part(name))
        };
        let titled = columns.iter().any(|column| column.target.word() == "title");
        if self.request.noun != Noun::Lead || titled {
            return;
        }
        let lead = columns.iter().position(|column| {
            !self.is_mapped(column)
                && is_name(column)
                && ["lead", "лид"].contains(&&*normal(&column.header))
        });
        let another = |lead: usize| {
            columns.iter().enumerate().any(|(place, column)| place != lead && is_name(column))
        };
        if let Some(lead) = lead.filter(|lead| another(*lead))
            && let Some(title) = self.known("title")
        {
            columns[lead].target = title;
        }
    }

    /// Where whom to speak to has a column of his own, the one that is called after the client alone
    /// names the firm.
    fn settle_firms(&self, columns: &mut [Column]) {
        let is_whole = |column: &Column| {
            matches!(column.target, Target::FullName | Target::Client(Party::Contact, Detail::Name))
        };
        let Some(firm) = self.plain("Company").filter(|_| !self.ours) else { return };
        let people = columns.iter().filter(|c| is_whole(c) && !heading::is_client(&c.header));
        if people.count() == 0 || columns.iter().any(|column| column.target == firm) {
            return;
        }
        let client = columns.iter_mut().find(|column| {
            is_whole(column) && heading::is_client(&column.header) && !self.is_mapped(column)
        });
        if let Some(client) = client {
            client.person = Some(std::mem::replace(&mut client.target, firm));
        }
    }

    /// Beside the name of the family, a name of which no more is said is the given one.
    fn settle_given(&self, columns: &mut [Column]) {
        let [Some(given), Some(family)] = ["First name", "Last name"].map(|name| self.plain(name))
        else {
            return;
        };
        let has = |target: &Target| columns.iter().any(|column| column.target == *target);
        if self.ours || has(&given) || !has(&family) {
            return;
        }
        let name = columns
            .iter_mut()
            .find(|column| normal(&column.header) == "name" && !self.is_mapped(column));
        if let Some(name) = name {
            name.target = given;
        }
    }

    /// Where no other column has a name of the person, the one for the given name has all of it.
    fn settle_whole(&self, columns: &mut [Column]) {
        let plain = |name: &str| self.plain(name);
        let (Some(given), Some(whole)) = (plain("First name"), plain("Full name")) else { return };
        let others = [plain("Last name"), plain("Middle name"), Some(whole.clone())];
        let has_another =
            columns.iter().any(|column| others.contains(&Some(column.target.clone())));
        if self.ours || has_another {
            return;
        }
        let lone = columns.iter_mut().filter(|c| c.target == given && !self.is_mapped(c));
        lone.for_each(|column| column.target = whole.clone());
    }

    /// Beside the stage, the status says how it ended.
    fn settle_outcome(&self, columns: &mut [Column]) {
        let is_status = |column: &Column| {
            let name = normal(&column.header);
            STATUS.iter().any(|word| name.contains(word))
        };
        let is_stage = |column: &Column| column.target == Target::Stage;
        if self.ours || !columns.iter().any(|column| is_stage(column) && !is_status(column)) {
            return;
        }
        let statuses = columns.iter_mut().filter(|column| is_stage(column) && is_status(column));
        for status in statuses.filter(|status| !self.is_mapped(status)) {
            status.target = Target::Outcome;
        }
    }

    /// Beside another amount, the one with the tax is kept as it is.
    fn settle_gross(&self, columns: &mut [Column]) {
        let is_amount = |column: &Column| column.target.word() == "amount";
        let is_gross = |column: &Column| normal(&column.header).contains("brutto");
        if self.ours || !columns.iter().any(|column| is_amount(column) && !is_gross(column)) {
            return;
        }
        let gross = columns.iter_mut().filter(|column| is_amount(column) && is_gross(column));
        gross.filter(|column| !self.is_mapped(column)).for_each(|c| c.target = Target::Keep);
    }

    /// Whether the person said what a column means.
    fn is_mapped(&self, column: &Column) -> bool {
        self.request.map.iter().any(|(name, _)| normal(name) == normal(&column.header))
    }

    /// As [`Names::target`], where nothing stands beside the name.
    fn plain(&self, header: &str) -> Option<Target> {
        self.exact(header).or_else(|| {
            let profiles = || self.profile.into_iter().chain([profile::generic()]);
            let noun = self.request.noun;
            let shortened = |profile: &'static Profile| profile.find_shortened(noun, header);
            let plural = |profile: &'static Profile| profile.find_plural(noun, header);
            let known = |words: Option<&str>| words.and_then(|words| self.known(words));
            profiles()
                .find_map(|profile| known(shortened(profile)))
                .or_else(|| profiles().find_map(|p| known(plural(p)).filter(holds_several)))
        })
    }

    fn exact(&self, header: &str) -> Option<Target> {
        let (noun, registry) = (self.request.noun, self.request.registry);
        let in_profile =
            |profile: &Profile| profile.find(noun, header).and_then(|words| self.known(words));
        // A lead has its client in its own fields: a name that is no link of an exported file.
        let linking = |target: &Target| {
            noun == Noun::Lead
                && matches!(target, Target::Client(_, Detail::Name))
                && !(self.ours && registry.get(noun, header).is_some())
        };
        let own = || self.own.get(&normal(header)).and_then(|word| self.known(word));
        // Nobody but this team calls a column so.
        let custom = registry.get(noun, header).filter(|field| field.flags.custom);
        custom
            .and_then(|field| self.known(&field.name))
            .or_else(|| self.profile.and_then(in_profile))
            .or_else(|| own().filter(|target| !linking(target)))
            .or_else(|| in_profile(profile::generic()))
            .or_else(own)
    }

    /// The first of these targets, divided by `|`, that the noun has.
    fn known(&self, words: &str) -> Option<Target> {
        let parse = |word: &str| Target::parse(word, self.request.noun, self.request.registry);
        words.split('|').find_map(parse)
    }

    /// What a column of amounts means whose name says what they are counted in.
    fn counted(&self, header: &str) -> Option<Target> {
        Remark::of(header)?.unit()?;
        self.remarked(header)
    }

    /// What a column with a remark means. A remark that is no unit of a number may make another
    /// number of it: pieces, a percentage.
    fn remarked(&self, header: &str) -> Option<Target> {
        let remark = Remark::of(header)?;
        let label = |kind| points::named(kind, remark.text);
        match self.target(remark.name)? {
            Target::Points(kind, had) => {
                let fits = label(kind).is_some() || remark.enclosed;
                fits.then(|| Target::Points(kind, label(kind).or(had)))
            }
            Target::Reach(party, kind, had) => {
                let fits = label(kind).is_some() || remark.enclosed;
                fits.then(|| Target::Reach(party, kind, label(kind).or(had)))
            }
            Target::Id | Target::PointLabel(_) => None,
            Target::Field(name, kind) => {
                let fits = match kind {
                    Kind::Money(_) => remark.unit().is_some(),
                    Kind::Integer => remark.is_people(),
                    Kind::Number | Kind::Percent | Kind::Minutes => false,
                    _ => remark.enclosed,
                };
                fits.then_some(Target::Field(name, kind))
            }
            target => remark.enclosed.then_some(target),
        }
    }
}

/// What a column means that speaks of somebody, where a record of the noun has that.
fn owned(noun: Noun, target: Target, owner: Owner) -> Option<Target> {
    // What others choose from is no list of ours.
    let chosen = matches!(&target, Target::Field(_, Kind::Choice(_) | Kind::Choices(_)));
    match owner {
        Owner::Noun(own) if own == noun => (!chosen).then_some(target),
        Owner::Noun(Noun::Contact) if noun == Noun::Company => match target {
            Target::Points(kind @ (PointKind::Phone | PointKind::Email), label) => {
                Some(Target::Reach(Party::Contact, kind, label))
            }
            target => matches!(target, Target::Client(Party::Contact, _)).then_some(target),
        },
        Owner::Client | Owner::Noun(Noun::Contact) => is_personal(&target).then_some(target),
        Owner::Noun(Noun::Company) => match target {
            Target::Reach(_, kind, label) => Some(Target::Reach(Party::Company, kind, label)),
            target => (noun == Noun::Lead && is_of_firm(&target)).then_some(target),
        },
        Owner::Noun(_) => None,
    }
}

/// Whether it is something that a client has, and not his record's.
fn is_personal(target: &Target) -> bool {
    const FIELDS: [&str; 8] = [
        "last_name",
        "first_name",
        "middle_name",
        "company_name",
        "post",
        "address",
        "region",
        "birthday",
    ];
    match target {
        Target::FullName | Target::Points(..) | Target::Reach(..) => true,
        Target::Client(_, detail) => *detail != Detail::Id,
        Target::Field(name, _) => FIELDS.contains(&name.as_str()),
        _ => false,
    }
}

/// Whether it is something that a firm has as well as a person.
fn is_of_firm(target: &Target) -> bool {
    match target {
        Target::Points(..) => true,
        Target::Field(name, _) => ["address", "region"].contains(&name.as_str()),
        _ => false,
    }
}

/// Whether there may be several of it, so that its name may stand in the plural.
fn holds_several(target: &Target) -> bool {
    match target {
        Target::Points(..) | Target::Reach(..) => true,
        Target::Tags | Target::Observers | Target::Contacts => true,
        Target::Field(name, kind) => *kind == Kind::LongText || name.ends_with("address"),
        _ => false,
    }
}

/// The names this program itself gives to columns: stable names, labels, points with labels.
fn own_names(request: &Request<'_>) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for word in
        ["id", "full_name", "created_at", "closed_at", "pipeline", "stage_meaning", "converted"]
    {
        names.insert(normal(word), word.to_owned());
    }
    for (label, field) in &request.words.fields {
        names.insert(normal(label), field.clone());
    }
    for field in request.registry.of(request.noun) {
        if let Label::Own(label) = &field.label {
            names.insert(normal(label), field.name.clone());
        }
        names.insert(normal(&field.name), field.name.clone());
    }
    for kind in PointKind::ALL {
        for label in kind.labels().iter().copied().chain(["label"]) {
            let word = format!("{}:{label}", kind.word());
            names.insert(normal(&word), word);
        }
    }
    names
}
