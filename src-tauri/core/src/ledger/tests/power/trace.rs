//! System calls as strace writes them down.
use std::path::PathBuf;

use super::super::child::ACK;

/// One system call that succeeded.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: String,
    /// Strings among the arguments, decoded.
    pub(super) texts: Vec<Vec<u8>>,
    /// The arguments as strace writes them, strings and names of files left out.
    plain: Vec<String>,
    pub(super) answer: i64,
}

impl Call {
    pub(super) fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.split_once('(')?;
        let (inside, answer) = rest.rsplit_once(" = ")?;
        let answer = answer
            .split(['<', ' '])
            .next()?
            .parse()
            .ok()
            .filter(|answer| *answer >= 0)?;
        let mut texts = Vec::new();
        let mut outside = String::new();
        for (number, part) in inside.split('"').enumerate() {
            match number % 2 {
                0 => outside.push_str(part),
                _ => texts.push(decoded(part)),
            }
        }
        let plain = without_names(outside.trim_end().trim_end_matches(')'));
        let plain = plain
            .split(',')
            .map(|part| part.trim().to_owned())
            .collect();
        Some(Self {
            name: name.to_owned(),
            texts,
            plain,
            answer,
        })
    }

    /// The number in argument `place`, counted with the strings left out.
    pub(super) fn number(&self, place: usize) -> i64 {
        let parts: Vec<&String> = self.plain.iter().filter(|part| !part.is_empty()).collect();
        parts
            .get(place)
            .and_then(|part| part.parse().ok())
            .unwrap_or(-1)
    }

    pub(super) fn path(&self, place: usize) -> PathBuf {
        PathBuf::from(String::from_utf8(self.texts[place].clone()).unwrap())
    }

    pub(super) fn has(&self, flag: &str) -> bool {
        self.plain
            .iter()
            .any(|part| part.split('|').any(|one| one == flag))
    }

    /// The number of the act that is acknowledged by this call.
    pub(super) fn acknowledged(&self) -> Option<usize> {
        let said = self
            .texts
            .first()
            .filter(|_| self.name == "write" && self.number(0) == 1)?;
        String::from_utf8_lossy(said)
            .split(ACK)
            .nth(1)?
            .trim()
            .parse()
            .ok()
    }

    pub(super) fn is_acknowledgement(&self) -> bool {
        self.acknowledged().is_some()
    }
}

/// `\x61\x62` as strace writes every byte with -xx.
fn decoded(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes
        .map(|hex| u8::from_str_radix(&hex[..2], 16).unwrap())
        .collect()
}

/// Drops the `<…>` behind file numbers.
fn without_names(text: &str) -> String {
    let parts = text.split('<').enumerate();
    parts
        .map(|(number, part)| {
            if number == 0 {
                part
            } else {
                part.split_once('>').map_or("", |(_, rest)| rest)
            }
        })
        .collect()
}
