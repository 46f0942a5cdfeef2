//! The parts of an xlsx or ods before a reader library sees them: number, size and ratio are
//! checked from the directory, and each part is unpacked once within what the directory promised.
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::Result;

use super::limits::{Budget, LOCKED, RATIO_FROM};

/// One XML part, unpacked.
pub(super) struct Part {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// Refuses an archive that asks for too much; answers its XML parts.
pub(super) fn check(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Part>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    check_directory(&mut archive, budget)?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        if let Some(part) = unpack(&mut archive, index, budget)? {
            parts.push(part);
        }
    }
    Ok(parts)
}

/// Only the directory is read here; nothing is unpacked.
fn check_directory(archive: &mut ZipArchive<Cursor<&[u8]>>, budget: &Budget) -> Result<()> {
    let limits = budget.limits();
    if archive.len() > limits.parts {
        return Err(budget.refuse("里面的部件过多，不像普通的表格，没有读取"));
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|e| budget.damaged(e))?;
        if part.encrypted() {
            return Err(budget.refuse(LOCKED));
        }
        total = total.saturating_add(part.size());
        let packed = part.compressed_size().max(1);
        if total > limits.unpacked_bytes
            || (part.size() > RATIO_FROM && part.size() / packed > limits.ratio)
        {
            return Err(budget.refuse("展开后过大，不像普通的表格，没有读取"));
        }
    }
    Ok(())
}

/// Unpacks one XML part; a part longer than its directory entry says is refused.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    budget: &mut Budget,
) -> Result<Option<Part>> {
    budget.tick()?;
    let mut part = archive.by_index(index).map_err(|e| budget.damaged(e))?;
    let path = part.name().map_err(|e| budget.damaged(e))?.into_owned();
    if !(path.ends_with(".xml") || path.ends_with(".rels")) || part.is_dir() {
        return Ok(None);
    }
    let promised = part.size();
    let mut bytes = Vec::with_capacity(usize::try_from(promised.min(RATIO_FROM)).unwrap_or(0));
    let read = part
        .by_ref()
        .take(promised + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| budget.damaged(e))?;
    if read as u64 > promised {
        return Err(budget.refuse("里面写的大小与实际不符，没有读取"));
    }
    Ok(Some(Part { path, bytes }))
}
