//! Longer absences (离岗), which explain who never took part.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{meet, span_label};
use crate::error::{Error, Result};
use crate::ids::{AwayId, OrganizationId, PersonId};
use crate::ledger::Writer;
use crate::text::cleaned;

use super::records::{AbsenceKind, Away, Organization, Person};

/// A new absence (`uid: null`) or a corrected one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAway {
    pub uid: Option<AwayId>,
    pub person: PersonId,
    pub reason: AbsenceKind,
    /// Where the person is meanwhile, e.g. the school of a 支教.
    pub place: Option<OrganizationId>,
    pub from: NaiveDate,
    /// `null` while the end is open.
    pub to: Option<NaiveDate>,
    pub note: Option<String>,
}

/// Adds or corrects an absence; two of one person never overlap.
pub fn save_away(w: &Writer<'_>, request: SaveAway) -> Result<AwayId> {
    let person: Person = w.reader().get(request.person)?;
    if let Some(place) = request.place {
        w.reader().get::<Organization>(place)?;
    }
    let away = Away {
        uid: Away::key(request.person, request.from),
        owner: person.owner,
        person: request.person,
        reason: request.reason,
        place: request.place,
        from_date: request.from,
        to_date: request.to,
        note: cleaned(request.note),
    };
    let all: Vec<Away> = w.reader().list("WHERE r.person = ?1", [request.person])?;
    check(&all, request.uid, &away)?;
    if let Some(former) = request.uid.filter(|former| *former != away.uid) {
        w.remove::<Away>(former)?;
    }
    w.describe(format!(
        "已登记{}{}（{}）",
        person.name,
        away.reason.label(),
        span_label(away.span())
    ));
    w.save(&away)?;
    Ok(away.uid)
}

fn check(all: &[Away], former: Option<AwayId>, away: &Away) -> Result<()> {
    if away.to_date.is_some_and(|to| to < away.from_date) {
        return Err(Error::invalid(
            "to",
            "结束日期应在开始日期之后，请重新填写。",
        ));
    }
    let clash = all
        .iter()
        .filter(|other| Some(other.uid) != former)
        .find(|other| meet(other.span(), away.span()));
    match clash {
        None => Ok(()),
        Some(other) => Err(Error::invalid(
            "from",
            format!(
                "与已登记的{}（{}）重叠，请修改其中一段的起止日期。",
                other.reason.label(),
                span_label(other.span())
            ),
        )),
    }
}

/// Removes an absence.
pub fn remove_away(w: &Writer<'_>, id: AwayId) -> Result<()> {
    let away: Away = w.reader().get(id)?;
    let person: Person = w.reader().get(away.person)?;
    w.describe(format!("已删除{}的{}", person.name, away.reason.label()));
    w.remove::<Away>(id)
}
