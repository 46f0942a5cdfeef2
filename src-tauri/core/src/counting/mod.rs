//! Counting (统计): what each school did in each term, person-times, hours, and who took part.
//!
//! `rules` decides whether one activity counts for one school and why not; `tally`, `totals` and
//! `verdict` add up; `book` reads a stretch of time once, so that every table is made of the same
//! records. No number leaves here without the list behind it.
mod book;
mod coverage;
mod facts;
mod leave;
mod occasions;
mod people;
mod period;
mod person;
mod quota;
mod rules;
mod store;
mod stretch;
mod tally;
mod totals;
mod verdict;

#[cfg(test)]
mod tests;

pub use book::{Book, CommunityBook, Member};
pub use coverage::{CommunityForms, FormCount, TermForms, TermFormsRequest, forms_by_term};
pub use facts::{ActivityFacts, Came, HeldRole, MemberSpan, Names};
pub use occasions::Involvement;
pub use people::{
    PeopleRequest, PersonLine, RoleCount, never_took_part, people, people_of, without_occasion,
};
pub use period::{
    PeriodActivity, PeriodCommunity, PeriodRequest, PeriodSchool, PeriodTable, period,
};
pub use person::{PersonActivity, PersonRequest, activities_of_person};
pub use quota::{
    CommunityTerms, QuotaActivity, QuotaRequest, QuotaRow, QuotaTable, quota, quota_of, terms_of,
};
pub use rules::{Merit, Reason, standing};
pub use stretch::{Stretch, term_of};
pub use tally::{Counted, NotCounted, Tally, tally};
pub use totals::{Participation, SchoolTotals, Totals, participation, totals};
pub use verdict::{Verdict, Weighed};

use crate::activities::{Activity, ActivityPart, ActivityRole, Session};
use crate::attendance::{Attendance, HeadCount};
use crate::roster::{Organization, Person, Posting};
use crate::vocabulary::ActivityForm;
use crate::{calendar, communities};

/// What a [`Book`] is read from.
pub type Tables = (
    (calendar::Tables, communities::Tables),
    (Organization, Person, Posting),
    (Activity, ActivityForm, ActivityPart, ActivityRole, Session),
    (Attendance, HeadCount),
);
