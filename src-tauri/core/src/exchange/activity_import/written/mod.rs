//! What the cells of activity lists say, taken apart as they are written. Nothing is looked up here
//! and nothing made up: what was not said stays open, what was not understood is handed on.
mod day;
mod fate;
mod held;
mod marks;
mod people;
#[cfg(test)]
mod tests;
mod turnout;

pub(crate) use day::{DayDoubt, WrittenDay, day, day_of_number};
pub(crate) use fate::{Fate, FateKind, fate};
pub(crate) use held::{Held, PartWord, held};
pub(crate) use marks::BETWEEN;
pub(crate) use people::{Named, Recognizer, people};
pub(crate) use turnout::{Count, Group, Turnout, count_alone, is_unclear, says_nobody, turnout};
