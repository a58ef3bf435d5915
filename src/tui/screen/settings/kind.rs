//! What can be set, kind by kind.

use super::card_views;
use crate::crm::settings::counts::COUNTED;
use crate::crm::{Failure, Reader};
use crate::domain::field::Field;
use crate::domain::noun::Noun;
use crate::tui::action::Action;
use crate::tui::screen::Context;

/// A kind of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The person's own.
    Mine,
    /// How the team works.
    Team,
    /// Pipelines with their stages.
    Stages,
    /// What happens by itself when something comes to a stage.
    Rules,
    /// Fields of the team's own.
    Fields,
    /// How cards are laid out.
    Views,
    /// Where leads come from.
    Sources,
    /// The catalogue of what is sold.
    Products,
    /// Who works here.
    People,
    /// From whom nothing is taken in.
    Exclusions,
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Kind; 10] = [
        Kind::Mine,
        Kind::Team,
        Kind::Stages,
        Kind::Rules,
        Kind::Fields,
        Kind::Views,
        Kind::Sources,
        Kind::Products,
        Kind::People,
        Kind::Exclusions,
    ];

    /// The kind that an action opens.
    pub fn opened_by(action: Action) -> Option<Kind> {
        Some(match action {
            Action::MySettings => Kind::Mine,
            Action::OpenTeam => Kind::Team,
            Action::OpenStages => Kind::Stages,
            Action::OpenRules => Kind::Rules,
            Action::OpenFields => Kind::Fields,
            Action::OpenViews => Kind::Views,
            Action::OpenSources => Kind::Sources,
            Action::OpenProducts => Kind::Products,
            Action::OpenPeople => Kind::People,
            Action::OpenExclusions => Kind::Exclusions,
            _ => return None,
        })
    }

    /// The message that names it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mine => "settings-mine",
            Kind::Team => "settings-team",
            Kind::Stages => "settings-stages",
            Kind::Rules => "settings-rules",
            Kind::Fields => "settings-fields",
            Kind::Views => "settings-views",
            Kind::Sources => "settings-sources",
            Kind::Products => "settings-products",
            Kind::People => "settings-people",
            Kind::Exclusions => "settings-exclusions",
        }
    }

    /// The message that says what it holds.
    pub fn about(self) -> &'static str {
        match self {
            Kind::Mine => "settings-mine-about",
            Kind::Team => "settings-team-about",
            Kind::Stages => "settings-stages-about",
            Kind::Rules => "settings-rules-about",
            Kind::Fields => "settings-fields-about",
            Kind::Views => "settings-views-about",
            Kind::Sources => "settings-sources-about",
            Kind::Products => "settings-products-about",
            Kind::People => "settings-people-about",
            Kind::Exclusions => "settings-exclusions-about",
        }
    }

    /// Whose rows its entries are; none where they are settings, which stay.
    pub fn noun(self) -> Option<Noun> {
        Some(match self {
            Kind::Mine | Kind::Team => return None,
            Kind::Stages => Noun::Stage,
            Kind::Rules => Noun::Rule,
            Kind::Fields => Noun::Field,
            Kind::Views => Noun::Layout,
            Kind::Sources => Noun::Source,
            Kind::Products => Noun::Product,
            Kind::People => Noun::User,
            Kind::Exclusions => Noun::Exclusion,
        })
    }

    /// What stands beside its name: how many there are, or what holds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn count(self, reader: &Reader, context: &Context) -> Result<String, Failure> {
        let (setup, words) = (context.setup, context.words);
        let number = |count: usize| count.to_string();
        Ok(match self {
            Kind::Mine => {
                setup.user(context.viewer().user).map(|u| u.name.clone()).unwrap_or_default()
            }
            Kind::Team => words.text(&format!("settings-mode-{}", setup.settings.mode.word())),
            Kind::Stages => {
                let mode = setup.settings.mode;
                let shown = setup.pipelines.iter().filter(|pipeline| mode.has(pipeline.noun));
                number(shown.map(|pipeline| setup.stages_of(pipeline.id).count()).sum())
            }
            Kind::Fields => {
                let own = |field: &&Field| field.flags.custom;
                number(Noun::ALL.into_iter().flat_map(|n| setup.registry.of(n)).filter(own).count())
            }
            Kind::Views => number(card_views::count(context)),
            Kind::Rules => number(setup.rules.len()),
            Kind::Sources => number(setup.sources.len()),
            Kind::People => number(setup.users.len()),
            Kind::Products | Kind::Exclusions => {
                let noun = self.noun().unwrap_or(Noun::Product);
                match reader.entries(noun)? {
                    COUNTED => format!("{COUNTED}+"),
                    count => count.to_string(),
                }
            }
        })
    }
}
