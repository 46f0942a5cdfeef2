//! Tables of cases: what people write, and what it comes to.
mod any_cell;
mod as_written;

use chrono::NaiveDate;

use super::super::tabular::{Cell, CellFault, Number};
use super::*;

fn context() -> Context {
    Context {
        epoch_1904: false,
        typed: true,
        two_digit_months: false,
        today: NaiveDate::from_ymd_opt(2025, 1, 10).expect("a day"),
    }
}

fn number(value: f64, decimals: u8) -> Cell {
    Cell::Number(Number {
        value,
        decimals: Some(decimals),
    })
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

#[test]
fn months_are_read_as_people_write_them() {
    let cases = [
        (Cell::text("1974.3"), "1974-03"),
        (Cell::text("1974.10"), "1974-10"),
        (Cell::text("1974.1"), "1974-01"),
        (Cell::text("1974-03"), "1974-03"),
        (Cell::text("1974年3月"), "1974-03"),
        (Cell::text("１９７４年０３月"), "1974-03"),
        (Cell::text("197403"), "1974-03"),
        (Cell::text("1974/3/5"), "1974-03"),
        (Cell::text("1974年3月5日"), "1974-03"),
        (Cell::text("19740305"), "1974-03"),
        (Cell::text("1974-03-05 00:00:00"), "1974-03"),
        (Cell::text("27089"), "1974-03"),
        (Cell::number(197403.0), "1974-03"),
        (Cell::number(19740305.0), "1974-03"),
        (Cell::number(1974.3), "1974-03"),
        (Cell::number(1974.03), "1974-03"),
        (Cell::number(1974.11), "1974-11"),
        (Cell::number(1974.12), "1974-12"),
        (number(1974.1, 2), "1974-10"),
        (number(1974.01, 2), "1974-01"),
        (Cell::number(27089.0), "1974-03"),
        (Cell::number(27089.96), "1974-03"),
        (Cell::day(date("1974-03-01")), "1974-03"),
    ];
    for (cell, expected) in cases {
        let found = month(&cell, &context());
        assert_eq!(found, Ok(Some(expected.to_owned())), "{cell:?}");
    }
}

#[test]
fn a_month_that_could_be_another_is_named_and_never_guessed() {
    let untyped = Context {
        typed: false,
        ..context()
    };
    let cases = [
        (Cell::number(1974.1), context(), "可能是1月"),
        (number(1974.1, 1), context(), "可能是1月"),
        (Cell::text("1974.1"), untyped, "可能是1月"),
        (Cell::text("1994.16"), context(), "月份应为1至12"),
        (Cell::number(1994.16), context(), "月份应为1至12"),
        (Cell::text("1974.0"), context(), "月份应为1至12"),
        (Cell::text("1974"), context(), "只有年份"),
        (Cell::number(1974.0), context(), "只有年份"),
        (Cell::text("74.3"), context(), "没有四位年份"),
        (Cell::text("3月"), context(), "没有四位年份"),
        (Cell::text("1974-02-30"), context(), "没有1974年2月30日"),
        (Cell::text("1834-02"), context(), "不在1900至2100"),
        (Cell::text("不详"), context(), "看不出是哪年哪月"),
        (Cell::Bool(true), context(), "看不出"),
        (Cell::Fault(CellFault::NoStoredValue), context(), "公式"),
    ];
    for (cell, context, expected) in cases {
        let problem = month(&cell, &context).expect_err("this cannot be a month");
        assert!(
            problem.message.contains(expected),
            "{cell:?}: {}",
            problem.message
        );
        assert!(!problem.remedy.is_empty());
    }
}

#[test]
fn a_column_with_two_digit_months_settles_october() {
    let two_digits = Context {
        two_digit_months: true,
        ..context()
    };
    assert_eq!(
        month(&Cell::number(1974.1), &two_digits),
        Ok(Some("1974-10".into()))
    );
}

#[test]
fn the_mac_epoch_moves_day_numbers_by_four_years() {
    let mac = Context {
        epoch_1904: true,
        ..context()
    };
    assert_eq!(
        month(&Cell::number(25627.0), &mac),
        Ok(Some("1974-03".into()))
    );
    assert_eq!(
        day(&Cell::number(44078.0), &mac),
        Ok(Some(date("2024-09-05")))
    );
}

#[test]
fn nobody_at_a_school_is_five_or_a_hundred_and_five() {
    for odd in ["2020-03", "1919-03", "2030-01"] {
        let problem = birth_month(&Cell::text(odd), &context()).expect_err(odd);
        assert!(problem.message.contains("不合常理"));
    }
    assert_eq!(
        birth_month(&Cell::text("2000-02"), &context()),
        Ok(Some("2000-02".into()))
    );
}

#[test]
fn days_are_read_as_people_write_them() {
    let expected = date("2024-09-05");
    let cases = [
        Cell::text("2024.9.5"),
        Cell::text("2024-09-05"),
        Cell::text("2024/9/5"),
        Cell::text("2024年9月5日"),
        Cell::text("２０２４年９月５日"),
        Cell::text("20240905"),
        Cell::text("2024-9-5 14:00"),
        Cell::number(20240905.0),
        Cell::number(45540.0),
        Cell::number(45540.96),
        Cell::day(expected),
    ];
    for cell in cases {
        assert_eq!(day(&cell, &context()), Ok(Some(expected)), "{cell:?}");
    }
    assert_eq!(
        day(&Cell::text("0001-01-01"), &context()),
        Ok(Some(date("0001-01-01")))
    );
}

#[test]
fn a_day_without_a_year_is_not_taken_for_this_year() {
    let cases = [
        (Cell::text("9月5日"), "没有年份"),
        (Cell::text("9.5"), "没有年份"),
        (Cell::number(9.5), "没有年份"),
        (Cell::text("2024.9"), "没有日"),
        (Cell::number(2024.9), "没有日"),
        (Cell::text("2024"), "没有月和日"),
        (Cell::text("2025-02-29"), "这一天"),
        (Cell::text("24.9.5"), "没有年份"),
        (Cell::text("下周五"), "看不出"),
    ];
    for (cell, expected) in cases {
        let problem = day(&cell, &context()).expect_err("no day");
        assert!(
            problem.message.contains(expected),
            "{cell:?}: {}",
            problem.message
        );
    }
}

#[test]
fn times_of_day() {
    let cases = [
        ("14:00", "14:00"),
        ("14：30", "14:30"),
        ("下午2:30", "14:30"),
        ("8点30分", "08:30"),
        ("9点", "09:00"),
    ];
    for (text, expected) in cases {
        let found = time(&Cell::text(text)).expect(text).expect(text);
        assert_eq!(found.format("%H:%M").to_string(), expected, "{text}");
    }
    let half = time(&Cell::number(0.5)).expect("noon").expect("noon");
    assert_eq!(half.format("%H:%M").to_string(), "12:00");
    assert!(time(&Cell::text("第三节")).is_err());
    assert!(time(&Cell::text("25:00")).is_err());
}

#[test]
fn names_lose_stray_spaces_and_keep_their_dot() {
    let cases = [
        ("王 芳", "王芳"),
        ("王　芳", "王芳"),
        ("\u{feff}王芳\u{200b} ", "王芳"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("Ｊohn  Smith", "John Smith"),
        ("欧阳\n修", "欧阳修"),
        ("龭𪨊", "龭𪨊"),
    ];
    for (text, expected) in cases {
        assert_eq!(
            name(&Cell::text(text)),
            Ok(Some(expected.to_owned())),
            "{text}"
        );
    }
    for odd in ["王芳(代)", "王芳1", "王芳、李敏", "12"] {
        assert!(name(&Cell::text(odd)).is_err(), "{odd}");
    }
    assert_eq!(name(&Cell::text("　")), Ok(None));
}

#[test]
fn phones_survive_being_numbers() {
    let cases = [
        (Cell::number(13_800_001_111.0), "13800001111"),
        (Cell::text("138 0000 1111"), "13800001111"),
        (Cell::text("１３８００００１１１１"), "13800001111"),
        (Cell::text("+86 138-0000-1111"), "13800001111"),
        (Cell::text("0871-6512345"), "0871-6512345"),
        (
            Cell::text("13800001111/13900002222"),
            "13800001111、13900002222",
        ),
    ];
    for (cell, expected) in cases {
        assert_eq!(phone(&cell), Ok(Some(expected.to_owned())), "{cell:?}");
    }
    for odd in ["1.38E+10", "1380000111", "138000011112", "见备注"] {
        assert!(phone(&Cell::text(odd)).is_err(), "{odd}");
    }
}

#[test]
fn answers_lists_and_numbers() {
    assert_eq!(sex(&Cell::text("女性")), Ok(Some(false)));
    assert!(sex(&Cell::text("难")).is_err());
    for yes in ["是", "√", "Y", "有"] {
        assert_eq!(yes_no(&Cell::text(yes)), Ok(Some(true)), "{yes}");
    }
    for no in ["否", "×", "无"] {
        assert_eq!(yes_no(&Cell::text(no)), Ok(Some(false)), "{no}");
    }
    assert!(yes_no(&Cell::text("可能")).is_err());
    let words = list(&Cell::text("语文、数学/英语; 科学，（音乐、美术）")).expect("a list");
    assert_eq!(
        words,
        Some(
            ["语文", "数学", "英语", "科学", "（音乐、美术）"]
                .map(String::from)
                .to_vec()
        )
    );
    assert_eq!(integer(&Cell::text("1,200人")), Ok(Some(1200)));
    assert!(integer(&Cell::number(1.5)).is_err());
    assert_eq!(decimal(&Cell::text("3学时")), Ok(Some(3.0)));
    assert!(decimal(&Cell::text("三")).is_err());
}

#[test]
fn keys_ignore_what_nobody_sees() {
    assert_eq!(key("副校长（分管 教研）"), key("副校长(分管教研)"));
    assert_eq!(key(" ＸＸ０１ "), "xx01");
    assert!(is_blank_mark("—") && is_blank_mark("无") && !is_blank_mark("无锡"));
}
