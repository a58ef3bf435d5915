//! The words a story is told with; each language fills in its own.

/// Somebody who works in the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colleague {
    /// The login.
    pub login: &'static str,
    /// The name colleagues see.
    pub name: &'static str,
}

/// A given name.
#[derive(Debug)]
pub struct Given {
    /// The name.
    pub name: &'static str,
    /// How an e-mail address spells it.
    pub latin: &'static str,
}

/// A surname, which may differ for men and women.
#[derive(Debug)]
pub struct Surname {
    /// A man's.
    pub he: &'static str,
    /// A woman's.
    pub she: &'static str,
    /// How an e-mail address spells it.
    pub latin: &'static str,
}

/// The words of one language. In patterns `{..}` stands for what is put in, `#` for any digit.
#[derive(Debug)]
pub struct Words {
    /// Who works in the firm.
    pub colleagues: &'static [Colleague],
    /// Given names of men.
    pub men: &'static [Given],
    /// Given names of women.
    pub women: &'static [Given],
    /// Middle names of men and women; none where people have none.
    pub middle: &'static [(&'static str, &'static str)],
    /// Surnames.
    pub surnames: &'static [Surname],
    /// What people do where they work.
    pub posts: &'static [&'static str],
    /// What a company's name begins with.
    pub company_first: &'static [&'static str],
    /// What it ends with, with the space or hyphen before it.
    pub company_second: &'static [&'static str],
    /// How its legal form stands with its name `{}`.
    pub company_forms: &'static [&'static str],
    /// What companies do.
    pub industries: &'static [&'static str],
    /// Patterns of phone numbers that reach nobody.
    pub phones: &'static [&'static str],
    /// Patterns of addresses.
    pub addresses: &'static [&'static str],
    /// What is asked for: a title with the goods `{}`.
    pub requests: &'static [&'static str],
    /// What the firm sells: the name, the unit and the price in whole units of the currency.
    pub catalogue: &'static [(&'static str, &'static str, i64)],
    /// The goods.
    pub goods: &'static [&'static str],
    /// The title of an order with its number `{}`.
    pub orders: &'static [&'static str],
    /// Words leads are grouped by.
    pub tags: &'static [&'static str],
    /// What colleagues write to each other about a client.
    pub comments: &'static [&'static str],
    /// What is planned, by kind: call, meeting, mail, task.
    pub plans: [&'static [&'static str]; 4],
    /// What came of it.
    pub results: &'static [&'static str],
    /// What half of all leads are worth at least, in whole units of the currency.
    pub usual_amount: i64,
}
