//! Which rows under the headings are records, and why the others are not.
use super::{Kind, Layout, spelled};
use crate::exchange::normal::is_nobody;
use crate::exchange::tabular::{Cell, Row, Sheet};

/// A row that is left out by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped {
    pub row: u32,
    pub reason: SkipReason,
    /// What stands in it, to recognise it by.
    pub shown: String,
}

/// Why a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    Hidden,
    StruckOut,
    /// 退休 or 调出 stands in a cell of its own.
    Gone,
    Total,
    Note,
    Headings,
    NumberOnly,
    /// 无, 空缺 or 待定 in the column of names.
    Nobody,
    Subtitle,
}

impl SkipReason {
    /// As it is said beside the row.
    pub fn says(self) -> &'static str {
        match self {
            SkipReason::Hidden => "隐藏的行",
            SkipReason::StruckOut => "划掉的行",
            SkipReason::Gone => "写着已退休、调出或离职",
            SkipReason::Total => "合计行",
            SkipReason::Note => "说明行",
            SkipReason::Headings => "重复的表头",
            SkipReason::NumberOnly => "只有序号，没有内容",
            SkipReason::Nobody => "姓名写的是没有人",
            SkipReason::Subtitle => "小标题或说明",
        }
    }

    /// A record stands there all the same, and somebody must say whether it still holds.
    pub fn is_record(self) -> bool {
        matches!(
            self,
            SkipReason::Hidden | SkipReason::StruckOut | SkipReason::Gone
        )
    }
}

const TOTALS: &[&str] = &["合计", "总计", "共计", "小计", "总数", "累计"];
const NOTES: &[&str] = &[
    "备注",
    "说明",
    "注",
    "填表",
    "填报",
    "制表",
    "审核",
    "负责人",
    "单位负责人",
    "联系人",
    "填表说明",
    "本表",
    "以上",
    "校长签字",
    "盖章",
    "日期",
];

/// Endings of what divides a list of persons; names do not end so.
const GROUPS: &[&str] = &[
    "组",
    "部",
    "室",
    "处",
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "片区",
    "年级",
];

/// What is said of who does not belong to the school any more, with 已 before it or without.
const GONE: &[&str] = &[
    "退休", "离休", "内退", "病退", "调出", "调走", "调离", "离职", "辞职", "辞退", "去世", "病故",
    "死亡", "除名", "开除",
];
/// Of the longest of these, with brackets.
const GONE_BYTES: usize = 24;

/// What divides a list of persons and is no name: 退休教师, 病休, 在编.
const STANDINGS: &[&str] = &[
    "在编",
    "在职",
    "在岗",
    "编外",
    "不在岗",
    "病休",
    "病假",
    "产假",
    "借调",
    "借出",
    "借入",
    "外借",
    "支教",
    "特岗",
    "代课",
    "临聘",
    "聘用",
    "后勤",
    "工勤",
    "教辅",
    "行政",
    "离退休",
];

fn is_gone(text: &str) -> bool {
    GONE.contains(&text.strip_prefix('已').unwrap_or(text))
}

/// 退休教师, 借调人员, 病休
fn heads_persons(text: &str) -> bool {
    let text = spelled(text);
    let ends = ["教师", "人员", "教职工", "老师"];
    let bare = ends.iter().find_map(|end| text.strip_suffix(end));
    let bare = bare.unwrap_or(&text);
    is_gone(bare) || STANDINGS.contains(&bare)
}

/// Rows that hold a record, and those that hold something else. Empty rows are neither. Rows that
/// the user has `taken_in` are records whatever they look like.
pub fn data_rows<'s, K: Kind>(
    sheet: &'s Sheet,
    layout: &Layout<K::Field>,
    kind: K,
    taken_in: impl Fn(u32) -> bool,
) -> (Vec<&'s Row>, Vec<Skipped>) {
    let below = Below::new(sheet, layout, kind);
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    for row in sheet
        .rows
        .iter()
        .filter(|row| row.number > layout.head_to && !row.is_empty())
    {
        match below.reason(row).filter(|_| !taken_in(row.number)) {
            None => rows.push(row),
            Some(reason) => skipped.push(Skipped {
                row: row.number,
                reason,
                shown: shown(row),
            }),
        }
    }
    (rows, skipped)
}

/// What rows below the headings are judged by.
struct Below<'s, F> {
    sheet: &'s Sheet,
    layout: &'s Layout<F>,
    main: Option<usize>,
    /// The main column holds names of persons.
    of_persons: bool,
    /// Most rows name a school in the main column and say something of it.
    of_schools: bool,
    headings: Vec<String>,
}

