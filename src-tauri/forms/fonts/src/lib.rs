//! The fonts that travel inside the program, so that every computer prints the same sheet.
//!
//! A crate of its own: sixty-seven megabytes are packed to thirty once, not at every edit of a form,
//! and unpacked in memory when something is printed. Which files they are stands in
//! `assets/fonts/fonts.toml`; `build.rs` finds and packs them.
use std::io::Read;

/// One font file, packed.
#[derive(Debug, Clone, Copy)]
pub struct FontFile {
    /// Family name written in the file; templates choose by it.
    pub family: &'static str,
    /// For characters that the others do not have.
    pub rare: bool,
    /// Bytes of the file as it was published.
    size: usize,
    packed: &'static [u8],
}

impl FontFile {
    /// The file as it was published.
    pub fn unpacked(&self) -> Vec<u8> {
        let mut font = Vec::with_capacity(self.size);
        ruzstd::decoding::StreamingDecoder::new(self.packed)
            .expect("packed by build.rs")
            .read_to_end(&mut font)
            .expect("packed by build.rs");
        font
    }
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_comes_out_as_it_went_in() {
        assert!(FILES.len() >= 3, "{}", FILES.len());
        for file in FILES {
            let font = file.unpacked();
            assert_eq!(font.len(), file.size, "{}", file.family);
            assert_eq!(font[..4], [0, 1, 0, 0], "{} is TrueType", file.family);
            assert!(file.packed.len() < font.len() * 2 / 3, "{}", file.family);
        }
    }
}
