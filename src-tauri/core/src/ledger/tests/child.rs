//! A process of its own that performs acts and acknowledges each on stdout, to be killed or traced.
use std::path::Path;
use std::process::Command;

use crate::Ledger;
use crate::ids::Uid;
use crate::ledger::Options;

/// The line after which an act must survive anything.
pub(super) const ACK: &str = "acknowledged ";

/// This same test binary, asked to run [`acts`], by itself or under another program: its words.
pub(super) fn command(under: &[&str], folder: &Path, synchronous: &str, acts: usize) -> Command {
    let me = std::env::current_exe().unwrap();
    let me = [
        me.to_str().unwrap(),
        "--exact",
        "ledger::tests::child::acts",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ];
    let words = [under, &me].concat();
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .env("LIANYAN_CHILD_FOLDER", folder)
        .env("LIANYAN_CHILD_SYNCHRONOUS", synchronous)
        .env("LIANYAN_CHILD_ACTS", acts.to_string());
    command
}

#[test]
#[ignore = "the child process of the kill and power-cut tests"]
fn acts() {
    let variable = |name: &str| std::env::var(format!("LIANYAN_CHILD_{name}")).unwrap();
    let folder = std::path::PathBuf::from(variable("FOLDER"));
    let mut options = Options::default();
    options.tuning.synchronous = if variable("SYNCHRONOUS") == "NORMAL" {
        "NORMAL"
    } else {
        "FULL"
    };
    options.tuning.daily_backup = false;
    let mut ledger = match folder.join("ledger.db").exists() {
        true => Ledger::open_with(&folder, options).unwrap(),
        false => Ledger::create_with(&folder, options).unwrap(),
    };
    // Small, so that the log is folded in, and begun anew, many times during the test.
    ledger
        .conn
        .pragma_update(None, "wal_autocheckpoint", 40)
        .unwrap();
    let first = numbers(&ledger).last().map_or(0, |last| last + 1);
    for number in first..first + variable("ACTS").parse::<usize>().unwrap() {
        act(&mut ledger, number);
        println!("{ACK}{number}");
    }
}

/// One act with all that belongs to it: an evidence file, two records, and now and then an undo.
fn act(ledger: &mut Ledger, number: usize) {
    let file = ledger.files().add(&mut content(number).as_bytes()).unwrap();
    ledger
        .change(&format!("第{number}步"), |w| {
            let uid = Uid::new();
            let sql = "INSERT INTO person (uid, owner, code, name, note) VALUES (?1, ?1, ?2, '教师', ?3)";
            w.conn().execute(sql, (uid, number.to_string(), "备注".repeat(number % 700)))?;
            let sql = "INSERT INTO community (uid, owner, code, name, kind, lead_mode)
                       VALUES (?1, ?1, ?2, '片区', 'district', 'fixed')";
            w.conn().execute(sql, (Uid::derived("c", &[uid.as_bytes()]), number.to_string()))?;
            let sql = "INSERT INTO activity (uid, owner, code, community, title, form, status, mode)
                       VALUES (?1, ?1, ?2, ?3, '活动', 'lecture', 'held', 'offline')";
            let activity = Uid::derived("a", &[uid.as_bytes()]);
            w.conn().execute(sql, (activity, number.to_string(), Uid::derived("c", &[uid.as_bytes()])))?;
            let sql = "INSERT INTO evidence (uid, owner, kind, record, evidence_kind, file) VALUES (?1, ?1, 'activity', ?2, 'photo', ?3)";
            w.conn().execute(sql, (Uid::derived("e", &[uid.as_bytes()]), activity, file.sha256))?;
            Ok(())
        })
        .unwrap();
    if number % 5 == 4 {
        ledger.undo().unwrap();
        ledger.redo().unwrap();
    }
}

pub(super) fn content(number: usize) -> String {
    format!("第{number}张照片").repeat(number % 50 + 1)
}

/// The acts whose records stand, in order.
pub(super) fn numbers(ledger: &Ledger) -> Vec<usize> {
    let sql = "SELECT code FROM person ORDER BY CAST(code AS INTEGER)";
    let mut statement = ledger.conn.prepare(sql).unwrap();
    let codes = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    codes.map(|code| code.unwrap().parse().unwrap()).collect()
}

/// Every acknowledged act is there as a whole, with its file, and nothing is half there.
pub(super) fn assert_all_there(folder: &Path, acknowledged: Option<usize>, when: &str) {
    let ledger = match Ledger::open(folder) {
        Ok(ledger) => ledger,
        Err(_) if acknowledged.is_none() && !folder.join("ledger.db").exists() => return,
        Err(cause) => panic!("{when}: {cause}"),
    };
    let found = numbers(&ledger);
    let expected = acknowledged.map_or(0, |last| last + 1);
    assert!(
        found.len() >= expected,
        "{when}: {expected} acknowledged, {} there",
        found.len()
    );
    assert!(
        found.iter().copied().eq(0..found.len()),
        "{when}: no act may be missing in between"
    );
    let verified = ledger.verify().unwrap();
    assert!(verified.sound, "{when}: {verified:?}");
    assert_eq!(
        verified.records as usize,
        found.len() * 4,
        "{when}: no act may be half there"
    );
    assert_eq!(verified.files as usize, found.len(), "{when}");
    let acts = "SELECT count(*) FROM act WHERE origin = 'act' AND state <> 'undone'";
    let undone: i64 = ledger.conn.query_row(acts, [], |row| row.get(0)).unwrap();
    assert_eq!(
        undone as usize,
        found.len(),
        "{when}: the history tells what stands"
    );
}
