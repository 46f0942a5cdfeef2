//! What both drawings of a document hold to.
use std::io::{Cursor, Read};

use lianyan_forms::official::{
    Block, Cell, Chapter, Document, Letterhead, Line, Signature, Table, docx, missing_glyphs,
    paper, words,
};
use lianyan_forms::pictures::{self, Picture};
use zip::ZipArchive;

/// A grey picture, as wide and high as asked for.
fn picture(width: u32, height: u32) -> Picture {
    let grey = image::RgbImage::from_pixel(width, height, image::Rgb([120, 130, 140]));
    let mut png = Cursor::new(Vec::new());
    grey.write_to(&mut png, image::ImageFormat::Png).unwrap();
    pictures::scaled(&png.into_inner(), 400).unwrap()
}

fn table(heads: usize, rows: usize) -> Table {
    let mut all = vec![vec![
        Cell::label("时间"),
        Cell::label("内容"),
        Cell::label("地点"),
    ]];
    all.extend((0..rows).map(|row| {
        vec![
            Cell::short(format!("第{row}节")),
            Cell::text("听课\n评课").over(2),
        ]
    }));
    Table {
        columns: vec![3, 5, 4],
        heads,
        rows: all,
    }
}

/// One of everything.
fn sample() -> Document {
    let mut document = Document {
        title: "甲 & 乙的<记录>".into(),
        ..Document::default()
    };
    let logo = document.place(picture(100, 100), (8.0, 8.0), String::new());
    document.page.letterhead = Letterhead {
        head: "岚溪县第二实验小学".into(),
        foot: "教科室".into(),
        logo: Some(logo),
    };
    let figures = [(400, 300), (300, 400), (400, 300)].map(|(width, height)| {
        document.place(picture(width, height), (72.0, 54.0), format!("照片{width}"))
    });
    let text =
        "一、各校交流\n先由成员学校发言。\n（一）评课。各抒己见。\n1.目标明确\n（1）环节紧凑";
    document.chapters = vec![
        Chapter {
            title: "教研活动记录表".into(),
            note: Some("编号：A03".into()),
            blocks: vec![
                Block::Table(table(1, 3)),
                Block::Heading("主要过程".into()),
                Block::Text(Line::all(text)),
                Block::Heading("存在问题".into()),
                Block::Blank(3),
                Block::Heading("活动照片".into()),
                Block::Figures(figures.to_vec()),
                Block::SignOff(["填表人", "审阅（盖章）"].map(Signature::by_hand).to_vec()),
            ],
        },
        Chapter {
            title: "第二份".into(),
            note: None,
            blocks: vec![Block::Text(Line::all("没有什么。"))],
        },
    ];
    document
}

/// The parts of a .docx by name.
fn parts(docx: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn part(docx: &[u8], name: &str) -> String {
    let all = parts(docx.to_vec());
    let found = all.into_iter().find(|(part, _)| part == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1).unwrap()
}

/// The pieces of `xml` that begin with `open` and end with `close`.
fn pieces<'x>(xml: &'x str, open: &str, close: &str) -> Vec<&'x str> {
    let pieces = xml.split(open).skip(1);
    pieces
        .map(|piece| piece.split(close).next().unwrap())
        .collect()
}

