//! The database as a file among others: made, opened by those whom the system lets at it, brought to
//! the newest schema, shared with colleagues at the same moment, copied and checked.

pub mod admission;
pub mod beside;
pub mod bulk;
pub mod copy;
pub mod fault;
pub mod fresh;
pub mod holding;
pub mod integrity;
pub mod migrate;
pub mod open;
pub mod patience;
pub mod savepoint;
pub mod turns;
pub mod way_in;
