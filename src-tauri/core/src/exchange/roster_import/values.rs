//! The values of a row, taken out to be stored.
use crate::error::{Error, Result};
use crate::exchange::headers::ListField;
use crate::ids::OrganizationId;

use super::fields::Values;

pub(super) fn school(values: &Values) -> Result<OrganizationId> {
    let school = values
        .get(&ListField::School)
        .and_then(|value| value.organization());
    school.ok_or_else(|| Error::Internal("a row without a school has a problem".to_owned()))
}

pub(super) fn stored(values: &Values, field: ListField) -> Option<String> {
    values.get(&field).map(|value| value.stored.clone())
}

/// Sets what the file says; the rest stays.
pub(super) fn put(into: &mut Option<String>, values: &Values, field: ListField) {
    if let Some(value) = stored(values, field) {
        *into = Some(value);
    }
}
