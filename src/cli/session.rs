//! One person at one database: which file, which language, who it is, and on whose behalf.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::surroundings::Surroundings;
use super::trouble::Trouble;
use crate::capability::Capabilities;
use crate::clock::{self, Clock};
use crate::config::Config;
use crate::crm::init::Choices;
use crate::crm::{Database, Failure, Reader, Writer};
use crate::domain::defaults::COUNTRY;
use crate::domain::field::{Field, Registry};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::money::Currency;
use crate::domain::nearest::nearest;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{User, Viewer};
use crate::domain::query;
use crate::domain::setup::Setup;
use crate::i18n::{self, Lang};
use crate::reading::Reading;
use crate::words::Words;

/// At most so many fields are named to somebody who names one that is not there.
const NAMED: usize = 24;

/// What is known before any database is opened.
pub struct Call<'a> {
    /// The language to speak.
    pub lang: Lang,
    /// The personal settings.
    pub config: Config,
    /// Where they are, if anywhere.
    pub config_file: Option<PathBuf>,
    /// What surrounds the process.
    pub surroundings: &'a Surroundings,
    db: Option<PathBuf>,
    as_login: Option<String>,
}

impl<'a> Call<'a> {
    /// A call with these arguments, settings and surroundings.
    pub fn new(
        lang: Lang,
        config: Config,
        config_file: Option<PathBuf>,
        surroundings: &'a Surroundings,
        args: &ArgMatches,
    ) -> Call<'a> {
        let path = |path: &String| PathBuf::from(path);
        let db = args
            .get_one::<String>("db")
            .map(path)
            .or_else(|| surroundings.db.clone())
            .or_else(|| config.db.clone())
            .or_else(|| surroundings.default_db.clone());
        let as_login = args.get_one::<String>("as").cloned();
        Call { lang, config, config_file, surroundings, db, as_login }
    }

    /// The same call at another file.
    pub fn at(self, file: PathBuf) -> Call<'a> {
        Call { db: Some(file), ..self }
    }

    /// The database file.
    ///
    /// # Errors
    /// A refusal where nobody names one and there is no home folder to put it into.
    pub fn db(&self) -> Result<&Path, Refusal> {
        self.db.as_deref().ok_or_else(|| Refusal::malformed(Message::new("usage-no-database")))
    }

    /// What a new database starts with unless somebody chooses: what fits where the person lives.
    pub fn usual(&self) -> Choices {
        let locales = self.surroundings.locales.each_ref().map(String::as_str);
        Choices::of_home(i18n::country(&locales))
    }

    /// Opens the database, which is created and settled where there is none.
    ///
    /// # Errors
    /// When it is no database of ours, or the person may not use it.
    pub fn open(self) -> Result<Session, Trouble> {
        let database = Database::open(self.db()?)?;
        database.settle(&self.usual())?;
        let myself = database.person(&self.surroundings.login, &self.surroundings.name)?;
        let mut reader = database.reader(Database::viewer(&myself))?;
        let setup = reader.setup();
        let user = match &self.as_login {
            Some(login) if *login != myself.login => on_behalf(&setup, &myself, login)?,
            _ => myself,
        };
        let viewer = Database::viewer(&user);
        if reader.viewer() != viewer {
            reader = database.reader(viewer)?;
        }
        clock::live_in(reader.zone()?.as_deref());
        Ok(Session {
            lang: self.lang,
            clock: Clock::system(),
            config: self.config,
            capabilities: Capabilities::local(),
            database,
            user,
            reader,
            setup,
            has_writer: Cell::new(false),
        })
    }
}

/// One person at one open database.
pub struct Session {
    /// The language to speak.
    pub lang: Lang,
    /// The clock.
    pub clock: Clock,
    /// The personal settings.
    pub config: Config,
    /// What may be done outside the database.
    pub capabilities: Capabilities,
    /// The database.
    pub database: Database,
    /// The person on whose behalf everything is done.
    pub user: User,
    /// Pages of what the person may see.
    pub reader: Reader,
    /// The team's settings.
    pub setup: Arc<Setup>,
    has_writer: Cell<bool>,
}

