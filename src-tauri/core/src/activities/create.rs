//! A new activity: three fields from the person, the rest from the form and the community.
use chrono::NaiveDate;

use crate::calendar::{self, Calendar};
use crate::communities::{self, Communities, Community};
use crate::dates::SchoolYear;
use crate::error::{OrMissing, Result};
use crate::ids::{ActivityId, CommunityId, SessionId, Uid};
use crate::ledger::{Reader, Writer};
use crate::tags;
use crate::text::cleaned;
use crate::vocabulary::{self, ActivityForm, Vocabulary, WordList, require};

use super::records::{Activity, ActivityPart, ActivityStatus, Part, Session};
use super::requests::{CopyActivity, NewActivity};
use super::rules::{self, check_times, check_title, check_when, moved_day, moved_end};
use super::{KIND, SUBJECT, save, store};

/// The code the next activity of this community would get.
pub fn next_code(reader: Reader<'_>, community: CommunityId) -> Result<String> {
    let latest = store::latest_code(reader, community)?;
    let community: Community = reader.get(community)?;
    let like = latest
        .clone()
        .unwrap_or_else(|| format!("{}-0", community.code));
    let taken = store::codes_like(reader, &like)?;
    Ok(rules::next_code(latest.as_deref(), &community.code, &taken))
}

/// What a new activity is made from besides the request; loaded once for many.
pub(crate) struct Sources {
    words: Vocabulary,
    communities: Communities,
    calendar: Calendar,
}

impl Sources {
    pub(crate) fn load(reader: Reader<'_>) -> Result<Self> {
        Ok(Sources {
            words: vocabulary::load(reader)?,
            communities: communities::load(reader)?,
            calendar: calendar::load(reader)?,
        })
    }

    /// The school year of a day or a month; of today where neither is known.
    fn year_of(&self, day: Option<NaiveDate>, month: Option<&str>, today: NaiveDate) -> SchoolYear {
        let first = month.and_then(|month| format!("{month}-01").parse().ok());
        let day = day.or(first).unwrap_or(today);
        self.calendar.term_of(day).school_year
    }
}

/// Adds an activity. Mode comes from the form, the host is the lead school unless one is named.
pub fn create(w: &Writer<'_>, request: NewActivity) -> Result<ActivityId> {
    create_from(w, &Sources::load(w.reader())?, request)
}

/// The same, one of many.
pub(crate) fn create_from(
    w: &Writer<'_>,
    sources: &Sources,
    request: NewActivity,
) -> Result<ActivityId> {
    let reader = w.reader();
    let title = check_title(&request.title)?;
    check_when(request.day, request.month.as_deref())?;
    check_times(request.starts, request.ends)?;
    let subjects = request.subjects.iter().map(String::as_str);
    require(reader, "subjects", WordList::Subject, subjects)?;
    let form = sources.words.form(&request.form).or_missing("活动形式")?;
    let (day, month) = (request.day, request.month.as_deref());
    let year = sources.year_of(day, month, reader.today());
    let lead = sources
        .communities
        .lead(request.community, year)
        .map(|lead| lead.organization);
    let activity = Activity {
        owner: lead.map_or(Uid::COUNTY, |lead| lead.0),
        code: next_code(reader, request.community)?,
        starts: request.starts,
        ends: request.ends,
        place: cleaned(request.place),
        planned: request.planned,
        ..blank(request.community, title, form, request.day, request.month)
    };
    w.describe(format!("已新建活动“{}”", activity.title));
    w.insert(&activity)?;
    if let Some(host) = request.host.or(lead) {
        save::set_parts(w, &activity, Part::Host, &[host])?;
    }
    tags::write(
        w,
        KIND,
        activity.uid.0,
        activity.owner,
        SUBJECT,
        &request.subjects,
    )?;
    Ok(activity.uid)
}

fn blank(
    community: CommunityId,
    title: String,
    form: &ActivityForm,
    day: Option<NaiveDate>,
    month: Option<String>,
) -> Activity {
    Activity {
        uid: ActivityId::new(),
        owner: Uid::COUNTY,
        code: String::new(),
        community,
        title,
        form: form.code.clone(),
        status: ActivityStatus::Planned,
        status_reason: None,
        correcting: false,
        mode: form.mode,
        day,
        last_day: None,
        month: month.filter(|_| day.is_none()),
        starts: None,
        ends: None,
        place: None,
        level: None,
        grade: None,
        audience: None,
        chair: None,
        hours: None,
        counts: None,
        counts_reason: None,
        counts_for: None,
        planned: false,
        platform: None,
        process: None,
        results: None,
        problems: None,
        recorder: None,
        note: None,
    }
}

/// Copies an activity as a new planned one: organisations, subjects, forms, tags and agenda, but
/// nothing of what happened.
pub fn copy(w: &Writer<'_>, request: CopyActivity) -> Result<ActivityId> {
    let reader = w.reader();
    check_when(request.day, request.month.as_deref())?;
    let old: Activity = reader.get(request.activity)?;
    let new = Activity {
        uid: ActivityId::new(),
        code: next_code(reader, old.community)?,
        title: check_title(request.title.as_deref().unwrap_or(&old.title))?,
        status: ActivityStatus::Planned,
        status_reason: None,
        correcting: false,
        day: request.day,
        last_day: moved_end(&old, request.day),
        month: request.month.filter(|_| request.day.is_none()),
        counts_for: None,
        planned: request.planned,
        process: None,
        results: None,
        problems: None,
        recorder: None,
        ..old.clone()
    };
    w.describe(format!("已复制为新活动“{}”", new.title));
    w.insert(&new)?;
    copy_children(w, &old, &new)?;
    Ok(new.uid)
}

fn copy_children(w: &Writer<'_>, old: &Activity, new: &Activity) -> Result<()> {
    let reader = w.reader();
    for part in store::parts(reader, old.uid)? {
        w.insert(&ActivityPart {
            uid: ActivityPart::key(new.uid, part.organization, part.part),
            activity: new.uid,
            ..part
        })?;
    }
    for session in store::sessions(reader, old.uid)? {
        w.insert(&Session {
            uid: SessionId::new(),
            activity: new.uid,
            day: moved_day(session.day, old.day, new.day),
            lead: None,
            ..session
        })?;
    }
    tags::copy(w, KIND, old.uid.0, new.uid.0)
}
