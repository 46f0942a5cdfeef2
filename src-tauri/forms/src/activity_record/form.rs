//! The record of an activity as a form: one activity's or many in one document.
use std::cell::OnceCell;

use lianyan_core::activities::Activity;
use lianyan_core::ids::ActivityId;
use lianyan_core::ledger::Files;
use lianyan_core::outputs::{self, LogOutput};
use lianyan_core::{Error, Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::{ActivityRecord, document, load, photos};
use crate::choosing::{self, ACTIVITY, MONTH};
use crate::form::{Form, FormSpec, Made, Out, Paper, Prepared, put};
use crate::official::{self, Document, DocumentFormat, Stationery};
use crate::parameters::{COMMUNITY, Given, Parameter, TERM, YEAR};
use crate::sign_in_sheet::MissingGlyphs;

/// Which records, with how many photos, as what.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActivityRecordForm {
    pub activities: Vec<ActivityId>,
    pub format: DocumentFormat,
    /// Of each activity at most so many, in the order of its evidence.
    #[serde(default = "usual_photos")]
    pub photos: u8,
}

const USUAL_PHOTOS: u8 = 6;
/// More would be an album.
const PHOTOS_MAX: u8 = 60;

fn usual_photos() -> u8 {
    USUAL_PHOTOS
}

const PHOTOS: Parameter = Parameter::new(
    "photos",
    "张数",
    "每项活动最多印几张照片，按佐证里的先后；不写则为6，写0则不印",
)
.written(|text| match text.parse() {
    Ok(0..=PHOTOS_MAX) => Ok(()),
    _ => Err(format!("写成0至{PHOTOS_MAX}之间的整数")),
});

impl Form for ActivityRecordForm {
    const SPEC: FormSpec = FormSpec {
        name: "activity-record",
        title: "活动记录表",
        contents: "活动的时间、地点、单位和人员，活动记录里写的主要过程、观点与成效、存在问题，照片两张一排，最后是签名。没有填的留空，供手写。几项活动合成一份，每项另起一页，前面有目录。",
        extensions: &["docx", "pdf"],
        parameters: &[&ACTIVITY, &YEAR, &COMMUNITY, &TERM, &MONTH, &PHOTOS],
        fits: choosing::fits,
        ..FormSpec::workbook("activity-record", "活动记录表")
    };

    fn typed(reader: Reader<'_>, given: &Given, extension: &str) -> Result<Self> {
        let photos = given.one(&PHOTOS).and_then(|number| number.parse().ok());
        Ok(ActivityRecordForm {
            // What is still to come has nothing to be recorded.
            activities: choosing::activities(reader, given, |row| row.came.is_some())?,
            format: match extension {
                "pdf" => DocumentFormat::Pdf,
                _ => DocumentFormat::Docx,
            },
            photos: photos.unwrap_or(USUAL_PHOTOS),
        })
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        if self.activities.is_empty() {
            return Err(Error::invalid(
                "activities",
                "没有可以印活动记录表的活动：活动开展以后才有记录。请核对学年、学期、月份和共同体。",
            ));
        }
        let photos = usize::from(self.photos.min(PHOTOS_MAX));
        let records = self.activities.iter().map(|&id| load(reader, id, photos));
        let records = records.collect::<Result<Vec<ActivityRecord>>>()?;
        let name = match records.as_slice() {
            [only] => format!("{}活动记录表", only.title),
            many => format!("活动记录表（{}项活动）", many.len()),
        };
        let read = ReadRecords {
            records,
            files: reader.files(),
            stationery: Stationery::read(reader)?,
            format: self.format,
            laid_out: OnceCell::new(),
        };
        Ok(Prepared::new(&name, self.format.extension(), read))
    }

    /// An entry for each activity, so that its page tells what left.
    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        for &id in &self.activities {
            let activity: Activity = writer.reader().get(id)?;
            let entry = LogOutput {
                activity: Some(id),
                community: Some(activity.community),
                ..Self::SPEC.entry()
            };
            outputs::log(writer, entry)?;
        }
        let kind = match self.format {
            DocumentFormat::Docx => "Word文档",
            DocumentFormat::Pdf => "PDF",
        };
        let number = self.activities.len();
        writer.describe(format!("生成活动记录表{number}份（{kind}）"));
        Ok(())
    }
}

/// Read, with the photos still on file: they are made small away from the ledger.
struct ReadRecords {
    records: Vec<ActivityRecord>,
    files: Files,
    stationery: Stationery,
    format: DocumentFormat,
    laid_out: OnceCell<(Document, Vec<String>)>,
}

impl ReadRecords {
    fn laid_out(&self) -> &(Document, Vec<String>) {
        self.laid_out.get_or_init(|| {
            let mut notes = written_notes(&self.records);
            let mut all = Vec::new();
            for record in &self.records {
                let (photos, unprinted) = photos::photos(&self.files, record);
                notes.extend(photo_notes(record));
                notes.extend(unprinted);
                all.push((record.clone(), photos));
            }
            notes.extend(self.stationery.notes.iter().cloned());
            (document(all, &self.stationery), notes)
        })
    }
}

impl Paper for ReadRecords {
    fn draw(&self, out: &mut Out<'_>) -> Result<Made> {
        let (document, notes) = self.laid_out();
        let mut made = Made {
            notes: notes.clone(),
            ..Made::default()
        };
        match self.format {
            DocumentFormat::Docx => put(out, &official::docx(document)?)?,
            DocumentFormat::Pdf => {
                let pages = official::paper(document)?;
                made.pages = Some(pages.count() as u32);
                made.missing_glyphs = self.missing_glyphs();
                put(out, &pages.pdf()?)?;
            }
        }
        Ok(made)
    }

    fn preview(&self) -> Result<Vec<String>> {
        Ok(official::paper(&self.laid_out().0)?.svg())
    }

    fn missing_glyphs(&self) -> Vec<MissingGlyphs> {
        official::missing_glyphs(&self.laid_out().0)
    }

    fn notes(&self) -> Vec<String> {
        self.laid_out().1.clone()
    }
}

/// Which have no record written.
fn written_notes(records: &[ActivityRecord]) -> Vec<String> {
    let blank: Vec<&ActivityRecord> = records
        .iter()
        .filter(|record| !record.is_written())
        .collect();
    let names: Vec<String> = blank.iter().map(|record| record.named()).collect();
    match (blank.len(), records.len()) {
        (0, _) => Vec::new(),
        (_, 1) => vec![
            "这项活动还没有写活动记录，主要过程留出横线供手写；在“活动记录”里写好以后，会印在表上。"
                .to_owned(),
        ],
        (count, all) => vec![format!(
            "{all}项活动中有{count}项还没有写活动记录，留出横线供手写：{}。",
            names.join("、")
        )],
    }
}

fn photo_notes(record: &ActivityRecord) -> Vec<String> {
    let name = record.named();
    let printed = record.photos.len();
    let mut notes = Vec::new();
    if record.photos_left > 0 && printed > 0 {
        let all = printed + record.photos_left;
        notes.push(format!("{name}有{all}张照片，按先后印{printed}张。"));
    }
    if record.photos_withheld > 0 {
        let withheld = record.photos_withheld;
        notes.push(format!("{name}有{withheld}张照片注明不对外提供，没有印。"));
    }
    notes
}
