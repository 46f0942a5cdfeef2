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

/// An archive whose directory asks for no more than is allowed.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// In the order of the directory.
    paths: Vec<String>,
}

impl<'b> Package<'b> {
    /// Refuses an archive that asks for too much. Only the directory is read here.
    pub(super) fn open(bytes: &'b [u8], budget: &Budget) -> Result<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
        let limits = budget.limits();
        if archive.len() > limits.parts {
            return Err(budget.refuse("里面的部件过多，不像普通的表格，没有读取"));
        }
        let mut paths = Vec::with_capacity(archive.len());
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
                return Err(budget.too_large());
            }
            paths.push(part.name().map_err(|e| budget.damaged(e))?.into_owned());
        }
        Ok(Package { archive, paths })
    }

    /// The path of the first part that is meant.
    pub(super) fn path(&self, meant: impl Fn(&str) -> bool) -> Option<&str> {
        let mut paths = self.paths.iter().map(String::as_str);
        paths.find(|path| meant(path))
    }

    /// Unpacks every XML part in turn, so that a reader library finds none that is longer than its
    /// directory entry says; those that are wanted `early` come first.
    pub(super) fn each(
        mut self,
        budget: &mut Budget,
        early: impl Fn(&str) -> bool,
        mut visit: impl FnMut(Part, &mut Budget) -> Result<()>,
    ) -> Result<()> {
        let mut order: Vec<usize> = (0..self.paths.len()).collect();
        order.sort_by_key(|at| !early(&self.paths[*at]));
        for at in order {
            if let Some(part) = self.unpack(at, budget)? {
                visit(part, budget)?;
            }
        }
        Ok(())
    }

    fn unpack(&mut self, index: usize, budget: &mut Budget) -> Result<Option<Part>> {
        budget.tick()?;
        let path = self.paths[index].clone();
        let mut part = self
            .archive
            .by_index(index)
            .map_err(|e| budget.damaged(e))?;
        let is_xml = path.ends_with(".xml") || path.ends_with(".rels");
        if !is_xml || part.is_dir() {
            return Ok(None);
        }
        let promised = part.size();
        let mut bytes = Vec::new();
        let room = usize::try_from(promised + 1).unwrap_or(usize::MAX);
        bytes
            .try_reserve_exact(room)
            .map_err(|_| budget.too_large())?;
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
}
