//! What an act is meant to be, said before it runs.
use super::{BackupReason, Seen};

/// Where an act came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Act,
    Undo,
    Redo,
    /// Versions come with the records; the merge writes them itself.
    Merge,
}

impl Origin {
    pub(super) fn code(self) -> &'static str {
        match self {
            Origin::Act => "act",
            Origin::Undo => "undo",
            Origin::Redo => "redo",
            Origin::Merge => "merge",
        }
    }

    /// Undo and redo are not undone themselves: they move the act they are about.
    pub(super) fn is_step(self) -> bool {
        matches!(self, Origin::Act | Origin::Merge)
    }
}

/// How an act presents itself before it has run.
pub(super) struct Intent<'a> {
    pub(super) title: &'a str,
    pub(super) origin: Origin,
    pub(super) undoes: Option<i64>,
    /// Entry of the trash that is brought back.
    pub(super) restores: Option<i64>,
    /// Later acts stand, so that what comes back may meet what they added.
    pub(super) out_of_order: bool,
    /// How far the screen had read that the act comes from, where it saves a form.
    pub(super) seen: Option<Seen>,
    /// Too much at once to trust undo alone: the state before is copied first.
    pub(super) copy_first: Option<BackupReason>,
}

impl<'a> Intent<'a> {
    pub(super) fn act(title: &'a str) -> Self {
        Self {
            title,
            origin: Origin::Act,
            undoes: None,
            restores: None,
            out_of_order: false,
            seen: None,
            copy_first: None,
        }
    }
}
