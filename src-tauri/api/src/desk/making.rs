//! Making a ledger: the shipped word lists and days off are its first act.
use std::path::Path;

use lianyan_core::vocabulary::{self, SettingChange};
use lianyan_core::{Ledger, Result, calendar};

use super::Desk;

impl Desk {
    /// Makes a ledger in `folder`, which is created, and lays it on the desk.
    pub fn create_ledger(&self, folder: &Path, county: Option<&str>) -> Result<()> {
        let mut ledger = Ledger::create_with(folder, self.ledger_options())?;
        ledger.change("新建资料库", |writer| {
            vocabulary::install(writer)?;
            calendar::install(writer)?;
            let county = county.map(str::trim).filter(|county| !county.is_empty());
            county.map_or(Ok(()), |county| {
                vocabulary::set_setting(writer, SettingChange::CountyName(county.to_owned()))
            })
        })?;
        self.put(ledger)
    }
}
