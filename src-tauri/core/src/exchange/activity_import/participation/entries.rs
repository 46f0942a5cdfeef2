//! What the rows of all lists say: who, of which activity, and what of them.
use crate::exchange::findings::LeftOut;

use super::draft::Draft;
use super::left_out;
use super::list_reader::ListReader;
use super::mark::Mark;
use super::mentions::Mention;
use super::names::{NameReader, Unclear};

/// All that stands in a file.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub mentions: Vec<Mention>,
    pub entries: Vec<Entry>,
    pub left_out: Vec<LeftOut>,
}

/// What a list says of one person and one activity.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Place among the mentions.
    pub mention: usize,
    pub list: usize,
    pub person: Written,
    pub mark: Mark,
    /// 学时, where the list has a column of them.
    pub hours: Option<f64>,
    /// 工作表“数学教师”第13行E列
    pub place: String,
    /// Ids of questions about whom the cell names.
    pub asked: Vec<String>,
}

/// A person as a list writes one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Written {
    pub name: String,
    pub school: Option<String>,
    /// The school of the rows above, where the row says none.
    pub school_above: Option<String>,
    pub code: Option<String>,
    /// 学科, by which people of one name are told apart.
    pub subject: Option<String>,
    /// Whom the cell names is to be asked about.
    pub unclear: Option<Unclear>,
    /// 数学教师/13
    pub row: String,
    /// How many of that name and school stand above in the same list.
    pub namesakes_above: usize,
}

/// Reads every list.
pub(super) fn read(draft: &Draft, names: &NameReader<'_>) -> Content {
    let mut content = Content::default();
    for at in 0..draft.lists.len() {
        let list = &draft.lists[at];
        if left_out::is_hidden_sheet(draft, list) {
            content.left_out.push(left_out::hidden_sheet(draft, list));
            continue;
        }
        ListReader::new(draft, names, at, &mut content).read();
    }
    content
}
