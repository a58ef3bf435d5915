//! Numbers as people type them into a query: `100k`, `1,5m`, `1 000 000`, `-20`.

/// A decimal number, kept exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    /// How many of the digits stand after the point.
    scale: u32,
}

impl Decimal {
    /// Reads a number with an optional `k` or `m` (also `к`, `тыс`, `м`, `млн`, `tys`, `mln`) after
    /// it. Spaces and underscores may group the digits; the fraction follows a point or a comma.
    pub(super) fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let split = text.find(char::is_alphabetic).unwrap_or(text.len());
        let (number, suffix) = text.split_at(split);
        let zeros = match suffix.trim_end_matches('.').to_lowercase().as_str() {
            "" => 0,
            "k" | "к" | "тыс" | "tys" => 3,
            "m" | "м" | "млн" | "mln" => 6,
            _ => return None,
        };
        let mut digits: i128 = 0;
        let mut scale = 0;
        let mut seen = false;
        let mut point = false;
        for c in number.chars() {
            match c {
                '0'..='9' => {
                    digits = digits.checked_mul(10)?.checked_add(i128::from(c as u32 - 48))?;
                    seen = true;
                    scale += u32::from(point);
                }
                '.' | ',' if !point => point = true,
                '_' => {}
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        digits = digits.checked_mul(10_i128.pow(zeros))?;
        seen.then_some(Decimal { digits: if negative { -digits } else { digits }, scale })
    }

    /// The number in units of the `places`-th place after the point, if it is whole there.
    pub(super) fn units(self, places: u32) -> Option<i64> {
        let raised = self.digits.checked_mul(10_i128.checked_pow(places)?)?;
        let unit = 10_i128.checked_pow(self.scale)?;
        (raised % unit == 0).then(|| i64::try_from(raised / unit).ok())?
    }

    /// The nearest floating-point number.
    pub(super) fn real(self) -> f64 {
        self.digits as f64 / 10_f64.powf(f64::from(self.scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (text, units) in [
            ("100", Some(10_000)),
            ("100k", Some(10_000_000)),
            ("1.5m", Some(150_000_000)),
            ("1,5 млн", Some(150_000_000)),
            ("200 тыс.", Some(20_000_000)),
            ("1 000_000", Some(100_000_000)),
            ("0.05", Some(5)),
            ("0.050", Some(5)),
            ("-20", Some(-2_000)),
            ("0.001", None),
            ("k", None),
            ("", None),
            ("1.2.3", None),
            ("12x", None),
            ("99999999999999999999", None),
            ("999999999999999999999999999999999999999999", None),
        ] {
            assert_eq!(Decimal::parse(text).and_then(|d| d.units(2)), units, "{text}");
        }
        assert_eq!(Decimal::parse("2,5").map(Decimal::real), Some(2.5));
        assert_eq!(Decimal::parse("2.5").and_then(|d| d.units(0)), None);
    }
}
