//! The list of activities, one activity's page, and what closes or removes an activity.
use lianyan_core::ids::{ActivityId, SessionId};
use lianyan_core::register::{self, ActivityFilter, ActivityList, ActivityPage};

commands! { RegisterCommands {
    Query activities_list: register::list, ActivityFilter => ActivityList;
    Query activities_page: register::page, ActivityId => ActivityPage;
    Act activities_archive: "归档活动", register::archive, ActivityId => ();
    /// With its sign-ins, evidence and roles, all into the trash.
    Act activities_remove: "删除活动", register::remove, ActivityId => ();
    Act activities_remove_session: "删除环节", register::remove_session, SessionId => ();
}}