fn text_of(xml: &str) -> String {
    let runs = pieces(xml, "<w:t xml:space=\"preserve\">", "</w:t>");
    runs.concat().replace("&amp;", "&").replace("&lt;", "<")
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn both_drawings_say_the_same_words() {
    let document = sample();
    let all = words(&document);
    assert_eq!(
        all[..4],
        ["岚溪县第二实验小学", "教研活动记录表", "编号：A03", "时间"]
    );

    let body = text_of(&part(&docx(&document).unwrap(), "word/document.xml"));
    let printed = paper(&document).unwrap().texts().concat();
    let (body, printed) = (without_spaces(&body), without_spaces(&printed));
    let inner = &all[1..all.len() - 1];
    assert_eq!(
        body,
        without_spaces(&inner.concat()),
        "in this order, and nothing else"
    );
    for text in &all {
        assert!(printed.contains(&without_spaces(text)), "{text}: {printed}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample();
    assert!(docx(&document).unwrap() == docx(&document).unwrap());
    let pdf = || paper(&document).unwrap().pdf().unwrap();
    assert!(pdf() == pdf());
}

#[test]
fn every_table_says_how_wide_its_columns_are() {
    let document = part(&docx(&sample()).unwrap(), "word/document.xml");
    let tables = pieces(&document, "<w:tbl>", "</w:tbl>");
    assert_eq!(tables.len(), 3, "a table, lines to write on, pictures");
    for table in tables {
        let widths = pieces(table, "<w:gridCol w:w=\"", "\"");
        let sum: u32 = widths
            .iter()
            .map(|width| width.parse::<u32>().unwrap())
            .sum();
        assert!(sum.abs_diff(8844) <= 2, "156 mm in twips, not {sum}");
        assert!(table.contains("<w:tblLayout w:type=\"fixed\" />"));
    }
}

#[test]
fn heads_of_tables_stand_again_on_every_page() {
    let document = part(&docx(&sample()).unwrap(), "word/document.xml");
    let rows = pieces(&document, "<w:tr>", "</w:tr>");
    let heads: Vec<bool> = rows
        .iter()
        .map(|row| row.contains("<w:tblHeader />"))
        .collect();
    assert!(heads[0], "the table's first row");
    assert!(heads[1..].iter().all(|head| !head), "and no other");

    let mut long = sample();
    long.chapters[0].blocks = vec![Block::Table(table(1, 60))];
    let printed = paper(&long).unwrap().texts();
    assert!(printed.len() > 3, "{}", printed.len());
    for page in &printed[..printed.len() - 1] {
        assert!(page.contains("时间内容地点"), "{page}");
    }
}

#[test]
fn who_signs_never_stands_alone_on_a_page() {
    let document = part(&docx(&sample()).unwrap(), "word/document.xml");
    let paragraphs = pieces(&document, "<w:p>", "</w:p>");
    let first = paragraphs
        .iter()
        .position(|p| p.contains("填表人："))
        .unwrap();
    assert!(
        paragraphs[first - 1].contains("照片400"),
        "the last caption"
    );
    assert!(paragraphs[first - 1].contains("<w:keepNext />"));
    assert!(paragraphs[first].contains("<w:keepNext />"));
    assert!(
        !paragraphs[first + 1].contains("<w:keepNext />"),
        "the last line"
    );

    // Text that fills pages to any line: before the names stands some of it.
    for lines in 14..26 {
        let mut document = sample();
        let text = "这一行正好写满一整行的字数不多也不少二十六个字。\n".repeat(lines);
        document.chapters.truncate(1);
        document.chapters[0].blocks = vec![
            Block::Text(Line::all(&text)),
            Block::SignOff(vec![Signature::by_hand("填表人"); 3]),
        ];
        let printed = paper(&document).unwrap().texts();
        let last = printed.last().unwrap();
        assert_eq!(
            last.matches("填表人").count(),
            3,
            "{lines}: all on one page"
        );
        assert!(last.contains("这一行"), "{lines}: {last}");
    }
}

#[test]
fn fonts_are_named_and_none_is_of_a_theme() {
    let docx = docx(&sample()).unwrap();
    for (name, bytes) in parts(docx.clone()) {
        assert!(!name.contains("theme"), "{name}");
        if name.ends_with(".xml") {
            let xml = String::from_utf8(bytes).unwrap();
            assert!(!xml.contains("Theme=\""), "{name}");
            assert!(!xml.contains("paraId"), "{name}");
        }
    }
    let styles = part(&docx, "word/styles.xml");
    let table = part(&docx, "word/fontTable.xml");
    for used in pieces(&styles, "w:eastAsia=\"", "\"") {
        assert!(table.contains(&format!("w:name=\"{used}\"")), "{used}");
    }
    assert!(table.contains("<w:altName w:val=\"FangSong,仿宋_GB2312\"/>"));
}

#[test]
fn the_paper_is_that_of_the_standard() {
    let document = part(&docx(&sample()).unwrap(), "word/document.xml");
    let section = pieces(&document, "<w:sectPr", "</w:sectPr>").concat();
    for wanted in [
        "w:w=\"11906\" w:h=\"16838\"",
        "w:top=\"2098\"",
        "w:bottom=\"1984\"",
        "w:left=\"1587\"",
        "w:right=\"1474\"",
        "w:type=\"lines\"",
        "w:linePitch=\"579\"",
    ] {
        assert!(section.contains(wanted), "{wanted}: {section}");
    }
    let order = [
        "<w:headerReference",
        "<w:footerReference",
        "<w:pgSz",
        "<w:pgMar",
        "<w:docGrid",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|name| section.find(name).unwrap())
        .collect();
    assert!(places.is_sorted(), "as the standard orders them: {section}");
    let styles = part(&docx(&sample()).unwrap(), "word/styles.xml");
    assert!(styles.contains("w:line=\"579\" w:lineRule=\"exact\""));
    assert!(
        styles.contains("<w:spacing w:val=\"-5\" />"),
        "28 characters a line"
    );
    let settings = part(&docx(&sample()).unwrap(), "word/settings.xml");
    assert!(
        settings.contains("evenAndOddHeaders"),
        "numbers stand at the outer edge"
    );
}

#[test]
fn no_paragraph_is_empty_for_the_sake_of_space() {
    let document = part(&docx(&sample()).unwrap(), "word/document.xml");
    for outside in document
        .split("</w:tbl>")
        .map(|piece| piece.split("<w:tbl>").next().unwrap())
    {
        for paragraph in pieces(outside, "<w:p>", "</w:p>") {
            assert!(paragraph.contains("<w:t "), "{paragraph}");
        }
    }
}

#[test]
fn pictures_are_called_what_they_are() {
    let docx = docx(&sample()).unwrap();
    let pictures = parts(docx.clone()).into_iter();
    let pictures: Vec<_> = pictures
        .filter(|(name, _)| name.contains("media"))
        .collect();
    assert!(!pictures.is_empty());
    for (name, bytes) in &pictures {
        assert!(
            name.ends_with(".jpeg") && bytes.starts_with(b"\xff\xd8\xff"),
            "{name}"
        );
        let links = part(&docx, "word/_rels/document.xml.rels")
            + &part(&docx, "word/_rels/header1.xml.rels");
        assert_eq!(
            part(&docx, "word/_rels/header1.xml.rels"),
            part(&docx, "word/_rels/header2.xml.rels"),
            "odd and even pages have the logo"
        );
        assert!(links.contains(name.trim_start_matches("word/")), "{name}");
    }
    let core = part(&docx, "docProps/core.xml");
    assert!(
        core.contains("<dc:title>甲 &amp; 乙的&lt;记录&gt;</dc:title>"),
        "{core}"
    );
}

#[test]
fn a_picture_stands_as_large_as_its_box_lets_it() {
    for ((width, height), expected) in [
        ((400, 300), (72.0, 54.0)),
        ((300, 400), (40.5, 54.0)),
        ((1000, 100), (72.0, 7.2)),
    ] {
        let picture = Picture {
            width,
            height,
            ..Picture::default()
        };
        let figure = Document::default().place(picture, (72.0, 54.0), String::new());
        assert_eq!((figure.width, figure.height), expected);
    }
}

#[test]
fn characters_that_no_font_has_are_told_before_printing() {
    let mut document = sample();
    document.chapters[0].note = Some("记录人：\u{e123}某".into());
    let found = missing_glyphs(&document);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("\u{e123}"),
        "{}",
        found[0].message
    );
}
