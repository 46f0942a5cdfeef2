//! What docx-rs writes, as the standard (ECMA-376) wants it: properties in their order, pictures with
//! numbers of their own, rows that stand again on every page. Ids that count on over all documents of
//! the process are left out, so that the same document gives the same bytes.
use lianyan_core::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The order of what can stand in each, as far as it is used here.
const ORDERS: [(&str, &[&str]); 7] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
        ],
    ),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:vAlign",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:pgSz",
            "w:pgMar",
            "w:cols",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:evenAndOddHeaders",
            "w:compat",
        ],
    ),
];

/// A part of the document put in order. `heads`: for each table in turn how many of its rows stand on
/// top of every page.
pub(super) fn tidied(part: Vec<u8>, heads: &[usize]) -> Result<Vec<u8>> {
    let fault = |cause: &dyn std::fmt::Display| Error::Internal(format!("docx: {cause}"));
    let text = String::from_utf8(part).map_err(|cause| fault(&cause))?;
    let mut root = parsed(&text).map_err(|cause| fault(&cause))?;
    let mut pass = Pass {
        heads: heads.iter().copied(),
        pictures: 0,
    };
    pass.put_right(&mut root);
    let mut tidied = String::with_capacity(text.len());
    root.write(&mut tidied);
    Ok(tidied.into_bytes())
}

/// An element with what stands in it, or anything else as it is.
#[derive(Default)]
struct Node {
    name: String,
    open: String,
    children: Vec<Node>,
    close: String,
}

fn parsed(text: &str) -> Result<Node, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event()?;
        let raw = &text[from..reader.buffer_position() as usize];
        let name = match &event {
            Event::Start(tag) | Event::Empty(tag) => Some(tag.name()),
            _ => None,
        };
        let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).into_owned());
        let node = Node {
            name: name.unwrap_or_default(),
            open: raw.to_owned(),
            ..Node::default()
        };
        match event {
            Event::Start(_) => open.push(node),
            Event::End(_) => {
                let mut done = open.pop().unwrap_or_default();
                raw.clone_into(&mut done.close);
                open.last_mut()
                    .unwrap_or(&mut Node::default())
                    .children
                    .push(done);
            }
            Event::Eof => return Ok(open.into_iter().next().unwrap_or_default()),
            _ => open
                .last_mut()
                .unwrap_or(&mut Node::default())
                .children
                .push(node),
        }
    }
}

impl Node {
    fn write(&self, out: &mut String) {
        out.push_str(&self.open);
        for child in &self.children {
            child.write(out);
        }
        out.push_str(&self.close);
    }

    fn child(&mut self, name: &str) -> Option<&mut Node> {
        self.children.iter_mut().find(|child| child.name == name)
    }

    /// Without an attribute.
    fn drop_attribute(&mut self, name: &str) {
        let Some(from) = self.open.find(&format!(" {name}=\"")) else {
            return;
        };
        let value = from + name.len() + 3;
        if let Some(length) = self.open[value..].find('"') {
            self.open.replace_range(from..=value + length, "");
        }
    }
}

struct Pass<I> {
    heads: I,
    pictures: usize,
}

impl<I: Iterator<Item = usize>> Pass<I> {
    fn put_right(&mut self, node: &mut Node) {
        match node.name.as_str() {
            "w:p" => node.drop_attribute("w14:paraId"),
            "w:gridCol" => node.drop_attribute("w:type"),
            "w:tbl" => repeat(node, self.heads.next().unwrap_or(0)),
            "wp:docPr" => {
                self.pictures += 1;
                node.drop_attribute("id");
                let numbered = format!("<wp:docPr id=\"{}\"", self.pictures);
                node.open = node.open.replacen("<wp:docPr", &numbered, 1);
            }
            name => {
                let order = ORDERS.iter().find(|(of, _)| *of == name);
                if let Some((_, order)) = order {
                    let place = |node: &Node| order.iter().position(|name| *name == node.name);
                    node.children
                        .sort_by_key(|node| place(node).unwrap_or(order.len()));
                }
            }
        }
        for child in &mut node.children {
            self.put_right(child);
        }
    }
}

/// The first rows of a table marked as its head.
fn repeat(table: &mut Node, heads: usize) {
    let rows = table.children.iter_mut().filter(|node| node.name == "w:tr");
    for row in rows.take(heads) {
        if let Some(properties) = row.child("w:trPr") {
            properties.children.push(Node {
                name: "w:tblHeader".to_owned(),
                open: "<w:tblHeader />".to_owned(),
                ..Node::default()
            });
        }
    }
}
