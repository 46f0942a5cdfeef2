//! 封面: title, who hands it in, what is inside.
use lianyan_core::Result;

use super::names::COVER;
use super::table::Signer;
use crate::sheet::{Book, Column, Kind, Look, Page};

/// What stands on the cover.
pub(super) struct Cover<'f> {
    /// 第一片区教研共同体
    pub(super) whose: String,
    /// 2024—2025学年度
    pub(super) year: String,
    pub(super) signer: &'f Signer,
    /// The sheets after the cover: name, and what stands there.
    pub(super) contents: Vec<(&'static str, &'static str)>,
    /// Line under the title of the 自查版.
    pub(super) remark: Option<String>,
}

pub(super) fn write(book: &mut Book, cover: &Cover<'_>) -> Result<()> {
    let columns = vec![
        Column::new("序号", Kind::Serial).wide(8.0),
        Column::new("名称", Kind::Long).wide(40.0),
        Column::new("内容", Kind::Long).wide(44.0),
    ];
    let mut sheet = book.sheet(COVER, columns, Page::Portrait)?;
    sheet.height(90.0)?;
    sheet.across("", Look::CoverLine)?;
    sheet.height(44.0)?;
    sheet.across(&cover.whose, Look::Cover)?;
    sheet.height(44.0)?;
    sheet.across("年度教研活动资料汇总", Look::Cover)?;
    sheet.height(34.0)?;
    sheet.across(&cover.year, Look::CoverLine)?;
    sheet.height(30.0)?;
    sheet.across(cover.remark.as_deref().unwrap_or(""), Look::CoverLine)?;
    sheet.height(40.0)?;
    sheet.across("", Look::CoverLine)?;
    sheet.free(&[
        (1, "序号".into(), Look::Head),
        (1, "工作表".into(), Look::Head),
        (1, "内容".into(), Look::Head),
    ])?;
    for (at, (name, what)) in cover.contents.iter().enumerate() {
        sheet.height(22.0)?;
        sheet.row(&[(at + 1).into(), (*name).into(), (*what).into()])?;
    }
    sheet.height(60.0)?;
    sheet.across("", Look::CoverLine)?;
    for line in [
        cover.signer.unit_line(),
        cover.signer.name_line(),
        "单位负责人（签字）：".to_owned(),
        "填报日期：　　　　年　　月　　日".to_owned(),
    ] {
        sheet.height(32.0)?;
        sheet.across(&line, Look::CoverFoot)?;
    }
    Ok(())
}
