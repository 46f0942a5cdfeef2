//! The annual workbook (年度教研活动资料汇总, D11): cover, lists, statistics, definitions.
//!
//! Lists hold records; every total is a live formula over them, stored with the value that
//! counting gives. 报送版 is what is handed in; 自查版 adds gaps, settings and odd findings.
mod cover;
mod definitions;
mod findings;
mod forms;
mod gather;
mod lists;
mod measures;
mod names;
mod overview;
mod table;

pub use forms::{AnnualWorkbookForm, QuotaTableForm};

use std::io::Write;

use lianyan_core::Result;
use lianyan_core::dates::full_date;
use lianyan_core::me::Duty;
use lianyan_core::outputs::Edition;
use lianyan_core::vocabulary::{Vocabulary, WordList};
use lianyan_core::yearbook::Yearbook;

use self::cover::Cover;
use self::gather::{Records, gather};
use self::lists::{
    ActivityRow, EvidenceRow, LISTS, MemberRow, QuotaLine, RecordRow, Scope, ShareRow, SignInRow,
    TeacherRow,
};
use self::names::{
    ACTIVITIES, DEFINITIONS, EVIDENCE, MEMBERS, OVERVIEW, QUOTA, RECORDS, SHARES, SIGN_INS,
    TEACHERS,
};
use self::table::{Places, Signer, Table};
use crate::sheet::Book;

/// Writes the workbook of one community or of the county.
pub fn write(yearbook: &Yearbook, edition: Edition, out: impl Write + Send) -> Result<()> {
    let form = Form::new(yearbook, edition);
    let title = format!("{}年度教研活动资料汇总", form.whose);
    Book::make(&title, out, |book| form.draw(book))
}

/// Writes the quota table (D08) alone: its counts are numbers, as the records behind them are not
/// there.
pub fn write_quota_table(
    yearbook: &Yearbook,
    edition: Edition,
    out: impl Write + Send,
) -> Result<()> {
    let form = Form::new(yearbook, edition);
    let quota = form.tables().quota;
    let mut places = Places::default();
    places.add(&quota);
    Book::make(QUOTA, out, |book| quota.write(book, &places))
}

/// One workbook: whose it is, which edition, and its records.
struct Form<'y> {
    yearbook: &'y Yearbook,
    scope: Scope,
    records: Records,
    whose: String,
    note: String,
    signer: Signer,
}

struct Tables<'r> {
    members: Table<'r, MemberRow>,
    activities: Table<'r, ActivityRow>,
    quota: Table<'r, QuotaLine>,
    shares: Table<'r, ShareRow>,
    sign_ins: Table<'r, SignInRow>,
    teachers: Table<'r, TeacherRow>,
    records: Table<'r, RecordRow>,
    evidence: Table<'r, EvidenceRow>,
}

impl<'y> Form<'y> {
    fn new(yearbook: &'y Yearbook, edition: Edition) -> Self {
        let self_check = edition == Edition::SelfCheck;
        let records = gather(yearbook, self_check);
        let scope = Scope {
            whole_county: yearbook.whole_county,
            self_check,
            decided: yearbook.quota.counter.is_some(),
            has_sessions: records.sign_ins.iter().any(|row| !row.sessions.is_empty()),
        };
        let whose = match (yearbook.whole_county, yearbook.communities.first()) {
            (false, Some(community)) => community.record.name.clone(),
            _ => format!("{}教研共同体", yearbook.settings.county_name),
        };
        let mut form = Form {
            yearbook,
            scope,
            records,
            whose,
            note: yearbook.year.label(),
            signer: signer(yearbook),
        };
        if self_check {
            form.note = format!("{}　　{}", form.note, form.remark());
        }
        form
    }

    fn draw(&self, book: &mut Book) -> Result<()> {
        let tables = self.tables();
        let places = tables.places();
        cover::write(book, &self.cover())?;
        overview::write(book, self, &places)?;
        tables.members.write(book, &places)?;
        tables.activities.write(book, &places)?;
        tables.quota.write(book, &places)?;
        tables.shares.write(book, &places)?;
        tables.sign_ins.write(book, &places)?;
        tables.teachers.write(book, &places)?;
        if self.has_records() {
            tables.records.write(book, &places)?;
        }
        tables.evidence.write(book, &places)?;
        match self.scope.self_check {
            true => definitions::write(book, self.yearbook, &self.records, &places),
            false => Ok(()),
        }
    }

    fn has_records(&self) -> bool {
        !self.records.records.is_empty()
    }

