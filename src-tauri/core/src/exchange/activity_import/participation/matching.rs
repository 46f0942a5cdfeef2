//! Whether what a list calls an activity means one of the ledger's, surely or perhaps.
use chrono::{Datelike, NaiveDate};

use crate::activities::Activity;
use crate::ids::ActivityId;

use super::super::written::{DayDoubt, WrittenDay};
use super::activities::{Activities, dates, is_on, year_of};
use super::likeness::{Likeness, likeness};
use super::mentions::Mention;

/// What a mention comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meant {
    One(ActivityId),
    /// Perhaps one of these, the likeliest first.
    Ask {
        likely: Vec<ActivityId>,
        reason: String,
    },
    /// It names an activity that is not in the ledger.
    Unknown,
}

impl Activities<'_> {
    pub(super) fn meant(&self, mention: &Mention) -> Meant {
        if let Some(coded) = self.coded(mention) {
            return self.confirmed(coded, mention);
        }
        match &mention.day {
            Some(day) if day.month.is_some() && day.day.is_some() => self.by_day(day, mention),
            Some(day) if day.month.is_some() => self.by_month(day, mention),
            _ => self.by_theme(mention),
        }
    }

    /// A code, unless the day beside it contradicts.
    fn confirmed(&self, id: ActivityId, mention: &Mention) -> Meant {
        let (Some(activity), Some(day)) = (self.get(id), &mention.day) else {
            return Meant::One(id);
        };
        let whole = day.month.is_some() && day.day.is_some();
        if !whole || activity.day.is_none() || is_on(activity, day, mention) {
            return Meant::One(id);
        }
        let others = self.on_day(day, mention);
        ask([id].into_iter().chain(others), "编号和日期不是同一次活动")
    }

    fn by_day(&self, day: &WrittenDay, mention: &Mention) -> Meant {
        let on_day = self.on_day(day, mention);
        if let Some(other) = &mention.other_day {
            let others = self.on_day(other, mention);
            return ask(
                on_day.into_iter().chain(others),
                "标题、时间和工作表名称写的不是同一天",
            );
        }
        let lost_zero = self.with_lost_zero(day, mention);
        if !lost_zero.is_empty() {
            return ask(
                on_day.into_iter().chain(lost_zero),
                "表格里的数可能少了末尾的0",
            );
        }
        if let Some(reason) = doubt(day, &on_day, self) {
            return ask(
                on_day
                    .into_iter()
                    .chain(self.alike(mention, Likeness::Some)),
                reason,
            );
        }
        match (on_day.as_slice(), &mention.theme) {
            ([], _) => self.near(day, mention),
            ([one], None) => Meant::One(*one),
            ([one], Some(_)) if self.how_alike(*one, mention) > Likeness::None => Meant::One(*one),
            (_, None) => ask(on_day, "那一天不止一次活动"),
            (found, Some(_)) => match self.best(found, mention) {
                Some(one) if found.len() > 1 => Meant::One(one),
                _ => {
                    let others = self.alike(mention, Likeness::Much);
                    ask(
                        on_day.into_iter().chain(others),
                        "那一天的活动和这里写的主题对不上",
                    )
                }
            },
        }
    }

    /// Nothing on that day: another day near it, or the same theme on another day.
    fn near(&self, day: &WrittenDay, mention: &Mention) -> Meant {
        let far = |activity: &Activity| {
            let days = dates(day, mention, activity).zip(activity.day);
            days.map_or(i64::MAX, |(written, own)| (written - own).num_days().abs())
        };
        let same_day_of_other_year = |activity: &Activity| {
            let own = activity.day.map(|own| (own.month(), own.day()));
            own.is_some() && own == day.month.zip(day.day)
        };
        let mut near: Vec<&Activity> = self.all.iter().collect();
        near.retain(|activity| far(activity) <= 3 || same_day_of_other_year(activity));
        near.sort_by_key(|activity| far(activity));
        let near = near.into_iter().map(|activity| activity.uid);
        let alike = self.alike(mention, Likeness::Much);
        let likely: Vec<ActivityId> = alike.into_iter().chain(near).collect();
        match likely.is_empty() {
            true => Meant::Unknown,
            false => ask(likely, "台账里那一天没有活动"),
        }
    }

    fn by_month(&self, day: &WrittenDay, mention: &Mention) -> Meant {
        let in_month = self.all.iter().filter(|activity| {
            activity.day.is_some_and(|own| {
                Some(own.month()) == day.month
                    && year_of(day, mention, own.month()).is_none_or(|year| year == own.year())
            })
        });
        let in_month: Vec<ActivityId> = in_month.map(|activity| activity.uid).collect();
        let best = self.best(&in_month, mention);
        match best {
            Some(one) if self.how_alike(one, mention) >= Likeness::Much => Meant::One(one),
            _ if in_month.is_empty() => Meant::Unknown,
            _ => ask(best.into_iter().chain(in_month), "只写了月份，没有写哪一天"),
        }
    }

    /// By theme alone, within the year that the list names, if it names one.
    fn by_theme(&self, mention: &Mention) -> Meant {
        let of_year = self
            .all
            .iter()
            .filter(|activity| is_of_year(activity, mention));
        let of_year: Vec<ActivityId> = of_year.map(|activity| activity.uid).collect();
        let is_alike = |id: &&ActivityId| self.how_alike(**id, mention) > Likeness::None;
        let alone = of_year.iter().filter(is_alike).count() == 1;
        let enough = if alone {
            Likeness::Much
        } else {
            Likeness::Same
        };
        if let Some(best) = self.best(&of_year, mention)
            && self.how_alike(best, mention) >= enough
        {
            return Meant::One(best);
        }
        match self.alike(mention, Likeness::Some) {
            alike if alike.is_empty() => Meant::Unknown,
            alike => ask(alike, "没有写日期，只能按主题找"),
        }
    }

    /// The number 11.2 may have been 11.20.
    fn with_lost_zero(&self, day: &WrittenDay, mention: &Mention) -> Vec<ActivityId> {
        if day.doubt != Some(DayDoubt::LostZero) {
            return Vec::new();
        }
        let tenfold = day.day.map(|number| number * 10);
        self.on_day(
            &WrittenDay {
                day: tenfold,
                ..day.clone()
            },
            mention,
        )
    }

    fn how_alike(&self, id: ActivityId, mention: &Mention) -> Likeness {
        let own = self.get(id).zip(mention.theme.as_ref());
        own.map_or(Likeness::None, |(activity, theme)| {
            likeness(theme, &activity.title, self.words.form_name(&activity.form))
        })
    }

    /// The one that is most alike; `None` where several are, or none.
    fn best(&self, of: &[ActivityId], mention: &Mention) -> Option<ActivityId> {
        let most = of.iter().map(|id| self.how_alike(*id, mention)).max()?;
        let mut best = of.iter().filter(|id| self.how_alike(**id, mention) == most);
        let one = best.next().filter(|_| most > Likeness::None)?;
        best.next().is_none().then_some(*one)
    }

    fn alike(&self, mention: &Mention, least: Likeness) -> Vec<ActivityId> {
        let mut alike: Vec<(Likeness, ActivityId)> = self
            .all
            .iter()
            .map(|activity| (self.how_alike(activity.uid, mention), activity.uid))
            .filter(|(how, _)| *how >= least)
            .collect();
        alike.sort_by_key(|(how, _)| std::cmp::Reverse(*how));
        alike.into_iter().map(|(_, id)| id).collect()
    }
}

/// Why a day cannot be taken as it stands.
fn doubt(
    day: &WrittenDay,
    on_day: &[ActivityId],
    activities: &Activities<'_>,
) -> Option<&'static str> {
    let own = on_day.iter().filter_map(|id| activities.get(*id)?.day);
    let wrong = |own: NaiveDate| day.weekday.is_some_and(|weekday| own.weekday() != weekday);
    match day.doubt {
        Some(DayDoubt::Several) => Some("写了不止一天"),
        _ if own.into_iter().any(wrong) => Some("日期和星期对不上"),
        _ => None,
    }
}

fn is_of_year(activity: &Activity, mention: &Mention) -> bool {
    let Some(era) = mention.era else { return true };
    let own = activity.day;
    own.is_some_and(|day| era.year_of(day.month()) == day.year())
}

fn ask(likely: impl IntoIterator<Item = ActivityId>, reason: &str) -> Meant {
    let mut distinct: Vec<ActivityId> = Vec::new();
    for id in likely {
        if !distinct.contains(&id) {
            distinct.push(id);
        }
    }
    Meant::Ask {
        likely: distinct,
        reason: reason.to_owned(),
    }
}
