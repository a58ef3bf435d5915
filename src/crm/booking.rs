//! What is booked is known by its name: a resource that was booked before, or a new one.

use super::Failure;
use super::work::Work;
use crate::domain::booking::{self, Booking};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message};
use crate::domain::value::Value;
use crate::store::derived::booking as booked;
use crate::store::page::resources;

/// The booking with its resource called as it is going to be. What is booked for the first time, or
/// for a time that is over, is said.
///
/// # Errors
/// A refusal of a resource that is probably another one, mistyped.
pub fn settled(work: &mut Work, value: Value) -> Result<Value, Failure> {
    let Value::Booking(booking) = &value else { return Ok(value) };
    let typed = &booking.resource;
    let name = booking::bare(typed);
    if !booked::was_booked(work.conn, &fold(name))? {
        let known = resources::names(work.conn)?;
        let name = booking::new_resource(typed, &known)?;
        work.notes.push(Message::new("note-resource-new").with("resource", name));
    }
    if booking.until() <= work.now {
        let from = Arg::Moment(booking.from);
        work.notes.push(Message::new("note-booking-past").with("from", from));
    }
    let resource = name.to_owned();
    Ok(Value::Booking(Box::new(Booking { resource, ..(**booking).clone() })))
}
