//! ods, which its reader hands over as whole rectangles.
use std::io::Cursor;

use calamine::{Ods, Reader as _, SheetVisible};

use crate::error::Result;
use crate::text::plain_characters;

use super::limits::{Budget, LOCKED};
use super::parts::Package;
use super::rows::Rows;
use super::{Sheet, Workbook, cells, merges, ods_scan, xml};

pub(super) fn read(bytes: &[u8], package: Package<'_>, budget: &mut Budget) -> Result<Workbook> {
    let mut facts = std::collections::HashMap::new();
    package.each(
        budget,
        |_| false,
        |part, budget| {
            match part.path.as_str() {
                "META-INF/manifest.xml" if xml::holds(&part.bytes, "encryption-data") => {
                    return Err(budget.refuse(LOCKED));
                }
                "content.xml" => facts = ods_scan::read(&part.bytes, budget)?,
                _ => {}
            }
            Ok(())
        },
    )?;
    let mut book: Ods<Cursor<&[u8]>> =
        Ods::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        let facts = facts.remove(&meta.name).unwrap_or_default();
        let range = book
            .worksheet_range(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let formulas = book
            .worksheet_formula(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let mut rows = Rows::new(budget);
        cells::lay_out(&range, Some(&formulas), &facts.struck, &mut rows)?;
        let mut sheet = Sheet {
            rows: rows.finish(),
            merges: facts.merges,
            hidden: meta.visible != SheetVisible::Visible,
            name: plain_characters(&meta.name).into_owned(),
            ..Sheet::default()
        };
        merges::fill(&mut sheet, budget)?;
        facts.unseen.mark(&mut sheet);
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: false,
        typed: true,
    })
}
