//! The sample county 岚溪县: a whole school year to look around in, from the workbook that ships
//! with the program, by the same import that takes in anybody's.
use crate::calendar;
use crate::error::Result;
use crate::exchange::data_workbook::{self, Summary};
use crate::exchange::tabular;
use crate::ledger::Ledger;
use crate::vocabulary;

const WORKBOOK: &[u8] = include_bytes!("../../../assets/sample/lanxi.xlsx");
const FILE_NAME: &str = "岚溪县.xlsx";

/// The workbook itself, to look at or to try the import with.
pub fn workbook() -> &'static [u8] {
    WORKBOOK
}

/// Fills a new ledger with the sample county. A ledger that has no vocabulary yet gets the
/// shipped one first.
pub fn install(ledger: &mut Ledger) -> Result<Summary> {
    let book = tabular::read(FILE_NAME, WORKBOOK.to_vec())?;
    if vocabulary::load(ledger.reader())?.forms().is_empty() {
        ledger.change("新建资料库", |w| {
            vocabulary::install(w)?;
            calendar::install(w)
        })?;
    }
    let (summary, _) =
        ledger.change("导入岚溪县示例", |w| data_workbook::apply(w, &book))?;
    Ok(summary)
}
