//! Brings a data file to the present schema: all steps land, or none.
use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, ErrorCode, Result};

/// In order, and never edited once released; a mistake is put right by the next step.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_records.sql"),
    include_str!("migrations/0002_journal.sql"),
];

/// The schema this program writes.
pub(super) const CURRENT: u32 = STEPS.len() as u32;

pub(super) fn run(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > CURRENT {
        return Err(Error::Ledger {
            code: ErrorCode::LedgerTooNew,
            message: "这个资料库由更新的版本建立，没有改动它。请用新版打开。".into(),
        });
    }
    for step in &STEPS[found as usize..] {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", CURRENT)?;
    Ok(tx.commit()?)
}
