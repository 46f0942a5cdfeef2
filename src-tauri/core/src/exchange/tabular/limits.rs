//! How much a file from outside may ask for, and the errors when it asks for more.
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

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
    /// Cells kept in memory, empty ones between full ones included.
    pub cells: usize,
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
            cells: 15_000_000,
            time: Duration::from_secs(120),
        }
    }
}

/// What has been used of the limits while one file is read.
pub(super) struct Budget {
    limits: Limits,
    name: String,
    until: Instant,
    cells: usize,
    ticks: u32,
}

impl Budget {
    pub(super) fn new(name: &str, limits: Limits) -> Self {
        Budget {
            limits,
            name: name.to_owned(),
            until: Instant::now() + limits.time,
            cells: 0,
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
        self.check_cells(count)?;
        self.cells += count;
        self.tick()
    }

    /// Whether `count` more cells would be allowed.
    pub(super) fn check_cells(&self, count: usize) -> Result<()> {
        match self.cells.saturating_add(count) > self.limits.cells {
            true => Err(self.refuse(format!(
                "单元格超过{}万个，没有读取。请只保留需要的工作表和行，另存后再选",
                self.limits.cells / 10_000
            ))),
            false => Ok(()),
        }
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
        let source = std::io::Error::other(cause.to_string());
        Error::file(
            format!(
                "“{}”打不开，文件可能已损坏。请用WPS打开后另存为xlsx再试。",
                self.name
            ),
            source,
        )
    }
}
