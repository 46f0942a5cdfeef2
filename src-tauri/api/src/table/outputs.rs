//! What was printed and exported, and printed sheets on their way back.
use lianyan_core::activities::{Activity, ActivityPart, Session};
use lianyan_core::attendance::{Attendance, HeadCount};
use lianyan_core::communities::Community;
use lianyan_core::ids::CommunityId;
use lianyan_core::ledger::History;
use lianyan_core::outputs::{self, Output, OutputRow, OutputsRequest, OutstandingSheet, SetReturned};
use lianyan_core::roster::{Organization, Person};

commands! { OutputCommands {
    /// Printed sign-in sheets that have not come back.
    Query outputs_outstanding: outputs::outstanding, Option<CommunityId> => Vec<OutstandingSheet>, of (Output, Activity, ActivityPart);
    /// 打印与导出登记, newest first.
    Query outputs_list: outputs::list, OutputsRequest => Vec<OutputRow>,
        of ((Output, Activity, ActivityPart, Session, Attendance, HeadCount),
            (Community, Organization, Person), History);
    Act outputs_set_returned: "登记签到表收回", outputs::set_returned, SetReturned => ();
}}
