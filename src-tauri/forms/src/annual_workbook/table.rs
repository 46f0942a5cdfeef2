//! A list as a set of fields: each knows its heading, its kind and how to fill its cell.
//!
//! The places of all columns are known before the first row is written, so that a formula on any
//! sheet can point at any other.
use std::collections::HashMap;

use lianyan_core::Result;

use crate::sheet::{Book, Cell, Column, Kind, Look, Page, Sheet, Value, column_letters, quoted};

/// Rows above the first record: heading, note, column headings.
const ROWS_ABOVE: u32 = 3;
/// Stands for the sum of a column in which nothing is filled in.
const NOTHING: &str = "—";

/// A sheet of records.
pub(super) struct Table<'r, R> {
    pub(super) sheet: &'static str,
    pub(super) title: String,
    pub(super) note: String,
    /// Under the table: how a column is to be read. Empty where nothing is to be said.
    pub(super) remark: String,
    pub(super) signer: &'r Signer,
    pub(super) fields: Fields<R>,
    pub(super) rows: &'r [R],
}

/// A column and how a record fills it.
pub(super) struct Field<R> {
    title: &'static str,
    kind: Kind,
    width_chars: Option<f64>,
    cell: for<'r> fn(&'r R, &Places) -> Cell<'r>,
    summed: bool,
    hidden: bool,
    joined: Option<fn(&R) -> u32>,
}

/// The columns of a sheet, from left to right.
pub(super) struct Fields<R>(Vec<Field<R>>);

impl<R> Fields<R> {
    pub(super) fn new() -> Self {
        Fields(Vec::new())
    }

    pub(super) fn add(
        &mut self,
        title: &'static str,
        kind: Kind,
        cell: for<'r> fn(&'r R, &Places) -> Cell<'r>,
    ) -> &mut Field<R> {
        self.0.push(Field {
            title,
            kind,
            width_chars: None,
            cell,
            summed: false,
            hidden: false,
            joined: None,
        });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl<R> Fields<R> {
    /// A number by which formulas find the row, neither shown nor printed; after all other columns.
    pub(super) fn key(
        &mut self,
        title: &'static str,
        cell: for<'r> fn(&'r R, &Places) -> Cell<'r>,
    ) {
        self.add(title, Kind::Serial, cell).hidden = true;
    }
}

impl<R> Field<R> {
    fn column(&self) -> Column {
        let column = Column::new(self.title, self.kind);
        match (self.hidden, self.width_chars) {
            (true, _) => column.hidden(),
            (false, Some(width_chars)) => column.wide(width_chars),
            (false, None) => column,
        }
    }

    pub(super) fn wide(&mut self, width_chars: f64) -> &mut Self {
        self.width_chars = Some(width_chars);
        self
    }

    /// Rows with the same key below each other share one cell.
    pub(super) fn joined(&mut self, key: fn(&R) -> u32) -> &mut Self {
        self.joined = Some(key);
        self
    }

    /// The table's last row shows the sum.
    pub(super) fn summed(&mut self) -> &mut Self {
        self.summed = true;
        self
    }
}

/// Where the columns of all tables stand.
#[derive(Default)]
pub(super) struct Places(HashMap<&'static str, (u32, HashMap<&'static str, usize>)>);

impl Places {
    pub(super) fn add<R>(&mut self, table: &Table<'_, R>) {
        let columns = table
            .fields
            .0
            .iter()
            .enumerate()
            .map(|(at, field)| (field.title, at));
        self.0
            .insert(table.sheet, (table.rows.len() as u32, columns.collect()));
    }

    /// All records of a column: '活动台账'!$L$4:$L$38.
    pub(super) fn range(&self, sheet: &'static str, column: &'static str) -> String {
        let (rows, columns) = &self.0[sheet];
        let letters = column_letters(columns[column]);
        let (first, last) = (ROWS_ABOVE + 1, ROWS_ABOVE + (*rows).max(1));
        format!("{}!${letters}${first}:${letters}${last}", quoted(sheet))
    }

    pub(super) fn has(&self, sheet: &'static str, column: &'static str) -> bool {
        self.0
            .get(sheet)
            .is_some_and(|(_, columns)| columns.contains_key(column))
    }

