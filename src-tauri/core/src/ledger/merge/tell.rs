//! Tells the user where both copies wrote without knowing of each other, and keeps what gave way.
use std::collections::BTreeMap;

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::clock::Stamp;
use crate::ledger::history;
use crate::ledger::line::Note;
use crate::ledger::portable;
use crate::ledger::shape::{Column, Shape};

use super::apply::{MergeConflict, Merging};
use super::join::join;
use super::state::{State, Written};

/// Who had seen which writes.
pub(super) struct Knowledge {
    pub(super) here: BTreeMap<Uid, i64>,
    pub(super) there: BTreeMap<Uid, i64>,
}

impl Knowledge {
    /// Neither copy knew of the other's write: the later one stands, but the user is told.
    fn unaware(&self, here: Stamp, there: Stamp) -> bool {
        !knows(&self.here, there) && !knows(&self.there, here)
    }
}

fn knows(seen: &BTreeMap<Uid, i64>, write: Stamp) -> bool {
    seen.get(&write.replica)
        .is_some_and(|clock| *clock >= write.clock)
}

impl Merging<'_> {
    /// Fields that both sides wrote, each not knowing of the other.
    pub(super) fn tell_fields(
        &mut self,
        shape: &Shape,
        uid: Uid,
        ours: &State,
        theirs: &State,
    ) -> Result<()> {
        let (Some(here), Some(there)) = (&ours.life, &theirs.life) else {
            return Ok(());
        };
        for column in &shape.columns {
            let (Some(a), Some(b)) = (
                here.fields.get(&column.name),
                there.fields.get(&column.name),
            ) else {
                continue;
            };
            if a.value != b.value && self.knowledge.unaware(a.stamp, b.stamp) {
                self.tell_field(shape, uid, column, a, b)?;
            }
        }
        Ok(())
    }

    fn tell_field(
        &mut self,
        shape: &Shape,
        uid: Uid,
        column: &Column,
        ours: &Written,
        theirs: &Written,
    ) -> Result<()> {
        let ours_stands = ours.stamp > theirs.stamp;
        let (kept, other) = if ours_stands {
            (ours, theirs)
        } else {
            (theirs, ours)
        };
        let shown = |written: &Written| {
            let stored = portable::to_stored(column, &written.value)?;
            self.words.value(column, &stored)
        };
        let (kept, other) = (shown(kept)?, shown(other)?);
        let name = self.words.title(shape, uid)?.unwrap_or_default();
        if ours_stands {
            // Theirs would be seen nowhere; ours, when it gives way, stands in the act's own lines.
            self.w.note(Note {
                kind: shape.table.name,
                uid,
                name: name.clone(),
                field: Some((column.name.clone(), column.label())),
                before: other.clone(),
                after: kept.clone(),
                lost: None,
            });
        }
        let (field, label) = (column.label(), shape.table.label);
        let blank = "（空）".to_owned();
        let message = format!(
            "{label}“{name}”的“{field}”两边都改过：保留较晚的“{}”，另一边的“{}”记在修改记录里。",
            kept.as_ref().unwrap_or(&blank),
            other.as_ref().unwrap_or(&blank),
        );
        self.conflict(shape, uid, name, Some(field), (kept, other), message);
        Ok(())
    }

    /// Removed on one side, written on the other, each not knowing.
    pub(super) fn tell_removal(
        &mut self,
        shape: &Shape,
        uid: Uid,
        ours: &State,
        theirs: &State,
    ) -> Result<()> {
        let unaware = match (ours.removed, theirs.removed) {
            (Some(removed), None) => theirs
                .newest()
                .is_some_and(|written| self.knowledge.unaware(removed, written)),
            (None, Some(removed)) => ours
                .newest()
                .is_some_and(|written| self.knowledge.unaware(written, removed)),
            _ => false,
        };
        if !unaware || join(ours, theirs).life.is_some() {
            return Ok(());
        }
        let name = match &ours.life {
            Some(_) => self.words.title(shape, uid)?.unwrap_or_default(),
            None => history::last_name(self.conn(), uid)?.unwrap_or_default(),
        };
        let label = shape.table.label;
        let message =
            format!("{label}“{name}”在一边被删除，另一边还在修改：已删除，需要时请从回收站恢复。");
        self.conflict(shape, uid, name, None, (None, None), message);
        Ok(())
    }

    pub(super) fn conflict(
        &mut self,
        shape: &Shape,
        uid: Uid,
        name: String,
        field: Option<&str>,
        (kept, other): (Option<String>, Option<String>),
        message: String,
    ) {
        self.done.conflicts.push(MergeConflict {
            kind: shape.table.name.to_owned(),
            label: shape.table.label.to_owned(),
            record: uid,
            name,
            field: field.map(str::to_owned),
            kept,
            other,
            message,
        });
    }
}
