//! How records stand on paper: each on a page of its own, several with a list before them.
use super::photos::Photo;
use super::{ActivityRecord, Fact};
use crate::official::{Block, Cell, Chapter, Document, Figure, Line, Stationery, Table};

const TITLE: &str = "教研活动记录表";
const TEXTS: [&str; 3] = ["主要过程", "观点与成效", "存在问题与改进"];
/// Lines to write on where a text is missing.
const LINES: [u8; 3] = [8, 5, 4];
/// In millimetres: one of two beside each other, and one alone.
const HALF: (f64, f64) = (72.0, 54.0);
const WHOLE: (f64, f64) = (110.0, 82.0);

/// The document of some records, each with its photos.
pub fn document(records: Vec<(ActivityRecord, Vec<Photo>)>, stationery: &Stationery) -> Document {
    let mut document = Document {
        title: title(&records),
        ..Document::default()
    };
    stationery.lay(&mut document);
    let sign_off = stationery.sign_off(&mut document);
    if records.len() > 1 {
        let listed = contents(records.iter().map(|(record, _)| record));
        document.chapters.push(listed);
    }
    for (record, photos) in records {
        let figures = figures(&mut document, photos);
        document
            .chapters
            .push(chapter(&record, figures, sign_off.clone()));
    }
    document
}

fn title(records: &[(ActivityRecord, Vec<Photo>)]) -> String {
    match records {
        [(only, _)] => format!("{}活动记录表", only.title),
        many => format!("活动记录表（{}项活动）", many.len()),
    }
}

/// What is in it, one line an activity.
fn contents<'r>(records: impl Iterator<Item = &'r ActivityRecord>) -> Chapter {
    let labels = ["序号", "编号", "日期", "活动主题", "承办单位"];
    let mut rows = vec![labels.map(Cell::label).to_vec()];
    for (number, record) in (1..).zip(records) {
        rows.push(vec![
            Cell::short(number.to_string()),
            Cell::short(&record.code),
            Cell::short(&record.day),
            Cell::text(&record.title),
            Cell::text(&record.hosts),
        ]);
    }
    Chapter {
        title: format!("{TITLE}目录"),
        note: None,
        blocks: vec![Block::Table(Table {
            columns: vec![10, 13, 23, 46, 34],
            heads: 1,
            rows,
        })],
    }
}

fn chapter(record: &ActivityRecord, figures: Vec<Figure>, sign_off: Block) -> Chapter {
    let mut blocks = vec![Block::Table(particulars(&record.facts))];
    if !record.agenda.is_empty() {
        blocks.push(Block::Heading("活动议程".to_owned()));
        blocks.push(Block::Table(agenda(record)));
    }
    for ((label, text), lines) in TEXTS.iter().zip(&record.texts).zip(LINES) {
        blocks.push(Block::Heading((*label).to_owned()));
        blocks.push(match text {
            Some(text) => Block::Text(Line::all(text)),
            None => Block::Blank(lines),
        });
    }
    if !figures.is_empty() {
        blocks.push(Block::Heading("活动照片".to_owned()));
        blocks.push(Block::Figures(figures));
    }
    blocks.push(sign_off);
    Chapter {
        title: TITLE.to_owned(),
        note: Some(format!("编号：{}", record.code)),
        blocks,
    }
}

/// Label and text, over the whole width or two beside each other.
fn particulars(facts: &[Fact]) -> Table {
    let mut rows = Vec::new();
    let mut facts = facts.iter().peekable();
    while let Some(fact) = facts.next() {
        let mut row = vec![Cell::label(&fact.label), Cell::text(&fact.text)];
        let beside = facts.next_if(|next| !fact.wide && !next.wide);
        match beside {
            Some(next) => row.extend([Cell::label(&next.label), Cell::text(&next.text)]),
            None => row[1].span = 3,
        }
        rows.push(row);
    }
    Table {
        columns: vec![29, 49, 29, 49],
        heads: 0,
        rows,
    }
}

fn agenda(record: &ActivityRecord) -> Table {
    let labels = ["时间", "内容", "主讲或执教", "地点"];
    let mut rows = vec![labels.map(Cell::label).to_vec()];
    rows.extend(record.agenda.iter().map(|line| {
        vec![
            Cell::short(&line.time),
            Cell::text(&line.title),
            Cell::text(&line.lead),
            Cell::text(&line.place),
        ]
    }));
    Table {
        columns: vec![32, 58, 32, 34],
        heads: 1,
        rows,
    }
}

fn figures(document: &mut Document, photos: Vec<Photo>) -> Vec<Figure> {
    let alone = photos.len() == 1;
    let size = if alone { WHOLE } else { HALF };
    let photos = photos.into_iter();
    photos
        .map(|photo| document.place(photo.picture, size, photo.caption))
        .collect()
}
