//! The words of a document one after the other: what both drawings must say.
use super::{Block, Document, Figure, Letterhead, Line, Signature, Table};

/// 年　　月　　日, to be filled in by hand.
pub(super) const DAY: &str = "年　　月　　日";

/// A line for each paragraph, cell or caption.
pub fn words(document: &Document) -> Vec<String> {
    let Letterhead { head, foot, .. } = &document.page.letterhead;
    let mut all = vec![head.clone()];
    for chapter in &document.chapters {
        all.push(chapter.title.clone());
        all.extend(chapter.note.clone());
        all.extend(chapter.blocks.iter().flat_map(of_block));
    }
    all.push(foot.clone());
    all.retain(|text| !text.is_empty());
    all
}

fn of_block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text) => vec![text.clone()],
        Block::Text(lines) => lines.iter().map(of_line).collect(),
        Block::Blank(_) => Vec::new(),
        Block::Table(Table { rows, .. }) => rows
            .iter()
            .flatten()
            .map(|cell| cell.text.clone())
            .collect(),
        Block::Figures(figures) => figures.iter().map(of_figure).collect(),
        Block::SignOff(signatures) => signatures.iter().map(of_signature).collect(),
    }
}

fn of_line(line: &Line) -> String {
    format!("{}{}", line.heading, line.rest)
}

fn of_figure(figure: &Figure) -> String {
    figure.caption.clone()
}

fn of_signature(signature: &Signature) -> String {
    let drawn = signature.figure.is_some();
    let name = signature
        .name
        .as_deref()
        .filter(|_| !drawn)
        .unwrap_or_default();
    format!("{}：{name}{DAY}", signature.label)
}