impl Session {
    /// How data become words.
    pub fn words(&self) -> Words<'_> {
        Words::new(self.lang, &self.setup, self.clock.now(), clock::local)
    }

    /// How words become data.
    pub fn reading(&self) -> Reading<'_> {
        Reading::new(&self.setup, self.clock, self.user.id).speaking(self.lang)
    }

    /// For whom everything is done.
    pub fn viewer(&self) -> Viewer {
        Database::viewer(&self.user)
    }

    /// The writing side.
    ///
    /// # Errors
    /// When the database fails.
    pub fn writer(&self) -> Result<Writer, Trouble> {
        self.has_writer.set(true);
        Ok(self.database.writer(self.viewer())?.with_files(self.capabilities))
    }

    /// Whether something may have been changed.
    pub fn may_have_written(&self) -> bool {
        self.has_writer.get()
    }

    /// What people call a record whose name was read: one without a name by its client or by how he is
    /// reached.
    ///
    /// # Errors
    /// When the database fails.
    pub fn called(&self, on: RecordRef, name: Option<&str>) -> Result<String, Failure> {
        let words = self.words();
        let stand_in = match name.filter(|name| !name.is_empty()) {
            // What a person is called may be his phone.
            Some(name) if on.noun == Noun::Contact => Some(name.to_owned()),
            Some(name) => return Ok(name.to_owned()),
            None => self.reader.stand_in(on)?,
        };
        Ok(stand_in.map_or_else(|| words.untitled(on), |way| words.phone(&way).into_owned()))
    }

    /// The field of a noun with this stable name, with the short one that a query knows it by, or with
    /// this label in the reader's language.
    ///
    /// # Errors
    /// A refusal with the nearest name.
    pub fn field(&self, noun: Noun, name: &str) -> Result<&Field, Refusal> {
        let registry = &self.setup.registry;
        let words = self.words();
        let labelled = || registry.of(noun).find(|f| fold(&words.label(f)) == fold(name));
        let short = || registry.get(noun, query::in_full(name)?);
        if let Some(field) = registry.get(noun, name).or_else(short).or_else(labelled) {
            return Ok(field);
        }
        let message =
            Message::new("refused-unknown-field").with("noun", Arg::Nouns(noun)).with("name", name);
        // A slip of the pen wherever a field is named, in a query too.
        let refusal = Refusal::malformed(message);
        // What the program keeps itself is known, but not worth naming.
        let fields = registry.of(noun).filter(|field| !field.flags.system);
        let names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
        Err(match nearest(name, names.iter().copied()) {
            Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
            None => {
                let mut known = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
                if names.len() > NAMED {
                    known.push_str(", …");
                }
                refusal.hint(Message::new("hint-known-names").with("names", known))
            }
        })
    }
}

/// Settings of nobody: what is said before a database is open needs no more.
pub fn no_setup() -> Setup {
    Setup {
        registry: Registry::new(Vec::new()),
        pipelines: Vec::new(),
        stages: Vec::new(),
        sources: Vec::new(),
        departed: Vec::new(),
        gone: Vec::new(),
        users: Vec::new(),
        country: COUNTRY.to_owned(),
        currency: Currency::RUB,
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    }
}

/// The person an administrator stands in for.
fn on_behalf(setup: &Setup, myself: &User, login: &str) -> Result<User, Refusal> {
    if !myself.admin {
        let message = Message::new("refused-as").with("people", setup.administrators());
        return Err(Refusal::new(RefusalKind::NotAllowed, message));
    }
    setup.users.iter().find(|user| user.login == login).cloned().ok_or_else(|| {
        let refusal = Refusal::not_found(Message::new("refused-unknown-user").with("text", login));
        match nearest(login, setup.users.iter().map(|user| user.login.as_str())) {
            Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
            None => refusal,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::UserId;

    #[test]
    fn only_administrators_stand_in_for_others_and_are_named() {
        let user = |id, login: &str, name: &str, admin| User {
            id: UserId(id),
            login: login.to_owned(),
            name: name.to_owned(),
            admin,
        };
        let (anna, boris) = (user(1, "anna", "Anna", true), user(2, "boris", "Boris", false));
        let setup = Setup { users: vec![anna.clone(), boris.clone()], ..no_setup() };
        assert!(on_behalf(&setup, &anna, "boris").is_ok());
        let refused = on_behalf(&setup, &boris, "anna").unwrap_err();
        assert_eq!(refused.kind, RefusalKind::NotAllowed);
        assert_eq!(refused.message, Message::new("refused-as").with("people", "Anna"));
    }
}
