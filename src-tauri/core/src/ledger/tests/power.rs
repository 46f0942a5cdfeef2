//! Acceptance 7: a power cut. What the child wrote and synced is traced system call by system
//! call; at many moments the disk is rebuilt with only what was synced for certain, and the rest
//! dropped, cut short or garbled at random bytes. Every acknowledged act must be there.
//!
//! Killing a process proves little here: the system still writes out what it had been given, so
//! that test passes with `synchronous=OFF` too. This one fails with NORMAL, which is asserted.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::child::{self, ACK};
use super::random::Dice;

const ACTS: usize = 30;

#[test]
fn acknowledged_acts_survive_a_power_cut() {
    let cuts = if std::env::var_os("LIANYAN_LONG").is_some() { 400 } else { 40 };
    let (root, calls) = traced("FULL");
    let mut dice = Dice::new(u64::from(std::process::id()));
    for number in 0..cuts {
        let until = 1 + dice.roll(calls.len());
        let (disk, acknowledged) = run(&calls[..until]);
        let folder = tempfile::tempdir().unwrap();
        let fate = if number % 4 == 0 { Fate::Dropped } else { Fate::Random };
        disk.rebuild(&root, folder.path(), fate, &mut dice);
        let when = format!("power cut after system call {until} ({fate:?})");
        child::assert_all_there(folder.path(), acknowledged, &when);
    }
}

#[test]
fn the_power_cut_would_show_a_weaker_setting() {
    let (root, calls) = traced("NORMAL");
    let mut dice = Dice::new(1);
    let lost = (1..=calls.len()).filter(|until| calls[until - 1].is_acknowledgement()).any(|until| {
        let (disk, acknowledged) = run(&calls[..until]);
        let folder = tempfile::tempdir().unwrap();
        disk.rebuild(&root, folder.path(), Fate::Dropped, &mut dice);
        let there = crate::Ledger::open(folder.path()).map_or(0, |ledger| child::numbers(&ledger).len());
        there < acknowledged.map_or(0, |last| last + 1)
    });
    assert!(lost, "with synchronous=NORMAL some acknowledged act must be lost, or this test sees nothing");
}

/// Runs the child under strace: the ledger's folder and the calls of the thread that wrote to it.
fn traced(synchronous: &str) -> (PathBuf, Vec<Call>) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let traces = tempfile::tempdir().unwrap();
    let names = "trace=open,openat,creat,close,write,pwrite64,lseek,fsync,fdatasync,ftruncate,\
                 rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat";
    let out = traces.path().join("trace");
    let mut line: Vec<String> = ["strace", "-ff", "-y", "-xx", "-s", "10000000", "-e", names, "-o"]
        .map(str::to_owned)
        .into();
    line.push(out.to_str().unwrap().to_owned());
    line.extend(child::command(&root, synchronous, ACTS));
    let status = child::start(&line).stdout(Stdio::null()).status();
    let status = status.expect("this test needs strace (Debian package strace)");
    assert!(status.success(), "the traced child failed: {status}");
    let files = std::fs::read_dir(traces.path()).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.map(|path| std::fs::read_to_string(path).unwrap());
    let text = texts.max_by_key(String::len).unwrap();
    let calls: Vec<Call> = text.lines().filter_map(Call::parse).collect();
    let acknowledged = calls.iter().filter(|call| call.is_acknowledgement()).count();
    assert_eq!(acknowledged, ACTS, "the trace must hold every acknowledgement");
    (root, calls)
}

/// One system call that succeeded.
#[derive(Debug)]
struct Call {
    name: String,
    /// Strings among the arguments, decoded.
    texts: Vec<Vec<u8>>,
    /// The arguments as strace writes them, strings and names of files left out.
    plain: Vec<String>,
    answer: i64,
}

