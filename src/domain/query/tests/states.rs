//! What a query says of the state of records, and what is shown where it says nothing.

use super::*;

#[test]
fn lists_show_open_records_unless_the_query_speaks_of_the_state() {
    for (text, says) in [
        ("", false),
        ("petrov amount>5", false),
        ("stage:new", true),
        ("a OR -is:won", true),
        ("is:open", true),
        ("closed:d5", true),
        ("is:deleted", true),
        ("is:overdue", false),
    ] {
        assert_eq!(lead(text).says_about_state(), says, "{text}");
    }
    assert_eq!(lead("").open_unless_said(Noun::Lead), empty("closed_at"));
    assert_eq!(lead("").open_unless_said(Noun::Activity), empty("done_at"));
    assert_eq!(lead("").open_unless_said(Noun::Contact), Filter::All);
    assert_eq!(lead("stage:junk").open_unless_said(Noun::Lead), one_of("stage", &[4]));
}

#[test]
fn what_is_in_the_recycle_bin_is_meant_where_it_is_spoken_of() {
    for (text, of_bin) in [
        ("is:open", OfBin::Without),
        ("is:deleted", OfBin::Alone),
        ("pumps is:deleted", OfBin::Alone),
        ("a -is:deleted", OfBin::Among),
        ("is:deleted OR is:open", OfBin::Among),
    ] {
        assert_eq!(lead(text).of_bin(), of_bin, "{text}");
    }
}
