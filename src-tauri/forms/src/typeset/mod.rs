//! Typesetting: a template and its data become pages, as PDF for the printer and SVG for the screen.
mod fonts;
mod world;

pub use fonts::{printable, uncovered};

use lianyan_core::{Error, Result};
use serde::Serialize;
use serde::de::Deserialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Dict;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// Template runs after which typst may forget its intermediate results: a preview is drawn anew after
/// every change of a setting.
const MEMORY_OF_RUNS: usize = 10;

/// Nothing is remembered of a larger print: letting go of it would hold up a later preview.
const REMEMBERED_PAGES: usize = 20;

/// Finished pages.
pub struct Pages(PagedDocument);

/// Sets `data` by `template`. The template sees the data as values in `sys.inputs`, and no files.
///
/// # Errors
/// [`Error::Internal`] when the template is faulty: it is part of the program.
pub fn set(template: &str, data: &impl Serialize) -> Result<Pages> {
    set_with(template, data, Vec::new())
}

/// The same with JPEGs, which the template finds as `/0.jpg`, `/1.jpg` …
pub fn set_with(template: &str, data: &impl Serialize, pictures: Vec<Vec<u8>>) -> Result<Pages> {
    let data = serde_json::to_value(data)?;
    let shelf = fonts::shelf_for(&data);
    let world = world::Paper::new(template, Dict::deserialize(data)?, shelf, pictures);
    let compiled = typst::compile::<PagedDocument>(&world);
    let pages = compiled
        .output
        .map(Pages)
        .map_err(|faults| internal(&faults))?;
    typst::comemo::evict(match pages.count() {
        ..=REMEMBERED_PAGES => MEMORY_OF_RUNS,
        _ => 0,
    });
    Ok(pages)
}

impl Pages {
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// The same pages give the same bytes: the file bears no date.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        typst_pdf::pdf(&self.0, &PdfOptions::default()).map_err(|faults| internal(&faults))
    }

    /// One picture a page, the print's own, not an imitation of it.
    pub fn svg(&self) -> Vec<String> {
        let options = typst_svg::SvgOptions::default();
        self.0
            .pages()
            .iter()
            .map(|page| typst_svg::svg(page, &options))
            .collect()
    }
}

fn internal(faults: &[SourceDiagnostic]) -> Error {
    Error::Internal(format!("template: {faults:?}"))
}

impl Pages {
    /// The text of each page, in the order in which it is drawn.
    pub fn texts(&self) -> Vec<String> {
        let pages = self.0.pages().iter();
        pages.map(|page| text_of(&page.frame)).collect()
    }
}

fn text_of(frame: &Frame) -> String {
    let items = frame.items().map(|(_, item)| match item {
        FrameItem::Group(group) => text_of(&group.frame),
        FrameItem::Text(run) => run.text.to_string(),
        _ => String::new(),
    });
    items.collect()
}
