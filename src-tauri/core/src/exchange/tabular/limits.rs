//! How much a file from outside may ask for, and the errors when it asks for more.
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

use super::Cell;

const MB: u64 = 1024 * 1024;

/// Bounds on one file. The defaults leave room for twenty years of a county.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub file_bytes: u64,
    /// Parts inside an xlsx or ods.
    pub parts: usize,
    /// All parts together, unpacked.
    pub unpacked_bytes: u64,
    /// Unpacked size of one part over its packed size, for parts above [`RATIO_FROM`].
    pub ratio: u64,
    /// Cells of all sheets kept in memory, empty ones between full ones included.
    pub cells: usize,
    /// Cells of all sheets that a library lays out as whole rectangles (xls and ods).
    pub laid_out: usize,
    /// Texts of all cells together, in bytes.
    pub text_bytes: usize,
    pub sheets: usize,
    pub time: Duration,
}

/// Why a file with a password is not read.
pub(super) const LOCKED: &str = "设了打开密码。请在WPS中去掉密码，另存后再选";

/// Below this size a high ratio does no harm.
pub(super) const RATIO_FROM: u64 = 4 * MB;

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 100 * MB,
            parts: 4_096,
            unpacked_bytes: 700 * MB,
            ratio: 300,
            cells: 12_000_000,
            laid_out: 4_000_000,
            text_bytes: 400 * 1024 * 1024,
            sheets: 1_000,
            time: Duration::from_secs(120),
        }
    }
}

/// A row takes as much memory as so many cells.
const ROW_CELLS: usize = 4;
/// Texts that an xlsx may share among its cells.
const SHARED_TEXTS: usize = 6_000_000;
/// What the styles of an xlsx may take.
const STYLE_BYTES: usize = 200 * 1024 * 1024;
const AREAS: usize = 500_000;

/// What has been used of the limits while one file is read: all of its sheets draw on one budget.
pub(super) struct Budget {
    limits: Limits,
    name: String,
    until: Instant,
    cells: usize,
    laid_out: usize,
    text_bytes: usize,
    sheets: usize,
    areas: usize,
    ticks: u32,
}

impl Budget {
    pub(super) fn new(name: &str, limits: Limits) -> Self {
        Budget {
            limits,
            name: name.to_owned(),
            until: Instant::now() + limits.time,
            cells: 0,
            laid_out: 0,
            text_bytes: 0,
            sheets: 0,
            areas: 0,
            ticks: 0,
        }
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Accounts for `count` more cells.
    pub(super) fn take_cells(&mut self, count: usize) -> Result<()> {
        self.cells = self.cells.saturating_add(count);
        match self.cells > self.limits.cells {
            true => Err(self.refuse(format!(
                "单元格超过{}，没有读取。请只保留需要的工作表和行，另存后再选",
                counted(self.limits.cells)
            ))),
            false => self.tick(),
        }
    }

    pub(super) fn take_row(&mut self) -> Result<()> {
        self.take_cells(ROW_CELLS)
    }

    /// Accounts for `count` more cells of a rectangle, before a library lays it out.
    pub(super) fn take_laid_out(&mut self, count: usize) -> Result<()> {
        self.laid_out = self.laid_out.saturating_add(count);
        match self.laid_out > self.limits.laid_out {
            true => Err(self.refuse(format!(
                "的工作表从第一格到最后一格共有{}以上的单元格，没有读取。请删去远处多余的内容和格式，只保留需要的工作表，另存为xlsx后再选",
                counted(self.limits.laid_out)
            ))),
            false => self.tick(),
        }
    }

    /// Accounts for the text of a cell.
    pub(super) fn take_text(&mut self, cell: &Cell) -> Result<()> {
        match cell {
            Cell::Text(text) => self.take_text_bytes(text.len()),
            _ => Ok(()),
        }
    }

    pub(super) fn take_text_bytes(&mut self, bytes: usize) -> Result<()> {
        self.text_bytes = self.text_bytes.saturating_add(bytes);
        match self.text_bytes > self.limits.text_bytes {
            true => Err(self.too_large()),
            false => Ok(()),
        }
    }

    pub(super) fn take_sheet(&mut self) -> Result<()> {
        self.sheets += 1;
        match self.sheets > self.limits.sheets {
            true => Err(self.refuse(format!(
                "里的工作表超过{}张，没有读取。请只保留需要的工作表，另存后再选",
                self.limits.sheets
            ))),
            false => self.tick(),
        }
    }

    pub(super) fn take_area(&mut self) -> Result<()> {
        self.areas += 1;
        match self.areas > AREAS {
            true => Err(self.too_large()),
            false => self.tick(),
        }
    }

    /// Whether a part may share so many texts among cells.
    pub(super) fn take_texts(&self, count: usize) -> Result<()> {
        match count > SHARED_TEXTS {
            true => Err(self.too_large()),
            false => Ok(()),
        }
    }

    /// Whether styles may take so many bytes.
    pub(super) fn take_styles(&self, bytes: usize) -> Result<()> {
        match bytes > STYLE_BYTES {
            true => Err(self.too_large()),
            false => Ok(()),
        }
    }

    /// The file itself is longer than may be read.
    pub(super) fn too_long(&self) -> Error {
        self.refuse(format!(
            "超过{}MB，没有读取。请去掉图片和不用的工作表，另存后再选",
            self.limits.file_bytes / MB
        ))
    }

    pub(super) fn too_large(&self) -> Error {
        self.refuse("展开后过大，不像普通的表格，没有读取。请只保留需要的工作表和内容，另存后再选")
    }

    /// To be called often; looks at the clock now and then.
    pub(super) fn tick(&mut self) -> Result<()> {
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(4_096) && Instant::now() > self.until {
            return Err(self.too_slow());
        }
        Ok(())
    }

    pub(super) fn too_slow(&self) -> Error {
        self.refuse(format!(
            "读了{}秒还没有读完，已停止。请用WPS打开后另存为xlsx再试",
            self.limits.time.as_secs()
        ))
    }

    /// The file is not taken; `why` says what is wrong and what to do.
    pub(super) fn refuse(&self, why: impl AsRef<str>) -> Error {
        Error::file(format!("“{}”{}。", self.name, why.as_ref()), None)
    }

    pub(super) fn damaged(&self, cause: impl std::fmt::Display) -> Error {
        damaged(&self.name, &cause)
    }

    /// As [`Budget::damaged`], for readings that hold the budget themselves.
    pub(super) fn damage<E: std::fmt::Display>(&self) -> impl Fn(E) -> Error + use<E> {
        let name = self.name.clone();
        move |cause| damaged(&name, &cause)
    }
}

fn damaged(name: &str, cause: &dyn std::fmt::Display) -> Error {
    let source = std::io::Error::other(cause.to_string());
    Error::file(
        format!("“{name}”打不开，文件可能已损坏。请用WPS打开后另存为xlsx再试。"),
        source,
    )
}

/// 1500个, 1200万个
fn counted(cells: usize) -> String {
    match cells >= 10_000 {
        true => format!("{}万个", cells / 10_000),
        false => format!("{cells}个"),
    }
}
