//! Cells as real lists have them, each with what it says.
mod day;
mod fate;
mod held;
mod people;
mod turnout;
