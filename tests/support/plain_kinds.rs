//! Records of the plain kinds in the sample county. All are invented.

/// The rows of a table by the names of its columns; empty for one that has none.
pub(crate) fn sample(table: &str) -> &'static str {
    match table {
        "award" => {
            "code | name | organization | level | prize | won_on | issuer | activity
             HJ01 | 《牛和鹅》教学录像 | XX01 | 省级 | 一等 | 2025-05-16 | 省教育科学研究院 | A03
             HJ02 | 单元作业设计 | XX01 | 市级 | 二等 | 2024-12-20 | 市教育局 |
             HJ03 | 教研工作先进集体 | XX02 | 县（区）级 | 优秀 | 2025-01-08 | 县教育局 |"
        }
        "award_winner" => {
            "award | person
             HJ01 | T03
             HJ02 | T02
             HJ02 | T04"
        }
        _ => "",
    }
}
