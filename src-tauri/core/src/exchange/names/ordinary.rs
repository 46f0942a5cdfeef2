//! Words that stand beside a school's name in titles, names of sheets and of files, and name nothing
//! themselves: 教师花名册, 2024学年, 附件1.
use crate::communities::Community;
use crate::error::Result;
use crate::exchange::normal::key;
use crate::ledger::Reader;
use crate::vocabulary::{self, WordList};

const WORDS: &[&str] = &[
    "教师",
    "教职工",
    "教职员工",
    "教工",
    "教员",
    "老师",
    "专任教师",
    "人员",
    "职工",
    "师资",
    "队伍",
    "在编",
    "在岗",
    "在职",
    "编制",
    "全体",
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "全校",
    "我县",
    "我校",
    "本校",
    "各校",
    "片区",
    "教研",
    "共同体",
    "点名",
    "签到",
    "考勤",
    "花名册",
    "名册",
    "名单",
    "名录",
    "一览表",
    "一览",
    "统计表",
    "登记表",
    "登记册",
    "信息表",
    "情况表",
    "汇总表",
    "明细表",
    "采集表",
    "申报表",
    "摸底表",
    "收集表",
    "联络表",
    "通讯录",
    "接龙",
    "表格",
    "表",
    "册",
    "基本",
    "情况",
    "信息",
    "统计",
    "登记",
    "汇总",
    "明细",
    "采集",
    "收集",
    "结果",
    "数据",
    "填报",
    "上报",
    "报送",
    "单位",
    "学校",
    "名称",
    "盖章",
    "公章",
    "章",
    "填报单位",
    "填报学校",
    "填报日期",
    "填报时间",
    "日期",
    "时间",
    "制表",
    "截至",
    "截止",
    "附件",
    "附表",
    "附",
    "学年",
    "学年度",
    "年度",
    "学期",
    "年",
    "月",
    "日",
    "度",
    "春季",
    "秋季",
    "春",
    "秋",
    "上学期",
    "下学期",
    "上半年",
    "下半年",
    "最新",
    "更新",
    "修改",
    "定稿",
    "终稿",
    "初稿",
    "正式",
    "版",
    "稿",
    "副本",
    "新建",
    "工作表",
    "工作簿",
    "续",
    "续表",
    "份",
    "的",
    "及",
    "和",
    "与",
    "各",
    "共",
    "页",
    "号",
    "任教",
    "任课",
    "学科",
    "骨干",
    "含",
    "不含",
    "人",
    "名",
];

/// Endings of schools' names.
const SCHOOLS: &[&str] = &[
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "中心校",
    "完小",
    "教学点",
    "附小",
    "附中",
    "分校",
    "校区",
    "初中",
    "高中",
    "职高",
    "小学部",
    "中学部",
    "初中部",
    "分园",
    "中心园",
];

/// What a number after 第 counts.
const COUNTED: &[&str] = &[
    "学期", "学年", "季度", "片区", "批", "次", "期", "组", "版", "稿", "页",
];

pub(crate) struct Ordinary {
    words: Vec<String>,
}

impl Ordinary {
    pub(crate) fn load(reader: Reader<'_>) -> Result<Self> {
        let words = vocabulary::load(reader)?;
        let subjects = words.list(WordList::Subject).into_iter();
        let communities: Vec<Community> = reader.list("", [])?;
        let county = vocabulary::settings(reader, ())?.county_name;
        let own = subjects
            .map(|word| word.name.clone())
            .chain(communities.into_iter().map(|community| community.name))
            .chain([county]);
        let words = WORDS.iter().map(|word| (*word).to_owned());
        let words = words.chain(own).map(|word| key(&word));
        Ok(Ordinary {
            words: words.filter(|word| !word.is_empty()).collect(),
        })
    }

    /// Whether a text (a [`key`]) is made of nothing but such words and numbers.
    pub(crate) fn is_all_of(&self, text: &str) -> bool {
        let mut reached = vec![false; text.len() + 1];
        reached[0] = true;
        for at in 0..text.len() {
            if reached[at] {
                for length in self.lengths(&text[at..]) {
                    reached[at + length] = true;
                }
            }
        }
        reached[text.len()]
    }

    /// Lengths of the words that a text begins with.
    fn lengths<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let words = self
            .words
            .iter()
            .filter(|word| text.starts_with(word.as_str()));
        let plain = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        words
            .map(String::len)
            .chain(plain.then_some(1))
            .chain(counted(text))
    }

    /// What is left of a text (a [`key`]) when such words are taken off its ends.
    pub(crate) fn without_ends<'t>(&self, text: &'t str) -> &'t str {
        let mut rest = text;
        // Single characters may be the beginning of a name; at the end they are not.
        while let Some(length) = self
            .lengths(rest)
            .filter(|length| begins_apart(rest, *length))
            .max()
        {
            rest = &rest[length..];
        }
        loop {
            let ends = (0..rest.len()).filter(|at| rest.is_char_boundary(*at));
            let end = ends.filter(|at| self.is_one(&rest[*at..])).min();
            match end {
                Some(at) if !is_school_like(rest) => rest = &rest[..at],
                _ => return rest,
            }
        }
    }

    fn is_one(&self, text: &str) -> bool {
        self.lengths(text).any(|length| length == text.len())
    }
}

/// A word of two characters or a number, rather than the first character of a name.
fn begins_apart(text: &str, length: usize) -> bool {
    let first = text.chars().next().map_or(0, char::len_utf8);
    length > first
        || text.starts_with(|c: char| c.is_ascii_alphanumeric() || "年月日度附各".contains(c))
}

/// 第一学期, 第2批
fn counted(text: &str) -> Option<usize> {
    let number = text.strip_prefix('第')?;
    let rest = number
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let word = COUNTED.iter().find(|word| rest.starts_with(**word))?;
    (rest.len() < number.len()).then(|| text.len() - rest.len() + word.len())
}

/// Whether a text ends as names of schools do, and begins before that.
pub(crate) fn is_school_like(text: &str) -> bool {
    SCHOOLS
        .iter()
        .any(|end| text.len() > end.len() && text.ends_with(end))
}
