//! What is printed: one JSON document, or Chinese text with aligned columns.
use std::io::{self, Write};

use lianyan_core::error::{ErrorCode, Failure, Issue};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// How results leave.
#[derive(Clone, Copy)]
pub(crate) struct Show {
    pub(crate) json: bool,
}

impl Show {
    /// One result on stdout. Whoever reads it may have seen enough and gone (`… | head`).
    pub(crate) fn result(
        self,
        value: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> io::Result<()> {
        let whole = match self.json {
            true => serde_json::to_string_pretty(value)?,
            false => text().trim_end().to_owned(),
        };
        let mut out = io::stdout().lock();
        match writeln!(out, "{whole}").and_then(|()| out.flush()) {
            Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    /// Help, as it was asked for. Nobody is told when it could not be printed.
    pub(crate) fn told(self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// One failure on stderr. Where nobody listens there, the exit code still tells.
    pub(crate) fn failure(self, failure: &Failure) {
        let text = match self.json {
            true => serde_json::to_string(failure).unwrap_or_else(|_| failure.message.clone()),
            false => failure_text(failure),
        };
        let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
    }
}

fn failure_text(failure: &Failure) -> String {
    let mut text = failure.message.clone() + "\n";
    for issue in &failure.issues {
        text += &format!("  {}\n", issue_text(issue));
    }
    // What the user can put right is said by the message; the rest is for whoever helps.
    let is_fault = matches!(failure.code, ErrorCode::Internal | ErrorCode::File);
    let is_request = failure.field.as_deref() == Some("request");
    if (is_fault || is_request) && !failure.detail.is_empty() {
        text += &format!("  详情：{}\n", failure.detail);
    }
    text
}

/// 教师第7行C列（学校）：没有这所学校。改为石桥中心小学。
pub(crate) fn issue_text(issue: &Issue) -> String {
    let column = issue.column.as_deref().map(|column| format!("{column}列"));
    let place = match issue.row {
        0 => issue.sheet.clone(),
        row => format!("{}第{row}行{}", issue.sheet, column.unwrap_or_default()),
    };
    let field = issue
        .field
        .as_deref()
        .map(|field| format!("（{field}）"))
        .unwrap_or_default();
    let message = issue.message.trim_end_matches('。');
    let remedy = issue.remedy.as_deref().unwrap_or_default();
    format!("{place}{field}：{message}。{remedy}")
}

/// Rows under a header, columns padded by how wide they look, not by their number of characters.
pub(crate) fn table<const N: usize>(header: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = header.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let line = |cells: [&str; N]| {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            text += cell;
            text += &" ".repeat(width - cell.width() + 2);
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    };
    let mut text = line(header);
    for row in rows {
        text += &line(row.each_ref().map(String::as_str));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_columns_line_up() {
        let rows = [
            ["前楼中心小学".to_owned(), "2".to_owned()],
            ["二实小".to_owned(), "6".to_owned()],
        ];
        let text = table(["学校", "次数"], &rows);
        assert_eq!(
            text,
            "学校          次数\n前楼中心小学  2\n二实小        6\n"
        );
    }
}
