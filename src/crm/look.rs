//! How a person left the views of each section. It belongs to the person like a draft, so that nothing
//! of it is journalled: whoever sorts a list and then takes back his last step means that step.

use super::{Failure, Reader, Writer};
use crate::domain::look::Look;
use crate::domain::noun::Noun;
use crate::store::team::look;

impl Writer {
    /// Keeps how the viewer looks at the section of a noun, until he looks at it otherwise.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_look(&mut self, noun: Noun, look: &Look) -> Result<(), Failure> {
        let user = self.viewer().user;
        self.transact(|conn, _| Ok(look::keep(conn, user, noun, &look.words())?))
    }
}

impl Reader {
    /// How the viewer left the section of a noun, as far as the team's fields still know it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn look(&self, noun: Noun) -> Result<Look, Failure> {
        let words = self.read(|conn| Ok(look::get(conn, self.viewer().user, noun)?))?;
        Ok(Look::of(words.iter().map(String::as_str), noun, &self.setup().registry))
    }
}
