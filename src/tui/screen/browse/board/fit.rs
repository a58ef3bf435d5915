//! How all columns of a board share its width when none of them may be out of sight.

/// A column gets no wider than its fair share unless it has this much anyway.
const EASY: u16 = 20;
/// The column under the cursor is read: it is not narrower than this.
const READ: u16 = 14;
/// What suits a narrow column, where the one under the cursor can spare it.
const NARROW: u16 = 8;
/// A column with cards: the place of a bar, the beginning of a name, and the mark that it is cut.
const LEAST: u16 = 5;
/// A column that is only a strip with its name downwards, and the same where it must be thin.
const STRIP: u16 = 3;
const THIN: u16 = 2;

/// The room of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Its columns of the screen.
    pub width: u16,
    /// Whether it is but a strip.
    pub strip: bool,
}

/// Shares `room` among columns of which these hold cards, so that all of them are seen. Empty ones
/// are strips; the one under the cursor is read with ease; where the others would become too narrow,
/// those farthest from the cursor are strips as well. Nothing where not even that fits.
pub fn share(filled: &[bool], cursor: usize, room: u16) -> Option<Vec<Share>> {
    let others = u16::try_from(filled.len().checked_sub(1)?).ok()?;
    let beside = |strip: u16| strip.checked_mul(others).and_then(|taken| room.checked_sub(taken));
    let strip = match beside(STRIP) {
        Some(left) if left >= EASY => STRIP,
        _ if beside(THIN).is_some_and(|left| left >= READ) => THIN,
        _ => return None,
    };
    let mut near: Vec<usize> =
        (0..filled.len()).filter(|at| filled[*at] && *at != cursor).collect();
    near.sort_by_key(|at| at.abs_diff(cursor));
    let (read, each, open) = (0..=near.len()).rev().find_map(|count| {
        let open = u16::try_from(count).ok()?;
        let rest = room - strip * (others - open);
        let (read, each) = widths(rest, open)?;
        Some((read, each, count))
    })?;
    let open = &near[..open];
    let columns = (0..filled.len()).map(|at| match at {
        at if at == cursor => Share { width: read, strip: false },
        at if open.contains(&at) => Share { width: each, strip: false },
        _ => Share { width: strip, strip: true },
    });
    Some(columns.collect())
}

/// The width of the column under the cursor and of each of so many others; nothing where these would
/// be too narrow.
fn widths(rest: u16, others: u16) -> Option<(u16, u16)> {
    if others == 0 {
        return Some((rest, 0));
    }
    let fair = rest / (others + 1);
    let each = if fair >= EASY {
        fair
    } else {
        let read = rest.saturating_sub(NARROW * others).clamp(READ, EASY);
        rest.checked_sub(read)? / others
    };
    (each >= LEAST).then(|| (rest - each * others, each))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The widths of columns, strips with a stroke before them. `x` holds cards, `.` none; the
    /// cursor is in the one in capitals or between brackets.
    fn shared(columns: &str, room: u16) -> String {
        let cursor = columns.find(['X', 'O']).expect("a cursor");
        let filled: Vec<bool> = columns.chars().map(|c| "xX".contains(c)).collect();
        let Some(shares) = share(&filled, cursor, room) else { return "no room".to_owned() };
        let width: u16 = shares.iter().map(|share| share.width).sum();
        assert_eq!(width, room, "{columns} in {room}");
        let said = |share: Share| match share.strip {
            true => format!("|{}", share.width),
            false => share.width.to_string(),
        };
        shares.into_iter().map(said).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_columns_are_seen_and_the_one_under_the_cursor_is_read() {
        for (columns, room, expected) in [
            // The usual screen: all of seven, of six where one is empty, of fourteen.
            ("Xxxxxxx", 80, "20 10 10 10 10 10 10"),
            ("x.Xxxx", 80, "14 |3 21 14 14 14"),
            ("xxxxxxXxxxxxxx", 80, "5 5 5 5 5 5 15 5 5 5 5 5 5 5"),
            ("x.x.x.X.x.x.x.", 80, "7 |3 7 |3 7 |3 17 |3 7 |3 7 |3 7 |3"),
            // An empty column under the cursor is no strip.
            ("xO.", 80, "38 39 |3"),
            ("......O", 80, "|3 |3 |3 |3 |3 |3 62"),
            // A small screen: the farthest give way.
            ("Xxxxxxx", 40, "14 5 5 5 5 |3 |3"),
            ("X.....x", 40, "17 |3 |3 |3 |3 |3 8"),
            ("Xxxxxxxxx", 40, "15 5 5 5 |2 |2 |2 |2 |2"),
            ("xxxxxxxxxxxxxX", 40, "|2 |2 |2 |2 |2 |2 |2 |2 |2 |2 |2 |2 |2 14"),
            // Nineteen: those around the cursor.
            ("xxxxxxxxxXxxxxxxxxx", 80, "|3 |3 |3 |3 |3 |3 5 5 5 14 5 5 5 |3 |3 |3 |3 |3 |3"),
            // A wall: all alike.
            ("xxxXxxx", 300, "42 42 42 48 42 42 42"),
            ("xxxxxxXxxxxxxx", 300, "21 21 21 21 21 21 27 21 21 21 21 21 21 21"),
            // Where there is no room, none is shared.
            ("xxxxxxxxxxxxxX", 39, "no room"),
            ("X", 13, "no room"),
            ("X", 14, "14"),
        ] {
            assert_eq!(shared(columns, room), expected, "{columns} in {room}");
        }
        assert_eq!(share(&[], 0, 80), None);
    }

    #[test]
    fn whatever_there_is_nothing_is_lost_and_nothing_overlaps() {
        for count in 1..20_usize {
            for cursor in 0..count {
                for room in 0..320 {
                    for pattern in [0_u32, 0x5555, 0x0f0f, u32::MAX] {
                        let filled: Vec<bool> =
                            (0..count).map(|at| pattern >> at & 1 == 1).collect();
                        let Some(shares) = share(&filled, cursor, room) else { continue };
                        assert_eq!(shares.iter().map(|share| share.width).sum::<u16>(), room);
                        assert!(shares[cursor].width >= READ && !shares[cursor].strip);
                        for (at, share) in shares.iter().enumerate() {
                            let least = if share.strip { THIN } else { LEAST };
                            assert!(share.width >= least, "{filled:?} {cursor} {room}");
                            assert!(filled[at] || share.strip || at == cursor);
                        }
                    }
                }
            }
        }
    }
}
