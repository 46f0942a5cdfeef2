//! How long the shared texts of an xls are, so that it is known what cells that share them would
//! take: one text of 60 KB costs a cell 10 bytes in the file, and every cell gets a copy of it.
use crate::error::Result;

use super::limits::Budget;

/// Lengths in bytes, at most, of the texts in the SST record and those that continue it
/// ([MS-XLS] 2.4.265 and 2.5.293).
pub(super) fn lengths(parts: &[&[u8]], budget: &mut Budget) -> Result<Vec<usize>> {
    let mut cursor = Cursor {
        parts,
        part: 0,
        at: 8,
    };
    let mut found = Vec::new();
    while let Some(length) = cursor.text() {
        budget.tick()?;
        found.push(length);
    }
    Ok(found)
}

struct Cursor<'p> {
    parts: &'p [&'p [u8]],
    part: usize,
    at: usize,
}

impl Cursor<'_> {
    fn left(&self) -> usize {
        let part = self.parts.get(self.part).map_or(0, |part| part.len());
        part.saturating_sub(self.at)
    }

    /// On to the next part where this one has come to its end.
    fn settle(&mut self) -> Option<()> {
        while self.left() == 0 {
            self.part += 1;
            self.at = 0;
            self.parts.get(self.part)?;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<usize> {
        self.settle()?;
        let byte = self.parts.get(self.part)?.get(self.at)?;
        self.at += 1;
        Some(usize::from(*byte))
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | self.byte()? << (8 * at)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.settle()?;
            let step = count.min(self.left());
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn text(&mut self) -> Option<usize> {
        let characters = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        self.characters(characters, flags)?;
        self.skip(runs * 4)?;
        self.skip(extra)?;
        // No character takes more in UTF-8.
        Some(characters * 3)
    }

    /// Each part that the characters go on in says again how wide they are.
    fn characters(&mut self, mut count: usize, flags: usize) -> Option<()> {
        let mut width = 1 + (flags & 1);
        while count > 0 {
            let here = (self.left() / width).min(count);
            self.at += here * width;
            count -= here;
            if count > 0 {
                self.part += 1;
                self.at = 0;
                width = 1 + (self.byte()? & 1);
            }
        }
        Some(())
    }
}
