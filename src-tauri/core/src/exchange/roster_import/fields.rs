//! One cell of a list as the value of a field: what is stored, and how it reads.
use crate::exchange::headers::ListField;
use crate::exchange::normal::{self, Context, Normal, Problem, Subjects};
use crate::exchange::tabular::Cell;
use crate::ids::OrganizationId;
use crate::roster::Sex;
use crate::vocabulary::{Vocabulary, WordList};

use super::by_field::ByField;
use super::offers::Offer;
use crate::exchange::names::{Meant, SchoolNames};

/// Written into 学段 of a school that is one, and what it is.
const TEACHING_POINT: &str = "教学点";
const TEACHING_POINT_IS: &str = "小学";

/// As many words of a list are told in full.
const WORDS_TOLD: usize = 14;

/// A value, as the ledger stores it and as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) stored: String,
    /// `None`: as it is stored.
    shown: Option<String>,
    organization: Option<OrganizationId>,
}

pub(super) type Values = ByField<Value>;

/// A cell that cannot be taken over, with what the user may click.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) field: Option<ListField>,
    pub(super) message: String,
    pub(super) remedy: String,
    pub(super) offers: Vec<Offer>,
}

/// What cells are held against, and named by.
pub(super) struct NamesAndWords {
    pub(super) schools: SchoolNames,
    pub(super) words: Vocabulary,
}

impl Value {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Value {
            stored: text.into(),
            shown: None,
            organization: None,
        }
    }

    pub(super) fn of(stored: impl Into<String>, shown: impl Into<String>) -> Self {
        Value {
            stored: stored.into(),
            shown: Some(shown.into()),
            organization: None,
        }
    }

    pub(super) fn school(id: OrganizationId, name: &str) -> Self {
        Value {
            organization: Some(id),
            ..Value::of(id.0.to_string(), name)
        }
    }

    pub(super) fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.stored)
    }

    pub(super) fn organization(&self) -> Option<OrganizationId> {
        self.organization
    }
}

impl Fault {
    fn of(field: ListField, problem: Problem) -> Self {
        Fault {
            field: Some(field),
            message: problem.message,
            remedy: problem.remedy,
            offers: Vec::new(),
        }
    }
}

impl NamesAndWords {
    /// `None` for an empty cell, and for — or 无 in a field that may stay empty.
    pub(super) fn read(
        &self,
        field: ListField,
        cell: &Cell,
        context: &Context,
    ) -> Result<Option<Value>, Fault> {
        use ListField as F;
        if cell.is_empty() {
            return Ok(None);
        }
        if !matches!(field, F::Name | F::School | F::SchoolName) && is_blank_mark(cell) {
            return Ok(None);
        }
        if field == F::School {
            return self.school(cell);
        }
        let value = match field {
            F::Name => return name(cell),
            F::Sex => normal::sex(cell).map(|sex| {
                let sex = sex.map(|male| if male { Sex::Male } else { Sex::Female });
                sex.map(|sex| Value::of(sex.code(), sex.label()))
            }),
            F::BirthMonth => text(normal::birth_month(cell, context)),
            F::TeachingSince => text(normal::month(cell, context)),
            F::Phone => return phone(cell),
            F::OtherPhone => text(normal::short_number(cell)),
            F::Subject => return self.subjects(cell),
            F::Title => {
                return self
                    .title(cell)
                    .map_err(|problem| unknown_word(field, cell, problem));
            }
            F::Stage | F::Area | F::Rank => return self.word_of(field, cell),
            F::Honours | F::FormerNames => {
                normal::list(cell).map(|words| words.map(|words| Value::plain(words.join("、"))))
            }
            F::Students | F::Classes => match normal::integer(cell) {
                Ok(Some(number)) if number < 0 => {
                    Err(Problem::new("人数和班数不能是负数", "核对后改正。"))
                }
                Ok(number) => Ok(number.map(|number| Value::plain(number.to_string()))),
                Err(problem) => Err(problem),
            },
            F::Post | F::SchoolName | F::ShortName | F::Principal | F::Liaison => {
                text(normal::compact(cell))
            }
            _ => text(normal::plain(cell)),
        };
        value.map_err(|problem| Fault::of(field, problem))
    }

