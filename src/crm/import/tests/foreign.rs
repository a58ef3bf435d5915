//! What files of other systems and of people have in them that is no plain value of a record.

use super::*;

#[test]
fn a_row_of_sums_is_put_aside_and_brings_nothing() {
    let mut team = Team::new();
    let file = "Stage,Deal name,Amount\nNew order,Roof,5\nИтого,,5\n";
    let told = team.rehearse(Noun::Deal, file);
    for report in [told, team.import(Noun::Deal, file).unwrap()] {
        let aside: Vec<_> = report.rejected.iter().map(|bad| (bad.line, bad.reason.id)).collect();
        assert_eq!(aside, [(3, "exchange-row-closing")]);
        assert_eq!((report.tally.made, report.census.stages.len()), (1, 0));
    }
}
