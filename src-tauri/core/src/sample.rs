//! The sample county 岚溪县: a whole school year to look around in, from the workbook that ships
//! with the program, by the same import that takes in anybody's.
use crate::calendar;
use crate::error::Result;
use crate::exchange::data_workbook::{self, Summary};
use crate::exchange::tabular;
use crate::ledger::{Ledger, Reader, Writer};
use crate::me::{self, Duty, Me};
use crate::roster::Organization;
use crate::vocabulary;

const WORKBOOK: &[u8] = include_bytes!("../../../assets/sample/lanxi.xlsx");
const FILE_NAME: &str = "岚溪县.xlsx";

/// The preference that marks a ledger as the sample county, so that the screens can say so.
const SAMPLE: &str = "sample";

/// Whose screens the sample county opens with: the secretary of the school that leads 第一片区.
const SECRETARY: (&str, &str, &str) = ("第二实验小学", "高原", "教研干事");

/// The workbook itself, to look at or to try the import with.
pub fn workbook() -> &'static [u8] {
    WORKBOOK
}

/// Fills a new ledger with the sample county. A ledger that has no vocabulary yet gets the
/// shipped one first.
pub fn install(ledger: &mut Ledger) -> Result<Summary> {
    if vocabulary::load(ledger.reader())?.forms().is_empty() {
        ledger.change("新建资料库", |w| {
            vocabulary::install(w)?;
            calendar::install(w)
        })?;
    }
    Ok(ledger.change("导入岚溪县示例", fill)?.0)
}

/// Puts the county's records into a ledger that has its word lists.
pub fn fill(w: &Writer<'_>) -> Result<Summary> {
    data_workbook::apply(w, &tabular::read(FILE_NAME, WORKBOOK.to_vec())?)
}

/// Lets the sample county open straight into its secretary's screens: without the question of the
/// first start, as long as nobody has answered it.
pub fn seat_secretary(w: &Writer<'_>) -> Result<()> {
    w.set_preference(SAMPLE, "1")?;
    if me::get(w.reader(), ())?.is_some() {
        return Ok(());
    }
    secretary(w.reader())?.map_or(Ok(()), |secretary| me::set(w, secretary))
}

/// `None` where her school is no longer on the roster: then the question is asked.
fn secretary(reader: Reader<'_>) -> Result<Option<Me>> {
    let (school, name, post) = SECRETARY;
    let found: Vec<Organization> = reader.list("WHERE r.name = ?1", [school])?;
    Ok(found.first().map(|school| Me {
        duty: Duty::Lead,
        organization: Some(school.uid),
        organization_name: None,
        name: Some(name.to_owned()),
        post: Some(post.to_owned()),
        community: None,
        school_year: None,
    }))
}

/// Whether this is the sample county rather than somebody's own records.
pub fn is_sample(reader: Reader<'_>) -> Result<bool> {
    Ok(reader.preference(SAMPLE)?.is_some())
}
