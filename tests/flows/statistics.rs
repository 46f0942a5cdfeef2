//! Counts of any stretch of time on the sample county, with the known answers of its catalogue page.
use lianyan_core::calendar::{MonthRequest, TermRef, month};
use lianyan_core::communities;
use lianyan_core::counting::{
    PeopleRequest, PeriodRequest, PeriodTable, PersonLine, PersonRequest, Stretch,
    TermFormsRequest, activities_of_person, forms_by_term, never_took_part, people, period,
};
use lianyan_core::dates::{Period, SchoolYear, TermNumber};
use lianyan_core::ids::CommunityId;
use lianyan_core::{Ledger, sample};

const YEAR: SchoolYear = SchoolYear(2024);

struct County {
    ledger: Ledger,
    p1: CommunityId,
}

impl County {
    fn new() -> Self {
        let mut ledger = Ledger::temporary().expect("a temporary folder");
        sample::install(&mut ledger).expect("the shipped county is sound");
        let all = communities::list(ledger.reader(), YEAR).expect("communities");
        let p1 = all
            .iter()
            .find(|row| row.code == "P1")
            .expect("第一片区")
            .uid;
        County { ledger, p1 }
    }

    fn period(&self, community: Option<CommunityId>, stretch: Stretch) -> PeriodTable {
        let request = PeriodRequest { community, stretch };
        period(self.ledger.reader(), request).expect("counted")
    }

    fn request(&self, community: Option<CommunityId>, text: &str) -> PeopleRequest {
        PeopleRequest {
            community,
            stretch: Stretch::SchoolYear(YEAR),
            text: Some(text.to_owned()),
        }
    }

    fn people(&self, community: Option<CommunityId>, text: &str) -> Vec<PersonLine> {
        people(self.ledger.reader(), self.request(community, text)).expect("listed")
    }
}

fn term(number: TermNumber) -> Stretch {
    Stretch::Term(TermRef::new(YEAR, number))
}

/// Counted activities, person-times and hours of all communities of the table.
fn sums(table: &PeriodTable) -> (u32, u32, f64) {
    let all = table.communities.iter().map(|c| &c.totals);
    all.fold((0, 0, 0.0), |(n, people, hours), totals| {
        (
            n + totals.activities,
            people + totals.person_times,
            hours + totals.hours,
        )
    })
}

#[test]
fn every_stretch_of_time_gives_the_known_sums() {
    let county = County::new();
    let p1 = Some(county.p1);
    let year = Stretch::SchoolYear(YEAR);
    assert_eq!(sums(&county.period(p1, year)), (11, 139, 423.0));
    assert_eq!(
        sums(&county.period(p1, Stretch::CalendarYear(2024))),
        (6, 76, 219.0)
    );
    let counted = |stretch| sums(&county.period(None, stretch)).0;
    assert_eq!(counted(year), 32);
    assert_eq!(counted(term(TermNumber::First)), 17);
    assert_eq!(counted(term(TermNumber::Second)), 15);
    let november = Period {
        from: "2024-11-01".parse().expect("a day"),
        to: "2024-11-30".parse().expect("a day"),
    };
    assert_eq!(
        sums(&county.period(p1, Stretch::Days(november))),
        (2, 23, 14.0 * 3.0 + 9.0 * 2.0)
    );
}

#[test]
fn each_activity_is_counted_or_says_why_not() {
    let county = County::new();
    let table = county.period(Some(county.p1), Stretch::SchoolYear(YEAR));
    let [community] = &table.communities[..] else {
        panic!("one community was asked for");
    };
    assert_eq!(community.activities.len(), 14);
    let left: Vec<_> = community
        .activities
        .iter()
        .filter_map(|line| {
            let code = table.activities[line.activity].code.as_str();
            line.not_counted.as_deref().map(|words| (code, words))
        })
        .collect();
    let meeting = "会议不计入";
    assert_eq!(
        left,
        [("A01", meeting), ("A08", meeting), ("A14", "已取消")]
    );
    let sum: u32 = community
        .activities
        .iter()
        .map(|line| line.totals.person_times)
        .sum();
    assert_eq!(
        sum, community.totals.person_times,
        "the lines make up the sum"
    );
    let schools: Vec<_> = community
        .totals
        .schools
        .iter()
        .map(|s| (s.person_times, s.hours))
        .collect();
    assert_eq!(schools, [(64, 195.0), (48, 144.0), (27, 84.0)]);
}

