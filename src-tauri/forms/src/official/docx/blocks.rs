//! Titles, paragraphs, tables, pictures and signatures, one after the other.
use docx_rs::{
    AlignmentType, Docx, HeightRule, Paragraph, Pic, Run, Shading, ShdType, Tab, TabLeaderType,
    TabValueType, Table as Drawn, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::frame::mm;
use super::styles::{
    BODY, CAPTION, CELL, FIGURE, HEADING, HEITI, KAITI, NOTE, SIGN_OFF, TITLE, fonts, twips,
};
use crate::official::words::DAY;
use crate::official::{
    Block, Cell, CellKind, Chapter, Document, Figure, Level, Line, Signature, Table,
};

const EMU_PER_MM: f64 = 36_000.0;
const SHADE: &str = "F2F2F2";
/// Height of a row of a table, at least, in millimetres.
const ROW: f64 = 8.5;
/// Where the lines to sign on begin and end, in parts of the text's width.
const SIGN_FROM: f64 = 0.40;
const SIGN_TO: f64 = 0.64;

/// The document as far as it is drawn.
pub(super) struct Draft<'d> {
    document: &'d Document,
    pub(super) docx: Docx,
}

impl<'d> Draft<'d> {
    pub(super) fn new(document: &'d Document, docx: Docx) -> Self {
        Draft { document, docx }
    }

    pub(super) fn chapter(&mut self, chapter: &Chapter, new_page: bool) {
        let title = paragraph(TITLE, &chapter.title).keep_next(true);
        self.add(match new_page {
            true => title.page_break_before(true),
            false => title,
        });
        if let Some(note) = &chapter.note {
            self.add(paragraph(NOTE, note).keep_next(true));
        }
        for (block, kept) in chapter.kept() {
            self.block(block, kept);
        }
    }