    /// `=SUMIFS(sum, column, criterion, …)`; the criteria are spelled as in a formula.
    pub(super) fn sum_ifs(
        &self,
        sheet: &'static str,
        sum: &'static str,
        when: &[When<'_>],
    ) -> String {
        let sum = self.range(sheet, sum);
        match when.is_empty() {
            true => format!("=SUM({sum})"),
            false => format!("=SUMIFS({sum},{})", self.criteria(sheet, when)),
        }
    }

    /// `=COUNTIFS(column, criterion, …)`
    pub(super) fn count_ifs(&self, sheet: &'static str, when: &[When<'_>]) -> String {
        format!("=COUNTIFS({})", self.criteria(sheet, when))
    }

    fn criteria(&self, sheet: &'static str, when: &[When<'_>]) -> String {
        let criteria = when
            .iter()
            .map(|(column, is)| format!("{},{is}", self.range(sheet, column)));
        criteria.collect::<Vec<_>>().join(",")
    }
}

/// A column of a table and what it must be: a number, or a text in quotes.
pub(super) type When<'a> = (&'static str, &'a str);

impl<R> Table<'_, R> {
    /// The same with a remark under it.
    pub(super) fn with(self, remark: String) -> Self {
        Table { remark, ..self }
    }

    pub(super) fn write(&self, book: &mut Book, places: &Places) -> Result<()> {
        let columns = self.fields.0.iter().map(Field::column);
        let mut sheet = book.sheet(self.sheet, columns.collect(), Page::Landscape)?;
        sheet.title(&self.title)?;
        sheet.note(&self.note)?;
        sheet.head()?;
        let mut sums = vec![None; self.fields.0.len()];
        for at in 0..self.rows.len() {
            let cells = self.cells(at, places);
            for (sum, cell) in sums.iter_mut().zip(&cells) {
                if let Some(amount) = amount(cell) {
                    *sum = Some(sum.unwrap_or(0.0) + amount);
                }
            }
            sheet.keep_together(self.joined_points(&sheet, at, places))?;
            sheet.row(&cells)?;
            self.join_down(&mut sheet, at, &cells)?;
        }
        if self.fields.0.iter().all(|field| field.joined.is_none()) {
            sheet.filter()?; // Filters tear joined cells apart.
        }
        // The school signs beside the sums, and not on a page of nothing else.
        sheet.keep_together(self.end_points(&sheet))?;
        self.write_sums(&mut sheet, &sums)?;
        if !self.remark.is_empty() {
            sheet.across(&self.remark, Look::Note)?;
        }
        foot(&mut sheet, self.signer)
    }

    fn cells(&self, at: usize, places: &Places) -> Vec<Cell<'_>> {
        let row = &self.rows[at];
        let cell = |field: &Field<R>| match field.joined {
            Some(key) if at > 0 && key(&self.rows[at - 1]) == key(row) => Cell::Covered,
            _ => (field.cell)(row, places),
        };
        self.fields.0.iter().map(cell).collect()
    }

    /// Height of all that stands below the records.
    fn end_points(&self, sheet: &Sheet<'_>) -> f64 {
        let sums = sheet.points_of(&[]);
        let remark = match self.remark.is_empty() {
            true => 0.0,
            false => sheet.points_across(&self.remark),
        };
        sums + remark + foot_lines(sheet, self.signer).len() as f64 * FOOT_POINTS
    }

    /// Height of the rows that begin a joined cell here; 0 where none does.
    fn joined_points(&self, sheet: &Sheet<'_>, at: usize, places: &Places) -> f64 {
        let keys = self.fields.0.iter().filter_map(|field| field.joined);
        let begun = keys.map(|key| match at {
            0 => self.same_from(at, key),
            _ if key(&self.rows[at - 1]) == key(&self.rows[at]) => 0,
            _ => self.same_from(at, key),
        });
        let rows = at..at + begun.max().unwrap_or(0);
        rows.map(|row| sheet.points_of(&self.cells(row, places)))
            .sum()
    }

    /// How many rows from here on share their key.
    fn same_from(&self, at: usize, key: fn(&R) -> u32) -> usize {
        let same = |row: &&R| key(row) == key(&self.rows[at]);
        self.rows[at..].iter().take_while(same).count()
    }

    fn join_down(&self, sheet: &mut Sheet<'_>, at: usize, cells: &[Cell<'_>]) -> Result<()> {
        for (column, (field, cell)) in self.fields.0.iter().zip(cells).enumerate() {
            let (Some(key), Cell::Text(text)) = (field.joined, cell) else {
                continue;
            };
            let same = self.same_from(at, key) as u32;
            sheet.join_down(column as u16, same, text)?;
        }
        Ok(())
    }

    /// The sum of each summed column; of one in which nothing is filled in there is none, and not 0.
    fn write_sums(&self, sheet: &mut Sheet<'_>, sums: &[Option<f64>]) -> Result<()> {
        if self.rows.is_empty() || self.fields.0.iter().all(|field| !field.summed) {
            return Ok(());
        }
        let (first, last) = (ROWS_ABOVE + 1, ROWS_ABOVE + self.rows.len() as u32);
        let cells = self
            .fields
            .0
            .iter()
            .zip(sums)
            .enumerate()
            .map(|(at, (field, sum))| {
                let letters = column_letters(at);
                let range = format!("{letters}{first}:{letters}{last}");
                match (at, field.summed, sum) {
                    (_, true, Some(sum)) => Cell::formula(format!("=SUM({range})"), *sum),
                    (_, true, None) => Cell::formula(
                        format!("=IF(COUNT({range})=0,\"{NOTHING}\",SUM({range}))"),
                        NOTHING,
                    ),
                    (0, false, _) => "合计".into(),
                    _ => Cell::Blank,
                }
            });
        sheet.total(&cells.collect::<Vec<_>>())?;
        Ok(())
    }
}

