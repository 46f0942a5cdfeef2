//! The order of 编号: digits stand for the numbers they are, so that 2 comes before 10 and T9 before T10.
use std::cmp::Ordering;

/// Compares run by run; where all numbers are equal (2 and 02) the text decides.
pub(crate) fn compare_codes(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while !left.is_empty() && !right.is_empty() {
        let ((a, rest_of_left), (b, rest_of_right)) = (run(left), run(right));
        let order = match (number(a), number(b)) {
            (Some(a), Some(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            _ => a.cmp(b),
        };
        if order.is_ne() {
            return order;
        }
        (left, right) = (rest_of_left, rest_of_right);
    }
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// The digits a text begins with, or all before the next digit; and the rest.
fn run(text: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    let digits = text.starts_with(is_digit);
    let end = text.find(|c| is_digit(c) != digits);
    text.split_at(end.unwrap_or(text.len()))
}

/// Digits without the zeros in front of them; `None` of other text.
fn number(run: &str) -> Option<&str> {
    run.starts_with(|c: char| c.is_ascii_digit())
        .then(|| run.trim_start_matches('0'))
}
