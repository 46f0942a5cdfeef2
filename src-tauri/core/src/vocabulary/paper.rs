//! What a school has on every document it prints (版头), as far as it is words: the line above and the one
//! below, who signs, margins and pitch. Its pictures are attached to these settings.
use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::words::closed_list;

use super::words::Setting;

const PREFIX: &str = "paper.";
const ABOVE: &str = "paper.above";
const BELOW: &str = "paper.below";
const MARGINS: &str = "paper.margins";
const PITCH: &str = "paper.pitch";

/// The paper of the school's documents; the national standard's where nobody has set another.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    /// The line above the text: the school's name.
    pub above: String,
    /// The line below the page's number.
    pub below: String,
    pub margins: PaperMargins,
    pub pitch: PaperPitch,
    /// Names that are printed where somebody signs; without one it is done by hand.
    pub signers: BTreeMap<PaperPicture, String>,
}

closed_list! {
    /// Margins of a document's paper.
    pub enum PaperMargins ("paper margins") {
        National = "national": "国家标准：上3.7、下3.5、左2.8、右2.6厘米",
        ShortFoot = "short_foot": "下边距2.7厘米，其余同国家标准",
        Even = "even": "上3.5、下3.3、左右2.7厘米",
        Wide = "wide": "上2.8、下2.6、左右3.0厘米",
    }
}

closed_list! {
    /// From line to line of a document.
    pub enum PaperPitch ("paper pitch") {
        Points28 = "28": "28磅",
        Points288 = "28.8": "28.8磅",
        National = "28.95": "28.95磅（国家标准，一页22行）",
        Points29 = "29": "29磅",
        Points30 = "30": "30磅",
    }
}

closed_list! {
    /// What a picture on a document stands for: the school, or who signs.
    pub enum PaperPicture ("paper picture") {
        Logo = "logo": "校徽",
        Filler = "filler": "填表人",
        Leader = "leader": "教研组长（负责人）",
        Reviewer = "reviewer": "审阅（盖章）",
    }
}

impl Default for Paper {
    fn default() -> Self {
        Paper {
            above: String::new(),
            below: String::new(),
            margins: PaperMargins::National,
            pitch: PaperPitch::National,
            signers: BTreeMap::new(),
        }
    }
}

impl PaperMargins {
    /// Top, bottom, left and right, in millimetres.
    pub fn millimetres(self) -> [f64; 4] {
        match self {
            PaperMargins::National => [37.0, 35.0, 28.0, 26.0],
            PaperMargins::ShortFoot => [37.0, 27.0, 28.0, 26.0],
            PaperMargins::Even => [35.0, 33.0, 27.0, 27.0],
            PaperMargins::Wide => [28.0, 26.0, 30.0, 30.0],
        }
    }
}

impl PaperPitch {
    pub fn points(self) -> f64 {
        self.code().parse().expect("its code is the number")
    }
}

impl PaperPicture {
    /// Those who sign, in the order in which they do.
    pub const SIGNERS: [PaperPicture; 3] = [
        PaperPicture::Filler,
        PaperPicture::Leader,
        PaperPicture::Reviewer,
    ];

    /// Name of the setting that its picture is attached to.
    pub fn setting(self) -> String {
        format!("{PREFIX}{}", self.code())
    }
}

/// One change of the paper, as name and text in the ledger.
pub(super) fn spelled_line(above: bool, text: &str) -> (String, String) {
    let name = if above { ABOVE } else { BELOW };
    (name.to_owned(), text.trim().to_owned())
}

pub(super) fn spelled_margins(margins: PaperMargins) -> (String, String) {
    (MARGINS.to_owned(), margins.code().to_owned())
}

pub(super) fn spelled_pitch(pitch: PaperPitch) -> (String, String) {
    (PITCH.to_owned(), pitch.code().to_owned())
}

impl Paper {
    /// A value this program cannot read leaves the usual one in force.
    pub(super) fn take(&mut self, row: &Setting) {
        match row.name.as_str() {
            ABOVE => self.above.clone_from(&row.value),
            BELOW => self.below.clone_from(&row.value),
            MARGINS => {
                self.margins = PaperMargins::of_code(&row.value).unwrap_or(self.margins);
            }
            PITCH => self.pitch = PaperPitch::of_code(&row.value).unwrap_or(self.pitch),
            name => {
                let signer = name.strip_prefix(PREFIX).and_then(PaperPicture::of_code);
                if let Some(signer) = signer.filter(|_| !row.value.is_empty()) {
                    self.signers.insert(signer, row.value.clone());
                }
            }
        }
    }
}

/// What would do where the stored value of one of these settings cannot be read.
pub(super) fn remedy(name: &str, value: &str) -> Option<&'static str> {
    let (readable, remedy) = match name {
        MARGINS => (
            PaperMargins::of_code(value).is_some(),
            "填national、short_foot、even或wide。",
        ),
        PITCH => (
            PaperPitch::of_code(value).is_some(),
            "填28、28.8、28.95、29或30。",
        ),
        _ => return None,
    };
    (!readable).then_some(remedy)
}
