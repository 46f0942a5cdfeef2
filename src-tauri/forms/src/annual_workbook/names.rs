//! Names of the sheets, and of the columns on several of them: formulas point at them.
pub(super) const COVER: &str = "封面";
pub(super) const OVERVIEW: &str = "基本信息";
pub(super) const MEMBERS: &str = "成员学校";
pub(super) const ACTIVITIES: &str = "活动台账";
pub(super) const QUOTA: &str = "各校每学期教研活动开展情况统计表";
pub(super) const SHARES: &str = "各校参加情况";
pub(super) const SIGN_INS: &str = "签到明细";
pub(super) const TEACHERS: &str = "教师参与统计";
pub(super) const RECORDS: &str = "活动记录";
pub(super) const EVIDENCE: &str = "佐证清单";
/// In the county's workbook 1 on one line of each school and each teacher, however many communities
/// they are in: county totals count each once (G-47).
pub(super) const ONCE: &str = "全县计数";
pub(super) const DEFINITIONS: &str = "数据口径";
