//! Schools and other organisations, and persons with their postings and absences.
use lianyan_core::ids::{AwayId, OrganizationId, PersonId, PostingId};
use lianyan_core::ledger::Naming;
use lianyan_core::roster::{
    self, Organization, OrganizationFilter, OrganizationPage, OrganizationRow, Person, PersonFilter,
    PersonPage, PersonRow, Posting, SaveAway, SaveOrganization, SavePerson, SavePosting, Saved, SchoolNamed,
    SchoolNamesake,
};
use lianyan_core::vocabulary::{self, Setting};

commands! { RosterCommands {
    Query roster_organizations: roster::schools, OrganizationFilter => Vec<OrganizationRow>,
        of (Organization, Person, Posting, vocabulary::Tables);
    /// With what it is used by.
    Query roster_organization: roster::organization, OrganizationId => OrganizationPage,
        of (roster::Tables, vocabulary::Tables, Naming<Organization>);
    Query roster_next_organization_code: roster::next_organization_code, () => String, of Organization;
    /// Schools that may be the one that is being added.
    Query roster_school_namesakes: roster::school_namesakes, SchoolNamed => Vec<SchoolNamesake>, of (Organization, Setting);
    Act roster_save_organization: "保存单位", roster::save_organization, SaveOrganization => Saved;
    /// Schools of which only the names are known, as a list of teachers names them.
    Act roster_add_schools: "新增学校", roster::add_schools, Vec<String> => u32;
    Act roster_remove_organization: "删除单位", roster::remove_organization, OrganizationId => ();
    Query roster_persons: roster::persons, PersonFilter => Vec<PersonRow>, of (roster::Tables, vocabulary::Tables);
    Query roster_person: roster::person, PersonId => PersonPage, of (roster::Tables, vocabulary::Tables);
    Query roster_next_person_code: roster::next_person_code, () => String, of Person;
    Act roster_save_person: "保存人员", roster::save_person, SavePerson => Saved;
    Act roster_remove_person: "删除人员", roster::remove_person, PersonId => ();
    Act roster_save_posting: "保存任职", roster::save_posting, SavePosting => PostingId;
    Act roster_remove_posting: "删除任职", roster::remove_posting, PostingId => ();
    Act roster_save_away: "登记离岗", roster::save_away, SaveAway => AwayId;
    Act roster_remove_away: "删除离岗", roster::remove_away, AwayId => ();
}}
