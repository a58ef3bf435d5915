use proptest::prelude::*;

use super::arrange::{Place, Step, is_mandatory, parts, take};
use super::part::Item;
use super::*;
use crate::domain::field::{Field, Flags, Kind, Label, Registry, Section, Storage};
use crate::domain::money::Currency;
use crate::domain::person::User;

/// Fields of the team on deals: a name, its section, whether it is mandatory.
fn registry(own: &[(&str, Section, bool)]) -> Registry {
    let field = |(name, section, required): &(&str, Section, bool)| Field {
        noun: Noun::Deal,
        name: (*name).to_owned(),
        kind: Kind::Text,
        label: Label::Own((*name).to_owned()),
        section: *section,
        storage: Storage::Column(format!("x_{name}")),
        flags: Flags { required: *required, custom: true, ..Flags::default() },
    };
    Registry::new(own.iter().map(field).collect())
}

fn said(words: &str) -> Vec<Part> {
    words.split_whitespace().filter_map(Part::parse).collect()
}

/// What is seen of the people's own fields of a deal, section by section.
fn seen(registry: &Registry, view: &str) -> String {
    let blocks = arrange(registry.of(Noun::Deal), &said(view));
    let of = |block: &Block| {
        let names: Vec<&str> =
            block.seen().filter(|f| !f.flags.system).map(|f| f.name.as_str()).collect();
        format!("{}: {}", block.section.word(), names.join(" "))
    };
    blocks.iter().map(of).collect::<Vec<_>>().join(" | ")
}

fn item(word: &str) -> Item {
    Part::parse(word).unwrap().item
}

/// A step in a word or two: `-amount`, `+#main`, `amount <title`, `amount >title`, `amount ^more`,
/// `amount $more`.
fn step(words: &str) -> Step {
    if let Some(hidden) = words.strip_prefix('-') {
        return Step::Hide(item(hidden));
    }
    if let Some(shown) = words.strip_prefix('+') {
        return Step::Show(item(shown));
    }
    let (what, place) = words.split_once(' ').unwrap();
    let (sign, where_to) = place.split_at(1);
    let place = match sign {
        "<" => Place::Before(item(where_to)),
        ">" => Place::After(item(where_to)),
        "^" => Place::Top(Section::parse(where_to).unwrap()),
        _ => Place::End(Section::parse(where_to).unwrap()),
    };
    Step::Move(item(what), place)
}

#[test]
fn a_view_puts_fields_and_sections_where_it_says() {
    let own = registry(&[("number", Section::Main, false), ("contract", Section::More, true)]);
    let built_in = "main: title stage amount currency products amount_manual type source \
                    begin_date close_date number | client: contact contacts company | \
                    more: responsible observers tags comment open_to_all contract";
    assert_eq!(seen(&own, ""), built_in);
    // A view that mentions what is gone, twice the same, or a section without fields.
    assert_eq!(seen(&own, "gone title title #more #main"), {
        "main: title stage amount currency products amount_manual type source begin_date \
         close_date number | more: responsible observers tags comment open_to_all contract | \
         client: contact contacts company"
    });
    let short = "#client company contact -contacts #main amount comment -title -stage \
                 -products -amount_manual -type -source -begin_date -close_date \
                 -#more responsible contract";
    assert_eq!(
        seen(&own, short),
        "client: company contact | main: amount currency comment number | more: contract"
    );
    // What is mandatory is seen even where a view hides it from before.
    assert!(seen(&own, "#main -contract").starts_with("main: contract title"));
}

