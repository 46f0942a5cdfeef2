//! Previews of imports as text.
use lianyan_core::error::Issue;
use lianyan_core::exchange::data_workbook::Preview;
use lianyan_core::exchange::roster_import::ListPreview;

use crate::show::{issue_text, table};

pub(super) fn of_data_workbook(preview: &Preview) -> String {
    let rows: Vec<[String; 6]> = preview
        .sheets
        .iter()
        .map(|sheet| {
            let numbers = [
                sheet.rows,
                sheet.added,
                sheet.changed,
                sheet.same,
                sheet.faulty,
            ];
            let [rows, added, changed, same, faulty] = numbers.map(|number| number.to_string());
            [sheet.sheet.clone(), rows, added, changed, same, faulty]
        })
        .collect();
    let mut text = table(["工作表", "行数", "新增", "变更", "相同", "有问题"], &rows);
    for change in &preview.changes {
        for field in &change.fields {
            text += &format!(
                "{}第{}行 {}：{} {} › {}\n",
                change.sheet,
                change.row,
                change.title,
                field.field,
                or_nothing(&field.before),
                or_nothing(&field.after)
            );
        }
    }
    text + &issues_text(&preview.issues) + &preview.notices.join("\n")
}

/// An empty value as the window shows it.
fn or_nothing(value: &str) -> &str {
    match value {
        "" => "无",
        value => value,
    }
}

pub(super) fn of_list(preview: &ListPreview) -> String {
    let counts = preview.counts;
    let sums = format!(
        "{}，按{}读取：新增{}行，变更{}行，相同{}行，有问题{}行；文件中没有的{}条，保留不动。\n",
        preview.file,
        preview.kind.label(),
        counts.added,
        counts.changed,
        counts.same,
        counts.problem,
        counts.missing
    );
    sums + &issues_text(&preview.issues)
}

fn issues_text(issues: &[Issue]) -> String {
    issues
        .iter()
        .map(|issue| issue_text(issue) + "\n")
        .collect()
}
