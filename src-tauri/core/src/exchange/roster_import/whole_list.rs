//! Which school all rows of a list are of, where no column says it (全表算作).
//!
//! What is written about the list itself goes first: the line above its rows, or the name of its sheet
//! and the titles above its headings. Then the name of the file, then the user's own school. Two that
//! do not agree, and a school that the roster does not have, are asked about.
use crate::error::Result;
use crate::exchange::headers::{ListField, ListKind};
use crate::exchange::tabular::{Cell, Row, Sheet};
use crate::ids::OrganizationId;
use crate::ledger::Reader;
use crate::me::{self, Duty};
use crate::roster::Organization;

use super::draft::{Draft, SheetDraft};
use crate::exchange::names::{Named, SchoolNames};

/// What is known about the school of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct WholeList {
    /// `None`: it must be asked.
    pub(super) school: Option<OrganizationId>,
    /// 表题“石桥中心小学教师名册”
    pub(super) reason: String,
    /// Schools it may be.
    pub(super) offered: Vec<OrganizationId>,
    /// A school that the file names and the roster does not have.
    pub(super) unknown: Option<String>,
}

/// Of every list of the draft; `None` where its rows say their school themselves, or are schools.
pub(super) fn of_lists(
    draft: &Draft,
    names: &SchoolNames,
    own: Option<OrganizationId>,
) -> Vec<Option<WholeList>> {
    let own = own.filter(|_| !any_list_names_one(draft, names));
    let lists = draft.sheets.iter().zip(&draft.book.sheets);
    let of = |(list, sheet): (&SheetDraft, &Sheet)| {
        needs_school(draft.kind, list).then(|| of_list(&draft.book.name, list, sheet, names, own))
    };
    lists.map(of).collect()
}

/// The school of whoever sits at this computer; the county's office keeps no list of its own school.
pub(super) fn own_school(
    reader: Reader<'_>,
    names: &SchoolNames,
) -> Result<Option<OrganizationId>> {
    let me = me::get(reader, ())?.filter(|me| me.duty != Duty::Office);
    let own = me.and_then(|me| me.organization);
    Ok(own.filter(|id| names.get(*id).is_some_and(Organization::is_school)))
}

fn needs_school(kind: ListKind, list: &SheetDraft) -> bool {
    let layout = list.layout.as_ref();
    kind == ListKind::Persons
        && layout.is_some_and(|layout| layout.column_of(ListField::School).is_none())
}

fn any_list_names_one(draft: &Draft, names: &SchoolNames) -> bool {
    let lists = draft.sheets.iter().zip(&draft.book.sheets);
    let mut texts = lists.flat_map(|(list, sheet)| texts(list, sheet));
    texts.any(|text| said_by(&text.shown, names) != Named::Nothing)
}

fn of_list(
    file: &str,
    list: &SheetDraft,
    sheet: &Sheet,
    names: &SchoolNames,
    own: Option<OrganizationId>,
) -> WholeList {
    let guess = by_texts(&texts(list, sheet), names)
        .or_else(|| by_texts(&[Text::new("文件名", file)], names))
        .unwrap_or_else(|| match own.filter(|_| !is_said_somehow(list)) {
            Some(own) => WholeList {
                school: Some(own),
                reason: "文件里没有写学校，按“我是谁”里的单位".to_owned(),
                ..WholeList::default()
            },
            None => WholeList {
                reason: "文件里没有写是哪所学校".to_owned(),
                ..WholeList::default()
            },
        });
    match list.school {
        None => guess,
        Some(chosen) => WholeList {
            school: Some(chosen),
            reason: "您选定的学校".to_owned(),
            offered: guess.school.into_iter().chain(guess.offered).collect(),
            ..WholeList::default()
        },
    }
}

/// A column of schools that cannot be read speaks against the user's own school.
fn is_said_somehow(list: &SheetDraft) -> bool {
    let columns = list.layout.iter().flat_map(|layout| &layout.columns);
    let mut refused = columns.filter_map(|column| column.refused);
    refused.any(|refused| refused.field == ListField::School)
}

/// Something written about a list.
struct Text {
    /// 表题
    what: &'static str,
    shown: String,
}

