//! Making a ledger: the shipped word lists and days off are its first act.
use std::path::Path;

use lianyan_core::vocabulary::{self, SettingChange};
use lianyan_core::{Ledger, Result, calendar, sample};

use super::Desk;

/// Folder of the sample county in the user's data folder.
const SAMPLE: &str = "示例县（岚溪县）";

impl Desk {
    /// Makes a ledger in `folder`, which is created, and lays it on the desk.
    pub fn create_ledger(&self, folder: &Path, county: Option<&str>) -> Result<()> {
        self.put(self.found(folder, county)?)
    }

    /// Makes a ledger with the sample county's records and lays it on the desk.
    pub fn create_sample(&self, folder: &Path) -> Result<()> {
        let mut ledger = self.found(folder, None)?;
        sample::install(&mut ledger)?;
        self.put(ledger)
    }

    /// The sample county under the user's data folder, made at the first time.
    pub fn open_sample(&self) -> Result<()> {
        let folder = self.home().join(SAMPLE);
        match folder.join("ledger.db").exists() {
            true => self.open_ledger(&folder),
            false => self.create_sample(&folder),
        }
    }

    /// The act cannot be undone: without its word lists a ledger is of no use.
    fn found(&self, folder: &Path, county: Option<&str>) -> Result<Ledger> {
        let mut ledger = Ledger::create_with(folder, self.ledger_options())?;
        ledger.found("新建资料库", |writer| {
            vocabulary::install(writer)?;
            calendar::install(writer)?;
            let county = county.map(str::trim).filter(|county| !county.is_empty());
            county.map_or(Ok(()), |county| {
                let name = SettingChange::CountyName(county.to_owned());
                vocabulary::set_setting(writer, name)?;
                writer.describe("新建资料库");
                Ok(())
            })
        })?;
        Ok(ledger)
    }
}
