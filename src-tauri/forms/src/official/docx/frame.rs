//! What every page has: its size and margins, the grid of lines, head and foot.
use docx_rs::{
    AlignmentType, BorderType, DocGrid, DocGridType, Docx, Footer, Header, PageMargin, PageNum,
    Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, SectionProperty,
};

use super::blocks::picture;
use super::styles::{HEAD_FOOT, PAGE_NUMBER, fonts, styles, twips};
use crate::official::page::{MM_PER_POINT, PAPER};
use crate::official::{Document, Margins};

/// From the paper's edge, in millimetres. The number's line stands 7 mm under the text.
const HEAD_AT: f64 = 15.0;
const NUMBER_BELOW: f64 = 7.0;
const NUMBER_HEIGHT: f64 = 6.0;
/// One character of the page number, in points.
const ONE_IN: f64 = 14.0;

/// In twips.
pub(super) fn mm(millimetres: f64) -> i32 {
    twips(millimetres / MM_PER_POINT)
}

/// The document on its paper.
pub(super) fn framed(docx: Docx, document: &Document) -> Docx {
    let page = &document.page;
    let (width, height) = (mm(PAPER.0) as u32, mm(PAPER.1) as u32);
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(twips(page.pitch) as usize);
    let mut docx = docx
        .styles(styles(page))
        .page_size(width, height)
        .page_margin(margin(&page.margins))
        .footer(footer(document, AlignmentType::Right))
        .even_footer(footer(document, AlignmentType::Left));
    if let Some(line) = head(document) {
        let header = |line| Header::new().add_paragraph(line);
        docx = docx.header(header(line.clone())).even_header(header(line));
    }
    let section: SectionProperty = docx.document.section_property;
    docx.document.section_property = section.doc_grid(grid);
    docx
}

fn margin(margins: &Margins) -> PageMargin {
    PageMargin::new()
        .top(mm(margins.top))
        .bottom(mm(margins.bottom))
        .left(mm(margins.left))
        .right(mm(margins.right))
        .header(mm(HEAD_AT))
        .footer(mm(margins.bottom - NUMBER_BELOW - NUMBER_HEIGHT))
        .gutter(0)
}

/// The school's line, its logo before it, over a rule.
fn head(document: &Document) -> Option<Paragraph> {
    let letterhead = &document.page.letterhead;
    if letterhead.head.is_empty() && letterhead.logo.is_none() {
        return None;
    }
    let mut line = Paragraph::new().style(HEAD_FOOT);
    if let Some(logo) = &letterhead.logo {
        line = line.add_run(picture(document, logo));
        line = line.add_run(Run::new().add_text("　"));
    }
    let mut line = line.add_run(Run::new().add_text(&letterhead.head));
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(6)
        .space(4);
    line.property = line
        .property
        .set_borders(ParagraphBorders::with_empty().set(rule));
    Some(line)
}

/// — 1 —, at the outer edge, one character in; the school's line below it.
fn footer(document: &Document, edge: AlignmentType) -> Footer {
    let dash = |text: &str| Run::new().add_text(text);
    let inward = match edge {
        AlignmentType::Right => (None, Some(twips(ONE_IN))),
        _ => (Some(twips(ONE_IN)), None),
    };
    let mut number = Paragraph::new()
        .style(PAGE_NUMBER)
        .align(edge)
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"));
    number.property = number.property.indent(inward.0, None, inward.1, None);
    let footer = Footer::new().add_paragraph(number);
    let foot = &document.page.letterhead.foot;
    if foot.is_empty() {
        return footer;
    }
    let line = Run::new()
        .add_text(foot)
        .fonts(fonts(super::styles::SONGTI));
    footer.add_paragraph(Paragraph::new().style(HEAD_FOOT).add_run(line))
}
