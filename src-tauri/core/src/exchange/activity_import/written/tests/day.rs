use super::super::{WrittenDay, day};

/// What a day came to, in one line.
fn told(written: &WrittenDay) -> String {
    let mut told = String::new();
    if let Some(year) = written.year {
        told += &format!("{year}-");
    }
    if let Some(month) = written.month {
        told += &format!("{month}-");
    }
    if let Some(day) = written.day {
        told += &format!("{day}");
    }
    if let Some((month, day)) = written.last {
        let month = month.map_or(String::new(), |month| format!("{month}-"));
        told += &format!("~{month}{day}");
    }
    if let Some(week) = written.week {
        told += &format!(" w{week}");
    }
    if let Some(weekday) = written.weekday {
        told += &format!(" {weekday}");
    }
    if let Some(half) = written.half_day {
        told += &format!(" {half:?}");
    }
    if let Some(starts) = written.starts {
        told += &format!(" {}", starts.format("%H:%M"));
    }
    if let Some(ends) = written.ends {
        told += &format!("-{}", ends.format("%H:%M"));
    }
    if let Some(doubt) = written.doubt {
        told += &format!(" {doubt:?}");
    }
    if !written.rest.is_empty() {
        told += &format!(" «{}»", written.rest);
    }
    told
}

#[test]
fn days_as_people_write_them() {
    for (text, right) in [
        ("9.13", "9-13"),
        ("9/13", "9-13"),
        ("9-13", "9-13"),
        ("9月13日", "9-13"),
        ("9月13", "9-13"),
        ("９．１３", "9-13"),
        ("9月13日（周五）", "9-13 Fri"),
        ("9月13日（星期五）下午2:30", "9-13 Fri Afternoon 14:30"),
        ("2024.9.13上午", "2024-9-13 Morning"),
        ("24.9.13", "2024-9-13"),
        ("2024年9月13日", "2024-9-13"),
        ("2024-09-13", "2024-9-13"),
        ("2024/9/13 14:30", "2024-9-13 14:30"),
        ("20240913", "2024-9-13"),
        ("2024-09-13T14:30:00", "2024-9-13 14:30 «T00»"),
        ("9月", "9-"),
        ("9月份", "9-"),
        ("2024年9月", "2024-9-"),
        ("2024.9", "2024-9-"),
        ("9月中旬", "9- Vague"),
        ("10月底", "10- Vague"),
        ("第3周", " w3"),
        ("第三周", " w3"),
        ("第3周周五", " w3 Fri"),
        ("第十二周星期三下午", " w12 Wed Afternoon"),
        ("9月13日—14日", "9-13~14"),
        ("9.13-9.14", "9-13~9-14"),
        ("9月30日至10月1日", "9-30~10-1"),
        ("2024.9.13-15", "2024-9-13~15"),
        ("9月13日、20日", "9-13 Several"),
        ("9.13、9.20", "9-13 Several"),
        ("10月9日和10日", "10-9 Several"),
        ("11.22晚", "11-22 Evening"),
        ("元月10日", "1-10"),
        ("十月十八日", "10-18"),
        ("十二月二十七日（星期五）", "12-27 Fri"),
        ("10月18日（周四）", "10-18 Thu"),
        ("9月13日8:30—11:00", "9-13 08:30-11:00"),
        ("9月13日上午8点半", "9-13 Morning 08:30"),
        ("9月13日下午2点到4点", "9-13 Afternoon 14:00-16:00"),
        ("9月13日第3节", "9-13"),
        ("9月13日第2、3节", "9-13"),
        ("13日", "13"),
        ("27", "27-"),
        ("11月8日上午", "11-8 Morning"),
        ("待定", " «待定»"),
        ("国庆节后", " «国庆节后»"),
        ("2024秋", " «2024秋»"),
        ("每周五", " Fri «每»"),
        ("周五", " Fri"),
        ("9月13号", "9-13"),
        ("9\n13", " «913»"),
    ] {
        let got = told(&day(text));
        assert_eq!(got, right, "{text:?}");
    }
}
