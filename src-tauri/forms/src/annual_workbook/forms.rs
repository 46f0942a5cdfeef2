//! The two forms of a school year: the workbook, and its quota table alone.
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::CommunityId;
use lianyan_core::outputs::{Edition, LogOutput};
use lianyan_core::yearbook::{self, Yearbook, YearbookRequest};
use lianyan_core::{Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::form::{Form, FormSpec, Prepared, log};
use crate::parameters::{COMMUNITY, EDITION, Given, YEAR};

/// 年度工作簿: of which year, of whom, and for whom.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnnualWorkbookForm {
    pub school_year: SchoolYear,
    /// `null`: the whole county.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub edition: Edition,
}

/// The same for the quota table.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct QuotaTableForm(pub AnnualWorkbookForm);

impl Form for AnnualWorkbookForm {
    const SPEC: FormSpec = FormSpec {
        contents: "封面、基本信息、成员学校、活动台账、各校每学期开展情况、各校参加情况、签到明细、教师参与统计、佐证清单，各占一张工作表。合计是公式，改了明细会跟着变。",
        self_check: Some("另有数据口径一张：每个合计数怎样得出、统计设置、需要核对的地方。"),
        parameters: &[&YEAR, &COMMUNITY, &EDITION],
        ..FormSpec::workbook("annual-workbook", "年度教研活动资料汇总")
    };

    fn typed(reader: Reader<'_>, given: &Given, _: &str) -> Result<Self> {
        Ok(AnnualWorkbookForm {
            school_year: given.school_year(reader),
            community: given.community(reader)?,
            edition: given.edition(),
        })
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        let (name, yearbook) = self.yearbook(reader, "教研活动资料汇总")?;
        Ok(Prepared::workbook(&name, move |out| {
            super::write(&yearbook, self.edition, out)
        }))
    }

    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        let words = format!("导出年度工作簿（{}）", self.edition.label());
        log(writer, words, self.entry(&Self::SPEC))
    }
}

impl Form for QuotaTableForm {
    const SPEC: FormSpec = FormSpec {
        contents: "每校每学期的承办、承担、参加次数，人次和学时，一张表。",
        self_check: Some("另有结论、还差几次，列出计入和未计入的活动及原因。"),
        parameters: &[&YEAR, &COMMUNITY, &EDITION],
        ..FormSpec::workbook("quota-table", "各校每学期教研活动开展情况统计表")
    };

    fn typed(reader: Reader<'_>, given: &Given, extension: &str) -> Result<Self> {
        AnnualWorkbookForm::typed(reader, given, extension).map(QuotaTableForm)
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        let (name, yearbook) = self.0.yearbook(reader, "教研活动开展情况统计表")?;
        Ok(Prepared::workbook(&name, move |out| {
            super::write_quota_table(&yearbook, self.0.edition, out)
        }))
    }

    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        log(
            writer,
            "导出各校每学期教研活动开展情况统计表",
            self.0.entry(&Self::SPEC),
        )
    }
}

impl AnnualWorkbookForm {
    /// With a name for the file: 第一片区教研共同体2024—2025学年度……（报送版）.
    fn yearbook(self, reader: Reader<'_>, title: &str) -> Result<(String, Yearbook)> {
        let wanted = YearbookRequest {
            school_year: self.school_year,
            community: self.community,
        };
        let yearbook = yearbook::read(reader, wanted)?;
        let whose = match (yearbook.whole_county, yearbook.communities.first()) {
            (false, Some(community)) => community.record.name.as_str(),
            _ => yearbook.settings.county_name.as_str(),
        };
        let (year, edition) = (yearbook.year.label(), self.edition.label());
        Ok((format!("{whose}{year}{title}（{edition}）"), yearbook))
    }

    fn entry(self, form: &FormSpec) -> LogOutput {
        LogOutput {
            school_year: Some(self.school_year),
            community: self.community,
            edition: Some(self.edition),
            ..form.entry()
        }
    }
}
