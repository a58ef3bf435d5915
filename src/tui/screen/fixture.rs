//! A team, a moment and a terminal for the tests of screens, without a database.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Context;
use crate::clock::{self, Clock};
use crate::domain::defaults::{PIPELINES, SOURCES};
use crate::domain::field::Registry;
use crate::domain::money::Currency;
use crate::domain::person::{User, UserId};
use crate::domain::setup::{Setup, Source};
use crate::domain::stage::{Pipeline, PipelineId, Stage, StageId};
use crate::i18n::Lang;
use crate::reading::Reading;
use crate::tui::keymap::Keymap;
use crate::tui::terminal::Depth;
use crate::tui::theme::Theme;
use crate::words::Words;

/// 2026-11-18 12:00 in the zone of the machine, a Wednesday.
pub fn noon() -> i64 {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    clock::moment(day.and_hms_opt(12, 0, 0).unwrap())
}

/// The settings, the look and the keys that a [`Context`] borrows.
pub struct Team {
    /// The team's settings, which a test may change first.
    pub setup: Setup,
    theme: Theme,
    keymap: Keymap,
    lang: Lang,
    area: Rect,
    now: i64,
}

impl Team {
    /// A team with the settings of a new database, two sellers, and a screen of this size.
    pub fn new(lang: Lang, width: u16, height: u16) -> Team {
        Team {
            setup: setup(),
            theme: Theme::new(Depth::Mono, false),
            keymap: Keymap::default(),
            lang,
            area: Rect::new(0, 0, width, height),
            now: noon(),
        }
    }

    /// Lets the time pass until a moment.
    pub fn wait_until(&mut self, now: i64) {
        self.now = now;
    }

    /// What a screen may look at; the viewer is anna.
    pub fn context(&self) -> Context<'_> {
        let clock = Clock::stopped(self.now);
        Context {
            setup: &self.setup,
            words: Words::new(self.lang, &self.setup, self.now, clock::local),
            reading: Reading::new(&self.setup, clock, UserId(1)).speaking(self.lang),
            clock,
            theme: &self.theme,
            keymap: &self.keymap,
            area: self.area,
        }
    }

    /// What is drawn, line by line without the spaces at the ends, and where the cursor is.
    pub fn drawn(
        &self,
        draw: impl Fn(&mut Buffer, Rect, &Context) -> Option<Position>,
    ) -> (String, Option<Position>) {
        let mut buffer = Buffer::empty(self.area);
        let cursor = draw(&mut buffer, self.area, &self.context());
        let lines = buffer.content.chunks(usize::from(self.area.width.max(1)));
        let lines = lines.map(|cells| cells.iter().map(|c| c.symbol()).collect::<String>());
        let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        (lines.join("\n"), cursor)
    }
}

/// Draws at every size a terminal may have, and asks that the cursor is on the screen.
pub fn draw_at_every_size(draw: impl Fn(&mut Buffer, Rect, &Context) -> Option<Position>) {
    let small = (0..13).flat_map(|width| (0..8).map(move |height| (width, height)));
    for (width, height) in small.chain([(40, 10), (40, 20), (80, 24), (120, 36), (300, 100)]) {
        let team = Team::new(Lang::Ru, width, height);
        let (_, cursor) = team.drawn(&draw);
        let inside = cursor.is_none_or(|cursor| team.area.contains(cursor));
        assert!(inside, "{width}x{height}: {cursor:?}");
    }
}

fn setup() -> Setup {
    let (mut pipelines, mut stages) = (Vec::new(), Vec::new());
    for (number, pipeline) in (1..).zip(PIPELINES) {
        let id = PipelineId(number);
        let (noun, code) = (pipeline.noun, pipeline.code.to_owned());
        pipelines.push(Pipeline { id, noun, code, names: pipeline.names.into() });
        for stage in pipeline.stages {
            stages.push(Stage {
                id: StageId(1 + i64::try_from(stages.len()).unwrap()),
                pipeline: id,
                code: stage.code.to_owned(),
                names: stage.names.into(),
                meaning: stage.meaning,
                colour: stage.colour,
                limit_days: None,
            });
        }
    }
    let source = |(id, source): (i64, &crate::domain::defaults::SourceSeed)| Source {
        id,
        code: source.code.to_owned(),
        names: source.names.into(),
    };
    let user = |id, login: &str, name: &str| User {
        id: UserId(id),
        login: login.to_owned(),
        name: name.to_owned(),
        admin: id == 1,
    };
    Setup {
        registry: Registry::new(Vec::new()),
        pipelines,
        stages,
        sources: (1..).zip(SOURCES).map(source).collect(),
        departed: Vec::new(),
        gone: Vec::new(),
        users: vec![user(1, "anna", "Anna Smirnova"), user(2, "boris", "Boris Petrov")],
        country: "RU".to_owned(),
        currency: Currency::RUB,
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    }
}
