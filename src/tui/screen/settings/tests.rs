use super::*;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size};

fn opens(effect: Effect) -> Deed {
    match effect {
        Effect::Open(open) => match *open {
            Open::Team(deed) => deed,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// A table of the stages of the team, as it is read.
fn stages(team: &Team) -> Settings {
    let context = team.context();
    let mut settings = Settings::at(Kind::Stages);
    let inner = settings.inner(&context);
    let Panel::Table(table) = &mut settings.panel else { panic!("a table") };
    let counts = [(StageId(1), 41), (StageId(2), 7)].into_iter().collect();
    let rows = rows::of_stages(&counts, &Default::default(), &context);
    table.take(rows::Page { rows, facts: None }, inner.area, &context);
    settings.counts = Kind::ALL.map(|_| "3".to_owned()).to_vec();
    settings
}

#[test]
fn it_is_drawn_at_every_size() {
    for inside in [false, true] {
        let mut settings = stages(&Team::new(Lang::Ru, 80, 24));
        settings.inside = inside;
        draw_at_every_size(|buffer, area, context| settings.draw(buffer, area, context));
    }
}

#[test]
fn kinds_and_entries_stand_side_by_side_where_there_is_room() {
    for (lang, kind, stage) in [
        (Lang::En, "Pipelines and stages", "Not processed"),
        (Lang::Ru, "Воронки и стадии", "Не обработан"),
        (Lang::Pl, "Lejki i etapy", "Nieprzetworzony"),
    ] {
        for (width, both) in [(120, true), (80, false), (40, false)] {
            let team = Team::new(lang, width, 30);
            let settings = stages(&team);
            let (shown, _) =
                team.drawn(|buffer, area, context| settings.draw(buffer, area, context));
            assert!(shown.contains(stage), "{width}: {shown}");
            assert_eq!(shown.contains(kind), both, "{width}: {shown}");
            assert!(shown.contains("41"), "{width}: {shown}");
        }
    }
}

#[test]
fn every_kind_says_what_it_holds_without_being_cut() {
    for lang in Lang::ALL {
        let team = Team::new(lang, 40, 20);
        let counts = Kind::ALL.map(|_| "3".to_owned()).to_vec();
        let settings = Settings { counts, ..Settings::default() };
        let (shown, _) = team.drawn(|buffer, area, context| settings.draw(buffer, area, context));
        assert!(!shown.contains('…'), "{shown}");
        for kind in Kind::ALL {
            assert!(shown.contains(&team.context().words.text(kind.name())), "{shown}");
        }
    }
}

#[test]
fn one_goes_in_and_comes_back() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut settings = Settings::default();
    assert!(!settings.goes_back());
    assert!(matches!(settings.on_action(Action::MoveDown, &context), Effect::Reload));
    assert_eq!(settings.kind(), Kind::Team);
    for back in [Action::StepBack, Action::Back, Action::MoveLeft, Action::OtherPane] {
        settings.on_action(Action::Open, &context);
        assert!(settings.goes_back(), "{back:?}");
        settings.on_action(back, &context);
        assert!(!settings.goes_back(), "{back:?}");
        assert_eq!(settings.kind(), Kind::Team);
    }
}

#[test]
fn keys_on_a_stage_ask_for_what_is_done_with_it() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut settings = stages(&team);
    // The pipeline stands above its stages.
    settings.on_action(Action::MoveDown, &context);
    let (on, id) = (RecordRef::new(Noun::Stage, 1), StageId(1));
    let pipeline = context.setup.pipelines[0].id;
    for (action, expected) in [
        (Action::New, Deed::Add(Place { pipeline, after: Some(id) })),
        (Action::Open, Deed::Edit(on)),
        (Action::Edit, Deed::Edit(on)),
        (Action::Recolour, Deed::Recolour(id)),
        (Action::StageMenu, Deed::Menu(id)),
        (Action::EarlierPlace, Deed::Shift(on, Way::Earlier)),
        (Action::LaterPlace, Deed::Shift(on, Way::Later)),
        (Action::Delete, Deed::Remove(on)),
    ] {
        assert_eq!(settings.why_not(action, &context), None, "{action:?}");
        assert_eq!(opens(settings.on_action(action, &context)), expected, "{action:?}");
    }
    settings.on_action(Action::MoveFirst, &context);
    let edit = opens(settings.on_action(Action::Open, &context));
    assert_eq!(edit, Deed::Edit(RecordRef::new(Noun::Pipeline, pipeline.0)));
    let why = settings.why_not(Action::Recolour, &context);
    assert_eq!(why.map(|why| why.id), Some("why-no-stage"));
}

#[test]
fn what_cannot_be_done_here_says_why() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut settings = Settings::default();
    let why = |settings: &Settings, action| settings.why_not(action, &context).map(|why| why.id);
    assert_eq!(why(&settings, Action::New), Some("why-choose-kind"));
    settings.on_action(Action::Open, &context);
    assert_eq!(why(&settings, Action::New), Some("why-settings-stay"));
    assert_eq!(why(&settings, Action::Edit), None);
    let mut empty = Settings::at(Kind::Fields);
    assert_eq!(why(&empty, Action::Delete), Some("why-no-record"));
    assert_eq!(why(&empty, Action::Open), Some("why-no-record"));
    assert_eq!(why(&empty, Action::New), None);
    assert_eq!(opens(empty.on_action(Action::New, &context)), Deed::New(Noun::Field));
}