    fn block(&mut self, block: &Block, kept: bool) {
        match block {
            Block::Heading(text) => self.add(paragraph(HEADING, text).keep_next(true)),
            Block::Text(lines) => self.text(lines, kept),
            Block::Blank(lines) => self.add_table(self.blank(*lines, kept)),
            Block::Table(table) => self.add_table(self.table(table, kept)),
            Block::Figures(figures) => self.add_table(self.figures(figures, kept)),
            Block::SignOff(signatures) => self.sign_off(signatures),
        }
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn add_table(&mut self, table: Drawn) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    fn text(&mut self, lines: &[Line], kept: bool) {
        for (at, line) in lines.iter().enumerate() {
            let heads_on = line.level != Level::Body && line.rest.is_empty();
            let keep = heads_on || kept && at + 1 == lines.len();
            self.add(written(line).keep_next(keep));
        }
    }

    /// Ruled lines as high as those of the text.
    fn blank(&self, lines: u8, kept: bool) -> Drawn {
        let row = |at: u8| {
            let line = Paragraph::new()
                .style(CELL)
                .keep_next(kept && at + 1 == lines);
            TableRow::new(vec![self.cell(1.0).add_paragraph(line)])
                .row_height(twips(self.document.page.pitch) as f32)
                .height_rule(HeightRule::Exact)
                .cant_split()
        };
        let rule = |position| TableBorder::new(position).size(4);
        let rules = TableBorders::with_empty()
            .set(rule(TableBorderPosition::InsideH))
            .set(rule(TableBorderPosition::Bottom));
        self.wide(Drawn::new((0..lines).map(row).collect()), &[1])
            .set_borders(rules)
    }

    fn table(&self, table: &Table, kept: bool) -> Drawn {
        let all: u32 = table.columns.iter().sum();
        let rows = table.rows.iter().enumerate().map(|(at, row)| {
            let keep = kept && at + 1 == table.rows.len();
            let mut column = 0;
            let cells = row.iter().map(|cell| {
                let over = &table.columns[column..column + cell.span];
                column += cell.span;
                let share = f64::from(over.iter().sum::<u32>()) / f64::from(all);
                filled(self.cell(share), cell, keep || at < table.heads)
            });
            TableRow::new(cells.collect())
                .row_height(mm(ROW) as f32)
                .height_rule(HeightRule::AtLeast)
                .cant_split()
        });
        let rule = |position| TableBorder::new(position).size(4);
        let rules = TableBorders::with_empty()
            .set(rule(TableBorderPosition::Top))
            .set(rule(TableBorderPosition::Left))
            .set(rule(TableBorderPosition::Bottom))
            .set(rule(TableBorderPosition::Right))
            .set(rule(TableBorderPosition::InsideH))
            .set(rule(TableBorderPosition::InsideV));
        self.wide(Drawn::new(rows.collect()), &table.columns)
            .set_borders(rules)
    }

    fn figures(&self, figures: &[Figure], kept: bool) -> Drawn {
        let pairs: Vec<&[Figure]> = figures.chunks(2).collect();
        let rows = pairs.iter().enumerate().map(|(at, pair)| {
            let keep = kept && at + 1 == pairs.len();
            let share = 1.0 / pair.len() as f64;
            let cells = pair.iter().map(|figure| {
                let caption = paragraph(CAPTION, &figure.caption).keep_next(keep);
                let shown = Paragraph::new()
                    .style(FIGURE)
                    .keep_next(keep)
                    .add_run(picture(self.document, figure));
                self.cell(share)
                    .grid_span(2 / pair.len())
                    .add_paragraph(shown)
                    .add_paragraph(caption)
            });
            TableRow::new(cells.collect()).cant_split()
        });
        let none = TableBorders::with_empty();
        self.wide(Drawn::new(rows.collect()), &[1, 1])
            .set_borders(none)
    }

    /// Label, a place to sign, and the day. All lines stay together.
    fn sign_off(&mut self, signatures: &[Signature]) {
        let width = self.document.page.width();
        let at = |share: f64| mm(width * share) as usize;
        for (place, signature) in signatures.iter().enumerate() {
            let leader = match (&signature.name, &signature.figure) {
                (None, None) => TabLeaderType::Underscore,
                _ => TabLeaderType::None,
            };
            let tab = |share| Tab::new().val(TabValueType::Left).pos(at(share));
            let signed = match &signature.figure {
                Some(figure) => picture(self.document, figure),
                None => Run::new().add_text(signature.name.as_deref().unwrap_or_default()),
            };
            let line = Paragraph::new()
                .style(SIGN_OFF)
                .add_tab(tab(SIGN_FROM))
                .add_tab(tab(SIGN_TO).leader(leader))
                .keep_next(place + 1 < signatures.len())
                .add_run(
                    Run::new()
                        .add_text(format!("{}：", signature.label))
                        .add_tab(),
                )
                .add_run(signed)
                .add_run(Run::new().add_tab().add_text(format!("　　　{DAY}")));
            self.add(line);
        }
    }

    /// Over the text's width, with every column's own written down: WPS hides a table without them.
    fn wide(&self, table: Drawn, columns: &[u32]) -> Drawn {
        let all = f64::from(columns.iter().sum::<u32>());
        let width = f64::from(mm(self.document.page.width()));
        let grid = columns
            .iter()
            .map(|part| (width * f64::from(*part) / all).round() as usize);
        table
            .set_grid(grid.collect())
            .width(width as usize, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(30, 100, 30, 100))
    }

    /// A cell that has this share of the width.
    fn cell(&self, share: f64) -> TableCell {
        let width = f64::from(mm(self.document.page.width()));
        TableCell::new().width((width * share).round() as usize, WidthType::Dxa)
    }
}

fn paragraph(style: &str, text: &str) -> Paragraph {
    Paragraph::new()
        .style(style)
        .add_run(Run::new().add_text(text))
}

/// 一、in 黑体, （一）in 楷体; the rest of the paragraph as text.
fn written(line: &Line) -> Paragraph {
    let font = match line.level {
        Level::First => HEITI,
        Level::Second => KAITI,
        Level::Body => return paragraph(BODY, &line.rest),
    };
    let heading = Run::new().add_text(&line.heading).fonts(fonts(font));
    let paragraph = Paragraph::new().style(BODY).add_run(heading);
    match line.rest.is_empty() {
        true => paragraph,
        false => paragraph.add_run(Run::new().add_text(&line.rest)),
    }
}

/// The text of a cell, a paragraph a line.
fn filled(drawn: TableCell, cell: &Cell, keep: bool) -> TableCell {
    let mut drawn = drawn
        .grid_span(cell.span)
        .vertical_align(VAlignType::Center);
    if cell.kind == CellKind::Label {
        let shade = Shading::new()
            .shd_type(ShdType::Clear)
            .color("auto")
            .fill(SHADE);
        drawn = drawn.shading(shade);
    }
    // A cell holds at least one paragraph.
    for line in cell.text.split('\n') {
        let run = Run::new().add_text(line);
        let paragraph = Paragraph::new().style(CELL).keep_next(keep);
        drawn = drawn.add_paragraph(match cell.kind {
            CellKind::Label => paragraph
                .align(AlignmentType::Center)
                .add_run(run.fonts(fonts(HEITI))),
            CellKind::Short => paragraph.align(AlignmentType::Center).add_run(run),
            CellKind::Text => paragraph.add_run(run),
        });
    }
    drawn
}

pub(super) fn picture(document: &Document, figure: &Figure) -> Run {
    let picture = &document.pictures[figure.picture];
    let size = |mm: f64| (mm * EMU_PER_MM).round() as u32;
    // Named by its place: docx-rs would count on over all documents of the process.
    let pic = Pic::new_with_dimensions(picture.jpeg.clone(), picture.width, picture.height)
        .id(format!("rIdPicture{}", figure.picture + 1))
        .size(size(figure.width), size(figure.height));
    Run::new().add_image(pic)
}
