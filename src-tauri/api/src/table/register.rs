//! The list of activities, one activity's page, and the steps that concern sign-in or evidence too.
use lianyan_core::activities::{PostponeActivity, SaveActivity, SetCountsFor};
use lianyan_core::outputs::Output;
use lianyan_core::ids::{ActivityId, SessionId};
use lianyan_core::ledger::History;
use lianyan_core::register::{self, ActivityFilter, ActivityList, ActivityPage, MovedPerson, SetTags};
use lianyan_core::tags::Tag;
use lianyan_core::{counting, evidence, roster};

commands! { RegisterCommands {
    Query activities_list: register::list, ActivityFilter => ActivityList,
        of (counting::Tables, evidence::Tables, Tag);
    Query activities_page: register::page, ActivityId => ActivityPage,
        of (counting::Tables, roster::Tables, evidence::Tables, Tag, Output, History);
    /// On another day people may belong to another school: answers whose school changed.
    Act activities_save: "保存活动", register::save, SaveActivity => Vec<MovedPerson>;
    Act activities_postpone: "延期活动", register::postpone, PostponeActivity => Vec<MovedPerson>;
    /// Members and postings are then asked for on a day of that term: answers whose school changed.
    Act activities_set_counts_for: "更改计入学期", register::set_counts_for, SetCountsFor => Vec<MovedPerson>;
    Act activities_archive: "归档活动", register::archive, ActivityId => ();
    /// With its sign-ins, evidence and roles, all into the trash.
    Act activities_remove: "删除活动", register::remove, ActivityId => ();
    Act activities_remove_session: "删除环节", register::remove_session, SessionId => ();
    /// Of a record of any kind.
    Act tags_set: "更改标签", register::set_tags, SetTags => ();
}}