impl Call {
    fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.split_once('(')?;
        let (inside, answer) = rest.rsplit_once(" = ")?;
        let answer = answer.split(['<', ' ']).next()?.parse().ok().filter(|answer| *answer >= 0)?;
        let mut texts = Vec::new();
        let mut outside = String::new();
        for (number, part) in inside.split('"').enumerate() {
            match number % 2 {
                0 => outside.push_str(part),
                _ => texts.push(decoded(part)),
            }
        }
        let plain = without_names(outside.trim_end().trim_end_matches(')'));
        let plain = plain.split(',').map(|part| part.trim().to_owned()).collect();
        Some(Self { name: name.to_owned(), texts, plain, answer })
    }

    /// The number in argument `place`, counted with the strings left out.
    fn number(&self, place: usize) -> i64 {
        let parts: Vec<&String> = self.plain.iter().filter(|part| !part.is_empty()).collect();
        parts.get(place).and_then(|part| part.parse().ok()).unwrap_or(-1)
    }

    fn path(&self, place: usize) -> PathBuf {
        PathBuf::from(String::from_utf8(self.texts[place].clone()).unwrap())
    }

    fn has(&self, flag: &str) -> bool {
        self.plain.iter().any(|part| part.split('|').any(|one| one == flag))
    }

    /// The number of the act that is acknowledged by this call.
    fn acknowledged(&self) -> Option<usize> {
        let said = self.texts.first().filter(|_| self.name == "write" && self.number(0) == 1)?;
        String::from_utf8_lossy(said).split(ACK).nth(1)?.trim().parse().ok()
    }

    fn is_acknowledgement(&self) -> bool {
        self.acknowledged().is_some()
    }
}

/// `\x61\x62` as strace writes every byte with -xx.
fn decoded(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes.map(|hex| u8::from_str_radix(&hex[..2], 16).unwrap()).collect()
}

/// Drops the `<…>` behind file numbers.
fn without_names(text: &str) -> String {
    let parts = text.split('<').enumerate();
    parts.map(|(number, part)| if number == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) }).collect()
}

/// What becomes of writes that were not synced when the power went.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Dropped,
    /// Each for itself: dropped, whole, cut short, or garbled.
    Random,
}

/// A disk as its writer may rely on it: file contents and names are durable only once synced.
#[derive(Default)]
struct Disk {
    files: Vec<File>,
    /// Names as the running system sees them, and as they are durable.
    names: BTreeMap<PathBuf, Node>,
    durable_names: BTreeMap<PathBuf, Node>,
    /// Changes of names since their folder was last synced.
    pending_names: Vec<NameChange>,
    open: BTreeMap<i64, Handle>,
}

#[derive(Clone, Copy, PartialEq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Clone)]
struct NameChange {
    path: PathBuf,
    node: Option<Node>,
}

#[derive(Default)]
struct File {
    durable: Vec<u8>,
    pending: Vec<Write>,
}

#[derive(Clone)]
enum Write {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

struct Handle {
    path: PathBuf,
    node: Node,
    at: usize,
}

fn run(calls: &[Call]) -> (Disk, Option<usize>) {
    let mut disk = Disk::default();
    let mut acknowledged = None;
    for call in calls {
        acknowledged = call.acknowledged().or(acknowledged);
        disk.see(call);
    }
    (disk, acknowledged)
}

impl Disk {
    fn see(&mut self, call: &Call) {
        match call.name.as_str() {
            "open" | "openat" | "creat" => self.opened(call),
            "close" => drop(self.open.remove(&call.number(0))),
            "lseek" => self.sought(call),
            "write" | "pwrite64" => self.wrote(call),
            "ftruncate" => self.pend(call.number(0), Write::Length(call.number(1) as usize)),
            "fsync" | "fdatasync" => self.synced(call.number(0)),
            "rename" | "renameat" | "renameat2" => self.renamed(call),
            "unlink" | "unlinkat" => self.rename_to(call.path(0), None),
            "mkdir" | "mkdirat" => self.rename_to(call.path(0), Some(Node::Folder)),
            other => panic!("{other} is not expected in the trace"),
        }
    }

    fn opened(&mut self, call: &Call) {
        let path = call.path(0);
        let node = match self.names.get(&path) {
            Some(node) => *node,
            None if call.has("O_CREAT") => self.made(&path),
            None => Node::Folder, // the root itself, or a file that is not of the ledger
        };
        self.open.insert(call.answer, Handle { path, node, at: 0 });
        if call.has("O_TRUNC") {
            self.pend(call.answer, Write::Length(0));
        }
    }

    fn made(&mut self, path: &Path) -> Node {
        self.files.push(File::default());
        let node = Node::File(self.files.len() - 1);
        self.rename_to(path.to_owned(), Some(node));
        node
    }

    fn sought(&mut self, call: &Call) {
        if let Some(handle) = self.open.get_mut(&call.number(0)) {
            handle.at = call.answer as usize;
        }
    }

