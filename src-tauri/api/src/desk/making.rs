//! Making a ledger: the shipped word lists and days off are its first act, and the sample
//! county's records with them.
use std::path::Path;

use lianyan_core::vocabulary::{self, SettingChange};
use lianyan_core::{Ledger, Result, Writer, calendar, sample};

use super::Desk;

/// Folder of the sample county in the user's data folder.
const SAMPLE: &str = "示例县（岚溪县）";

const MAKING: &str = "新建资料库";

impl Desk {
    /// Makes a ledger in `folder`, which is created, and lays it on the desk.
    pub fn create_ledger(&self, folder: &Path, county: Option<&str>) -> Result<()> {
        let county = county.map(str::trim).filter(|county| !county.is_empty());
        self.put(self.create(folder, |writer| {
            county.map_or(Ok(()), |county| {
                let name = SettingChange::CountyName(county.to_owned());
                vocabulary::set_setting(writer, name)
            })
        })?)
    }

    /// Makes a ledger with the sample county's records, as its secretary finds it, and lays it on the
    /// desk.
    pub fn create_sample(&self, folder: &Path) -> Result<()> {
        self.put(self.create(folder, |writer| {
            sample::fill(writer)?;
            sample::seat_secretary(writer)
        })?)
    }

    /// The sample county under the user's data folder, made at the first time.
    pub fn open_sample(&self) -> Result<()> {
        let folder = self.home().join(SAMPLE);
        if !folder.join("ledger.db").exists() {
            return self.create_sample(&folder);
        }
        self.open_ledger(&folder)?;
        // One that an earlier version made would still ask who sits here.
        self.with_ledger(|ledger| match ledger.read_only() {
            Some(_) => Ok(()),
            None => ledger.change(MAKING, sample::seat_secretary).map(drop),
        })
    }

    /// The act cannot be undone: without its word lists a ledger is of no use.
    fn create(
        &self,
        folder: &Path,
        fill: impl FnOnce(&Writer<'_>) -> Result<()>,
    ) -> Result<Ledger> {
        let mut ledger = Ledger::create_with(folder, self.ledger_options())?;
        ledger.initialise(MAKING, |writer| {
            vocabulary::install(writer)?;
            calendar::install(writer)?;
            fill(writer)?;
            writer.describe(MAKING);
            Ok(())
        })?;
        Ok(ledger)
    }
}
