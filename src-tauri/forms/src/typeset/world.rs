//! What a template may reach: its own text, its data, the pictures handed in and the shipped fonts. No
//! file, no clock.
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Shelf;

pub(super) struct Paper {
    library: LazyHash<Library>,
    template: Source,
    shelf: &'static Shelf,
    pictures: Vec<Bytes>,
}

impl Paper {
    pub(super) fn new(
        template: &str,
        inputs: Dict,
        shelf: &'static Shelf,
        pictures: Vec<Vec<u8>>,
    ) -> Self {
        let path = VirtualPath::new("template.typ").expect("a plain file name is a valid path");
        let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Paper {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            template: Source::new(id, template.into()),
            shelf,
            pictures: pictures.into_iter().map(Bytes::new).collect(),
        }
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    /// `/3.jpg`: the fourth of the pictures.
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let number = id.vpath().file_stem().and_then(|name| name.parse().ok());
        let picture = number.and_then(|number: usize| self.pictures.get(number));
        picture.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