impl<'s, F: Copy + PartialEq> Below<'s, F> {
    fn new<K: Kind<Field = F>>(sheet: &'s Sheet, layout: &'s Layout<F>, kind: K) -> Self {
        let column = layout.column_of(kind.main_field());
        Below {
            sheet,
            layout,
            main: column,
            of_persons: kind.is_of_persons(),
            of_schools: kind.is_of_schools()
                && column.is_some_and(|at| most_are_schools(sheet, layout, at)),
            headings: layout.columns.iter().map(|c| spelled(&c.heading)).collect(),
        }
    }

    fn reason(&self, row: &Row) -> Option<SkipReason> {
        self.other_than_record(row).or_else(|| self.withdrawn(row))
    }

    fn other_than_record(&self, row: &Row) -> Option<SkipReason> {
        let at = row.cells.iter().position(|cell| !cell.is_empty())?;
        let first = spelled(&row.cell(at).shown());
        if is_total(&first) {
            return Some(SkipReason::Total);
        }
        let main_empty = self.main.is_none_or(|at| row.cell(at).is_empty());
        let alone = main_empty && self.own_cells(row) == 1;
        if self.is_note(row, at, main_empty, alone) {
            return Some(SkipReason::Note);
        }
        if repeats_headings(self.layout, row, self.main, &self.headings) {
            return Some(SkipReason::Headings);
        }
        if alone {
            // A number alone, or a line merged over the whole width.
            return Some(match first.chars().all(|c| c.is_ascii_digit()) {
                true => SkipReason::NumberOnly,
                false => SkipReason::Subtitle,
            });
        }
        if self.is_merged_over_main(row) || self.is_group_alone(row) {
            return Some(SkipReason::Subtitle);
        }
        self.names_nobody(row).then_some(SkipReason::Nobody)
    }

    /// 语文组 alone in the main column, as in a file that keeps no merged cells. Among schools 公办小学 heads
    /// some of them, and 松岭乡白塔小学 is one of which nothing else is said.
    fn is_group_alone(&self, row: &Row) -> bool {
        let main = self
            .main
            .map(|at| row.cell(at))
            .filter(|cell| !cell.is_empty());
        let Some(text) = main.map(Cell::shown) else {
            return false;
        };
        if self.layout.known() < 2 || self.own_cells(row) != 1 {
            return false;
        }
        match ends_as_school(&text) {
            Some(before) if self.of_schools => !names_one(before),
            _ if self.of_persons && heads_persons(&text) => true,
            _ => GROUPS
                .iter()
                .any(|end| text.len() > end.len() && text.ends_with(end)),
        }
    }

    fn names_nobody(&self, row: &Row) -> bool {
        let name = self.main.filter(|_| self.of_persons).map(|at| row.cell(at));
        name.is_some_and(
            |cell| matches!(cell, Cell::Text(text) if !cell.is_empty() && is_nobody(text)),
        )
    }

    /// 填表人：高原 · 备注：以在编人员为准. Where the main column names somebody, only a label with its
    /// colon makes a note of the row: 负责人（校长） may be what the first column holds of a person. In a column
    /// of numbers there is no such person: 制表人 and a name beside it is a note.
    fn is_note(&self, row: &Row, at: usize, main_empty: bool, alone: bool) -> bool {
        let text = row.cell(at).shown();
        NOTES.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| {
                if self.is_numbering(at) && !rest.contains(|c: char| c.is_ascii_digit()) {
                    return true;
                }
                let label = rest.starts_with(['：', ':']) || rest.ends_with(['：', ':']);
                let remark = rest.starts_with(['（', '(', '、', '人', '单', '说']);
                label || (main_empty && (remark || alone))
            })
        })
    }

    /// 序号, 编号
    fn is_numbering(&self, at: usize) -> bool {
        let heading = self.headings.get(at);
        heading.is_some_and(|heading| heading.ends_with('号') || heading.ends_with("代码"))
    }

    /// A heading of a group, merged over the columns, fills the main column too.
    fn is_merged_over_main(&self, row: &Row) -> bool {
        let area = self
            .main
            .and_then(|at| self.sheet.merged_at(row.number, at));
        area.is_some_and(|area| area.last_column > area.first_column + 1)
    }

    /// Cells that hold something of their own, not a copy from a merged area.
    fn own_cells(&self, row: &Row) -> usize {
        let filled = (0..row.cells.len()).filter(|at| !row.cells[*at].is_empty());
        filled
            .filter(|at| self.sheet.covered_by(row.number, *at).is_none())
            .count()
    }

    /// 退休 in a cell of its own; 退休返聘 says another thing.
    fn says_gone(&self, row: &Row) -> bool {
        let says = |cell: &Cell| match cell {
            Cell::Text(text) => text.len() <= GONE_BYTES && is_gone(&spelled(text)),
            _ => false,
        };
        let mut cells = row.cells.iter().enumerate();
        cells.any(|(at, cell)| Some(at) != self.main && says(cell))
    }

    /// A record that its file does not show, has struck out, or says to be gone.
    fn withdrawn(&self, row: &Row) -> Option<SkipReason> {
        if self.main.is_some_and(|at| row.struck_at(at)) || row.is_struck_out() {
            return Some(SkipReason::StruckOut);
        }
        if self.of_persons && self.says_gone(row) {
            return Some(SkipReason::Gone);
        }
        row.hidden.then_some(SkipReason::Hidden)
    }
}

