//! Who stands on a printed sign-in sheet, noted with the print: later it says who no longer belongs there.
use crate::error::Result;
use crate::ids::{ActivityId, SessionId};
use crate::ledger::Reader;

const HOSTS: &str = "承办：";
const PEOPLE: &str = "应到：";
/// Names are told one by one up to so many.
const TOLD: usize = 3;

/// 承办 and 应到人员 of a sheet, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnPaper {
    hosts: Vec<String>,
    people: Vec<String>,
}

impl OnPaper {
    /// As the sheet would be printed now.
    pub(super) fn now(
        reader: Reader<'_>,
        activity: ActivityId,
        session: Option<SessionId>,
    ) -> Result<Self> {
        let hosts =
            "SELECT o.name FROM activity_part p JOIN organization o ON o.uid = p.organization
             WHERE p.activity = ?1 AND p.part = 'host' ORDER BY p.seq, o.name";
        let people = "SELECT coalesce(p.name, t.name) FROM attendance t
             LEFT JOIN person p ON p.uid = t.person
             WHERE t.activity = ?1 AND t.session IS ?2 AND t.expected ORDER BY 1";
        Ok(OnPaper {
            hosts: names(reader, hosts, [activity])?,
            people: names(reader, people, (activity, session))?,
        })
    }

    /// 承办：第二实验小学 and, below it, 应到：徐梅芳、周文慧
    pub(super) fn note(&self) -> String {
        format!(
            "{HOSTS}{}\n{PEOPLE}{}",
            self.hosts.join("、"),
            self.people.join("、")
        )
    }

    /// What such a note says; `None` of prints from before there were any.
    pub(super) fn noted(note: &str) -> Option<Self> {
        let (hosts, people) = note.split_once('\n')?;
        let list = |names: &str| {
            names
                .split('、')
                .filter(|n| !n.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Some(OnPaper {
            hosts: list(hosts.strip_prefix(HOSTS)?),
            people: list(people.strip_prefix(PEOPLE)?),
        })
    }

    /// What is different by now, in words.
    pub(super) fn changes(&self, now: &OnPaper) -> Vec<String> {
        let mut changes = Vec::new();
        if self.hosts != now.hosts {
            let (before, after) = (self.hosts.join("、"), now.hosts.join("、"));
            changes.push(match (before.is_empty(), after.is_empty()) {
                (true, _) => format!("承办打印时没有填，现在是“{after}”"),
                (_, true) => format!("承办打印时是“{before}”，现在没有填"),
                _ => format!("承办由“{before}”改为“{after}”"),
            });
        }
        for (word, names) in [
            ("增加了", without(&now.people, &self.people)),
            ("去掉了", without(&self.people, &now.people)),
        ] {
            if !names.is_empty() {
                changes.push(format!("应到人员{word}{}", told(&names)));
            }
        }
        changes
    }
}

fn names(reader: Reader<'_>, sql: &str, values: impl rusqlite::Params) -> Result<Vec<String>> {
    let mut statement = reader.conn().prepare_cached(sql)?;
    let names = statement.query_map(values, |row| row.get::<_, Option<String>>(0))?;
    let names: Vec<Option<String>> = names.collect::<rusqlite::Result<_>>()?;
    Ok(names.into_iter().flatten().collect())
}

/// Those of `all` that `others` has not; two of one name are two.
fn without<'a>(all: &'a [String], others: &[String]) -> Vec<&'a str> {
    let mut others: Vec<&String> = others.iter().collect();
    let left = all.iter().filter(|name| {
        let found = others.iter().position(|other| other == name);
        found.map(|at| others.swap_remove(at)).is_none()
    });
    left.map(String::as_str).collect()
}

/// 徐梅芳、周文慧 · 徐梅芳、周文慧、李国栋等9人
fn told(names: &[&str]) -> String {
    let first = names[..names.len().min(TOLD)].join("、");
    match names.len() > TOLD {
        true => format!("{first}等{}人", names.len()),
        false => first,
    }
}
