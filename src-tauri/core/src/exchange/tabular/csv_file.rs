//! csv and other plain text tables, in the encodings Chinese programs write.
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Result;

use super::cells::of_text;
use super::limits::Budget;
use super::{Row, Sheet, Workbook};

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    let text = decode(bytes, budget)?
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 0_u32;
    while reader
        .read_record(&mut record)
        .map_err(|e| budget.damaged(e))?
    {
        // Blank lines are skipped by the reader, yet a spreadsheet program counts them.
        let start = record.position().map_or(0, csv::Position::byte);
        let rest = text.as_bytes().get(start as usize..).unwrap_or_default();
        let blank_lines = rest.iter().take_while(|byte| **byte == b'\n').count();
        number += 1 + u32::try_from(blank_lines).unwrap_or(0);
        budget.take_row()?;
        budget.take_cells(record.len())?;
        budget.take_text_bytes(record.as_slice().len())?;
        rows.push(Row::new(number, record.iter().map(of_text).collect()));
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets: vec![Sheet {
            name: sheet_name(budget.name()),
            rows,
            ..Sheet::default()
        }],
        epoch_1904: false,
        typed: false,
    })
}

/// By byte order mark; else UTF-16 where it looks like it; else UTF-8 where it is valid; else GBK, as
/// Excel writes it in China.
fn decode(bytes: &[u8], budget: &Budget) -> Result<String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode(bytes).0.into_owned());
    }
    let encoding = match bytes.contains(&0) {
        true => without_mark(bytes)
            .ok_or_else(|| budget.refuse("不是表格文件。请选xlsx、xls、ods或csv文件"))?,
        false if std::str::from_utf8(bytes).is_ok() => UTF_8,
        false => GB18030,
    };
    let (text, _, faulty) = encoding.decode(bytes);
    match faulty {
        true => Err(budget.refuse("的文字编码认不出来。请用WPS打开，另存为xlsx后再选")),
        false => Ok(text.into_owned()),
    }
}

/// UTF-16 without a mark, as some systems export it: read in the right order of bytes, nearly all
/// of it is what a table of a school is written with, and in the wrong one hardly anything is.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 16_384;
    let usual = |unit: u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0x00b7 | 0x2010..=0x2027 | 0x3000..=0x30ff | 0x4e00..=0x9fff | 0xff00..=0xffef);
    let share = |unit_of: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2).take(LOOKED_AT);
        let all = pairs.len();
        let good = pairs
            .filter(|pair| usual(unit_of([pair[0], pair[1]])))
            .count();
        good * 100 >= all * 95
    };
    match (
        bytes.len() % 2,
        share(u16::from_le_bytes),
        share(u16::from_be_bytes),
    ) {
        (0, true, false) => Some(UTF_16LE),
        (0, false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whichever of comma, semicolon and tab the first lines hold most of, outside quotes.
fn delimiter(text: &str) -> u8 {
    const KNOWN: [u8; 3] = [b',', b';', b'\t'];
    let mut counts = [0_usize; 3];
    let mut quoted = false;
    for byte in text.bytes().take(16_384) {
        quoted ^= byte == b'"';
        if let (false, Some(at)) = (quoted, KNOWN.iter().position(|known| *known == byte)) {
            counts[at] += 1;
        }
    }
    let most = (0..3).max_by_key(|at| (counts[*at], 2 - at)).unwrap_or(0);
    KNOWN[most]
}

/// A csv has no sheet; its file name without the ending stands for it.
fn sheet_name(file: &str) -> String {
    file.rsplit_once('.')
        .map_or(file, |(stem, _)| stem)
        .to_owned()
}
