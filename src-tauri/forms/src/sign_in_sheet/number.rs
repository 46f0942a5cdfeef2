//! The sheet's number as a QR code: read by a telephone's camera when the sheet comes back.
use lianyan_core::{Error, Result};
use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// A QR code as horizontal bars of dark modules, in modules from the top left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Code {
    size: usize,
    /// (column, row, length)
    bars: Vec<(usize, usize, usize)>,
}

/// # Errors
/// [`Error::Internal`] when `text` is too long for any QR code.
pub(super) fn code(text: &str) -> Result<Code> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|fault| Error::Internal(format!("QR code: {fault}")))?;
    let size = code.width();
    let mut bars: Vec<(usize, usize, usize)> = Vec::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        let (column, row) = (at % size, at / size);
        match bars.last_mut() {
            _ if color == Color::Light => {}
            Some(bar) if bar.1 == row && bar.0 + bar.2 == column => bar.2 += 1,
            _ => bars.push((column, row, 1)),
        }
    }
    Ok(Code { size, bars })
}
