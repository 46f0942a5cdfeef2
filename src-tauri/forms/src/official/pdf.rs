//! The document as PDF, set by `assets/templates/official.typ`.
use lianyan_core::Result;
use serde_json::Value;

use super::Document;
use super::words::words;
use crate::sign_in_sheet::MissingGlyphs;
use crate::typeset::{self, Pages, printable};

const TEMPLATE: &str = include_str!("../../../../assets/templates/official.typ");

/// The pages of the document.
pub fn paper(document: &Document) -> Result<Pages> {
    let mut data = serde_json::to_value(document)?;
    let tracking = f64::from(document.page.tracking()) / 20.0;
    data["page"]["tracking"] = Value::from(tracking);
    data["page"]["width"] = Value::from(document.page.width());
    data["day"] = Value::from(super::words::DAY);
    make_printable(&mut data);
    let pictures = document.pictures.iter();
    let pictures = pictures.map(|picture| picture.jpeg.clone()).collect();
    typeset::set_with(TEMPLATE, &data, pictures)
}

/// Characters that stand as an empty box in the PDF.
pub fn missing_glyphs(document: &Document) -> Vec<MissingGlyphs> {
    let lines = words(document).into_iter();
    let found = lines.filter_map(|text| {
        let characters: String = typeset::uncovered(&text).into_iter().collect();
        let message = format!(
            "“{text}”有字库中没有的字“{characters}”，PDF里会印成空框，请手写补上，或存为Word文档在WPS里打印。"
        );
        (!characters.is_empty()).then_some(MissingGlyphs {
            row: None,
            who: text,
            characters,
            message,
        })
    });
    found.collect()
}

fn make_printable(data: &mut Value) {
    match data {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
