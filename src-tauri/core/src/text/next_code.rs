//! The 编号 that a new record gets.

/// The next free 编号: after the highest of the commonest shape (T044 → T045), else `first`.
pub(crate) fn next_code<'a>(codes: impl IntoIterator<Item = &'a str>, first: &str) -> String {
    /// prefix, digits of the highest, how many share the prefix
    type Shape<'a> = (&'a str, &'a str, usize);
    let mut shapes: Vec<Shape<'_>> = Vec::new();
    for code in codes {
        let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (prefix, digits) = code.split_at(code.len() - digits);
        if digits.is_empty() || digits.len() > 15 {
            continue;
        }
        match shapes.iter_mut().find(|shape| shape.0 == prefix) {
            Some(shape) => {
                shape.2 += 1;
                if number(digits) > number(shape.1) {
                    shape.1 = digits;
                }
            }
            None => shapes.push((prefix, digits, 1)),
        }
    }
    match shapes.into_iter().max_by_key(|shape| shape.2) {
        Some((prefix, digits, _)) => {
            format!(
                "{prefix}{:0width$}",
                number(digits) + 1,
                width = digits.len()
            )
        }
        None => first.to_owned(),
    }
}

fn number(digits: &str) -> u64 {
    digits.parse().unwrap_or(0)
}
