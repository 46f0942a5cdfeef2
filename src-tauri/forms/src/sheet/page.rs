//! How a sheet lies on paper.
use rust_xlsxwriter::Worksheet;

const A4: u8 = 9;
const INCH_MM: f64 = 25.4;

/// Paper of a sheet: always A4, as wide as the paper, numbered in the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Landscape,
    Portrait,
}

impl Page {
    pub(super) fn set_up(self, worksheet: &mut Worksheet) {
        worksheet.set_paper_size(A4);
        match self {
            Page::Landscape => worksheet.set_landscape(),
            Page::Portrait => worksheet.set_portrait(),
        };
        let mm = |length: f64| length / INCH_MM;
        worksheet
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_margins(mm(15.0), mm(15.0), mm(16.0), mm(17.0), mm(8.0), mm(8.0))
            .set_footer("&C&\"宋体,常规\"&9第 &P 页　共 &N 页");
    }
}
