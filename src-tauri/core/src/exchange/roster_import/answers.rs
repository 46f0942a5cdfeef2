//! Answers to doubts, and taking in what was left out: by the names that these have on the wire.
use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::exchange::findings::{Answer, LeftOut, LeftOutKind, TakeIn};
use crate::exchange::headers::{Kind, ListField};
use crate::ids::OrganizationId;
use crate::ledger::Reader;

use super::doubts::{self, DAY, NO_FIELD};
use super::draft::Draft;
use super::intake::intake;
use super::left_out;
use super::offers::{Mended, Offer, OfferAct};
use super::wire::{Bind, Decide, LeaveOut, Mend, Place, TakenIn};
use crate::exchange::names::{Meant, SchoolNames};

/// Answers a doubt, or takes an offer for a row with problems: 教师/3 and its label, or a
/// beginning that no other label has.
///
/// # Errors
/// When there is no such doubt or row, or the answer means nothing for it.
pub fn answer(reader: Reader<'_>, draft: &mut Draft, answer: &Answer) -> Result<()> {
    if answer.id == DAY {
        draft.back_from = Some(day(&answer.value)?);
        return Ok(());
    }
    for at in 0..draft.sheets.len() {
        if answer.id == doubts::school_id(draft, at) {
            let school = school(&SchoolNames::load(reader)?, &answer.value)?;
            all_of_sheet(draft, at, school);
            return Ok(());
        }
        if let Some(column) = column_called(draft, at, &answer.id) {
            let field = field(draft, &answer.value)?;
            return draft.bind(Bind {
                sheet: at,
                column,
                field,
            });
        }
    }
    let place = place_called(draft, &answer.id).ok_or_else(|| unknown(&answer.id))?;
    take_offer(reader, draft, place, answer)
}

/// Lists side by side are of one school, unless the user has said otherwise.
fn all_of_sheet(draft: &mut Draft, at: usize, school: OrganizationId) {
    let (name, section) = (
        draft.book.sheets[at].name.clone(),
        draft.sheets[at].section.clone(),
    );
    let lists = draft.sheets.iter_mut().zip(&draft.book.sheets).enumerate();
    for (other, (list, sheet)) in lists {
        let beside = sheet.name == name && list.section == section && list.school.is_none();
        if other == at || beside {
            list.school = Some(school);
        }
    }
}

fn take_offer(reader: Reader<'_>, draft: &mut Draft, place: Place, answer: &Answer) -> Result<()> {
    let intake = intake(reader, draft)?;
    let mut lines = intake.lines.iter();
    let line = lines.find(|line| line.place == place);
    let faults = line.iter().flat_map(|line| &line.faults);
    let offers: Vec<&Offer> = faults.flat_map(|fault| &fault.offers).collect();
    let act = offer_called(&offers, answer)?.act.clone();
    match act {
        OfferAct::Mend(Mended { field, value, note }) => draft.mend(Mend {
            place,
            field,
            value,
            note,
        }),
        OfferAct::LeaveOut => draft.leave_out(LeaveOut { place, out: true }),
        OfferAct::Decide(decision) => draft.decide(Decide { place, decision }),
        OfferAct::Join(join) => draft.join(join),
        OfferAct::Bind(bind) => draft.bind(bind)?,
    }
    Ok(())
}

/// The offer with this label, or the only one that begins so.
fn offer_called<'o>(offers: &[&'o Offer], answer: &Answer) -> Result<&'o Offer> {
    let (id, text) = (&answer.id, &answer.value);
    if let Some(offer) = offers.iter().find(|offer| offer.label == *text) {
        return Ok(offer);
    }
    let begins = |offer: &&&Offer| !text.is_empty() && offer.label.starts_with(text);
    let matching: Vec<&Offer> = offers.iter().filter(begins).copied().collect();
    let labels = |offers: &[&Offer]| {
        let mut labels: Vec<String> = Vec::new();
        for offer in offers {
            let label = format!("“{}”", offer.label);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    };
    let refused = |message| Err(Error::invalid("value", message));
    match (labels(&matching).as_slice(), labels(offers).as_slice()) {
        ([_], _) => Ok(matching[0]),
        ([], []) => Err(unknown(&format!("{id}={text}"))),
        ([], choices) => refused(format!(
            "“{id}”没有“{text}”这个答案，可以写{}。",
            choices.join("、")
        )),
        (several, _) => refused(format!(
            "“{id}”有{}个答案以“{text}”开头，请写全其中一个：{}。",
            several.len(),
            several.join("、")
        )),
    }
}

