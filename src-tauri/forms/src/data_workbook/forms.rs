//! The data workbook as two forms: with all records, and blank.
use lianyan_core::{Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::form::{Form, FormSpec, Prepared, log, put};
use crate::parameters::Given;

/// With all records of the ledger.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DataWorkbookForm {}

/// Without records: to be filled in.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlankDataWorkbookForm {}

impl Form for DataWorkbookForm {
    const SPEC: FormSpec = FormSpec {
        contents: "资料库里的全部记录，每种一张工作表，可以在WPS里改了再导入，也可以导入另一个空的资料库。",
        ..FormSpec::workbook("data-workbook", "数据工作簿")
    };

    fn typed(_: Reader<'_>, _: &Given, _: &str) -> Result<Self> {
        Ok(DataWorkbookForm {})
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        drawn_at_once("数据工作簿", |made| super::write(reader, made))
    }

    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        log(writer, "导出数据工作簿", Self::SPEC.entry())
    }
}

impl Form for BlankDataWorkbookForm {
    const SPEC: FormSpec = FormSpec {
        contents: "同样的工作表，只有列名和可选的内容，填好后导入。",
        ..FormSpec::workbook("blank-data-workbook", "空白数据工作簿")
    };

    fn typed(_: Reader<'_>, _: &Given, _: &str) -> Result<Self> {
        Ok(BlankDataWorkbookForm {})
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        drawn_at_once("数据工作簿（空白）", |made| {
            super::write_blank(reader, made)
        })
    }

    /// No record leaves with it.
    fn write_down(&mut self, _: &Writer<'_>) -> Result<()> {
        Ok(())
    }
}

/// All records at once would take more room than the file they make.
fn drawn_at_once(name: &str, draw: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> Result<Prepared> {
    let mut made = Vec::new();
    draw(&mut made)?;
    Ok(Prepared::workbook(name, move |out| put(out, &made)))
}
