//! What a kind of list says about its columns; everything else about headings is the same for all kinds.
use std::hash::Hash;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::exchange::tabular::{Cell, Sheet};

use super::contents::Contradiction;
use super::naming::{Fit, asked_for, is_about_others, named_or_ending};
use super::{Confidence, Layout};

/// The fields that columns of a kind of list can fill, with their names, the best first.
pub type Columns<F> = &'static [(F, &'static [&'static str])];

/// A kind of list.
pub trait Kind: Copy {
    type Field: Copy + Eq + Ord + Hash + Serialize + DeserializeOwned + 'static;

    fn columns(self) -> Columns<Self::Field>;

    /// The one that must be found for a row of cells to be headings.
    fn main_field(self) -> Self::Field;

    /// The main field names persons.
    fn is_of_persons(self) -> bool {
        false
    }

    /// The main field names schools.
    fn is_of_schools(self) -> bool {
        false
    }

    /// Whether a heading, as [`super::spelled`] leaves it, is of something else for all its name.
    fn is_of_others(self, _heading: &str) -> bool {
        false
    }

    /// Why what stands in a column cannot be what its heading says.
    fn contradiction(
        self,
        _field: Self::Field,
        _cells: &[&Cell],
        _earlier: usize,
    ) -> Option<Contradiction> {
        None
    }

    /// Columns in which lists begin on a sheet without known headings.
    fn starts_without_headings(self, _sheet: &Sheet) -> Vec<usize> {
        Vec::new()
    }

    /// A line between rows may say what no column says.
    fn has_sections(self, _layout: &Layout<Self::Field>) -> bool {
        false
    }

    /// Fields that a column of such a list can fill, in their order.
    fn fields(self) -> Vec<Self::Field> {
        self.columns().iter().map(|(field, _)| *field).collect()
    }

    /// The field that a heading names.
    fn field_of(self, heading: &str) -> Option<Fit<Self::Field>> {
        // 校（园）长 is the head of a school or a kindergarten.
        let heading = asked_for(&heading.replace("（园）", "").replace("(园)", ""));
        if heading.is_empty() || is_about_others(&heading) || self.is_of_others(&heading) {
            return None;
        }
        named_or_ending(self, &heading)
    }

    /// Whether a text holds a sign of such a name at all: a glance that spares most cells a closer look.
    fn may_be_main_heading(self, text: &str) -> bool {
        text.contains(['名', '师', '校', '位'])
    }

    /// Whether a cell bears a name of the field that every list must have.
    fn is_main_heading(self, heading: &str) -> bool {
        let fit = self.field_of(heading);
        fit.is_some_and(|(field, confidence, _)| {
            field == self.main_field() && confidence == Confidence::Sure
        })
    }
}
