//! How much what a list calls an activity is like the activity's own title.
use super::mentions::theme_key;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    None,
    /// A word of it, or its kind: 讲座. Enough where the day is the same.
    Some,
    /// Nearly all of it, or a good part word for word.
    Much,
    Same,
}

/// `title` and `form`: of the activity of the ledger.
pub(super) fn likeness(written: &str, title: &str, form: &str) -> Likeness {
    let (written, title, form) = (theme_key(written), theme_key(title), theme_key(form));
    if written == title {
        return Likeness::Same;
    }
    let length = |text: &str| text.chars().count();
    let shorter = length(&written).min(length(&title));
    let contained = title.contains(&written) || written.contains(&title);
    let near = strsim::normalized_levenshtein(&written, &title);
    match () {
        () if shorter < 2 => Likeness::None,
        () if (contained && shorter >= 4) || near >= 0.75 => Likeness::Much,
        () if contained || near >= 0.45 || is_of_form(&written, &form) => Likeness::Some,
        () if shorter >= 3 && (in_order(&written, &title) || in_order(&title, &written)) => {
            Likeness::Some
        }
        () => Likeness::None,
    }
}

/// 示范课 in 语文示范课, 讲座 in 专题讲座.
fn is_of_form(written: &str, form: &str) -> bool {
    let short = |text: &str| text.chars().count() < 2;
    !short(written) && !short(form) && (written.contains(form) || form.contains(written))
}

/// Whether all characters of the one stand in the other, in their order.
fn in_order(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}
