//! A disk that forgets what was not synced, in the ways a power cut may.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::random::Dice;
use super::trace::Call;

/// What becomes of writes that were not synced when the power went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fate {
    Dropped,
    /// Each for itself: dropped, whole, cut short, or garbled.
    Random,
}

/// A disk as its writer may rely on it: file contents and names are durable only once synced.
#[derive(Default)]
pub(super) struct Disk {
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

impl Disk {
    pub(super) fn see(&mut self, call: &Call) {
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
        if let Some(Handle {
            node: Node::File(file),
            ..
        }) = self.open.get(&number)
        {
            self.files[*file].pending.push(write);
        }
    }

    fn synced(&mut self, number: i64) {
        match self.open.get(&number) {
            Some(Handle {
                node: Node::File(file),
                ..
            }) => self.files[*file].settle(),
            Some(Handle {
                node: Node::Folder,
                path,
                ..
            }) => {
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
    pub(super) fn rebuild(&self, root: &Path, target: &Path, fate: Fate, dice: &mut Dice) {
        let mut names = self.durable_names.clone();
        for change in &self.pending_names {
            if fate == Fate::Random && dice.roll(2) == 0 {
                put(&mut names, change);
            }
        }
        let contents: Vec<Vec<u8>> = self
            .files
            .iter()
            .map(|file| file.after(fate, dice))
            .collect();
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
                        garbled
                            .iter_mut()
                            .skip(place)
                            .take(16)
                            .for_each(|byte| *byte ^= 0xa5);
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