    /// 自查版，2025年7月1日生成，统计口径：承担任务
    fn remark(&self) -> String {
        let counter = self
            .yearbook
            .quota
            .counter
            .map_or("待县里确定", |counter| counter.label());
        let today = full_date(self.yearbook.book.today);
        format!("自查版，{today}生成，统计口径：{counter}")
    }

    fn cover(&self) -> Cover<'_> {
        let definitions = (DEFINITIONS, "每个合计数怎样得出");
        let overview = (OVERVIEW, "教研共同体概况和学年主要数据");
        // Without an 活动记录 written in the program its sheet is not there.
        let lists = LISTS.into_iter();
        let lists = lists.filter(|(name, _)| *name != RECORDS || self.has_records());
        let sheets = std::iter::once(overview).chain(lists);
        let last = self.scope.self_check.then_some(definitions);
        Cover {
            whose: self.whose.clone(),
            year: self.yearbook.year.label(),
            signer: &self.signer,
            contents: sheets.chain(last).collect(),
            remark: self.scope.self_check.then(|| self.remark()),
        }
    }

    fn tables(&self) -> Tables<'_> {
        let (scope, records) = (self.scope, &self.records);
        Tables {
            members: self.table(MEMBERS, lists::members::fields(scope), &records.members),
            activities: self.table(
                ACTIVITIES,
                lists::activities::fields(scope),
                &records.activities,
            ),
            quota: self
                .table(QUOTA, lists::quota::fields(scope), &records.quota)
                .with(school_tasks(&self.yearbook.words)),
            shares: self
                .table(SHARES, lists::shares::fields(scope), &records.shares)
                .with(school_tasks(&self.yearbook.words)),
            sign_ins: self.table(SIGN_INS, lists::sign_ins::fields(scope), &records.sign_ins),
            teachers: self
                .table(TEACHERS, lists::teachers::fields(scope), &records.teachers)
                .with(OWN_TASKS.to_owned()),
            records: self.table(RECORDS, lists::records::fields(scope), &records.records),
            evidence: self.table(EVIDENCE, lists::evidence::fields(scope), &records.evidence),
        }
    }

    fn table<'r, R>(
        &'r self,
        sheet: &'static str,
        fields: table::Fields<R>,
        rows: &'r [R],
    ) -> Table<'r, R> {
        let title = format!("{}{sheet}", self.whose);
        Table {
            sheet,
            title,
            note: self.note.clone(),
            remark: String::new(),
            signer: &self.signer,
            fields,
            rows,
        }
    }
}

/// Under the tables of schools: what the column 承担任务 counts (G-01).
fn school_tasks(words: &Vocabulary) -> String {
    let roles = words.list(WordList::ActivityRole).into_iter();
    let active = roles.filter(|role| words.is_active_role(&role.code));
    let active: Vec<&str> = active.map(|role| role.name.as_str()).collect();
    format!(
        "注：承担任务，指学校承办、协办，或者有本校教师担任{}。承办、协办的学校不论教师名下有没有任务，都算承担一次。",
        active.join("、")
    )
}

/// Under the table of teachers: why it need not add up to what the schools carried.
const OWN_TASKS: &str = "注：承担次数和承担任务只列登记到教师本人名下的任务。学校承办、协办算学校承担任务，不计到教师名下，所以两张表的次数可以不同。";

/// Who hands it in: whoever the program knows to sit here. For a single community the office fills
/// nothing in but what its lead school does.
fn signer(yearbook: &Yearbook) -> Signer {
    let me = yearbook.me.as_ref();
    if let Some(me) = me.filter(|me| me.duty != Duty::Office || yearbook.whole_county) {
        return Signer {
            unit: me.organization_name.clone().unwrap_or_default(),
            name: me.name.clone().unwrap_or_default(),
        };
    }
    let mut communities = yearbook.communities.iter();
    let lead = communities.next().filter(|_| !yearbook.whole_county);
    Signer {
        unit: lead
            .and_then(|community| community.row.lead_name.clone())
            .unwrap_or_default(),
        name: String::new(),
    }
}

impl Tables<'_> {
    fn places(&self) -> Places {
        let mut places = Places::default();
        places.add(&self.members);
        places.add(&self.activities);
        places.add(&self.quota);
        places.add(&self.shares);
        places.add(&self.sign_ins);
        places.add(&self.teachers);
        places.add(&self.records);
        places.add(&self.evidence);
        places
    }
}
