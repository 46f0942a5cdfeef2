//! How records stand on paper.
use lianyan_forms::activity_record::{ActivityRecord, Fact, Photo, document};
use lianyan_forms::official::{Block, Document, Stationery, words};
use lianyan_forms::pictures::Picture;

fn fact(label: &str, text: &str, wide: bool) -> Fact {
    Fact {
        label: label.into(),
        text: text.into(),
        wide,
    }
}

fn record() -> ActivityRecord {
    ActivityRecord {
        code: "A03".into(),
        title: "示范课".into(),
        day: "10月18日".into(),
        hosts: "东岭小学".into(),
        facts: vec![
            fact("活动主题", "示范课", true),
            fact("地点", "东岭小学", false),
            fact("学科", "", false),
            fact("年级", "四年级", false),
            fact("参加人数", "", true),
        ],
        texts: [Some("一、听课\n\n二、评课".into()), None, Some("无".into())],
        ..ActivityRecord::default()
    }
}

fn photos(number: usize) -> Vec<Photo> {
    let photo = |at| Photo {
        picture: Picture {
            jpeg: Vec::new(),
            width: 400,
            height: 300,
        },
        caption: format!("照片{at}"),
    };
    (1..=number).map(photo).collect()
}

fn of(records: Vec<(ActivityRecord, Vec<Photo>)>) -> Document {
    document(records, &Stationery::default())
}

#[test]
fn one_record_in_words() {
    let document = of(vec![(record(), photos(2))]);
    assert_eq!(document.title, "示范课活动记录表");
    assert_eq!(
        words(&document).join("|"),
        "教研活动记录表|编号：A03|活动主题|示范课|地点|东岭小学|学科|年级|四年级|参加人数|\
         主要过程|一、听课|二、评课|观点与成效|存在问题与改进|无|活动照片|照片1|照片2|\
         填表人：年　　月　　日|教研组长（负责人）：年　　月　　日|审阅（盖章）：年　　月　　日"
    );
}

#[test]
fn what_was_not_written_is_lines_to_write_on() {
    let blank = ActivityRecord {
        texts: [None, None, None],
        ..record()
    };
    let document = of(vec![(blank, Vec::new())]);
    let lines = document.chapters[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Blank(lines) => Some(*lines),
            _ => None,
        });
    assert_eq!(lines.collect::<Vec<_>>(), [8, 5, 4]);
    assert!(
        !words(&document).contains(&"活动照片".to_owned()),
        "there are none"
    );
}

#[test]
fn two_short_particulars_stand_beside_each_other() {
    let document = of(vec![(record(), Vec::new())]);
    let Block::Table(table) = &document.chapters[0].blocks[0] else {
        panic!("the particulars come first");
    };
    let spans = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.span).collect::<Vec<_>>());
    assert_eq!(
        spans.collect::<Vec<_>>(),
        [vec![1, 3], vec![1, 1, 1, 1], vec![1, 3], vec![1, 3]]
    );
}

#[test]
fn several_have_a_list_before_them_and_a_page_each() {
    let document = of(vec![(record(), photos(1)), (record(), photos(3))]);
    assert_eq!(document.title, "活动记录表（2项活动）");
    let titles: Vec<&str> = document
        .chapters
        .iter()
        .map(|chapter| chapter.title.as_str())
        .collect();
    assert_eq!(
        titles,
        ["教研活动记录表目录", "教研活动记录表", "教研活动记录表"]
    );
    assert_eq!(
        words(&document)[1..11].join("|"),
        "序号|编号|日期|活动主题|承办单位|1|A03|10月18日|示范课|东岭小学"
    );
    let figures = |chapter: usize| {
        let blocks = document.chapters[chapter].blocks.iter();
        let all = blocks.filter_map(|block| match block {
            Block::Figures(figures) => Some(figures.clone()),
            _ => None,
        });
        all.flatten().collect::<Vec<_>>()
    };
    assert_eq!(figures(1)[0].width, 109.33, "a single one is larger");
    assert_eq!(figures(2)[2].width, 72.0);
    assert_eq!(figures(2)[2].picture, 3, "of all pictures of the document");
}
