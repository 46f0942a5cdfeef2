//! What a school owes, weighed by the day and by the county's decision.
use super::super::verdict::{Scales, Verdict};
use super::{FIRST, calendar, day};

#[test]
fn a_duty_is_weighed_by_the_day_and_the_decision() {
    let calendar = calendar();
    let weigh = |today: &str, readings: &[u32], exempt| {
        let scales = Scales {
            calendar: &calendar,
            today: day(today),
            required: 2,
        };
        scales.weigh(FIRST, readings, exempt)
    };
    let short = weigh("2025-01-06", &[1], None);
    assert_eq!((short.verdict, short.gap), (Verdict::Unmet, 1));
    assert_eq!(
        short.latest,
        Some(day("2025-01-10")),
        "the last teaching day"
    );
    assert_eq!(short.days_left, 5, "6 to 10 January, both included");

    let over = weigh("2025-02-01", &[1], None);
    assert_eq!((over.verdict, over.latest), (Verdict::Unmet, None));

    assert_eq!(weigh("2025-01-06", &[2], None).verdict, Verdict::Met);
    assert_eq!(weigh("2024-08-20", &[0], None).verdict, Verdict::NotBegun);
    assert_eq!(
        weigh("2025-01-06", &[0], Some("才加入")).verdict,
        Verdict::Exempt
    );
}

/// G-01: while the county has not decided, a verdict is given where all readings agree.
#[test]
fn readings_that_agree_give_a_verdict() {
    let calendar = calendar();
    let scales = Scales {
        calendar: &calendar,
        today: day("2025-01-06"),
        required: 2,
    };
    let cases = [
        ([0, 0, 0], Verdict::Unmet, 2, false),
        ([0, 1, 1], Verdict::Unmet, 1, true),
        ([0, 0, 2], Verdict::Undecided, 0, false),
        ([1, 2, 4], Verdict::Undecided, 0, false),
        ([2, 2, 3], Verdict::Met, 0, false),
    ];
    for (readings, verdict, gap, at_least) in cases {
        let weighed = scales.weigh(FIRST, &readings, None);
        assert_eq!(
            (weighed.verdict, weighed.gap, weighed.at_least),
            (verdict, gap, at_least),
            "{readings:?}"
        );
        let owed = verdict == Verdict::Unmet;
        assert_eq!(
            weighed.latest,
            owed.then(|| day("2025-01-10")),
            "{readings:?}"
        );
    }
}
