//! Which school is meant by what stands in a list.
mod ordinary;
mod schools;

pub(crate) use ordinary::is_school_like;
pub(crate) use schools::{Meant, Named, SchoolNames};
