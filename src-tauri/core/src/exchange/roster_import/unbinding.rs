//! The way back where the errors stand: a column is not what it was taken for.
use crate::exchange::headers::{Kind, ListField};

use super::draft::Draft;
use super::offers::Offer;
use super::wire::Bind;

/// 这一列不是编号; `None` for what every row must have.
pub(super) fn offer(draft: &Draft, sheet: usize, field: ListField) -> Option<Offer> {
    if field == draft.kind.main_field() {
        return None;
    }
    let column = draft.sheets[sheet].layout.as_ref()?.column_of(field)?;
    let bind = Bind {
        sheet,
        column,
        field: None,
    };
    let label = match field {
        ListField::SchoolCode => ListField::Code.label(),
        field => field.label(),
    };
    Some(Offer::bind(bind, format!("这一列不是{label}")))
}
