//! The document as .docx, by docx-rs: paragraphs named by styles, tables with their widths written down,
//! pictures in the text.
mod blocks;
mod frame;
mod package;
mod styles;
mod tidy;

use docx_rs::Docx;
use lianyan_core::Result;

use super::{Block, Document};
use blocks::Draft;

/// The same document gives the same bytes.
pub fn docx(document: &Document) -> Result<Vec<u8>> {
    let mut draft = Draft::new(document, Docx::new());
    for (at, chapter) in document.chapters.iter().enumerate() {
        draft.chapter(chapter, at > 0);
    }
    let heads = document.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let heads = heads.filter_map(heads_of).collect::<Vec<usize>>();
    let built = frame::framed(draft.docx, document).build();
    package::packed(built, &document.title, &heads)
}

/// Of whatever is drawn as a table, how many of its rows stand on top of every page.
fn heads_of(block: &Block) -> Option<usize> {
    match block {
        Block::Table(table) => Some(table.heads),
        Block::Blank(_) | Block::Figures(_) => Some(0),
        Block::Heading(_) | Block::Text(_) | Block::SignOff(_) => None,
    }
}
