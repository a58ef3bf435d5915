//! What is selected in a section, and what it comes to. What each record is worth is kept with it, so
//! that no key waits until very many are added up.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::money::{Currency, Money};

/// The selected records.
#[derive(Debug, Default)]
pub struct Selection {
    ids: BTreeSet<i64>,
    /// What they are worth, those that are worth anything.
    worth: HashMap<i64, Money>,
    /// How many are worth something in a currency, and the sum of that in minor units.
    sums: BTreeMap<Currency, (usize, i128)>,
    /// Where a range begins, as long as it follows the cursor.
    pub range_from: Option<i64>,
}

impl Selection {
    /// The numbers of the selected records.
    pub fn ids(&self) -> &BTreeSet<i64> {
        &self.ids
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether this record is.
    pub fn has(&self, id: i64) -> bool {
        self.ids.contains(&id)
    }

    /// Selects a record that is worth this, or lets go of it where it is selected.
    pub fn toggle(&mut self, id: i64, worth: Option<Money>) {
        if self.ids.remove(&id) {
            self.forget(id);
        } else {
            self.add(id, worth);
        }
    }

    /// Selects a record that is worth this.
    pub fn add(&mut self, id: i64, worth: Option<Money>) {
        self.ids.insert(id);
        self.forget(id);
        let Some(money) = worth.filter(|money| money.minor != 0) else { return };
        self.worth.insert(id, money);
        let (count, sum) = self.sums.entry(money.currency).or_default();
        *count += 1;
        *sum += i128::from(money.minor);
    }

    /// Of those that are selected, takes note what these are worth by now.
    pub fn weigh(&mut self, worth: &HashMap<i64, Money>) {
        for (id, money) in worth {
            if self.has(*id) {
                self.add(*id, Some(*money));
            }
        }
    }

    /// Of the records that were asked about, lets go of those that are not among these, which are
    /// worth this much by now. What was selected in the meantime stays.
    pub fn keep(&mut self, asked: &[i64], shown: impl IntoIterator<Item = (i64, Option<Money>)>) {
        let shown: HashMap<i64, Option<Money>> = shown.into_iter().collect();
        for id in asked {
            let was = self.ids.remove(id);
            self.forget(*id);
            if let Some(worth) = shown.get(id).filter(|_| was) {
                self.add(*id, *worth);
            }
        }
        self.range_from = self.range_from.filter(|id| self.has(*id));
    }

    /// Selects these and nothing else.
    pub fn replace(&mut self, shown: impl IntoIterator<Item = (i64, Option<Money>)>) {
        *self = Selection::default();
        for (id, worth) in shown {
            self.add(id, worth);
        }
    }

    /// Lets go of all of them.
    pub fn clear(&mut self) {
        *self = Selection::default();
    }

    /// What they come to: one sum a currency, the one of the most records first. What is beyond what
    /// can be counted stands as the most that can.
    pub fn sums(&self) -> Vec<Money> {
        let mut sums: Vec<_> = self.sums.iter().filter(|(_, (_, sum))| *sum != 0).collect();
        sums.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let money = |(currency, (_, sum)): (&Currency, &(usize, i128))| {
            let most = if *sum < 0 { i64::MIN } else { i64::MAX };
            Money::new(i64::try_from(*sum).unwrap_or(most), *currency)
        };
        sums.into_iter().map(money).collect()
    }

    fn forget(&mut self, id: i64) {
        let Some(money) = self.worth.remove(&id) else { return };
        if let Some((count, sum)) = self.sums.get_mut(&money.currency) {
            *count -= 1;
            *sum -= i128::from(money.minor);
            if *count == 0 {
                self.sums.remove(&money.currency);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rub(minor: i64) -> Option<Money> {
        Some(Money::new(minor, Currency::RUB))
    }

    #[test]
    fn what_is_selected_is_added_up_by_currency_and_follows_every_change() {
        let euro = Currency::parse("EUR").unwrap();
        let mut selection = Selection::default();
        let sums = |selection: &Selection| -> Vec<(i64, String)> {
            let sums = selection.sums().into_iter();
            sums.map(|sum| (sum.minor, sum.currency.code().to_owned())).collect()
        };
        let expected = |sums: &[(i64, &str)]| -> Vec<(i64, String)> {
            sums.iter().map(|(minor, code)| (*minor, (*code).to_owned())).collect()
        };
        selection.add(1, Some(Money::new(7, euro)));
        selection.add(2, rub(100));
        selection.add(3, rub(50));
        selection.add(4, None);
        assert_eq!(sums(&selection), expected(&[(150, "RUB"), (7, "EUR")]));
        selection.toggle(2, rub(100));
        selection
            .weigh(&HashMap::from([(3, Money::new(60, Currency::RUB)), (9, Money::new(1, euro))]));
        assert_eq!(sums(&selection), expected(&[(7, "EUR"), (60, "RUB")]));
        assert_eq!(selection.ids().iter().copied().collect::<Vec<_>>(), [1, 3, 4]);
        // What is selected while the answer is awaited was not asked about.
        selection.add(7, rub(9));
        selection.keep(&[1, 3, 4, 8], [(3, rub(61)), (4, None), (8, rub(5))]);
        assert_eq!(selection.ids().iter().copied().collect::<Vec<_>>(), [3, 4, 7]);
        assert_eq!(sums(&selection), expected(&[(70, "RUB")]));
        selection.replace([(1, rub(i64::MAX)), (2, rub(i64::MAX))]);
        assert_eq!(
            sums(&selection),
            expected(&[(i64::MAX, "RUB")]),
            "the most that can be counted"
        );
        selection.clear();
        assert!(selection.is_empty() && selection.sums().is_empty());
    }
}
