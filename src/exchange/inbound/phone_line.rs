//! The numbers of a call as telephone exchanges write them.

/// What exchanges say of a caller who hid his number; the first is what the activity is called.
pub const HIDDEN: &str = "anonymous";

/// Other words for the same.
const NOBODY: [&str; 8] =
    ["unknown", "private", "restricted", "withheld", "unavailable", "hidden", "<unknown>", "none"];

/// Numbers with fewer digits than this are colleagues.
const INTERNAL: usize = 5;

/// One end of a call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct End {
    /// The number; nothing where it was hidden.
    pub number: Option<String>,
    /// The name that came with it.
    pub name: String,
    /// Whether it is an extension of our own exchange.
    pub internal: bool,
}

/// Reads `+7 912 345-67-89`, `sip:+79123456789@host;user=phone`, `"Ivan" <+79123456789>`, `101`.
pub fn read(told: &str) -> End {
    let told = told.trim().replace('\0', "");
    let (name, number) = match told.rsplit_once('<') {
        Some((name, rest)) if !name.trim().is_empty() => {
            (name.trim().trim_matches('"').trim(), rest.trim_end_matches('>').trim())
        }
        _ => ("", told.as_str()),
    };
    let number = ["sip:", "sips:", "tel:"]
        .iter()
        .find_map(|scheme| {
            number
                .get(..scheme.len())
                .filter(|s| s.eq_ignore_ascii_case(scheme))
                .map(|s| &number[s.len()..])
        })
        .unwrap_or(number);
    let number = number.split(['@', ';']).next().unwrap_or_default().trim();
    let lower = number.to_lowercase();
    let hidden = lower.is_empty() || lower == HIDDEN || NOBODY.contains(&lower.as_str());
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let name = if name.eq_ignore_ascii_case(HIDDEN) { "" } else { name };
    End {
        internal: !hidden && digits == number.chars().count() && digits < INTERNAL,
        number: (!hidden).then(|| number.chars().take(100).collect()),
        name: name.chars().take(200).collect(),
    }
}

/// How long a call was: `63`, `1:03`, `1:02:03`.
pub fn seconds(told: &str) -> Option<i64> {
    let parts: Vec<&str> = told.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    let mut all: i64 = 0;
    for part in parts {
        let part: i64 = part.trim().parse().ok().filter(|part| (0..10_000_000).contains(part))?;
        all = all * 60 + part;
    }
    Some(all)
}
