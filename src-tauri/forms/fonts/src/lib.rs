//! The fonts that travel inside the program, so that every computer prints the same sheet.
//!
//! A crate of its own: sixty megabytes are packed once, not at every edit of a form. Which files
//! they are stands in `assets/fonts/fonts.toml`; `build.rs` finds them.

/// One font file, as it was published.
#[derive(Debug, Clone, Copy)]
pub struct FontFile {
    /// Family name written in the file; templates choose by it.
    pub family: &'static str,
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));
