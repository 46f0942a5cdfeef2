//! What a file is that somebody chose, and through which door it comes in.
use super::activity_import::{looks_like_activities, participation};
use super::data_workbook::is_data_workbook;
use super::headers::ListKind;
use super::roster_import;
use super::tabular::Workbook;
use crate::error::{Error, Result};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    DataWorkbook,
    /// 活动台账
    Activities,
    /// 签到表、参加情况表
    Participation,
    /// 花名册 or 学校名册
    Roster(ListKind),
}

impl Content {
    /// As a sentence names it.
    pub fn label(self) -> &'static str {
        match self {
            Content::DataWorkbook => "数据工作簿",
            Content::Activities => "活动台账",
            Content::Participation => "参加名单",
            Content::Roster(kind) => kind.label(),
        }
    }

    /// Where it is imported.
    fn door(self) -> &'static str {
        match self {
            Content::DataWorkbook => "数据",
            Content::Activities => "活动 › 导入 › 活动台账",
            Content::Participation => "活动 › 导入 › 参加名单",
            Content::Roster(ListKind::Persons) => "名册 › 人员 › 导入",
            Content::Roster(ListKind::Schools) => "名册 › 学校和单位 › 导入",
        }
    }
}

/// What a file looks like; `None` for something else altogether.
pub fn content(book: &Workbook) -> Option<Content> {
    match () {
        () if is_data_workbook(book) => Some(Content::DataWorkbook),
        () if looks_like_activities(book) => Some(Content::Activities),
        () if participation::looks_like(book) => Some(Content::Participation),
        () => roster_import::recognised(book).map(Content::Roster),
    }
}

/// Says which door is right where a file is given at the wrong one. A file that looks like nothing known
/// may be anything.
///
/// # Errors
/// When the file is plainly something else than `wanted`.
pub fn check_door(book: &Workbook, wanted: Content) -> Result<()> {
    let of_people = |content: Content| {
        // A roll call bears the headings of a roster; there it is told as what it is.
        matches!(content, Content::Roster(_))
            || (is_roster(wanted) && content == Content::Participation)
    };
    match content(book) {
        Some(found) if found != wanted && !(of_people(found) && is_roster(wanted)) => {
            let (name, found_label, door) = (&book.name, found.label(), found.door());
            let wanted = wanted.label();
            let message =
                format!("“{name}”是{found_label}，不是{wanted}。请到“{door}”选这个文件。");
            Err(Error::file(message, None))
        }
        _ => Ok(()),
    }
}

fn is_roster(content: Content) -> bool {
    matches!(content, Content::Roster(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tabular;
    use crate::exchange::tabular::samples::{Page, xlsx};

    fn book(text: &str) -> Workbook {
        tabular::read("表.xlsx", xlsx(&[Page::of_text("表", text)])).expect("a sound file")
    }

    #[test]
    fn files_are_told_apart_by_their_headings() {
        for (text, right) in [
            (
                "日期|活动主题|形式|承办\n9.13|例会|例会|二实小",
                Some(Content::Activities),
            ),
            (
                "姓名|学校|学科\n高原|二实小|语文",
                Some(Content::Roster(ListKind::Persons)),
            ),
            (
                "学校名称|学段|校长\n二实小|小学|林秀英",
                Some(Content::Roster(ListKind::Schools)),
            ),
            (
                "姓名|学校|10月18日|11月22日\n高原|二实小|√|请假",
                Some(Content::Participation),
            ),
            (
                "序号|提交答卷时间|1、您的姓名：|2、您的学校：|3、您参加的活动：\n1|2024/11/13|高原|二实小|讲座",
                Some(Content::Participation),
            ),
            (
                "各校参加人员||\n日期|活动|二实小|前楼\n9.13|研讨|高原、李明|王芳\n10.8|讲座|高原|王芳、李明",
                Some(Content::Participation),
            ),
            (
                "1. 高原 二实小 语文\n2. 李明 前楼 数学",
                Some(Content::Roster(ListKind::Persons)),
            ),
            (
                "10月8日讲座签到接龙\n1. 高原 二实小\n2. 李明 前楼",
                Some(Content::Participation),
            ),
            ("早餐|午餐\n粥|饭", None),
        ] {
            assert_eq!(content(&book(text)), right, "{text}");
        }
    }

    #[test]
    fn the_right_door_is_named_at_the_wrong_one() {
        let list = book("日期|活动主题|形式|承办\n9.13|例会|例会|二实小");
        let refused = check_door(&list, Content::Roster(ListKind::Schools)).expect_err("no roster");
        assert_eq!(
            refused.to_string(),
            "“表.xlsx”是活动台账，不是学校名册。请到“活动 › 导入 › 活动台账”选这个文件。"
        );
        assert!(check_door(&list, Content::Activities).is_ok());
    }
}
