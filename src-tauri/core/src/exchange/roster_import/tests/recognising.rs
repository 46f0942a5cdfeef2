//! Whichever door a list comes in by, it is opened as what it is.
use super::*;
use crate::exchange::tabular::{self, Workbook};

const SCHOOLS: &str =
    "云麓县各级各类学校一览表||||\n编号|学校名称|简称|学段|校长\n1|云麓县实验小学|实小|小学|秦岚";
const TEACHERS: &str = "姓名|所在学校|任教学科|联系电话\n秦岚|云麓县实验小学|语文|13870500001";
const NAMES: &str = "秦岚\n柏松年\n闵道远";
const NOTHING: &str = "一二三四五六七八|九\n甲乙丙丁戊己庚辛|十";

/// The sheets of a file: their names and what stands on them.
type Pages = &'static [(&'static str, &'static str)];

fn book(pages: Pages) -> Workbook {
    let pages: Vec<Page> = pages
        .iter()
        .map(|(name, text)| Page::of_text(name, text))
        .collect();
    tabular::read("表.xlsx", xlsx(&pages)).expect("a sound file")
}

#[test]
fn a_list_given_at_the_other_door_is_opened_as_what_it_is() {
    use ListKind::{Persons, Schools};
    let cases: [(&str, Pages, [ListKind; 2]); 5] = [
        ("schools", &[("2025秋", SCHOOLS)], [Schools, Schools]),
        ("teachers", &[("教师", TEACHERS)], [Persons, Persons]),
        (
            "both in one file: as it was given",
            &[("学校", SCHOOLS), ("教师", TEACHERS)],
            [Persons, Schools],
        ),
        (
            "names alone: as it was given",
            &[("Sheet1", NAMES)],
            [Persons, Schools],
        ),
        (
            "nothing known: as it was given",
            &[("Sheet1", NOTHING)],
            [Persons, Schools],
        ),
    ];
    for (what, pages, expected) in cases {
        let book = book(pages);
        let opened = [Persons, Schools].map(|asked| kind_to_open(&book, asked));
        assert_eq!(opened, expected, "{what}");
    }
}

#[test]
fn without_a_door_the_headings_say_it_and_then_the_names() {
    let cases: [(Pages, Option<ListKind>); 4] = [
        (&[("Sheet1", SCHOOLS)], Some(ListKind::Schools)),
        (&[("Sheet1", TEACHERS)], Some(ListKind::Persons)),
        (&[("Sheet1", NAMES)], Some(ListKind::Persons)),
        (&[("Sheet1", NOTHING)], None),
    ];
    for (pages, expected) in cases {
        assert_eq!(recognised(&book(pages)), expected, "{pages:?}");
    }
}
