//! The people who work here, and the viewer for whom something is read or done.

/// The number of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(pub i64);

/// A person who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The number.
    pub id: UserId,
    /// The login, as the operating system knows the person.
    pub login: String,
    /// The name colleagues see; the login where none was given.
    pub name: String,
    /// Whether the person administers this database.
    pub admin: bool,
}

/// For whom a page is read or a command executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub user: UserId,
    /// Whether the person administers this database.
    pub admin: bool,
}
