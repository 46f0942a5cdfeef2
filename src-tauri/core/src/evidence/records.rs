//! The records of evidence: pieces of proof, and explanations of gaps.
use chrono::NaiveDate;

use crate::ids::{EvidenceId, ExplanationId, Uid};
use crate::ledger::{Kind, record};
use crate::vocabulary::{WordList, word};

record! {
    /// One piece of proof (佐证) of an activity or of any other record: a file of the ledger, or paper
    /// in a cupboard.
    pub struct Evidence(EvidenceId) {
        table: "evidence", label: "佐证", ownership: Lead,
        title: "coalesce((SELECT w.name FROM word w WHERE w.list = 'evidence_kind' AND w.code = r.evidence_kind), r.evidence_kind, r.title, r.file_name, '佐证') || coalesce('（' || (SELECT a.title FROM activity a WHERE a.uid = r.record) || '）', '')",
        owner: [record],
        key: own [kind, record, evidence_kind, seq, title, file_name],
        sheet: "佐证" = "活动和其他记录的佐证材料。文件本身不在工作簿里，校验值指向资料库的files文件夹。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.record), r.seq, r.uid",
        /// Table of the record: `activity` …
        pub kind: String = "记录类别" or "activity" as Kind::RecordKind,
        pub record: Uid = "记录" formerly "活动",
        pub evidence_kind: Option<String> = "种类" as word(WordList::EvidenceKind),
        pub title: Option<String> = "名称",
        /// SHA-256 in hex of a file in `files/`; `None`: on paper only.
        pub file: Option<String> = "文件校验值" as Kind::File,
        pub file_name: Option<String> = "文件名",
        /// Bytes.
        pub size: Option<i64> = "文件大小" as Kind::Count,
        pub taken_on: Option<NaiveDate> = "形成日期",
        /// Pages or pictures.
        pub pieces: Option<i64> = "页数或张数" as Kind::Count,
        /// Where the original lies.
        pub paper_place: Option<String> = "原件存放处",
        pub confidential: bool = "不对外提供" or "0",
        pub seq: i64 = "顺序" or "0",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// Why something is missing (情况说明).
    pub struct Explanation(ExplanationId) {
        table: "explanation", label: "情况说明", ownership: Lead, title: "r.text",
        owner: [record],
        key: derived [kind, record, topic],
        sheet: "情况说明" = "缺少佐证、次数不足等的原因。",
        order: "r.uid",
        /// Table of the record: `activity`, `organization` …
        pub kind: String = "记录类别" as Kind::RecordKind,
        pub record: Uid = "记录",
        /// `evidence:photo_ev`, `sign-in`, `quota:2024-1` …
        pub topic: String = "事项",
        pub text: String = "说明" as Kind::LongText,
        /// The 报送版 prints it.
        pub shown: bool = "报送版显示" or "1",
    }
}

impl Evidence {
    /// Code of what it shows: 照片, 签到表 …; empty where that was not said.
    pub fn shows(&self) -> &str {
        self.evidence_kind.as_deref().unwrap_or_default()
    }

    /// Its file holds nothing: most often what a cloud drive leaves in place of a file. It proves
    /// nothing.
    pub fn is_empty(&self) -> bool {
        self.file.is_some() && self.size == Some(0)
    }
}

impl Explanation {
    pub fn key(kind: &str, record: Uid, topic: &str) -> ExplanationId {
        ExplanationId(Uid::derived(
            "explanation",
            &[kind.as_bytes(), record.as_bytes(), topic.as_bytes()],
        ))
    }
}
