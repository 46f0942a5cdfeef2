//! 情况说明: one sentence for a gap, which the 报送版 may print.
use crate::error::{Error, OrMissing, Result};
use crate::ids::{ExplanationId, Uid};
use crate::ledger::{Reader, Writer};

use super::records::Explanation;
use super::store;
use super::wire::Explain;

/// All explanations of a record.
pub fn explanations(reader: Reader<'_>, record: Uid) -> Result<Vec<Explanation>> {
    store::explanations(reader, record)
}

/// Writes the explanation of a gap, or changes it. An archived activity can still be explained: its
/// records stay as they are.
pub fn explain(w: &Writer<'_>, request: Explain) -> Result<ExplanationId> {
    let text = request.text.trim().to_owned();
    if text.is_empty() {
        return Err(Error::invalid("text", "请填写情况说明。"));
    }
    let kind = w.reader().records().table(&request.kind);
    let owner = w
        .reader()
        .owner_of(kind.or_missing("记录")?, request.record)?
        .or_missing("记录")?;
    let uid = Explanation::key(&request.kind, request.record, &request.topic);
    w.describe("已填写情况说明");
    w.save(&Explanation {
        uid,
        owner,
        kind: request.kind,
        record: request.record,
        topic: request.topic,
        text,
        shown: request.shown,
    })?;
    Ok(uid)
}

/// Takes an explanation away.
pub fn remove_explanation(w: &Writer<'_>, id: ExplanationId) -> Result<()> {
    w.describe("已删除情况说明");
    w.remove::<Explanation>(id)
}
