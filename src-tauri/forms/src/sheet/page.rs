//! How a sheet lies on paper.
use rust_xlsxwriter::Worksheet;

use super::{Column, Result, fault};

/// Size of the text of tables.
pub(super) const TEXT_POINTS: f64 = 10.5;
/// What is printed smaller than this nobody reads.
const SMALLEST_POINTS: f64 = 8.0;
/// Of a table too wide even for A3, in hundredths: it goes over several pages side by side.
const SIDE_BY_SIDE: u16 = 80;

const INCH_MM: f64 = 25.4;
const PIXELS_OF_AN_INCH: f64 = 96.0;
const POINTS_OF_AN_INCH: f64 = 72.0;
const SIDE_MARGIN_MM: f64 = 12.0;
const TOP_MARGIN_MM: f64 = 16.0;
const FOOT_MARGIN_MM: f64 = 17.0;

/// How the paper of a sheet is held. It is A4 and the sheet as wide as the paper. A table that would be
/// too small to read then is laid on its side, gets A3, or goes over several pages side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Landscape,
    Portrait,
}

/// A size of paper by its code, as wide as it is held.
#[derive(Clone, Copy)]
struct Paper {
    size: u8,
    width_mm: f64,
    height_mm: f64,
    held: Page,
}

const fn paper(size: u8, (width_mm, height_mm): (f64, f64), held: Page) -> Paper {
    Paper {
        size,
        width_mm,
        height_mm,
        held,
    }
}

const UPRIGHT: Paper = paper(9, (210.0, 297.0), Page::Portrait);
const LYING: Paper = paper(9, (297.0, 210.0), Page::Landscape);
const LARGE: Paper = paper(8, (420.0, 297.0), Page::Landscape);

impl Page {
    /// Answers the height of a page, in points of the sheet.
    pub(super) fn set_up(self, worksheet: &mut Worksheet, columns: &[Column]) -> Result<f64> {
        let mm = |length: f64| length / INCH_MM;
        let side = mm(SIDE_MARGIN_MM);
        worksheet
            .set_print_center_horizontally(true)
            .set_margins(
                side,
                side,
                mm(TOP_MARGIN_MM),
                mm(FOOT_MARGIN_MM),
                mm(8.0),
                mm(8.0),
            )
            .set_header_footer_scale_with_doc(false)
            .set_footer("&C&\"宋体,常规\"&9第 &P 页　共 &N 页");
        let papers: &[Paper] = match self {
            Page::Portrait => &[UPRIGHT, LYING, LARGE],
            Page::Landscape => &[LYING, LARGE],
        };
        let width = columns.iter().map(Column::pixels).sum();
        match papers.iter().find(|paper| paper.can_be_read(width)) {
            Some(paper) => {
                paper.set_up(worksheet);
                worksheet.set_print_fit_to_pages(1, 0);
                Ok(paper.height_points(paper.hundredths(width)))
            }
            None => side_by_side(worksheet, columns),
        }
    }
}

impl Paper {
    fn set_up(self, worksheet: &mut Worksheet) {
        worksheet.set_paper_size(self.size);
        match self.held {
            Page::Landscape => worksheet.set_landscape(),
            Page::Portrait => worksheet.set_portrait(),
        };
    }

    /// Whether text is large enough when all columns are as wide as the paper.
    fn can_be_read(self, columns_pixels: f64) -> bool {
        self.hundredths(columns_pixels) / 100.0 * TEXT_POINTS >= SMALLEST_POINTS
    }

    /// The scale at which all columns are as wide as the paper. Spreadsheet programs scale by whole
    /// hundredths, rounding down.
    fn hundredths(self, columns_pixels: f64) -> f64 {
        let room = (self.width_mm - 2.0 * SIDE_MARGIN_MM) / INCH_MM * PIXELS_OF_AN_INCH;
        (room / columns_pixels * 100.0).floor().min(100.0)
    }

    /// How much of the sheet, at that scale, is as high as a page.
    fn height_points(self, hundredths: f64) -> f64 {
        let height_mm = self.height_mm - TOP_MARGIN_MM - FOOT_MARGIN_MM;
        height_mm / INCH_MM * POINTS_OF_AN_INCH / (hundredths / 100.0)
    }
}

/// The first column, by which rows are told apart, stands on every page.
fn side_by_side(worksheet: &mut Worksheet, columns: &[Column]) -> Result<f64> {
    LYING.set_up(worksheet);
    worksheet.set_print_scale(SIDE_BY_SIDE);
    if columns.len() > 1 {
        worksheet.set_repeat_columns(0, 0).map_err(fault)?;
    }
    Ok(LYING.height_points(f64::from(SIDE_BY_SIDE)))
}
