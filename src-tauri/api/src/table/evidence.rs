//! Evidence of an activity, explanations of gaps, and printed sheets on their way back.
use lianyan_core::evidence::{
    self, EvidenceGap, EvidenceSheet, Explain, Explanation, GapsRequest, OutstandingSheet,
    ReorderEvidence, SaveEvidence, SetReturned,
};
use lianyan_core::ids::{ActivityId, CommunityId, EvidenceId, ExplanationId, Uid};

commands! { EvidenceCommands {
    Query evidence_of_activity: evidence::of_activity, ActivityId => EvidenceSheet;
    /// Held activities of a school year with something missing.
    Query evidence_gaps: evidence::gaps, GapsRequest => Vec<EvidenceGap>;
    Act evidence_update: "更改佐证", evidence::update, SaveEvidence => ();
    Act evidence_remove: "删除佐证", evidence::remove, EvidenceId => ();
    Act evidence_reorder: "调整佐证顺序", evidence::reorder, ReorderEvidence => ();
    Query evidence_explanations: evidence::explanations, Uid => Vec<Explanation>;
    /// 情况说明 for a gap.
    Act evidence_explain: "登记情况说明", evidence::explain, Explain => ExplanationId;
    Act evidence_remove_explanation: "删除情况说明", evidence::remove_explanation, ExplanationId => ();
    /// Printed sign-in sheets that have not come back.
    Query evidence_outstanding: evidence::outstanding, Option<CommunityId> => Vec<OutstandingSheet>;
    Act evidence_set_returned: "登记签到表收回", evidence::set_returned, SetReturned => ();
}}