    fn school(&self, cell: &Cell) -> Result<Option<Value>, Fault> {
        let field = ListField::School;
        let Some(name) = normal::plain(cell).map_err(|problem| Fault::of(field, problem))? else {
            return Ok(None);
        };
        let offer = |id: &OrganizationId| {
            let label = format!("改为{}", self.schools.told(*id));
            Offer::mend(field, &self.schools.unmistakable(*id), label)
        };
        let (message, ids) = match self.schools.find(&name) {
            Meant::One(id) => return Ok(Some(Value::school(id, self.schools.name(id)))),
            Meant::Several(ids) => (format!("有{}所学校叫“{name}”", ids.len()), ids),
            Meant::None(ids) => (self.not_found(&name, &ids), ids),
        };
        let offers: Vec<Offer> = ids.iter().map(offer).collect();
        let told: Vec<String> = ids.iter().map(|id| self.schools.told(*id)).collect();
        let remedy = match told.as_slice() {
            [] => "核对学校名称，或者先在名册中新增这所学校。".to_owned(),
            names => format!("改为{}，或者先在名册中新增这所学校。", one_of(names)),
        };
        Err(Fault {
            field: Some(field),
            message,
            remedy,
            offers,
        })
    }

    /// What is said of a name that no school of the roster bears.
    fn not_found(&self, name: &str, alike: &[OrganizationId]) -> String {
        match alike.first() {
            Some(likest) if self.schools.differs_in_place_only(name, *likest) => {
                format!("可能是名册中的{}", self.schools.told(*likest))
            }
            _ => "没有这所学校".to_owned(),
        }
    }

    /// A word of the field's own list.
    fn word_of(&self, field: ListField, cell: &Cell) -> Result<Option<Value>, Fault> {
        let list = match field {
            ListField::Area => WordList::Area,
            ListField::Rank => WordList::SchoolRank,
            _ => WordList::Stage,
        };
        self.word(list, cell).map_err(|problem| {
            let mut fault = unknown_word(field, cell, problem);
            let written = cell.shown();
            // A teaching point is a primary school of a few classes; no stage is called so.
            let primary = self.words.code_of(list, TEACHING_POINT_IS);
            if field == ListField::Stage && written.contains(TEACHING_POINT) && primary.is_some() {
                let label = format!("改为{TEACHING_POINT_IS}");
                let noting = Offer::mend_noting(field, TEACHING_POINT_IS, &label, &written);
                let offers = [noting, Offer::mend(field, TEACHING_POINT_IS, label)];
                fault.offers.splice(0..0, offers);
            }
            fault
        })
    }

    fn word(&self, list: WordList, cell: &Cell) -> Normal<Value> {
        let Some(text) = normal::plain(cell)? else {
            return Ok(None);
        };
        match self.words.code_of(list, &text) {
            Some(code) => Ok(Some(Value::of(code, self.words.name(list, code)))),
            None => Err(self.unknown(list, &text)),
        }
    }

    fn unknown(&self, list: WordList, text: &str) -> Problem {
        let names: Vec<&str> = self
            .words
            .list(list)
            .into_iter()
            .filter(|word| word.enabled)
            .map(|word| word.name.as_str())
            .collect();
        let some = match names.as_slice() {
            all if all.len() <= WORDS_TOLD => all.join("、"),
            many => format!("{}等", many[..6].join("、")),
        };
        Problem::new(
            format!("{}里没有“{text}”", list.label()),
            format!("改为{some}，或者先在设置的词表中加上这个词。"),
        )
    }

