//! The formats of a finished workbook, as far as the product's own go.
use std::fmt::Debug;
use std::str::FromStr;

use roxmltree::{Document, Node};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// In the order in which cells number them.
pub(super) fn formats(xml: &str) -> Vec<Format> {
    let document = Document::parse(xml).expect("styles");
    let list = |name| children(&document, name);
    let [codes, fonts, fills, borders] = ["numFmts", "fonts", "fills", "borders"].map(list);
    let format = |xf: Node<'_, '_>| {
        let place = |name| number::<usize>(xf, name);
        let mut format = Format::new();
        if place("fontId") > 0 {
            format = with_font(format, fonts[place("fontId")]);
        }
        if place("fillId") > 0 {
            format = format.set_background_color(color(fills[place("fillId")], "fgColor"));
        }
        if place("borderId") > 0 {
            let color = color(borders[place("borderId")], "color");
            format = format
                .set_border(FormatBorder::Thin)
                .set_border_color(color);
        }
        let code = place("numFmtId");
        for custom in codes
            .iter()
            .filter(|of| number::<usize>(**of, "numFmtId") == code)
        {
            format = format.set_num_format(custom.attribute("formatCode").expect("a code"));
        }
        below(xf, "alignment").map_or(format.clone(), |alignment| aligned(format, alignment))
    };
    list("cellXfs").into_iter().map(format).collect()
}

fn with_font(format: Format, font: Node<'_, '_>) -> Format {
    let value = |name| below(font, name).expect("a part of the font");
    let format = format
        .set_font_name(value("name").attribute("val").expect("a font's name"))
        .set_font_size(number::<f64>(value("sz"), "val"))
        .set_font_charset(number::<u8>(value("charset"), "val"));
    match below(font, "b") {
        Some(_) => format.set_bold(),
        None => format,
    }
}

fn aligned(mut format: Format, alignment: Node<'_, '_>) -> Format {
    for (name, word) in alignment.attributes().map(|of| (of.name(), of.value())) {
        format = match (name, word) {
            ("horizontal", "center") => format.set_align(FormatAlign::Center),
            ("horizontal", "left") => format.set_align(FormatAlign::Left),
            ("vertical", "center") => format.set_align(FormatAlign::VerticalCenter),
            ("wrapText", _) => format.set_text_wrap(),
            ("indent", _) => format.set_indent(word.parse().expect("a number")),
            other => panic!("{other:?} is new: teach it to the bare program, too"),
        };
    }
    format
}

/// 0xF2F2F2 of `rgb="FFF2F2F2"`.
fn color(node: Node<'_, '_>, name: &str) -> u32 {
    let rgb = below(node, name).and_then(|of| of.attribute("rgb"));
    u32::from_str_radix(&rgb.expect("a colour")[2..], 16).expect("in hexadecimal digits")
}

fn children<'a>(document: &'a Document<'a>, list: &str) -> Vec<Node<'a, 'a>> {
    below(document.root_element(), list)
        .into_iter()
        .flat_map(|list| list.children())
        .collect()
}

/// The first node of this name below `node`.
pub(super) fn below<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|of| of.has_tag_name(tag(name)))
}

/// The name as workbooks spell it, with their namespace.
pub(super) fn tag(name: &str) -> (&'static str, &str) {
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        name,
    )
}

pub(super) fn number<N: FromStr<Err: Debug>>(node: Node<'_, '_>, attribute: &str) -> N {
    let text = node.attribute(attribute).expect("it is always written");
    text.parse().expect("a number")
}