#[test]
fn a_step_takes_things_to_their_place() {
    let own = registry(&[("contract", Section::More, true)]);
    let after = |steps: &[&str]| -> Result<String, &'static str> {
        let mut blocks = arrange(own.of(Noun::Deal), &said("#main title amount source"));
        for words in steps {
            take(&mut blocks, &step(words)).map_err(|refusal| refusal.message.id)?;
        }
        let words: Vec<String> = parts(&blocks).iter().map(Part::word).collect();
        Ok(seen(&own, &words.join(" ")))
    };
    let begins = |steps: &[&str], with: &str| {
        let seen = after(steps).unwrap();
        assert!(seen.starts_with(with), "{steps:?}: {seen}");
    };
    begins(&[], "main: title amount currency source stage");
    begins(&["source <title"], "main: source title amount currency stage");
    begins(&["title >amount"], "main: amount currency title source stage");
    begins(&["title >title"], "main: title amount");
    begins(&["comment ^main"], "main: comment title");
    begins(&["title $client"], "main: amount currency source stage");
    begins(&["title $more", "-#client"], "main: amount");
    begins(&["#more <#main"], "more: responsible");
    begins(&["#main >#more"], "client: contact");
    begins(&["#main >#main"], "main: title");
    begins(&["-amount"], "main: title source");
    begins(&["-amount", "+amount"], "main: title amount currency");
    begins(&["-#main", "#more <#main"], "more: responsible");
    assert!(after(&["title $more"]).unwrap().contains("open_to_all contract title"));
    assert!(after(&["-#main"]).unwrap().starts_with("main:  | client"));
    for (steps, refused) in [
        ("-contract", "refused-layout-mandatory"),
        ("-#more", "refused-layout-section"),
        ("-currency", "refused-layout-led"),
        ("title >currency", "refused-layout-led"),
        ("next_at ^main", "refused-layout-head"),
        ("gone ^main", "refused-layout-field"),
        ("title <#main", "refused-layout-place"),
        ("#main <title", "refused-layout-place"),
        ("#main ^more", "refused-layout-place"),
    ] {
        assert_eq!(after(&[steps]), Err(refused), "{steps}");
    }
}

/// A common view of deals, one of pipeline 7, Anna's, a named one for everybody and one that is
/// only for pipeline 7; by their numbers.
fn layouts() -> Layouts {
    let layout = |id, pipeline: Option<i64>, owner: Option<i64>, name: Option<&str>| Layout {
        id,
        noun: Noun::Deal,
        pipeline: pipeline.map(PipelineId),
        owner: owner.map(UserId),
        name: name.map(str::to_owned),
        parts: Vec::new(),
    };
    Layouts {
        all: vec![
            layout(1, None, None, None),
            layout(2, Some(7), None, None),
            layout(3, None, Some(1), None),
            layout(4, None, None, Some("short")),
            layout(5, Some(7), None, Some("audit")),
        ],
        chosen: Vec::new(),
    }
}

#[test]
fn one_sees_what_one_chose_else_what_the_pipeline_has_else_what_all_have() {
    let choice = |user, word: &str| Chosen { user: UserId(user), key: Key::parse(word).unwrap() };
    let chosen = vec![
        choice(1, "deal:mine"),
        choice(1, "deal/8:common"),
        choice(2, "deal:4"),
        choice(3, "deal:mine"),
        choice(4, "deal:99"),
    ];
    let all = Layouts { chosen, ..layouts() };
    for (user, noun, pipeline, expected) in [
        // Anna sees her own, but where she chose the common one.
        (1, Noun::Deal, Some(7), Some(3)),
        (1, Noun::Deal, Some(8), Some(1)),
        (1, Noun::Deal, None, Some(3)),
        (1, Noun::Lead, None, None),
        (2, Noun::Deal, Some(7), Some(4)),
        // One who chose his own and has none, one whose view is gone, one who chose nothing.
        (3, Noun::Deal, Some(7), Some(2)),
        (4, Noun::Deal, Some(7), Some(2)),
        (5, Noun::Deal, Some(7), Some(2)),
        (5, Noun::Deal, Some(8), Some(1)),
        (5, Noun::Contact, None, None),
    ] {
        let user = UserId(user);
        let pipeline = pipeline.map(PipelineId);
        let which = all.chosen(user, noun, pipeline);
        let used = all.behind(Key { noun, pipeline, which }, user).map(|layout| layout.id);
        assert_eq!(used, expected, "{user:?} {noun:?} {pipeline:?}");
    }
    let names = |pipeline: i64| -> Vec<&str> {
        all.named(Noun::Deal, Some(PipelineId(pipeline))).map(|(name, _)| name).collect()
    };
    assert_eq!((names(7), names(8)), (vec!["short", "audit"], vec!["short"]));
    let home = |word: &str| all.home(Key::parse(word).unwrap(), UserId(1)).word();
    assert_eq!(home("deal/7:common"), "deal/7:common");
    assert_eq!(home("deal/8:common"), "deal:common");
    assert_eq!(home("deal/7:mine"), "deal:mine");
}

