//! What calamine would set aside for the shared texts and the styles of an xlsx, asked before it
//! does: it believes the number of texts that a part promises, and copies a font for every style.
use crate::error::Result;

use super::limits::Budget;
use super::parts::Part;

/// Bytes that a style takes beside the names in it.
const STYLE_BYTES: usize = 1_024;

pub(super) fn check(part: &Part, budget: &mut Budget) -> Result<()> {
    let path = part.path.to_ascii_lowercase();
    if path.ends_with("sharedstrings.xml") {
        budget.take_texts(texts(&part.bytes))?;
    }
    if path.ends_with("styles.xml") {
        let each = STYLE_BYTES + 3 * longest_value(&part.bytes);
        budget.take_styles(elements(&part.bytes, "xf").saturating_mul(each))?;
    }
    Ok(())
}

/// The texts that are there, or that the part says there are.
fn texts(bytes: &[u8]) -> usize {
    const PROMISE: &[u8] = b"uniqueCount=";
    let promised = memchr::memmem::find(bytes, PROMISE).map_or(0, |at| {
        let rest = &bytes[at + PROMISE.len()..];
        let digits = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        })
    });
    promised.max(elements(bytes, "si"))
}

/// How many elements of a name begin, with or without a prefix.
fn elements(bytes: &[u8], name: &str) -> usize {
    let begins = |at: &usize| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let behind = bytes.get(at + name.len());
        matches!(before, Some(b'<' | b':'))
            && matches!(behind, Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
    };
    memchr::memmem::find_iter(bytes, name.as_bytes())
        .filter(begins)
        .count()
}

/// The longest stretch between two quotation marks.
fn longest_value(bytes: &[u8]) -> usize {
    let mut last = 0;
    let mut longest = 0;
    for at in memchr::memchr2_iter(b'"', b'\'', bytes) {
        longest = longest.max(at - last);
        last = at;
    }
    longest
}
