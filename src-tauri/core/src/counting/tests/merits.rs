//! What a school did in an activity, by each of the three counters.
use std::collections::HashMap;

use super::super::facts::{ActivityFacts, HeldRole};
use super::super::rules::{Merit, Reason, merit};
use super::{judged, school, with};
use crate::vocabulary::Counter;

#[test]
fn the_three_counters_of_g_01() {
    let role = |name: &str, who: &str| HeldRole {
        school: school(name),
        role: "点评".into(),
        who: who.into(),
        active: true,
    };
    let spoke = with(|a| a.roles = vec![role("石桥", "曾庆华")]);
    let helped = with(|a| a.co_hosts = vec![school("前楼")]);
    let away = with(|a| {
        a.heads.insert(school("石桥"), 0);
    });
    let commented = Merit::Role {
        role: "点评".into(),
        who: "曾庆华".into(),
    };
    let cases = [
        (&spoke, "二实", Counter::Host, Ok(Merit::Host)),
        (&spoke, "二实", Counter::Active, Ok(Merit::Host)),
        (&spoke, "石桥", Counter::Host, Err(Reason::NotHost)),
        (&spoke, "石桥", Counter::Active, Ok(commented)),
        (&spoke, "前楼", Counter::Active, Err(Reason::NotActive)),
        (
            &spoke,
            "前楼",
            Counter::Attend,
            Ok(Merit::Attended { people: 4 }),
        ),
        (&helped, "前楼", Counter::Active, Ok(Merit::CoHost)),
        (&helped, "前楼", Counter::Host, Err(Reason::NotHost)),
        (&away, "石桥", Counter::Host, Err(Reason::DidNotAttend)),
        (&away, "石桥", Counter::Active, Err(Reason::DidNotAttend)),
        (&away, "石桥", Counter::Attend, Err(Reason::DidNotAttend)),
    ];
    for (activity, name, counter, expected) in cases {
        let found = merit(activity, school(name), counter);
        assert_eq!(found, expected, "{name} by {}", counter.label());
    }
}

/// G-40: 参与 ⊇ 承担 ⊇ 承办, whatever the part.
#[test]
fn whoever_has_a_part_takes_part() {
    let nobody = |change: fn(&mut ActivityFacts)| {
        with(|a| {
            a.heads = HashMap::new();
            change(a);
        })
    };
    let as_role = |who: &str, role: &str| Merit::Role {
        role: role.into(),
        who: who.into(),
    };
    let judged_only = nobody(|a| a.roles = vec![judged("前楼")]);
    let sent = nobody(|a| a.givers = vec![school("前楼")]);
    let received = nobody(|a| a.receivers = vec![school("前楼")]);
    let organised = nobody(|a| a.organisers = vec![school("前楼")]);
    let spoke = nobody(|a| {
        a.roles = vec![HeldRole {
            active: true,
            role: "主讲".into(),
            ..judged("前楼")
        }];
    });
    use Counter::{Active, Attend, Host};
    let cases = [
        (&judged_only, "二实", Attend, Ok(Merit::Host)),
        (&judged_only, "前楼", Attend, Ok(as_role("邓国平", "评委"))),
        (&judged_only, "前楼", Active, Err(Reason::TookPartOnly)),
        (&judged_only, "前楼", Host, Err(Reason::NotHost)),
        (&spoke, "前楼", Attend, Ok(as_role("邓国平", "主讲"))),
        (&spoke, "前楼", Active, Ok(as_role("邓国平", "主讲"))),
        (&sent, "前楼", Attend, Ok(Merit::Giver)),
        (&received, "前楼", Attend, Ok(Merit::Receiver)),
        (&received, "前楼", Active, Err(Reason::TookPartOnly)),
        (&organised, "前楼", Attend, Err(Reason::OnlyOrganiser)),
        (&organised, "前楼", Host, Err(Reason::OnlyOrganiser)),
        (&organised, "石桥", Attend, Err(Reason::DidNotAttend)),
    ];
    for (activity, name, counter, expected) in cases {
        let found = merit(activity, school(name), counter);
        assert_eq!(found, expected, "{name} by {}", counter.label());
    }
    assert_eq!(
        (
            judged_only.came(school("前楼")),
            judged_only.hours_of(school("前楼"))
        ),
        (0, 0.0),
        "person-times and hours come from sign-ins and head counts alone"
    );
}