#[test]
fn what_all_see_belongs_to_administrators_and_ones_own_to_oneself() {
    let user = |id, name: &str, admin| User {
        id: UserId(id),
        login: name.to_lowercase(),
        name: name.to_owned(),
        admin,
    };
    let setup = Setup {
        registry: registry(&[]),
        pipelines: Vec::new(),
        stages: Vec::new(),
        sources: Vec::new(),
        departed: Vec::new(),
        gone: Vec::new(),
        users: vec![user(1, "Anna", true), user(2, "Boris", false), user(3, "Ewa", true)],
        country: "PL".to_owned(),
        currency: Currency::RUB,
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Layouts::default(),
        timelines: Vec::new(),
    };
    for (which, admin, allowed) in [
        (Which::Mine, false, true),
        (Which::Common, false, false),
        (Which::Named(1), false, false),
        (Which::Common, true, true),
        (Which::Named(1), true, true),
    ] {
        let asked = check_right(which, Viewer { user: UserId(1), admin }, &setup);
        assert_eq!(asked.is_ok(), allowed, "{which:?} {admin}");
        if let Err(refusal) = asked {
            assert_eq!(refusal.kind, RefusalKind::NotAllowed);
            assert_eq!(refusal.message.args[1], ("people", "Anna, Ewa".into()));
        }
    }
}

const NAMES: [&str; 8] =
    ["title", "amount", "currency", "contact", "own", "must", "created_at", "gone"];

fn any_part() -> impl Strategy<Value = Part> {
    let section = (0..3_usize).prop_map(|at| Item::Section(Section::ALL[at]));
    let field = (0..NAMES.len()).prop_map(|at| Item::Field(NAMES[at].to_owned()));
    (prop_oneof![section, field], any::<bool>()).prop_map(|(item, shown)| Part { item, shown })
}

fn any_step() -> impl Strategy<Value = Step> {
    let place =
        (any_part(), any_part(), 0..4_usize, 0..3_usize).prop_map(|(one, other, how, at)| {
            let place = match how {
                0 => Place::Before(other.item),
                1 => Place::After(other.item),
                2 => Place::Top(Section::ALL[at]),
                _ => Place::End(Section::ALL[at]),
            };
            Step::Move(one.item, place)
        });
    let seen = any_part().prop_map(|part| match part.shown {
        true => Step::Show(part.item),
        false => Step::Hide(part.item),
    });
    prop_oneof![place, seen]
}

proptest! {
    /// No field is lost or doubled and none that is mandatory is hidden, whatever a view says and
    /// whatever is done with it; and a view keeps what was done.
    #[test]
    fn every_field_stands_once_and_the_mandatory_are_seen(
        said in prop::collection::vec(any_part(), 0..24),
        steps in prop::collection::vec(any_step(), 0..12),
        at in 0..3_usize,
    ) {
        let own = registry(&[("own", Section::ALL[at], false), ("must", Section::ALL[at], true)]);
        let check = |blocks: &[Block]| {
            let mut here: Vec<&str> =
                blocks.iter().flat_map(|b| &b.fields).map(|p| p.field.name.as_str()).collect();
            let mut all: Vec<&str> = own.of(Noun::Deal).map(|f| f.name.as_str()).collect();
            here.sort_unstable();
            all.sort_unstable();
            assert_eq!(here, all);
            let seen: Vec<&Field> = blocks.iter().flat_map(Block::seen).collect();
            assert!(own.of(Noun::Deal).filter(|f| is_mandatory(f)).all(|f| seen.contains(&f)));
            let mut sections: Vec<Section> = blocks.iter().map(|b| b.section).collect();
            sections.sort();
            assert_eq!(sections, Section::ALL);
        };
        let mut blocks = arrange(own.of(Noun::Deal), &said);
        check(&blocks);
        for step in &steps {
            let before = parts(&blocks);
            if take(&mut blocks, step).is_err() {
                prop_assert_eq!(parts(&blocks), before, "{:?}", step);
            }
            check(&blocks);
        }
        let kept = arrange(own.of(Noun::Deal), &parts(&blocks));
        check(&kept);
        prop_assert_eq!(parts(&kept), parts(&blocks));
    }
}
