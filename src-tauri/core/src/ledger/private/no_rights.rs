//! Windows keeps its users apart by the folder above: nothing is to be done here.
use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;

pub(super) fn folder_for_owner(_builder: &mut DirBuilder) {}

pub(super) fn file_for_owner(_options: &mut OpenOptions) {}

pub(in super::super) fn tighten(_ledger: &Path) {}

pub(in super::super) fn is_shared(_folder: &Path) -> bool {
    false
}

pub fn restrict(_path: &Path) {}
