//! Makers of small xls and ods files, record by record, so that odd and hostile ones can be made too.
use std::io::{Cursor, Write};

use super::super::samples::archive;

/// Records of an xls.
#[derive(Clone, Default)]
pub(super) struct Records(Vec<u8>);

impl Records {
    pub(super) fn record(mut self, kind: u16, data: &[u8]) -> Self {
        self.0.extend(kind.to_le_bytes());
        self.0
            .extend(u16::try_from(data.len()).expect("short").to_le_bytes());
        self.0.extend(data);
        self
    }

    pub(super) fn words(self, kind: u16, words: &[u16]) -> Self {
        let data: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.record(kind, &data)
    }

    /// A text cell of a style.
    pub(super) fn label(self, row: u16, column: u16, style: u16, text: &str) -> Self {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut data: Vec<u8> = [row, column, style, units.len() as u16]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        data.push(1);
        data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        self.record(0x0204, &data)
    }

    pub(super) fn number(self, row: u16, column: u16, value: f64) -> Self {
        let mut data: Vec<u8> = [row, column, 0]
            .iter()
            .flat_map(|word: &u16| word.to_le_bytes())
            .collect();
        data.extend(value.to_le_bytes());
        self.record(0x0203, &data)
    }
}

/// An xls of these sheets; style 0 is plain, style 1 is struck out. `globals` come before the sheets.
pub(super) fn xls(globals: Records, sheets: &[Records]) -> Vec<u8> {
    let begin = |kind: u16| Records::default().words(0x0809, &[0x0600, kind, 0, 0, 0, 0, 0, 0]);
    let font = |effects: u16| [200, effects, 0x7fff, 400, 0, 0, 0, 0];
    let mut head = begin(5);
    for effects in [0, 0, 0, 0, 0x0008] {
        head = head.words(0x0031, &font(effects));
    }
    head = head
        .words(0x00e0, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        .words(0x00e0, &[5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.0.extend(globals.0);
    // Six bytes, the name's length and width, and two letters for each sheet.
    let first = head.0.len() + sheets.len() * (4 + 10) + 4;
    let (mut places, mut bodies) = (Vec::new(), Vec::new());
    for sheet in sheets {
        places.push(first + bodies.len());
        bodies.extend(begin(0x10).0);
        bodies.extend(&sheet.0);
        bodies.extend([0x0a, 0, 0, 0]);
    }
    for (at, place) in places.iter().enumerate() {
        let mut data = (*place as u32).to_le_bytes().to_vec();
        data.extend([0, 0, 2, 0, b'A' + (at / 26) as u8, b'A' + (at % 26) as u8]);
        head = head.record(0x0085, &data);
    }
    head = head.record(0x000a, &[]);
    head.0.extend(bodies);
    contained(&head.0)
}

pub(super) fn contained(stream: &[u8]) -> Vec<u8> {
    let memory = Cursor::new(Vec::new());
    let mut container =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, memory).expect("a container");
    let mut workbook = container.create_stream("Workbook").expect("a stream");
    workbook.write_all(stream).expect("memory takes it");
    drop(workbook);
    container.flush().expect("memory takes it");
    container.into_inner().into_inner()
}

/// An ods with these automatic styles and tables.
pub(super) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype".into(), MIME.into()),
        ("content.xml".into(), content),
        (
            "META-INF/manifest.xml".into(),
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>".into(),
        ),
    ])
}

/// A text cell of an ods with these further attributes.
pub(super) fn ods_text(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
    )
}
