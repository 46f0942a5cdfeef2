//! What a column is taken for: a field, and of the columns that count one school which school that is.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::exchange::headers::Kind;
use crate::exchange::names::{Meant, SchoolNames};
use crate::ids::{OrganizationId, Uid};

use super::columns::{ActivityField, ActivityLists};

/// A field; `school_turnout:…` with the key of the school whose numbers stand in the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct ColumnMeaning {
    pub field: ActivityField,
    pub school: Option<OrganizationId>,
}

impl ColumnMeaning {
    pub(super) fn of_field(field: ActivityField) -> Self {
        ColumnMeaning {
            field,
            school: None,
        }
    }

    pub(super) fn of_school(school: OrganizationId) -> Self {
        ColumnMeaning {
            field: ActivityField::SchoolTurnout,
            school: Some(school),
        }
    }

    /// title; school_turnout:0193…
    pub(super) fn code(self) -> String {
        match self.school {
            Some(school) => format!("{}:{}", self.field.code(), school.0),
            None => self.field.code().to_owned(),
        }
    }

    /// 活动主题; 参加人数（第二实验小学）
    pub(super) fn label(self, names: &SchoolNames) -> String {
        match self.school {
            Some(school) => format!("参加人数（{}）", names.name(school)),
            None => self.field.label().to_owned(),
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        let (field, school) = match code.split_once(':') {
            Some((field, school)) => (field, Some(OrganizationId(Uid::parse(school)?))),
            None => (code, None),
        };
        let fields = ActivityLists.fields();
        let field = fields.into_iter().find(|known| known.code() == field)?;
        let counts_a_school = field == ActivityField::SchoolTurnout;
        (counts_a_school || school.is_none()).then_some(ColumnMeaning { field, school })
    }
}

impl TryFrom<String> for ColumnMeaning {
    type Error = String;

    fn try_from(code: String) -> std::result::Result<Self, String> {
        ColumnMeaning::of_code(&code).ok_or_else(|| format!("no column is “{code}”"))
    }
}

impl From<ColumnMeaning> for String {
    fn from(meaning: ColumnMeaning) -> String {
        meaning.code()
    }
}

/// What somebody calls a column: 承办, host, 参加人数（二实小）, 二实小人数.
///
/// # Errors
/// When nothing is called so; says what may be said.
pub(super) fn meaning_called(names: &SchoolNames, text: &str) -> Result<ColumnMeaning> {
    let text = text.trim();
    let fields = ActivityLists.fields();
    let mut chosen = fields
        .iter()
        .filter(|field| **field != ActivityField::SchoolTurnout);
    let by_label = chosen.clone().find(|field| field.label() == text);
    let known = by_label.map(|field| ColumnMeaning::of_field(*field));
    let known = known.or_else(|| ColumnMeaning::of_code(text).filter(says_which));
    let school = || {
        let name = ["参加人数（", "参加人数(", "参加人数："]
            .iter()
            .find_map(|head| text.strip_prefix(head))
            .map(|name| name.trim_end_matches(['）', ')']))
            .or_else(|| text.strip_suffix("人数"))?;
        match names.find(name.trim()) {
            Meant::One(id) => Some(ColumnMeaning::of_school(id)),
            _ => None,
        }
    };
    known.or_else(school).ok_or_else(|| {
        let labels: Vec<&str> = chosen.by_ref().map(|field| field.label()).collect();
        let message = format!(
            "没有“{text}”这一栏。可以填：{}，或者某所学校的人数，如“参加人数（学校名称）”。",
            labels.join("、")
        );
        Error::invalid("field", message)
    })
}

/// Numbers of one school need to say of which.
fn says_which(meaning: &ColumnMeaning) -> bool {
    meaning.field != ActivityField::SchoolTurnout || meaning.school.is_some()
}
