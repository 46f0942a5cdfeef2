//! Entries of an editable list: none goes by another's name, and names fit lists and forms.
use crate::error::{Error, OrMissing, Result};
use crate::text::{key, word};

/// An entry that is in the list already.
pub(super) struct Entry<'e> {
    code: &'e str,
    name: &'e str,
    other_names: Option<&'e str>,
    sort: i64,
}

impl<'e> Entry<'e> {
    pub(super) fn of(
        code: &'e str,
        name: &'e str,
        other_names: Option<&'e str>,
        sort: i64,
    ) -> Self {
        Entry {
            code,
            name,
            other_names,
            sort,
        }
    }

    /// What the entry goes by, beside its code.
    fn names(&self) -> impl Iterator<Item = &'e str> {
        std::iter::once(self.name).chain(names_in(self.other_names))
    }
}

/// The names in a field of other names.
fn names_in(other_names: Option<&str>) -> impl Iterator<Item = &str> {
    let names = other_names.unwrap_or("").split('、').map(str::trim);
    names.filter(|name| !name.is_empty())
}

/// An entry as it is to be: one that is changed (`code`) or added.
pub(super) struct Wanted<'w> {
    pub(super) list: &'static str,
    pub(super) code: Option<String>,
    pub(super) name: &'w str,
    pub(super) other_names: Option<&'w str>,
    pub(super) sort: Option<i64>,
}

/// Where an entry of a list goes.
pub(super) struct Slot {
    pub(super) code: String,
    pub(super) sort: i64,
    pub(super) new: bool,
}

impl Wanted<'_> {
    /// No two entries go by one name, however it is spaced. The code of an entry the county adds is
    /// its first name, so that two computers which add the same word have one.
    pub(super) fn slot(self, entries: &[Entry<'_>]) -> Result<Slot> {
        let is_own = |entry: &&Entry<'_>| self.code.as_deref() == Some(entry.code);
        let own = entries.iter().find(is_own);
        if self.code.is_some() {
            own.or_missing("这个词")?;
        }
        let others = entries.iter().filter(|entry| !is_own(entry));
        for other in others {
            self.check_apart(other)?;
        }
        let last = entries.iter().map(|entry| entry.sort).max().unwrap_or(0);
        Ok(Slot {
            new: own.is_none(),
            sort: self.sort.or(own.map(|own| own.sort)).unwrap_or(last + 10),
            code: self.code.unwrap_or_else(|| self.name.to_owned()),
        })
    }

    fn check_apart(&self, other: &Entry<'_>) -> Result<()> {
        let taken = |name: &str| other.names().find(|theirs| key(theirs) == key(name));
        let list = self.list;
        let Entry { name, .. } = other;
        if let Some(theirs) =
            taken(self.name).or((self.code.is_none() && other.code == self.name).then_some(*name))
        {
            return Err(Error::invalid(
                "name",
                match theirs == *name {
                    true => format!("“{list}”中已有“{name}”，请换一个名称，或启用原来的那一个。"),
                    false => format!(
                        "“{theirs}”是“{list}”中“{name}”的别名，请换一个名称，或直接用“{name}”。"
                    ),
                },
            ));
        }
        match names_in(self.other_names).find_map(taken) {
            None => Ok(()),
            Some(theirs) => Err(Error::invalid(
                "otherNames",
                format!("“{theirs}”已用于“{list}”中的“{name}”，请从别名中去掉它。"),
            )),
        }
    }
}

impl Slot {
    /// What the history calls the act.
    pub(super) fn title(&self, label: &str, name: &str) -> String {
        match self.new {
            true => format!("已在“{label}”中新增“{name}”"),
            false => format!("已更改“{label}”中的“{name}”"),
        }
    }
}

/// Longest name that fits the lists and forms, in characters.
const NAME_CHARS: usize = 40;

pub(super) fn checked_name(name: &str) -> Result<String> {
    let name = word(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "请填写名称。"));
    }
    if name.contains('、') {
        return Err(Error::invalid(
            "name",
            "名称中不能有顿号，请分成几个词，或改用“与”“和”。",
        ));
    }
    check_length("name", "名称", &name)?;
    Ok(name)
}

/// 别名, separated by 、; each only once.
pub(super) fn other_names(typed: Option<String>) -> Result<Option<String>> {
    let typed = typed.unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for name in typed.split(['、', '，', ',', ';', '；', '\n']).map(word) {
        check_length("otherNames", "别名", &name)?;
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok((!names.is_empty()).then(|| names.join("、")))
}

fn check_length(field: &'static str, what: &str, name: &str) -> Result<()> {
    if name.chars().count() <= NAME_CHARS {
        return Ok(());
    }
    let message = format!("{what}不能超过{NAME_CHARS}个字，请缩短。");
    Err(Error::invalid(field, message))
}
