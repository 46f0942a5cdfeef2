//! Person-times and hours, of schools and of persons.
use chrono::NaiveDate;

use super::super::book::{CommunityBook, Member};
use super::super::facts::MemberSpan;
use super::super::facts::Names;
use super::super::totals::{participation, totals};
use super::{calendar, school, with};
use crate::attendance::Earning;
use crate::ids::PersonId;

#[test]
fn names_go_before_head_counts() {
    let calendar = calendar();
    let someone = |names: &mut Names, own| {
        let who = (Some(PersonId::new()), Some(school("前楼")), None);
        let line = Earning {
            came: true,
            own,
            session: None,
        };
        names.add(who, line, 3.0);
    };
    let activity = with(|a| {
        someone(&mut a.names, None);
        someone(&mut a.names, Some(1.5));
    });
    let day = activity.day.expect("a day");
    let member = |name: &str, to: Option<NaiveDate>| Member {
        organization: school(name),
        code: name.into(),
        name: name.into(),
        short_name: name.into(),
        spans: vec![MemberSpan { from: None, to }],
    };
    let community = |left: Option<NaiveDate>| CommunityBook {
        id: activity.community,
        code: "P1".into(),
        name: "第一片区".into(),
        lead: None,
        members: vec![
            member("二实", None),
            member("前楼", left),
            member("石桥", None),
            member("白塔", None),
        ],
    };
    let all = community(Some(day));
    let sums = totals([&activity].into_iter(), &all.members, &calendar);
    let lines: Vec<_> = sums
        .schools
        .iter()
        .map(|s| (s.person_times, s.hours))
        .collect();
    assert_eq!(lines, [(6, 18.0), (2, 4.5), (3, 9.0), (0, 0.0)]);
    assert_eq!(
        (sums.activities, sums.person_times, sums.hours),
        (1, 11, 31.5)
    );
    let people = |of: &CommunityBook| participation([(of, &activity)].into_iter(), &calendar).len();
    assert_eq!(people(&all), 2);
    let left = community(day.pred_opt());
    let sums = totals([&activity].into_iter(), &left.members, &calendar);
    assert_eq!(
        (sums.person_times, sums.hours, sums.schools[1].person_times),
        (9, 27.0, 0),
        "前楼 had left the day before"
    );
    assert_eq!(people(&left), 0);
}
