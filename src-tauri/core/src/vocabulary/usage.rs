//! Which records use a word: a word in use is disabled, not removed.
use rusqlite::ToSql;

use crate::error::Result;
use crate::ledger::{Kind, Reader};

use super::words::Word;

/// What uses the word, in words: `任职12条`. Empty when nothing does.
pub(super) fn of_word(reader: Reader<'_>, word: &Word) -> Result<Vec<String>> {
    let mut found: Vec<(&str, i64)> = Vec::new();
    for (table, field) in reader.records().fields() {
        let (name, column) = (table.name, field.column);
        let code = &word.code as &dyn ToSql;
        let (holds, params) = match field.kind {
            Kind::Word(list) if list == word.list => (format!("{column} = ?1"), vec![code]),
            Kind::Words(list) if list == word.list => (
                format!("instr('、' || {column} || '、', '、' || ?1 || '、')"),
                vec![code],
            ),
            Kind::TagValue => (
                format!("{column} = ?1 AND list = ?2"),
                vec![code, &word.list],
            ),
            _ => continue,
        };
        let sql = format!("SELECT count(*) FROM {name} WHERE {holds}");
        let mut statement = reader.conn().prepare_cached(&sql)?;
        let count: i64 = statement.query_row(params.as_slice(), |row| row.get(0))?;
        let label = field.used.unwrap_or(table.label);
        match found.iter_mut().find(|(known, _)| *known == label) {
            Some((_, sum)) => *sum += count,
            None => found.push((label, count)),
        }
    }
    Ok(found
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label}{count}条"))
        .collect())
}