impl Text {
    fn new(what: &'static str, shown: &str) -> Self {
        Text {
            what,
            shown: shown.to_owned(),
        }
    }

    fn quoted(&self) -> String {
        format!("{}“{}”", self.what, self.shown)
    }
}

/// The line above the rows, else the sheet's name and the titles above the headings.
fn texts(list: &SheetDraft, sheet: &Sheet) -> Vec<Text> {
    if let Some(section) = &list.section {
        return vec![Text::new("小标题", section)];
    }
    let layout = list.layout.as_ref();
    let is_above = |row: &&Row| layout.is_some_and(|layout| layout.is_above(row.number));
    let above = sheet.rows.iter().take_while(is_above);
    let titles = above
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_empty());
    let mut texts = vec![Text::new("工作表名", &sheet.name)];
    for title in titles.map(Cell::shown) {
        if texts.iter().all(|text| text.shown != title) {
            texts.push(Text::new("表题", &title));
        }
    }
    texts
}

/// `None` where the texts say nothing about a school.
fn by_texts(texts: &[Text], names: &SchoolNames) -> Option<WholeList> {
    let said: Vec<(&Text, Named)> = texts
        .iter()
        .map(|text| (text, said_by(&text.shown, names)))
        .filter(|(_, named)| *named != Named::Nothing)
        .collect();
    let sure = said.iter().filter_map(|(text, named)| match named {
        Named::Schools(ids) => Some((*text, ids.clone())),
        _ => None,
    });
    let sure: Vec<(&Text, Vec<OrganizationId>)> = sure.collect();
    let unknown = said.iter().find_map(|(text, named)| match named {
        Named::Unknown(name) => Some((*text, name.clone())),
        _ => None,
    });
    let mut schools: Vec<OrganizationId> = sure.iter().flat_map(|(_, ids)| ids.clone()).collect();
    schools.sort();
    schools.dedup();
    match (schools.as_slice(), unknown) {
        ([one], None) => Some(WholeList {
            school: Some(*one),
            reason: format!("按{}", sure[0].0.quoted()),
            ..WholeList::default()
        }),
        ([], None) => said.first().map(|(text, named)| WholeList {
            reason: format!("{}里除了学校名称还有别的字", text.quoted()),
            offered: match named {
                Named::Mentioned(ids) => ids.clone(),
                _ => Vec::new(),
            },
            ..WholeList::default()
        }),
        ([], Some((text, name))) => Some(WholeList {
            reason: format!("{}，名册中没有“{name}”", text.quoted()),
            offered: names.alike(&name),
            unknown: Some(name),
            ..WholeList::default()
        }),
        (several, unknown) => Some(WholeList {
            reason: match &unknown {
                Some((text, name)) => {
                    format!(
                        "{}，{}，名册中没有“{name}”",
                        sure[0].0.quoted(),
                        text.quoted()
                    )
                }
                None => format!("{}，写的不是同一所学校", quoted(&sure)),
            },
            offered: several.to_vec(),
            unknown: unknown.map(|(_, name)| name),
            ..WholeList::default()
        }),
    }
}

fn quoted(texts: &[(&Text, Vec<OrganizationId>)]) -> String {
    let quoted: Vec<String> = texts.iter().map(|(text, _)| text.quoted()).collect();
    quoted.join("，")
}

/// A label says it plainly (填报单位：石桥中心小学); else the text as a whole.
fn said_by(text: &str, names: &SchoolNames) -> Named {
    match labelled(text).map(|value| (value, names.named_by(value))) {
        Some((_, named @ (Named::Schools(_) | Named::Unknown(_)))) => named,
        Some((value, _)) => Named::Unknown(value.to_owned()),
        None => names.named_by(text),
    }
}

/// What stands after 单位： or 学校：.
fn labelled(text: &str) -> Option<&str> {
    const LABELS: &[&str] = &["单位", "学校", "单位名称", "学校名称"];
    let (label, rest) = text.split_once(['：', ':'])?;
    let label = label.split(['(', '（']).next().unwrap_or_default().trim();
    let value = rest.split_whitespace().next()?.trim_matches(['_', '＿']);
    let is_label = LABELS.iter().any(|known| label.ends_with(known));
    (is_label && !value.is_empty()).then_some(value)
}
