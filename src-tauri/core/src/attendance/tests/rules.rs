//! Hours, head counts and tallies, case by case.
use super::super::*;

fn earning(came: bool, own: Option<f64>, session: Option<f64>) -> Earning {
    Earning { came, own, session }
}

#[test]
fn hours_add_up_over_sessions_that_bear_them_else_count_once() {
    let whole = earning(true, None, None);
    let morning = earning(true, None, Some(3.0));
    // Beside the morning, which bears 学时.
    let bare = earning(true, None, Some(0.0));
    let cases: [(&str, &[Earning], Option<f64>); 11] = [
        ("nobody", &[], None),
        ("did not come", &[earning(false, None, None)], None),
        ("came once", &[whole], Some(4.0)),
        ("two sessions without hours", &[whole, whole], Some(4.0)),
        (
            "two sessions with hours",
            &[morning, earning(true, None, Some(2.0))],
            Some(5.0),
        ),
        (
            "absent from one of them",
            &[morning, earning(false, None, Some(2.0))],
            Some(3.0),
        ),
        ("one session bears none", &[morning, bare], Some(3.0)),
        ("only the session that bears none", &[bare], Some(0.0)),
        ("also signed in to the whole", &[morning, whole], Some(3.0)),
        (
            "set on the line",
            &[earning(true, Some(1.0), None)],
            Some(1.0),
        ),
        (
            "set on the line of a session",
            &[earning(true, Some(1.0), Some(3.0)), morning],
            Some(4.0),
        ),
    ];
    for (name, lines, hours) in cases {
        assert_eq!(hours_of(lines, 4.0), hours, "{name}");
    }
}

#[test]
fn names_go_before_head_counts() {
    let cases = [
        (0, None, 0),
        (0, Some(6), 6),
        (5, Some(6), 5),
        (5, None, 5),
        (0, Some(0), 0),
    ];
    for (named, heads, came) in cases {
        assert_eq!(attended(named, heads), came, "{named} {heads:?}");
    }
}

#[test]
fn a_tally_tells_leave_from_absence_and_guests_from_the_list() {
    let mut tally = SignInTally::default();
    let lines = [
        (true, Some(Presence::Present)),
        (true, Some(Presence::Late)),
        (true, Some(Presence::Leave)),
        (true, Some(Presence::Absent)),
        (true, None),
        (false, Some(Presence::Present)),
    ];
    for (expected, status) in lines {
        tally.add(expected, status);
    }
    let wanted = SignInTally {
        expected: 5,
        came: 3,
        leave: 1,
        absent: 1,
        open: 1,
        unlisted: 1,
        unstated: 0,
    };
    assert_eq!(tally, wanted);
    for (presence, came) in [
        (Presence::Present, true),
        (Presence::Online, true),
        (Presence::Late, true),
        (Presence::LeftEarly, true),
        (Presence::Leave, false),
        (Presence::Absent, false),
    ] {
        assert_eq!(presence.came(), came, "{presence:?}");
    }
}