#[test]
fn who_took_part_and_who_never_did() {
    let county = County::new();
    let lines = county.people(Some(county.p1), "");
    assert_eq!(lines.len(), 34);
    let share = |code: &str| {
        let line = lines.iter().find(|line| line.code == code).expect("listed");
        (line.times, line.hours)
    };
    assert_eq!(share("T18"), (7, 22.0));
    assert_eq!(share("T01"), (2, 6.0));

    let reader = county.ledger.reader();
    let never = never_took_part(reader, county.request(Some(county.p1), "")).expect("listed");
    let never: Vec<_> = never
        .iter()
        .map(|line| (line.code.as_str(), line.away.as_deref(), line.unnamed))
        .collect();
    let lent = "支教在外（石桥中心小学），2024年9月1日至2025年6月30日";
    assert_eq!(never, [("T13", Some(lent), 0), ("T32", None, 0)]);
}

#[test]
fn in_the_county_nobody_is_said_to_be_absent_where_only_heads_were_counted() {
    let county = County::new();
    let lines = county.people(None, "");
    assert_eq!(
        lines.len(),
        41,
        "each once; the three researchers teach at no school"
    );
    let unsure: Vec<_> = lines
        .iter()
        .filter(|line| line.times == 0 && line.unnamed > 0)
        .map(|line| line.code.as_str())
        .collect();
    assert_eq!(unsure, ["T41", "T38", "T39", "T40", "T35", "T36", "T37"]);
}

#[test]
fn people_are_found_by_chinese_pinyin_initials_school_and_code() {
    let county = County::new();
    let found = |text: &str| -> Vec<String> {
        let lines = county.people(Some(county.p1), text);
        lines.into_iter().map(|line| line.code).collect()
    };
    assert_eq!(found("徐梅"), ["T18"]);
    assert_eq!(found("xumeifang"), ["T18"]);
    assert_eq!(found("xmf"), ["T18"]);
    assert_eq!(found("t18"), ["T18"]);
    assert_eq!(found("石桥").len(), 8);
    assert!(found("没有这个人").is_empty());
}

#[test]
fn a_persons_numbers_open_down_to_the_activities() {
    let county = County::new();
    let person = county.people(Some(county.p1), "徐梅芳")[0].person;
    let request = PersonRequest {
        person,
        community: Some(county.p1),
        stretch: Stretch::SchoolYear(YEAR),
    };
    let lines = activities_of_person(county.ledger.reader(), request).expect("listed");
    let lines: Vec<_> = lines
        .iter()
        .map(|line| {
            let code = line.activity.code.as_str();
            (
                code,
                line.hours,
                line.roles.join("、"),
                line.not_counted.as_deref(),
            )
        })
        .collect();
    let came = |code, hours, role: &str| (code, hours, role.to_owned(), None);
    assert_eq!(
        lines,
        [
            ("A01", 0.0, String::new(), Some("会议不计入")),
            came("A02", 3.0, ""),
            came("A04", 3.0, "执教"),
            came("A06", 3.0, ""),
            came("A07", 3.0, ""),
            ("A08", 0.0, String::new(), Some("会议不计入")),
            came("A10", 4.0, ""),
            came("A12", 3.0, ""),
            came("A13", 3.0, "展示"),
        ]
    );
}

#[test]
fn forms_are_covered_term_by_term() {
    let county = County::new();
    let of = |community| {
        let request = TermFormsRequest {
            school_year: YEAR,
            community,
        };
        forms_by_term(county.ledger.reader(), request).expect("counted")
    };
    let mine = of(Some(county.p1));
    let [first, second] = &mine[0].terms[..] else {
        panic!("a school year has two terms");
    };
    assert_eq!((first.covered, second.covered), (3, 1));
    let held: Vec<_> = first
        .asked_for
        .iter()
        .filter(|form| !form.activities.is_empty())
        .map(|form| form.name.as_str())
        .collect();
    assert_eq!(held, ["示范课", "集体备课", "专题讲座"]);
    assert_eq!(of(None).len(), 8, "every community of the county");
}

#[test]
fn a_month_has_its_weeks_and_days_off() {
    let county = County::new();
    let request = MonthRequest {
        year: 2024,
        month: 10,
    };
    let weeks = month(county.ledger.reader(), request).expect("a month");
    assert_eq!(weeks.len(), 5);
    assert!(weeks.iter().all(|week| week.days.len() == 7));
    assert_eq!(weeks[0].days[0].day.to_string(), "2024-09-30");
    assert_eq!(weeks[0].week, Some(5));
    let national_day = &weeks[0].days[1];
    assert!(!national_day.teaching && national_day.name.is_some());
    let summer = month(
        county.ledger.reader(),
        MonthRequest {
            year: 2025,
            month: 8,
        },
    );
    assert!(
        summer
            .expect("a month")
            .iter()
            .take(4)
            .all(|week| week.week.is_none()),
        "no weeks are counted in the holidays"
    );
}
