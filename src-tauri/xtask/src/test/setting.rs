//! What all stages of one run share.
use std::fs;
use std::path::{Path, PathBuf};

use crate::step::Step;
use crate::{Outcome, place};

pub(super) struct Setting {
    long: bool,
    /// Where the Rust tests write the TypeScript they generate, instead of into the sources.
    pub(super) generated: PathBuf,
    /// Where walks leave their pictures.
    pub(super) pictures: PathBuf,
}

impl Setting {
    /// Begins with empty folders, so that nothing of an earlier run passes for this one's.
    pub(super) fn new(long: bool) -> Outcome<Self> {
        let setting = Self {
            long,
            generated: place::scratch().join("generated"),
            pictures: place::out().join("pictures"),
        };
        empty(&setting.generated)?;
        empty(&setting.pictures)?;
        Ok(setting)
    }

    /// Tells a step what this run is like. Where no locale is set, browsers and file dialogs cannot read
    /// files with Chinese names, so one is named.
    pub(super) fn tell(&self, step: Step) -> Step {
        let step = step
            .env("TS_RS_EXPORT_DIR", &self.generated)
            .env("LIANYAN_OUT", &self.pictures)
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1");
        if self.long {
            step.env("LIANYAN_LONG", "1")
        } else {
            step
        }
    }
}

fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|cause| format!("{} could not be emptied: {cause}.", folder.display()))?;
    }
    fs::create_dir_all(folder)
        .map_err(|cause| format!("{} could not be made: {cause}.", folder.display()))
}
