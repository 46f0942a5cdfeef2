//! Checks the whole ledger: file, references, overlaps, evidence files, backups.
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;

use super::wording::Wording;
use super::{Ledger, foreign, header, oddity, overlaps, shelf};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Nothing is wrong.
    pub sound: bool,
    pub records: u64,
    pub files: u64,
    pub backups: u32,
    /// What is wrong and what to do, a sentence each.
    pub findings: Vec<String>,
    /// Nothing is wrong with the ledger, but the user should look at it.
    pub notes: Vec<String>,
}

impl Ledger {
    /// Reads everything; takes seconds on a large ledger.
    pub fn verify(&self) -> Result<Verification> {
        let mut findings = integrity(&self.conn)?;
        if foreign::first_dangling(&self.conn, &self.shapes)?.is_some() {
            findings.push("有记录指向已不存在的记录。请恢复最近的备份。".to_owned());
        }
        findings.extend(overlaps::findings(&Wording {
            conn: &self.conn,
            shapes: &self.shapes,
        })?);
        let files = self.files_of_records()?;
        findings.extend(self.broken_files(&files)?);
        let backups = self.backup_list();
        if let Some(newest) = backups.first() {
            let path = shelf::folder_of(&self.folder).join(&newest.name);
            if !header::check(&path).is_sound() {
                findings.push(format!(
                    "最新的备份“{}”打不开。请立即手动备份一次。",
                    newest.name
                ));
            }
        }
        let question = oddity::clock_question(&self.conn, self.now())?;
        let notes = question
            .into_iter()
            .chain(oddity::odd_backups(&backups))
            .collect();
        Ok(Verification {
            sound: findings.is_empty(),
            records: self.record_count()?,
            files: files.len() as u64,
            backups: backups.len() as u32,
            findings,
            notes,
        })
    }

    fn broken_files<'f>(&self, named: impl IntoIterator<Item = &'f String>) -> Result<Vec<String>> {
        let store = self.files();
        let mut findings = Vec::new();
        for sha256 in named {
            let trouble = match store.has(sha256) {
                false => "不见了。请从原件重新添加。",
                true if !store.is_sound(sha256) => "内容已损坏。请从原件重新添加。",
                true => continue,
            };
            let name = self.file_name(sha256)?;
            findings.push(format!("佐证文件“{name}”{trouble}"));
        }
        findings.sort();
        Ok(findings)
    }

    /// Names of the evidence whose file is missing, for lists and exports.
    pub fn missing_files(&self) -> Result<Vec<String>> {
        let store = self.files();
        let named = self.files_of_records()?;
        let missing = named.iter().filter(|sha256| !store.has(sha256));
        missing.map(|sha256| self.file_name(sha256)).collect()
    }

    fn file_name(&self, sha256: &str) -> Result<String> {
        let sql = "SELECT coalesce(file_name, title, file) FROM evidence WHERE file = ?1 LIMIT 1";
        Ok(self.conn.query_row(sql, [sha256], |row| row.get(0))?)
    }

    fn record_count(&self) -> Result<u64> {
        let mut records = 0;
        for shape in self.shapes.iter() {
            let sql = format!("SELECT count(*) FROM {}", shape.table.name);
            records += self.conn.query_row(&sql, [], |row| row.get::<_, i64>(0))? as u64;
        }
        Ok(records)
    }
}

fn integrity(conn: &Connection) -> Result<Vec<String>> {
    let answer: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(match answer.as_str() {
        "ok" => Vec::new(),
        other => vec![format!(
            "资料库文件有损坏（{other}）。请恢复最近的完好备份。"
        )],
    })
}
