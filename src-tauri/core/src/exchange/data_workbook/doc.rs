//! The description of the data workbook in words, kept as `docs/data-workbook.md`.
use crate::words::Choice;

use super::{CHOICES, COVER, ColumnSpec, SheetSpec, kinds, sheets};
use crate::ledger::{Kind, Records};

const INTRODUCTION: &str = "# 数据工作簿

数据工作簿是一个xlsx文件，能装下资料库的全部记录，用WPS或Excel填写，再由程序导入；从程序导出的也是这个格式。

- 每类记录一张工作表，第一行是列名。列的先后不限，用不到的列可以删掉，用不到的工作表也可以删掉。
- 记录之间用编号联系：人员、学校、共同体、活动各有编号；环节写成“活动编号/顺序”，如A03/2。
- 带“必填”的列不能空着。其他列空着，就用程序的默认值，或者没有内容。
- 文件里没有的列，不改动资料库里的这一项；有这一列而格子空着，就是清空这一项。
- 文件里没有的记录，资料库里照样保留，不会删除。
- 日期填成日期或2024-09-13这样的文字。只认保存在文件里的值，不计算公式。
- “归属单位”写单位的编号，或者“全县”；空着时由程序按记录确定。
- “标识”由程序填写，用来认出同一条记录，自己填写时空着。
- 导入时先核对：有一处问题，就一条也不导入；导入是一步操作，可以撤销。同一个文件再导入一次，什么也不改变。
";

/// The whole document, in Markdown.
pub fn document(records: &Records) -> String {
    let mut text = INTRODUCTION.to_owned();
    text += &format!("\n工作表“{COVER}”和“{CHOICES}”只供填写时参考，不导入。\n");
    for sheet in sheets(records) {
        text += &section(&sheet, records);
    }
    text
}

/// What the cover sheet says, line by line.
pub fn cover_lines(records: &Records) -> Vec<String> {
    let rules = INTRODUCTION
        .lines()
        .filter_map(|line| line.strip_prefix("- "));
    let rules = rules.map(|line| line.replace("带“必填”的列", "列名带*的列"));
    let about = sheets(records)
        .into_iter()
        .map(|sheet| format!("{}：{}", sheet.name, sheet.about));
    rules.chain(about).collect()
}

fn section(sheet: &SheetSpec, records: &Records) -> String {
    let mut text = format!(
        "\n## {}\n\n{}\n\n| 列 | 内容 | 必填 |\n| --- | --- | --- |\n",
        sheet.name, sheet.about
    );
    for column in &sheet.columns {
        let required = if column.required { "必填" } else { "" };
        text += &format!(
            "| {} | {} | {required} |\n",
            column.header,
            content(column, records)
        );
    }
    text
}

/// 到会（也可写出席、实到）、迟到……
fn choices(list: &[Choice]) -> String {
    let words = list.iter().map(|word| match word.other_names {
        [] => word.label.to_owned(),
        others => format!("{}（也可写{}）", word.label, others.join("、")),
    });
    words.collect::<Vec<_>>().join("、")
}

fn content(column: &ColumnSpec, records: &Records) -> String {
    match (column.column, column.kind) {
        ("owner", _) => "单位编号，或“全县”；可以空着".to_owned(),
        ("uid", _) => "由程序填写；可以空着".to_owned(),
        (_, Kind::Choice(list)) => choices(&list()),
        (_, kind) => kinds::in_words(kind, records),
    }
}
