//! The record of an activity (活动记录表, D06): what it was, who came, what was written of it, its photos,
//! and lines to sign on. What nobody entered stays a blank to be filled in by hand.
//!
//! `load` reads it from the ledger, `facts` puts its particulars into words, `photos` makes its pictures
//! fit for paper, `document` says how it stands there; `form` is how it is asked for.
mod document;
mod facts;
mod form;
mod load;
mod photos;

pub use document::document;
pub use form::ActivityRecordForm;
pub use load::load;
pub use photos::Photo;

/// What is told of one activity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActivityRecord {
    /// A03
    pub code: String,
    pub title: String,
    /// For the list of several: day and who hosted.
    pub day: String,
    pub hosts: String,
    pub facts: Vec<Fact>,
    pub agenda: Vec<AgendaLine>,
    /// 主要过程, 观点与成效, 存在问题与改进, in this order.
    pub texts: [Option<String>; 3],
    /// Those to be printed.
    pub photos: Vec<PhotoOnFile>,
    /// On file beyond as many as are wanted.
    pub photos_left: usize,
    /// Not handed on (不对外提供), so not printed.
    pub photos_withheld: usize,
}

/// A particular with its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub label: String,
    /// Empty: a blank to write in.
    pub text: String,
    /// Has a row of its own.
    pub wide: bool,
}

/// A session, as it stands in the agenda.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AgendaLine {
    pub time: String,
    pub title: String,
    pub lead: String,
    pub place: String,
}

/// A photo on file.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoOnFile {
    pub sha256: String,
    /// As it was named; else 照片1.
    pub caption: String,
    pub file_name: String,
}

impl ActivityRecord {
    /// 活动记录 was written in the program.
    pub fn is_written(&self) -> bool {
        self.texts[0].is_some()
    }

    /// A03《构建高效课堂》
    fn named(&self) -> String {
        format!("{}《{}》", self.code, self.title)
    }
}
