//! New records of the roster before the file's values are set.
use chrono::NaiveDate;

use crate::ids::{OrganizationId, PersonId};
use crate::roster::{Organization, Person, PersonStatus, Posting};

pub(super) fn new_person(school: OrganizationId, code: String, sort: i64) -> Person {
    Person {
        uid: PersonId::new(),
        owner: school.0,
        code,
        name: String::new(),
        reading: None,
        sex: None,
        birth_month: None,
        phone: None,
        teaching_since: None,
        status: PersonStatus::Active,
        sort,
        note: None,
    }
}

pub(super) fn new_posting(person: PersonId, school: OrganizationId, from: NaiveDate) -> Posting {
    Posting {
        uid: Posting::key(person, school, from),
        owner: school.0,
        person,
        organization: school,
        subject: None,
        stage: None,
        post: None,
        title: None,
        honours: None,
        from_date: from,
        to_date: None,
    }
}

pub(super) fn new_school(code: String, sort: i64) -> Organization {
    let uid = OrganizationId::new();
    Organization {
        uid,
        owner: uid.0,
        code,
        kind: "school".to_owned(),
        name: String::new(),
        short_name: None,
        former_names: None,
        stage: None,
        area: None,
        rank: None,
        private: false,
        parent: None,
        address: None,
        principal: None,
        liaison: None,
        phone: None,
        students: None,
        classes: None,
        strengths: None,
        active: true,
        sort,
        note: None,
    }
}
