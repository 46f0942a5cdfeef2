//! Whatever a cell holds, reading it answers a value or a problem.
use proptest::prelude::*;

use super::*;
use crate::exchange::normal::{bare_name, is_nobody, subjects, title_names};
use crate::text::{clean, key, plain_characters};

/// Texts of the characters that readings look at, in any order.
fn written() -> impl Strategy<Value = String> {
    let usual =
        "[0-9〇一二三十廿年月日生转短号语数文学兼与级教师小中（）()、/,;：.·\\-— \n\r\t★]{0,40}";
    prop_oneof![usual.prop_map(String::from), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn is_read_without_a_panic(text in written()) {
        let cell = Cell::text(text.clone());
        let _ = (phone(&cell), name(&cell), sex(&cell), yes_no(&cell), list(&cell), time(&cell), decimal(&cell));
        let _ = (month(&cell, &context()), day(&cell, &context()), moment(&cell, &context()));
        let _ = (is_nobody(&text), bare_name(&text), title_names(&text));
        let _ = subjects(&text, |_| None);
    }

    #[test]
    fn ordinary_characters_stay_ordinary(text in any::<String>()) {
        let plain = plain_characters(&text).into_owned();
        prop_assert_eq!(plain_characters(&plain), plain.as_str());
        prop_assert_eq!(key(&plain), key(&text));
        prop_assert_eq!(clean(&clean(&text)), clean(&text));
    }

    #[test]
    fn a_phone_that_was_read_is_read_the_same(text in written()) {
        if let Ok(Some(phones)) = phone(&Cell::text(text)) {
            prop_assert_eq!(phone(&Cell::text(phones.clone())), Ok(Some(phones)));
        }
    }
}

#[test]
fn a_long_cell_takes_no_time() {
    let started = std::time::Instant::now();
    for part in ["1 ", "语", "一", "（", "转", "短号", "13900010001 "] {
        let cell = Cell::text(part.repeat(2_000));
        let _ = (
            phone(&cell),
            name(&cell),
            month(&cell, &context()),
            list(&cell),
        );
        let _ = subjects(&part.repeat(2_000), |_| None);
    }
    assert!(
        started.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}
