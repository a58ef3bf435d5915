//! What a query asks for, as data to be told.

use super::*;
use crate::domain::seek;

fn told(text: &str) -> Option<Phrase> {
    let setup = setup();
    let me = UserId(1);
    let context =
        Context { noun: Noun::Lead, setup: &setup, me, now: NOW, dates: &Days, labels: &labels };
    phrase(text, &context).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn is(field: &str, order: Option<Order>, values: Vec<Said>) -> Phrase {
    Phrase::Is { about: About::Field(field.to_owned()), order, values }
}

fn known(ids: &[i64]) -> Said {
    Said::Known(ids.iter().map(|id| Value::Int(*id)).collect())
}

#[test]
fn a_query_is_told_piece_by_piece() {
    let typed = |text: &str| Said::Typed(text.to_owned());
    for (text, expected) in [
        ("stage:new,in_work", is("stage", None, vec![known(&[1]), known(&[2])])),
        ("responsible:me", is("responsible", None, vec![known(&[1])])),
        ("Ответственный:anna", is("responsible", None, vec![known(&[1])])),
        ("created:d5", is("created_at", None, vec![Said::Period(5 * DAY, 6 * DAY)])),
        ("amount>=1000,5", is("amount", Some(Order::AtLeast), vec![typed("1000,5")])),
        ("source:none", is("source", None, vec![Said::Nothing])),
        ("tag:cold", is("tags", None, vec![typed("cold")])),
        ("is:overdue", Phrase::State("overdue".to_owned())),
        ("no:phone", Phrase::Holds(About::Field("phone".to_owned()), false)),
        ("has:activity", Phrase::Holds(About::Activity, true)),
        ("id:5", Phrase::Is { about: About::Number, order: None, values: vec![typed("5")] }),
        ("name:Anna", Phrase::Is { about: About::Name, order: None, values: vec![typed("Anna")] }),
        ("\"Exact words\"", Phrase::Text("Exact words".to_owned())),
        (
            "pumps OR -is:mine",
            Phrase::Any(vec![
                Phrase::Text("pumps".to_owned()),
                Phrase::Not(Box::new(Phrase::State("mine".to_owned()))),
            ]),
        ),
    ] {
        assert_eq!(told(text), Some(expected), "{text}");
    }
    assert_eq!(told("  "), None);
}

#[test]
fn a_text_too_long_to_be_looked_for_is_refused() {
    for text in ["x".repeat(seek::LONGEST + 1), format!("-\"{}\"", "x ".repeat(seek::LONGEST))] {
        let error = read_as(Noun::Lead, &text).unwrap_err();
        assert_eq!(error.message.id, "query-text-long");
    }
    assert!(read_as(Noun::Lead, &"x".repeat(seek::LONGEST)).is_ok());
}
