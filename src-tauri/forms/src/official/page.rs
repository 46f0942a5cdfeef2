//! The paper: A4 with the margins and the pitch an office uses, and what stands on every page.
use serde::Serialize;

use super::Figure;

/// Of A4, in millimetres.
pub(super) const PAPER: (f64, f64) = (210.0, 297.0);
pub(super) const MM_PER_POINT: f64 = 25.4 / 72.0;
/// 3号
pub(super) const BODY_POINTS: f64 = 16.0;
/// Characters of a full line of text.
const LINE_CHARS: f64 = 28.0;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageSetup {
    pub margins: Margins,
    /// From line to line, in points.
    pub pitch: f64,
    pub letterhead: Letterhead,
}

/// 天头, 地脚, 订口, 切口, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Margins {
    pub top: f64,
    pub bottom: f64,
    pub left: f64,
    pub right: f64,
}

/// What the school has on every page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Letterhead {
    pub head: String,
    pub foot: String,
    pub logo: Option<Figure>,
}

impl Default for PageSetup {
    /// GB/T 9704—2012: 版心 156×225 mm, 22 lines of 28 characters.
    fn default() -> Self {
        PageSetup {
            margins: Margins {
                top: 37.0,
                bottom: 35.0,
                left: 28.0,
                right: 26.0,
            },
            pitch: 28.95,
            letterhead: Letterhead::default(),
        }
    }
}

impl PageSetup {
    /// 版心, in millimetres.
    pub fn width(&self) -> f64 {
        PAPER.0 - self.margins.left - self.margins.right
    }

    /// What every character gives up, in twentieths of a point, so that as many as the standard wants
    /// stand on a line of the standard's width. Nothing on other widths.
    pub(super) fn tracking(&self) -> i32 {
        let each = self.width() / MM_PER_POINT / LINE_CHARS;
        match (each - BODY_POINTS) * 20.0 {
            more if more.abs() < 6.0 => more.floor() as i32,
            _ => 0,
        }
    }
}
