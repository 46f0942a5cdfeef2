//! Activities: entered, notified, held; their sessions and roles.
use lianyan_core::activities::{
    self, Activity, ActivityReason, CopyActivity, NewActivity, ReorderSessions, SaveRole, SaveSession, SaveText, SetCounts,
};
use lianyan_core::communities::Community;
use lianyan_core::ids::{ActivityId, ActivityRoleId, CommunityId, SessionId};

commands! { ActivityCommands {
    Query activities_next_code: activities::next_code, CommunityId => String, of (Activity, Community);
    Act activities_create: "新建活动", activities::create, NewActivity => ActivityId;
    /// With its sessions and parts, not with who came or what proves it.
    Act activities_copy: "复制活动", activities::copy, CopyActivity => ActivityId;
    /// One of the long texts of 活动记录.
    Act activities_save_text: "保存活动记录", activities::save_text, SaveText => ();
    Act activities_set_counts: "更改是否计入", activities::set_counts, SetCounts => ();
    Act activities_notify: "登记已发通知", activities::notify, ActivityId => ();
    Act activities_hold: "登记已开展", activities::hold, ActivityId => ();
    Act activities_reopen: "更正已归档的活动", activities::reopen, ActivityId => ();
    Act activities_cancel: "取消活动", activities::cancel, ActivityReason => ();
    Act activities_resume: "恢复活动", activities::resume, ActivityId => ();
    Act activities_save_session: "保存环节", activities::save_session, SaveSession => SessionId;
    Act activities_reorder_sessions: "调整环节顺序", activities::reorder_sessions, ReorderSessions => ();
    Act activities_save_role: "登记承担", activities::save_role, SaveRole => ActivityRoleId;
    Act activities_remove_role: "删除承担", activities::remove_role, ActivityRoleId => ();
}}