fn amount(cell: &Cell<'_>) -> Option<f64> {
    match cell {
        Cell::Number(number)
        | Cell::Formula {
            value: Value::Number(number),
            ..
        } => Some(*number),
        _ => None,
    }
}

/// Who fills a form in; empty where nobody has said: then it is written by hand.
#[derive(Default)]
pub(super) struct Signer {
    pub(super) unit: String,
    pub(super) name: String,
}

impl Signer {
    /// 填报单位（盖章）：第二实验小学
    pub(super) fn unit_line(&self) -> String {
        format!("填报单位（盖章）：{}", self.unit)
    }

    /// 填表人：高原　　　审核人：
    pub(super) fn name_line(&self) -> String {
        format!("填表人：{}审核人：", with_room(&self.name))
    }
}

/// A name with room behind it, or the room to write one.
fn with_room(name: &str) -> String {
    const ROOM_CHARS: usize = 8;
    let taken = name.chars().count();
    let room = ROOM_CHARS.saturating_sub(taken).max(2);
    format!("{name}{}", "　".repeat(room))
}

/// Height of a line that is signed by hand.
const FOOT_POINTS: f64 = 26.0;

/// The lines a school signs at the foot of a table.
pub(super) fn foot(sheet: &mut Sheet<'_>, signer: &Signer) -> Result<()> {
    for line in foot_lines(sheet, signer) {
        sheet.height(FOOT_POINTS)?;
        sheet.across(&line, Look::Foot)?;
    }
    Ok(())
}

/// Two on a narrow sheet.
fn foot_lines(sheet: &Sheet<'_>, signer: &Signer) -> Vec<String> {
    const SECOND: &str = "单位负责人（签字）：　　　　　　填报日期：　　　　年　　月　　日";
    const BOTH_CHARS: f64 = 120.0;
    let unit = format!("填报单位（盖章）：{}", with_room(&signer.unit));
    let first = format!("{unit}{}　　　　　　", signer.name_line());
    match sheet.width_chars() < BOTH_CHARS {
        true => vec![first, SECOND.to_owned()],
        false => vec![format!("{first}{SECOND}")],
    }
}

/// A text as a criterion: "是". Stars, question marks and tildes stand for themselves.
pub(super) fn text_criterion(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    for character in text.chars() {
        match character {
            '*' | '?' | '~' => plain.extend(['~', character]),
            '"' => plain.push_str("\"\""),
            _ => plain.push(character),
        }
    }
    format!("\"{plain}\"")
}
