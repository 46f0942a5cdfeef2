//! What a row says of each of its few fields.
use crate::exchange::headers::ListField;

/// A map for the dozen fields that a row has at most: a list is faster than hashing.
#[derive(Debug, Clone)]
pub(super) struct ByField<T>(Vec<(ListField, T)>);

impl<T> ByField<T> {
    pub(super) fn with_capacity(fields: usize) -> Self {
        ByField(Vec::with_capacity(fields))
    }

    pub(super) fn get(&self, field: &ListField) -> Option<&T> {
        let found = self.0.iter().find(|(known, _)| known == field);
        found.map(|(_, value)| value)
    }

    pub(super) fn contains_key(&self, field: &ListField) -> bool {
        self.get(field).is_some()
    }

    /// In place of what stood there.
    pub(super) fn insert(&mut self, field: ListField, value: T) {
        match self.0.iter_mut().find(|(known, _)| *known == field) {
            Some((_, old)) => *old = value,
            None => self.0.push((field, value)),
        }
    }

    pub(super) fn take(&mut self, field: ListField) -> Option<T> {
        let at = self.0.iter().position(|(known, _)| *known == field)?;
        Some(self.0.swap_remove(at).1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (ListField, &T)> {
        self.0.iter().map(|(field, value)| (*field, value))
    }
}
