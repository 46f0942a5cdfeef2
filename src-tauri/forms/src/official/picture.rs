//! Where a picture stands on paper, and how large.
use serde::Serialize;

use crate::pictures::Picture;

/// A picture of the document with the size it has on paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Place among the document's pictures.
    pub picture: usize,
    /// In millimetres.
    pub width: f64,
    pub height: f64,
    pub caption: String,
}

impl Figure {
    /// As large as it can stand in a box, in millimetres.
    pub(super) fn fitted(
        picture: usize,
        of: &Picture,
        (wide, tall): (f64, f64),
        caption: String,
    ) -> Self {
        let (width, height) = (f64::from(of.width.max(1)), f64::from(of.height.max(1)));
        let scale = (wide / width).min(tall / height);
        Figure {
            picture,
            width: rounded(width * scale),
            height: rounded(height * scale),
            caption,
        }
    }
}

/// To a hundredth of a millimetre, so that the same picture is written with the same digits.
fn rounded(mm: f64) -> f64 {
    (mm * 100.0).round() / 100.0
}
