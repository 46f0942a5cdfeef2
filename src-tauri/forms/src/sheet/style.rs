//! Fonts, borders, number formats and widths, by what stands in a cell.
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::page::TEXT_POINTS;

const SONG: &str = "宋体";
const HEI: &str = "黑体";
const HEAD_FILL: u32 = 0xF2F2F2;
const LINE: u32 = 0x7F7F7F;

/// What a column holds; decides width, alignment and number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 序号
    Serial,
    /// Codes and numbers that are not for counting: kept as text.
    Code,
    Phone,
    /// Names of persons.
    Name,
    /// A word or two: 学科, 形式, 状态.
    Word,
    /// Names of schools and communities.
    Place,
    /// Running text; wraps.
    Long,
    /// A day as programs exchange it: 2024-10-16.
    Date,
    /// A day as offices write it: 2024年10月16日.
    Day,
    /// Whole numbers.
    Count,
    /// Hours and other numbers that may have a fraction.
    Measure,
}

impl Kind {
    pub(super) const ALL: [Kind; 11] = [
        Kind::Serial,
        Kind::Code,
        Kind::Phone,
        Kind::Name,
        Kind::Word,
        Kind::Place,
        Kind::Long,
        Kind::Date,
        Kind::Day,
        Kind::Count,
        Kind::Measure,
    ];

    /// The usual width of a column, in characters of the default font.
    pub fn width_chars(self) -> f64 {
        match self {
            Kind::Serial => 5.5,
            Kind::Code => 7.5,
            Kind::Phone => 13.5,
            Kind::Name | Kind::Word => 9.5,
            Kind::Place => 17.0,
            Kind::Long => 36.0,
            Kind::Date => 11.5,
            Kind::Day => 15.5,
            Kind::Count | Kind::Measure => 7.0,
        }
    }

    /// Kept as text although it may consist of digits.
    pub(super) fn is_text_of_digits(self) -> bool {
        matches!(self, Kind::Code | Kind::Phone)
    }

    fn number_format(self) -> &'static str {
        match self {
            Kind::Code | Kind::Phone => "@",
            Kind::Date => "yyyy-mm-dd",
            Kind::Day => "yyyy\"年\"m\"月\"d\"日\"",
            Kind::Serial | Kind::Count => "0",
            _ => "General",
        }
    }

    fn align(self) -> FormatAlign {
        match self {
            Kind::Long => FormatAlign::Left,
            _ => FormatAlign::Center,
        }
    }
}

/// How a cell outside the columns' own rows looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Heading of the sheet.
    Title,
    /// Line under the heading, left.
    Note,
    /// Column headings.
    Head,
    /// Heading of a group of rows, left.
    Group,
    /// Label in a framed form.
    Label,
    /// Value in a framed form, left and wrapped.
    Entry,
    /// Value in a framed form, centred.
    Centred,
    /// Sums, in bold.
    Total,
    /// Foot of the table: 填表人 and so on, without a frame.
    Foot,
    /// Cover of a workbook.
    Cover,
    /// Line of the cover under its title.
    CoverLine,
    /// Lines to be signed at the foot of the cover.
    CoverFoot,
}

/// All formats, made once.
pub(super) struct Styles {
    bodies: Vec<Format>,
    totals: Vec<Format>,
    title: Format,
    note: Format,
    head: Format,
    group: Format,
    label: Format,
    entry: Format,
    centred: Format,
    total: Format,
    foot: Format,
    cover: Format,
    cover_line: Format,
    cover_foot: Format,
    plain: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let centred = framed(SONG).set_align(FormatAlign::Center);
        Styles {
            bodies: Kind::ALL.iter().map(|&kind| body(kind)).collect(),
            totals: Kind::ALL
                .iter()
                .map(|&kind| body(kind).set_bold())
                .collect(),
            title: plain(HEI, 16.0).set_align(FormatAlign::Center),
            note: plain(SONG, TEXT_POINTS)
                .set_align(FormatAlign::Left)
                .set_text_wrap(),
            head: framed(HEI)
                .set_align(FormatAlign::Center)
                .set_background_color(HEAD_FILL),
            group: framed(HEI)
                .set_align(FormatAlign::Left)
                .set_background_color(HEAD_FILL),
            label: framed(HEI)
                .set_align(FormatAlign::Center)
                .set_background_color(HEAD_FILL),
            entry: framed(SONG).set_align(FormatAlign::Left),
            total: centred.clone().set_bold(),
            centred,
            foot: plain(SONG, TEXT_POINTS).set_align(FormatAlign::Left),
            cover: plain(HEI, 26.0).set_align(FormatAlign::Center),
            cover_line: plain(SONG, 16.0).set_align(FormatAlign::Center),
            cover_foot: plain(SONG, 14.0).set_align(FormatAlign::Left).set_indent(4),
            plain: Format::default(),
        }
    }

    pub(super) fn body(&self, kind: Kind) -> &Format {
        &self.bodies[kind as usize]
    }

    pub(super) fn total_of(&self, kind: Kind) -> &Format {
        &self.totals[kind as usize]
    }

    /// The format of a cell that has none of its own.
    pub(super) fn plain(&self) -> &Format {
        &self.plain
    }

    pub(super) fn look(&self, look: Look) -> &Format {
        match look {
            Look::Title => &self.title,
            Look::Note => &self.note,
            Look::Head => &self.head,
            Look::Group => &self.group,
            Look::Label => &self.label,
            Look::Entry => &self.entry,
            Look::Centred => &self.centred,
            Look::Total => &self.total,
            Look::Foot => &self.foot,
            Look::Cover => &self.cover,
            Look::CoverLine => &self.cover_line,
            Look::CoverFoot => &self.cover_foot,
        }
    }
}

fn plain(font: &str, size: f64) -> Format {
    Format::new()
        .set_font_name(font)
        .set_font_size(size)
        .set_font_charset(134)
        .set_align(FormatAlign::VerticalCenter)
}

fn framed(font: &str) -> Format {
    plain(font, TEXT_POINTS)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
        .set_text_wrap()
}

fn body(kind: Kind) -> Format {
    framed(SONG)
        .set_align(kind.align())
        .set_num_format(kind.number_format())
}
