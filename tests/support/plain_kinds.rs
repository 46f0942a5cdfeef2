//! Records of the plain kinds in the sample county. All are invented.

/// The rows of a table by the names of its columns; empty for one that has none.
pub(crate) fn sample(table: &str) -> &'static str {
    match table {
        "lesson" => {
            "code | name | kind | day | period | organization | class | subject | teacher | community | activity
             KL01 | 《角的度量》 | 示范课 | 2024-10-18 | 2 | XX01 | 四（1）班 | 数学 | T07 | P1 | A03
             KL02 | 《牛和鹅》 | 同课异构 | 2024-11-08 | 1 | XX02 | 四（2）班 | 语文 | T18 | P1 | A04
             KL03 | Colours | 同步课堂 | 2025-03-12 | 3 | XX01 | 三（2）班 | 英语 | T12 | P1 |"
        }
        "lesson_receiver" => {
            "lesson | organization | class | students | seq
             KL03 | XX02 | 三（1）班 | 32 | 0
             KL03 | XX03 | 三（1）班 | 28 | 1"
        }
        "award" => {
            "code | name | organization | level | prize | won_on | issuer | activity
             HJ01 | 《牛和鹅》教学录像 | XX01 | 省级 | 一等 | 2025-05-16 | 省教育科学研究院 | A03
             HJ02 | 单元作业设计 | XX01 | 市级 | 二等 | 2024-12-20 | 市教育局 |
             HJ03 | 教研工作先进集体 | XX02 | 县（区）级 | 优秀 | 2025-01-08 | 县教育局 |"
        }
        "award_winner" => {
            "award | person | seq
             HJ01 | T03 | 0
             HJ02 | T02 | 0
             HJ02 | T04 | 1"
        }
        _ => "",
    }
}
