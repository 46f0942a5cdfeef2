//! The roster (名册): schools and other organisations, persons, and what holds of them by date.
//!
//! School, post, title, subjects and honours stand in postings (任职) with a first and a last day,
//! so that last year's report still shows last year. Longer absences are kept beside them.
mod add_schools;
mod alike;
mod away;
mod distinction;
mod namesakes;
mod organizations;
mod people;
mod persons;
mod posting_step;
mod postings;
mod records;
mod rules;
mod save_organization;
mod save_person;
mod school_names;
mod views;

#[cfg(test)]
mod tests;

pub use crate::dates::ALWAYS;
pub use add_schools::add_schools;
pub use alike::{Distinctions, all_distinctions, distinctions, name_on};
pub use away::{SaveAway, remove_away, save_away};
pub use distinction::{Audience, Distinction};
pub use namesakes::{SchoolNamed, SchoolNamesake, school_namesakes};
pub use organizations::{
    OrganizationFilter, OrganizationPage, OrganizationRow, organization, schools,
};
pub use people::{Organizations, People, load, organizations, school_on};
pub(crate) use people::{ROSTER_ORDER, school_now};
pub use persons::{person, persons};
pub use posting_step::PostingInput;
pub(crate) use posting_step::{Onset, posting_step};
pub(crate) use postings::own;
pub use postings::{SavePosting, remove_posting, save_posting};
pub use records::{AbsenceKind, Away, Organization, Person, PersonStatus, Posting, Sex};
pub use rules::parse_month;
pub use save_organization::{
    SaveOrganization, next_organization_code, remove_organization, save_organization,
};
pub(crate) use save_person::last_place;
pub use save_person::{SavePerson, next_person_code, remove_person, save_person};
pub(crate) use school_names::BareName;
pub use views::{AwayRow, PersonFilter, PersonPage, PersonRow, PostingRow, Saved};

/// What [`load`] reads.
pub type Tables = (Organization, Person, Posting, Away);
