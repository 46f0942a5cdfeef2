//! The same bytes on every system: a zip file notes for each entry on which system it was made.

/// Ends a zip file that has no comment.
const END: &[u8; 4] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// Begins an entry of the list at the end.
const ENTRY: &[u8; 4] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// Unix, as `version made by` has it in its upper byte.
const UNIX: u8 = 3;

/// Notes Unix for every entry of a workbook's zip file, wherever it was made.
pub(super) fn note_unix(zip: &mut [u8]) {
    let Some(end) = zip.len().checked_sub(END_LENGTH) else {
        return;
    };
    if !zip[end..].starts_with(END) {
        return;
    }
    let list = u32::from_le_bytes([zip[end + 16], zip[end + 17], zip[end + 18], zip[end + 19]]);
    let mut at = list as usize;
    while zip.get(at..).is_some_and(|rest| rest.starts_with(ENTRY)) && at + ENTRY_LENGTH < end {
        zip[at + 5] = UNIX;
        // The name, the extra field and the comment.
        let lengths = [at + 28, at + 30, at + 32];
        let further = lengths.map(|at| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]])));
        at += ENTRY_LENGTH + further.iter().sum::<usize>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Book, Column, Kind, Page};

    #[test]
    fn a_workbook_made_elsewhere_has_the_same_bytes() {
        let mut here = Vec::new();
        Book::make("台账", &mut here, |book| {
            let columns = vec![Column::new("编号", Kind::Code)];
            book.sheet("台账", columns, Page::Landscape).map(|_| ())
        })
        .unwrap();
        let mut elsewhere = here.clone();
        let mut entries = 0;
        for at in 0..elsewhere.len() - ENTRY.len() {
            if elsewhere[at..].starts_with(ENTRY) {
                elsewhere[at + 5] = 0;
                entries += 1;
            }
        }
        assert!(entries > 5, "{entries}");
        assert_ne!(elsewhere, here);
        note_unix(&mut elsewhere);
        assert_eq!(elsewhere, here);
    }

    #[test]
    fn what_is_no_zip_file_is_left_alone() {
        for bytes in [b"".as_slice(), END, &[7; 40]] {
            let mut same = bytes.to_vec();
            note_unix(&mut same);
            assert_eq!(same, bytes);
        }
    }
}