    fn wrote(&mut self, call: &Call) {
        let number = call.number(0);
        let bytes = call.texts[0][..call.answer as usize].to_vec();
        let Some(handle) = self.open.get_mut(&number) else {
            return; // standard output
        };
        let at = match call.name.as_str() {
            "pwrite64" => call.number(2) as usize,
            _ => handle.at,
        };
        if call.name == "write" {
            handle.at += bytes.len();
        }
        self.pend(number, Write::Bytes(at, bytes));
    }

    fn pend(&mut self, number: i64, write: Write) {
        if let Some(Handle { node: Node::File(file), .. }) = self.open.get(&number) {
            self.files[*file].pending.push(write);
        }
    }

    fn synced(&mut self, number: i64) {
        match self.open.get(&number) {
            Some(Handle { node: Node::File(file), .. }) => self.files[*file].settle(),
            Some(Handle { node: Node::Folder, path, .. }) => {
                let folder = path.clone();
                self.settle_names(&folder);
            }
            None => panic!("a sync of something that was not opened"),
        }
    }

    fn settle_names(&mut self, folder: &Path) {
        let changes = std::mem::take(&mut self.pending_names);
        for change in changes {
            match change.path.parent() == Some(folder) {
                true => put(&mut self.durable_names, &change),
                false => self.pending_names.push(change),
            }
        }
    }

    fn renamed(&mut self, call: &Call) {
        let (from, to) = (call.path(0), call.path(1));
        let node = self.names.get(&from).copied();
        self.rename_to(to, node);
        self.rename_to(from, None);
    }

    fn rename_to(&mut self, path: PathBuf, node: Option<Node>) {
        let change = NameChange { path, node };
        put(&mut self.names, &change);
        self.pending_names.push(change);
    }

    /// Writes to `target` what `root` may look like after the power came back.
    fn rebuild(&self, root: &Path, target: &Path, fate: Fate, dice: &mut Dice) {
        let mut names = self.durable_names.clone();
        for change in &self.pending_names {
            if fate == Fate::Random && dice.roll(2) == 0 {
                put(&mut names, change);
            }
        }
        let contents: Vec<Vec<u8>> = self.files.iter().map(|file| file.after(fate, dice)).collect();
        for (path, node) in &names {
            let Ok(inside) = path.strip_prefix(root) else {
                continue;
            };
            let new = target.join(inside);
            // The log's index is rebuilt from the log and need not survive.
            if !new.parent().is_some_and(Path::is_dir) || path.to_string_lossy().ends_with("-shm") {
                continue;
            }
            match node {
                Node::Folder => std::fs::create_dir_all(new).unwrap(),
                Node::File(file) => std::fs::write(new, &contents[*file]).unwrap(),
            }
        }
    }
}

fn put(names: &mut BTreeMap<PathBuf, Node>, change: &NameChange) {
    match change.node {
        Some(node) => drop(names.insert(change.path.clone(), node)),
        None => drop(names.remove(&change.path)),
    }
}

impl File {
    fn settle(&mut self) {
        for write in std::mem::take(&mut self.pending) {
            write.apply(&mut self.durable);
        }
    }

    fn after(&self, fate: Fate, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        if fate == Fate::Dropped {
            return bytes;
        }
        for write in &self.pending {
            match (dice.roll(4), write) {
                (0, _) => {}
                (1, Write::Bytes(at, written)) => {
                    let cut = dice.roll(written.len() + 1);
                    Write::Bytes(*at, written[..cut].to_vec()).apply(&mut bytes);
                }
                (2, Write::Bytes(at, written)) => {
                    let mut garbled = written.clone();
                    for _ in 0..=dice.roll(8) {
                        let place = dice.roll(garbled.len().max(1));
                        garbled.iter_mut().skip(place).take(16).for_each(|byte| *byte ^= 0xa5);
                    }
                    Write::Bytes(*at, garbled).apply(&mut bytes);
                }
                _ => write.apply(&mut bytes),
            }
        }
        bytes
    }
}

impl Write {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Write::Length(length) => to.resize(*length, 0),
            Write::Bytes(at, bytes) => {
                if to.len() < at + bytes.len() {
                    to.resize(at + bytes.len(), 0);
                }
                to[*at..at + bytes.len()].copy_from_slice(bytes);
            }
        }
    }
}
