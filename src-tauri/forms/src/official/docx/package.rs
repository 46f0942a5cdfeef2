//! The parts of the file, packed. Here stands what docx-rs leaves out: JPEGs by their own name, fonts
//! that may stand in for missing ones, the title, and compression.
use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use lianyan_core::{Error, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::styles::{FANGSONG, HEITI, KAITI, LATIN, SONGTI, XIAOBIAOSONG};
use super::tidy::tidied;

/// Fonts of the document, and what may stand in for each.
const FONTS: [(&str, &str); 6] = [
    (XIAOBIAOSONG, "方正小标宋_GBK,小标宋,宋体,SimSun"),
    (FANGSONG, "FangSong,仿宋_GB2312"),
    (HEITI, "SimHei"),
    (KAITI, "KaiTi,楷体_GB2312"),
    (SONGTI, "SimSun"),
    (LATIN, ""),
];
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// `heads`: for each table in turn how many of its rows stand on top of every page.
pub(super) fn packed(built: XMLDocx, title: &str, heads: &[usize]) -> Result<Vec<u8>> {
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), built.content_type),
        ("_rels/.rels".into(), built.rels),
        ("docProps/app.xml".into(), built.doc_props.app),
        ("docProps/core.xml".into(), properties(title).into_bytes()),
        ("docProps/custom.xml".into(), built.doc_props.custom),
        (
            "word/_rels/document.xml.rels".into(),
            as_jpeg(built.document_rels)?,
        ),
        ("word/document.xml".into(), tidied(built.document, heads)?),
        ("word/styles.xml".into(), tidied(built.styles, &[])?),
        ("word/settings.xml".into(), tidied(built.settings, &[])?),
        ("word/fontTable.xml".into(), font_table().into_bytes()),
        ("word/comments.xml".into(), built.comments),
        ("word/commentsExtended.xml".into(), built.comments_extended),
        ("word/numbering.xml".into(), built.numberings),
        ("word/footnotes.xml".into(), built.footnotes),
    ];
    for (name, pages, links) in [
        ("header", built.headers, built.header_rels),
        ("footer", built.footers, built.footer_rels),
    ] {
        // Odd and even pages bear the same line, so the same links; docx-rs mixes up whose they are.
        let links = links.into_iter().max_by_key(Vec::len).unwrap_or_default();
        for (at, page) in (1..).zip(pages) {
            parts.push((format!("word/{name}{at}.xml"), tidied(page, &[])?));
            let links = as_jpeg(links.clone())?;
            parts.push((format!("word/_rels/{name}{at}.xml.rels"), links));
        }
    }
    for (name, picture) in built.media {
        parts.push((format!("word/media/{name}.jpeg"), picture));
    }
    packed_parts(&parts).map_err(|fault| Error::Internal(format!("docx: {fault}")))
}

/// Without a date of its own, so that the same parts give the same bytes.
fn packed_parts(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// docx-rs calls every picture a PNG.
fn as_jpeg(links: Vec<u8>) -> Result<Vec<u8>> {
    let links = String::from_utf8(links);
    let links = links.map_err(|fault| Error::Internal(format!("docx: {fault}")))?;
    Ok(links.replace(".png\"", ".jpeg\"").into_bytes())
}

fn font_table() -> String {
    let fonts = FONTS.map(|(name, others)| {
        let others = match others.is_empty() {
            true => String::new(),
            false => format!(r#"<w:altName w:val="{others}"/>"#),
        };
        format!(r#"<w:font w:name="{name}">{others}</w:font>"#)
    });
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let fonts = fonts.concat();
    format!(r#"{XML}<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>"#)
}

/// The title alone: neither who made it nor when.
fn properties(title: &str) -> String {
    let title = title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let words = "http://purl.org/dc/elements/1.1/";
    format!(
        r#"{XML}<cp:coreProperties xmlns:cp="{package}" xmlns:dc="{words}"><dc:title>{title}</dc:title></cp:coreProperties>"#
    )
}
