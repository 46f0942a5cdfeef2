//! What taking a participation list over comes to: activity by activity, person by person.
use chrono::NaiveDate;

use crate::activities::{self, Activity};
use crate::attendance;
use crate::error::Result;
use crate::exchange::findings::{Doubt, LeftOut};
use crate::ids::SessionId;
use crate::ledger::Reader;

use super::super::background::Background;
use super::activities::Activities;
use super::columns::Column;
use super::declined::{self, Declined, Undone};
use super::draft::Draft;
use super::entries::{Entry, read};
use super::fewer::may_lower;
use super::for_all::with_answers_for_all;
use super::left_out;
use super::lines::{Known, Line, NamesAlone, ParticipationState, Unsigned, lines};
use super::lists::{List, Shape};
use super::mentioned::{Of, distinct, matched};
use super::mentions::Mention;
use super::names::NameReader;
use super::people::People;
use super::purpose::{Purpose, purpose};
use super::questions::Questions;

pub(super) struct Intake {
    pub activities: Vec<OfActivity>,
    pub doubts: Vec<Doubt>,
    pub left_out: Vec<LeftOut>,
}

/// One activity that lists of the file are of.
pub(super) struct OfActivity {
    pub activity: Activity,
    pub session: Option<SessionId>,
    /// The day by which people are looked up.
    pub day: NaiveDate,
    /// What the file calls it.
    pub mentioned: Vec<String>,
    /// Why nothing can be entered for it.
    pub refused: Option<String>,
    pub lines: Vec<Line>,
}

/// Works everything out; changes nothing.
pub(super) fn intake(reader: Reader<'_>, draft: &Draft) -> Result<Intake> {
    let background = Background::load(reader, draft.community)?;
    let activities = Activities::load(reader, draft.community, &background.words)?;
    let names = NameReader::new(&background, reader.today());
    let mut content = read(draft, &names);
    let mut questions = Questions::new(&draft.answers);
    let meant = matched(&activities, &mut content, &mut questions);
    let people = People::new(&background, draft);
    let unsigned = unsigned(draft);
    let undone = Undone::load(reader)?;
    let mut planned = Vec::new();
    for (id, session) in distinct(&meant) {
        let Some(activity) = activities.get(id) else {
            continue;
        };
        let is_of = |meant: &Of| *meant == Some((id, session));
        let mentions = content.mentions.iter().zip(&meant);
        let mentions = mentions.filter(|(_, meant)| is_of(meant));
        let mut mentioned: Vec<String> =
            mentions.map(|(mention, _)| mention.shown.clone()).collect();
        mentioned.dedup();
        let mut of = OfActivity {
            activity: activity.clone(),
            session,
            day: activities::asked_on(reader, activity)?.unwrap_or_else(|| reader.today()),
            mentioned,
            refused: None,
            lines: Vec::new(),
        };
        let entries = content.entries.iter();
        let entries: Vec<&Entry> = entries
            .filter(|entry| is_of(&meant[entry.mention]))
            .collect();
        let declined = match draft.takes_in(&declined::id(&of)) {
            true => Declined::default(),
            false => Declined::load(reader, &of, &undone)?,
        };
        of.work_out(
            reader,
            &unsigned,
            &people,
            &declined,
            &entries,
            &mut questions,
        )?;
        content.left_out.extend(of.left_out());
        content.left_out.extend(declined::left_out(&of));
        planned.push(of);
    }
    planned.sort_by(|a, b| {
        (a.activity.day, &a.activity.code).cmp(&(b.activity.day, &b.activity.code))
    });
    Ok(Intake {
        activities: planned,
        doubts: with_answers_for_all(questions),
        left_out: content.left_out,
    })
}

/// Of every list that does not tell who came, what it is called and why.
fn unsigned(draft: &Draft) -> Vec<Option<NamesAlone>> {
    let unsigned = |list: &List| {
        let is_table = list.shape(draft.sheet(list)) == Shape::Table;
        let signed = list.first_of(Column::Status).is_some();
        let sign_up = purpose(draft, list) == Purpose::SignUp;
        (sign_up || (!is_table && !signed)).then(|| NamesAlone {
            list: left_out::list_id(draft, list),
            sign_up,
        })
    };
    draft.lists.iter().map(unsigned).collect()
}

impl OfActivity {
    /// Of an activity that nothing can be entered for nothing is asked, either.
    fn work_out(
        &mut self,
        reader: Reader<'_>,
        unsigned: &Unsigned,
        people: &People<'_>,
        declined: &Declined,
        entries: &[&Entry],
        questions: &mut Questions<'_>,
    ) -> Result<()> {
        let standing = attendance::lines_of(reader, self.activity.uid)?;
        let known = Known {
            activity: &self.activity,
            session: self.session,
            day: self.day,
            hours: attendance::hours_each(reader, self.activity.uid, self.session)?,
            lines: &standing,
            declined,
        };
        let Some(refusal) = attendance::refusal(reader, &self.activity) else {
            self.lines = lines(unsigned, people, &known, entries, questions);
            let names = &people.background.names;
            if !may_lower(reader, names, self, &standing, questions)? {
                self.refused = Some("选了保留登记的人数，没有导入名单".to_owned());
            }
            return Ok(());
        };
        let mut unasked = questions.apart();
        let mut lines = lines(unsigned, people, &known, entries, &mut unasked);
        for line in lines.iter_mut().filter(|line| line.is_blank) {
            line.state = ParticipationState::Silent;
        }
        let settled = |line: &Line| {
            matches!(
                line.state,
                ParticipationState::Same | ParticipationState::Silent
            )
        };
        self.refused = (!lines.iter().all(settled)).then_some(refusal);
        self.lines = lines;
        for line in &mut self.lines {
            line.asked.clear();
        }
        Ok(())
    }

    fn left_out(&self) -> Option<LeftOut> {
        let reason = self.refused.clone()?;
        let settled = |line: &&Line| {
            matches!(
                line.state,
                ParticipationState::Same | ParticipationState::Silent
            )
        };
        let lost = self.lines.iter().filter(|line| !settled(line)).count();
        let mention = Mention {
            shown: self.mentioned.join("、"),
            reference: self.activity.code.clone(),
            place: format!("{} {}", self.activity.code, self.activity.title),
            ..Mention::default()
        };
        Some(left_out::activity(&mention, reason, lost))
    }
}