/// Whether the rows that say more than a name are of schools.
fn most_are_schools<F>(sheet: &Sheet, layout: &Layout<F>, main: usize) -> bool {
    let below = sheet.rows.iter().filter(|row| row.number > layout.head_to);
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let full: Vec<&Row> = below.filter(|row| filled(row) > 1).collect();
    let schools = full.iter().filter(|row| {
        let name = row.cell(main).shown();
        ends_as_school(&name).is_some()
    });
    schools.count() * 2 > full.len()
}

const SCHOOLS: &[&str] = &[
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "教学点",
    "中心校",
    "完小",
    "初中",
    "高中",
];

/// What stands before 小学, 中学 …
fn ends_as_school(name: &str) -> Option<&str> {
    let ends = SCHOOLS.iter().filter_map(|end| name.strip_suffix(end));
    ends.min_by_key(|before| before.len())
}

/// Words that say of many schools what they are: 城区小学, 公办幼儿园, 一、普通中学.
const OF_MANY: &[&str] = &[
    "公办",
    "民办",
    "公立",
    "私立",
    "城区",
    "镇区",
    "乡镇",
    "乡村",
    "农村",
    "县城",
    "城镇",
    "县直",
    "区直",
    "市直",
    "直属",
    "县属",
    "普通",
    "完全",
    "中心",
    "村级",
    "各",
    "全县",
    "全区",
    "其他",
    "其它",
    "等级",
    "高级",
    "初级",
    "义务教育",
    "九年一贯制",
    "十二年一贯制",
    "特殊教育",
    "职业",
    "中等",
    "和",
    "及",
    "、",
    "部分",
];

/// Whether what stands before 小学 names one: 松岭乡白塔, but not 公办 and 二、乡镇.
fn names_one(before: &str) -> bool {
    let numbering = |c: char| "一二三四五六七八九十（）()、.．0123456789 ".contains(c);
    // 第二小学 begins with a number, too, but not with its mark.
    let mut rest = match before.contains(['、', '.', '．', '）', ')']) {
        true => before.trim_start_matches(numbering),
        false => before,
    };
    while let Some(word) = OF_MANY.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    !rest.is_empty()
}

/// 合计, 第一学期小计, 共25人, 全年共开展12次
pub(super) fn is_total(first: &str) -> bool {
    let mut words = TOTALS.iter();
    words.any(|word| first.starts_with(word) || first.ends_with(word)) || is_counted(first)
}

/// A number with what it counts behind 共, and no more.
fn is_counted(text: &str) -> bool {
    let Some((before, rest)) = text.split_once('共') else {
        return false;
    };
    let count = rest.trim_start_matches(['计', '开', '展', '举', '行']);
    let count = count.strip_suffix(['人', '次', '项', '场']);
    let whole = [
        "",
        "全年",
        "全学年",
        "全学期",
        "本学期",
        "本学年",
        "上学期",
        "下学期",
    ];
    let is_number = |count: &str| !count.is_empty() && count.chars().all(|c| c.is_ascii_digit());
    whole.contains(&before) && count.is_some_and(is_number)
}

/// The headings once more, as on every page of a printed list. Looked at in full only where the
/// main column bears its own heading.
fn repeats_headings<F: Copy + PartialEq>(
    layout: &Layout<F>,
    row: &Row,
    main_column: Option<usize>,
    headings: &[String],
) -> bool {
    let repeats = |at: usize| {
        headings.get(at).is_some_and(|heading| {
            !heading.is_empty() && spelled(&row.cell(at).shown()) == *heading
        })
    };
    if !main_column.is_some_and(repeats) {
        return false;
    }
    let count = (0..row.cells.len()).filter(|at| repeats(*at)).count();
    count >= 2 && count * 2 >= layout.known()
}

/// What stands in a row, in short.
pub(super) fn shown(row: &Row) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let text = cell.shown();
        if parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts.join(" ").chars().take(40).collect()
}
