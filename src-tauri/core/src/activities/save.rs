//! The page 基本信息, the record of what happened, and whether the activity counts.
use crate::error::{Error, OrMissing, Result};
use crate::ids::OrganizationId;
use crate::ledger::{FORMS, Reader, Writer};
use crate::tags;
use crate::text::cleaned;
use crate::vocabulary::{self, WordList, require};

use super::records::{Activity, ActivityPart, Part};
use super::requests::{SaveActivity, SaveText, SetCounts, SetCountsFor};
use super::rules;
use super::{KIND, SUBJECT, open, store};

/// Saves 基本信息 as a whole.
pub(crate) fn save(w: &Writer<'_>, page: SaveActivity) -> Result<()> {
    let reader = w.reader();
    let activity = open(reader, page.activity)?;
    rules::check_page(&page, activity.status, reader.today())?;
    let code = page.code.trim();
    if let Some(bearer) = store::bearer_of(reader, code, Some(activity.uid))? {
        return Err(Error::invalid(
            "code",
            format!("编号“{code}”已用于“{bearer}”，请换一个。"),
        ));
    }
    check_words(reader, &page)?;
    let activity = filled(activity, &page);
    w.describe(format!("已保存“{}”的基本信息", activity.title));
    w.update(&activity)?;
    set_parts(w, &activity, Part::Organiser, &page.organisers)?;
    set_parts(w, &activity, Part::Host, &page.hosts)?;
    set_parts(w, &activity, Part::CoHost, &page.co_hosts)?;
    set_parts(w, &activity, Part::Guide, &page.guides)?;
    set_parts(w, &activity, Part::Giver, &page.givers)?;
    set_parts(w, &activity, Part::Receiver, &page.receivers)?;
    let further = page.forms.iter().filter(|form| **form != page.form);
    let further: Vec<String> = further.cloned().collect();
    let write = |list: &str, values: &[String]| {
        tags::write(w, KIND, activity.uid.0, activity.owner, list, values)
    };
    write(FORMS, &further)?;
    for (_, list, codes) in listed(&page) {
        write(list.code(), codes)?;
    }
    Ok(())
}

/// What the page says in words of lists: the field, and the list of its tags.
fn listed(page: &SaveActivity) -> [(&'static str, WordList, &[String]); 4] {
    [
        ("subjects", WordList::Subject, &page.subjects),
        ("themes", WordList::Theme, &page.themes),
        ("helpFields", WordList::HelpField, &page.help_fields),
        ("dimensions", WordList::Dimension, &page.dimensions),
    ]
}

/// Every code must stand in its list.
fn check_words(reader: Reader<'_>, page: &SaveActivity) -> Result<()> {
    let words = vocabulary::load(reader)?;
    for form in std::iter::once(&page.form).chain(&page.forms) {
        words.form(form).or_missing("活动形式")?;
    }
    let level = page.level.as_deref();
    require(reader, "level", WordList::ActivityLevel, level)?;
    for (field, list, codes) in listed(page) {
        require(reader, field, list, codes.iter().map(String::as_str))?;
    }
    Ok(())
}

fn filled(activity: Activity, page: &SaveActivity) -> Activity {
    Activity {
        code: page.code.trim().to_owned(),
        title: page.title.trim().to_owned(),
        form: page.form.clone(),
        mode: page.mode,
        day: page.day,
        last_day: page.last_day.filter(|last| Some(*last) != page.day),
        month: page.month.clone().filter(|_| page.day.is_none()),
        starts: page.starts,
        ends: page.ends,
        place: cleaned(page.place.clone()),
        platform: cleaned(page.platform.clone()),
        level: cleaned(page.level.clone()),
        grade: cleaned(page.grade.clone()),
        audience: cleaned(page.audience.clone()),
        chair: cleaned(page.chair.clone()),
        hours: page.hours,
        planned: page.planned,
        note: cleaned(page.note.clone()),
        ..activity
    }
}

/// Makes the organisations with this part exactly these, in this order.
pub(crate) fn set_parts(
    w: &Writer<'_>,
    activity: &Activity,
    part: Part,
    organizations: &[OrganizationId],
) -> Result<()> {
    let mut before = store::parts(w.reader(), activity.uid)?;
    before.retain(|present| present.part == part);
    // However they are numbered, the same ones in the same order are no change.
    let same = before.iter().map(|present| &present.organization);
    if same.eq(organizations) {
        return Ok(());
    }
    for present in before {
        if !organizations.contains(&present.organization) {
            w.remove::<ActivityPart>(present.uid)?;
        }
    }
    for (seq, organization) in (0..).zip(organizations) {
        w.save(&ActivityPart {
            uid: ActivityPart::key(activity.uid, *organization, part),
            owner: activity.owner,
            activity: activity.uid,
            organization: *organization,
            part,
            seq,
        })?;
    }
    Ok(())
}

/// Makes the subjects exactly these.
pub(crate) fn set_subjects(w: &Writer<'_>, activity: &Activity, codes: &[String]) -> Result<()> {
    tags::write(w, KIND, activity.uid.0, activity.owner, SUBJECT, codes)
}

/// Saves 活动记录.
pub fn save_text(w: &Writer<'_>, text: SaveText) -> Result<()> {
    let activity = open(w.reader(), text.activity)?;
    w.describe(format!("已保存“{}”的活动记录", activity.title));
    w.update(&Activity {
        process: cleaned(text.process),
        results: cleaned(text.results),
        problems: cleaned(text.problems),
        recorder: cleaned(text.recorder),
        ..activity
    })
}

/// Counts the activity or not, against its form's default; a reason is needed then.
pub fn set_counts(w: &Writer<'_>, request: SetCounts) -> Result<()> {
    let activity = open(w.reader(), request.activity)?;
    let reason = cleaned(request.reason);
    if request.counts.is_some() && reason.is_none() {
        return Err(Error::invalid(
            "reason",
            "请填写计入或不计入的原因，统计表会列出它。",
        ));
    }
    w.describe(match request.counts {
        Some(true) => format!("已将“{}”设为计入", activity.title),
        Some(false) => format!("已将“{}”设为不计入", activity.title),
        None => format!("“{}”是否计入已改为由活动形式决定", activity.title),
    });
    w.update(&Activity {
        counts: request.counts,
        counts_reason: reason.filter(|_| request.counts.is_some()),
        ..activity
    })
}

/// Counts the activity in another term than its day's.
pub(crate) fn set_counts_for(w: &Writer<'_>, request: SetCountsFor) -> Result<()> {
    let activity = open(w.reader(), request.activity)?;
    w.describe(match request.term {
        Some(term) => format!("已将“{}”计入{}", activity.title, term.label()),
        None => format!("“{}”的计入学期已改为按日期", activity.title),
    });
    w.update(&Activity {
        counts_for: request.term,
        ..activity
    })
}
