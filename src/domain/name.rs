//! What a record is called where there is room for one line: on a card of the board, in a list, in
//! a message.

use super::value::Value;

/// The name of a record by its values; `value` finds one by the field's stable name.
///
/// The title or subject comes first, then the person, the company, and the first way to reach
/// somebody. `None` where none of them says anything: the caller names the record by its number.
pub fn display<'v>(value: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    let text = |field: &str| {
        value(field).and_then(Value::as_text).map(str::trim).filter(|text| !text.is_empty())
    };
    let point = |field: &str| {
        let points = value(field).map_or(&[][..], Value::as_points);
        points.iter().map(|point| point.value.trim()).find(|value| !value.is_empty())
    };
    let person = || {
        person(
            text("last_name").unwrap_or_default(),
            text("first_name").unwrap_or_default(),
            text("middle_name").unwrap_or_default(),
        )
    };
    let owned = |text: &str| text.to_owned();
    text("title")
        .or_else(|| text("subject"))
        .map(owned)
        .or_else(person)
        .or_else(|| text("company_name").map(owned))
        .or_else(|| ["phone", "email", "messenger", "site"].into_iter().find_map(point).map(owned))
}

/// A person's name in the order its readers expect: with a patronymic the family name comes first
/// (`Сидоров Иван Петрович`), otherwise last (`Иван Сидоров`, `John F. Kennedy`). `None` where all
/// parts are empty.
pub fn person(last: &str, first: &str, middle: &str) -> Option<String> {
    let patronymic = middle.chars().any(|c| matches!(c, '\u{400}'..='\u{52F}'));
    let order = if patronymic { [last, first, middle] } else { [first, middle, last] };
    let words: Vec<&str> = order.into_iter().filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::point::Point;

    #[test]
    fn a_family_name_comes_first_before_a_patronymic() {
        let table = [
            ("Сидоров", "Иван", "Петрович", Some("Сидоров Иван Петрович")),
            ("Сидоров", "Иван", "", Some("Иван Сидоров")),
            ("", "Иван", "Петрович", Some("Иван Петрович")),
            ("Kennedy", "John", "F.", Some("John F. Kennedy")),
            ("Nowak", "", "", Some("Nowak")),
            ("", "", "", None),
        ];
        for (last, first, middle, expected) in table {
            assert_eq!(person(last, first, middle).as_deref(), expected, "{last} {first}");
        }
    }

    #[test]
    fn the_best_that_is_known_names_a_record() {
        let mut values = vec![
            ("title", Value::text(" Windows ")),
            ("last_name", Value::text("Petrov")),
            ("company_name", Value::text("Acme")),
            ("phone", Value::Points(vec![Point::new("+79123456789", "work")])),
            ("email", Value::Points(vec![Point::new("ivan@example.com", "work")])),
        ];
        for expected in ["Windows", "Petrov", "Acme", "+79123456789", "ivan@example.com"] {
            let find = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| v);
            assert_eq!(display(find).as_deref(), Some(expected));
            values.remove(0);
        }
        assert_eq!(display(|_| None), None);
        assert_eq!(display(|_| Some(&Value::Empty)), None);
    }
}