/// The same school for every list whose rows do not say theirs.
///
/// # Errors
/// When the roster has no such school.
pub fn all_of_school(reader: Reader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    let school = school(&SchoolNames::load(reader)?, text)?;
    for list in &mut draft.sheets {
        list.school = Some(school);
    }
    Ok(())
}

/// Takes in a list, a row or a column that was left out.
///
/// # Errors
/// When nothing of this name was left out, or it takes more than that.
pub fn take_in(draft: &mut Draft, wanted: &TakenIn) -> Result<()> {
    let entries = left_out::of_draft(draft, &draft.all_rows());
    let entry = entries.iter().find(|entry| entry.id == wanted.id);
    let entry = entry.ok_or_else(|| unknown(&wanted.id))?;
    match entry.kind {
        LeftOutKind::Sheet | LeftOutKind::Part => whole_list(draft, entry),
        LeftOutKind::Row => row(draft, &wanted.id),
        LeftOutKind::Column => match (wanted.field, column_anywhere(draft, &wanted.id)) {
            (Some(field), Some((sheet, column))) => {
                let field = Some(field);
                draft.bind(Bind {
                    sheet,
                    column,
                    field,
                })
            }
            _ => Err(Error::invalid(
                "field",
                format!("请选定{}对应哪一栏。", entry.place),
            )),
        },
    }
}

fn whole_list(draft: &mut Draft, entry: &LeftOut) -> Result<()> {
    if entry.take_in == TakeIn::Headings {
        return Err(Error::invalid(
            "headRow",
            format!("{}没有找到表头，请写明表头在第几行。", entry.place),
        ));
    }
    for at in 0..draft.sheets.len() {
        if draft.listed(at).reference() == entry.id {
            draft.sheets[at].included = true;
            draft.sheets[at].corrected = true;
        }
    }
    Ok(())
}

fn row(draft: &mut Draft, id: &str) -> Result<()> {
    let place = place_called(draft, id).ok_or_else(|| unknown(id))?;
    draft.left_out.remove(&place);
    draft.taken_in.insert(place);
    Ok(())
}

/// 教师/3
fn place_called(draft: &Draft, id: &str) -> Option<Place> {
    let (list, row) = id.rsplit_once('/')?;
    let sheet = (0..draft.sheets.len()).find(|at| draft.listed(*at).reference() == list)?;
    let row = row.parse().ok()?;
    Some(Place { sheet, row })
}

fn column_anywhere(draft: &Draft, id: &str) -> Option<(usize, usize)> {
    (0..draft.sheets.len()).find_map(|at| Some((at, column_called(draft, at, id)?)))
}

fn column_called(draft: &Draft, at: usize, id: &str) -> Option<usize> {
    let layout = draft.sheets[at].layout.as_ref()?;
    let mut columns = layout.columns.iter().map(|column| column.column);
    columns.find(|column| draft.listed(at).column_id(*column) == id)
}

fn unknown(id: &str) -> Error {
    Error::invalid(
        "id",
        format!("这个文件里没有“{id}”这一处，请照核对结果里的写法写。"),
    )
}

/// By its key, its 编号 or any of its names; a full name goes before a 简称 of another school.
fn school(names: &SchoolNames, text: &str) -> Result<OrganizationId> {
    let refused = |message: String| Err(Error::invalid("value", message));
    match names.find(text) {
        Meant::One(id) => Ok(id),
        Meant::Several(ids) => names.fully_called(text, &ids).map_or_else(
            || {
                refused(format!(
                    "名册中有{}所学校叫“{text}”，请写全称或编号。",
                    ids.len()
                ))
            },
            Ok,
        ),
        Meant::None(_) => refused(format!(
            "名册中没有“{text}”这所学校，请写名册里的名称，或者先新增这所学校。"
        )),
    }
}

/// 不导入 or nothing for none.
fn field(draft: &Draft, text: &str) -> Result<Option<ListField>> {
    if matches!(text, NO_FIELD | "" | "不导入") {
        return Ok(None);
    }
    let field = field_called(text)?;
    match draft.kind.fields().contains(&field) {
        true => Ok(Some(field)),
        false => Err(no_field(text)),
    }
}

/// The field of this code or label.
///
/// # Errors
/// When there is none.
pub fn field_called(text: &str) -> Result<ListField> {
    let mut fields = ListField::ALL.iter();
    let field = fields.find(|field| field.code() == text || field.label() == text);
    field.copied().ok_or_else(|| no_field(text))
}

fn no_field(text: &str) -> Error {
    Error::invalid(
        "value",
        format!("没有“{text}”这一栏，请写姓名、职务这样的栏名，或者写“不导入”。"),
    )
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse()
        .map_err(|_| Error::invalid("value", "日期写成2025-02-17这样。"))
}