    /// 语文 · 语文、道德与法治 · 小学语文 · 语文兼道法
    fn subjects(&self, cell: &Cell) -> Result<Option<Value>, Fault> {
        let (field, list) = (ListField::Subject, WordList::Subject);
        let text = normal::plain(cell).map_err(|problem| Fault::of(field, problem))?;
        let Some(text) = text else { return Ok(None) };
        let value = |codes: &[&str]| {
            let codes = codes.join("、");
            let shown = self.words.names(list, &codes);
            Value::of(codes, shown)
        };
        match normal::subjects(&text, |name| self.words.code_of(list, name)) {
            Subjects::Known(codes) => Ok(Some(value(&codes))),
            Subjects::Partly { known, unknown } => {
                let unknown = if known.is_empty() { text } else { unknown };
                let mut fault = Fault::of(field, self.unknown(list, &unknown));
                if known.is_empty() {
                    fault.remedy = format!("不任教的，学科留空；{}", fault.remedy);
                }
                fault.offers = match known.is_empty() {
                    true => vec![
                        Offer::mend_noting(field, "", "学科留空", &unknown),
                        Offer::mend(field, "", "学科留空"),
                    ],
                    false => {
                        let known = value(&known);
                        let label = format!("只填{}", known.shown());
                        vec![Offer::mend(field, known.shown(), label)]
                    }
                };
                Err(fault)
            }
        }
    }

    /// 一级教师 · 中小学一级教师 · 一级 · 小教高级
    fn title(&self, cell: &Cell) -> Normal<Value> {
        let Some(text) = normal::plain(cell)? else {
            return Ok(None);
        };
        let list = WordList::Title;
        let names = normal::title_names(&text);
        let code = names.iter().find_map(|name| self.words.code_of(list, name));
        match code {
            Some(code) => Ok(Some(Value::of(code, self.words.name(list, code)))),
            None => Err(self.unknown(list, &text)),
        }
    }
}

/// A word that its list does not hold may be said in the remarks, or not at all.
fn unknown_word(field: ListField, cell: &Cell, problem: Problem) -> Fault {
    let mut fault = Fault::of(field, problem);
    if let Ok(Some(written)) = normal::plain(cell) {
        let label = format!("{}留空", field.label());
        fault.offers = vec![
            Offer::mend_noting(field, "", &label, &written),
            Offer::mend(field, "", label),
        ];
    }
    fault
}

/// 石桥小学 · 石桥小学或北街小学 · 石桥小学、北街小学或城关小学
fn one_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{}或{last}", all.join("、")),
    }
}

/// What stands beside the name is offered to be left out.
fn name(cell: &Cell) -> Result<Option<Value>, Fault> {
    let field = ListField::Name;
    text(normal::name(cell)).map_err(|problem| {
        let mut fault = Fault::of(field, problem);
        if let Some(bare) = normal::bare_name(&cell.shown()) {
            let label = format!("改为{bare}");
            let remark = normal::remark_of_name(&cell.shown());
            if !remark.is_empty() {
                fault.remedy += absence_told(&remark);
                let offer = Offer::mend_noting(field, &bare, &label, &remark);
                fault.offers.push(offer);
            }
            fault.offers.push(Offer::mend(field, &bare, label));
        }
        fault
    })
}

/// Who is away for long is not expected, once the days are known.
fn absence_told(remark: &str) -> &'static str {
    const AWAY: [&str; 6] = ["产假", "病假", "事假", "借调", "支教", "公出"];
    match AWAY.iter().any(|word| remark.contains(word)) {
        true => "离岗的起止日期，导入后在人员页登记。",
        false => "",
    }
}

/// What is said beside the only mobile number is offered as a remark.
fn phone(cell: &Cell) -> Result<Option<Value>, Fault> {
    let field = ListField::Phone;
    text(normal::phone(cell)).map_err(|problem| {
        let mut fault = Fault::of(field, problem);
        if let Some((number, remark)) = normal::phone_and_remark(&cell.shown()) {
            let label = format!("改为{number}");
            fault.offers = vec![
                Offer::mend_noting(field, &number, &label, &remark),
                Offer::mend(field, &number, label),
            ];
        }
        // 同中心校 is no number that could be corrected.
        fault.offers.push(Offer::mend(field, "", "电话留空"));
        fault
    })
}

/// — or 无; longer texts are no marks and need no cleaning to know it.
fn is_blank_mark(cell: &Cell) -> bool {
    const LONGEST_BYTES: usize = 16;
    match cell {
        Cell::Text(text) => {
            text.len() <= LONGEST_BYTES && normal::is_blank_mark(&normal::clean(text))
        }
        _ => false,
    }
}

fn text(value: Normal<String>) -> Normal<Value> {
    value.map(|text| text.map(Value::plain))
}
