//! `lianyan form`: makes a form and saves it in place of an older file.
use std::path::Path;

use lianyan_api::{Desk, write_down};
use lianyan_core::Result;
use lianyan_core::error::OrMissing;
use lianyan_forms::catalogue::{self, FormSpec};
use lianyan_forms::{FormRequest, Made, output, prepare};
use serde_json::json;

use crate::args::Form;
use crate::show::{Show, table};

use super::{Outcome, desk_for_reading, desk_with, form_request, unprinted};

pub(super) fn run(asked: Form, show: Show) -> Outcome {
    let (Some(name), Some(dir), Some(out)) = (&asked.name, &asked.dir, &asked.out) else {
        return list(show);
    };
    let form = catalogue::form(name).or_missing("材料")?;
    let desk = match asked.log {
        true => desk_with(dir)?,
        false => desk_for_reading(dir)?,
    };
    let made = make(&desk, form, &asked, out)?;
    desk.close()?;
    let answer = json!({
        "form": form.name, "file": out, "pages": made.pages, "missingGlyphs": made.missing_glyphs,
    });
    show.result(&answer, || text(form, out, &made))
        .map_err(unprinted)
}

fn text(form: &FormSpec, out: &Path, made: &Made) -> String {
    let missing = made
        .missing_glyphs
        .iter()
        .map(|gap| format!("\n{}", gap.message));
    format!(
        "已生成{}：{}{}",
        form.title,
        out.display(),
        missing.collect::<String>()
    )
}

fn make(desk: &Desk, form: &FormSpec, asked: &Form, out: &Path) -> Result<Made> {
    let mut request = desk.read(|reader| form_request::of(reader, form, asked, out))?;
    if !asked.log {
        return draw(desk, request, out);
    }
    let logged = desk.write("导出材料", |writer| write_down(writer, &mut request))?;
    let made = draw(desk, request, out);
    if let (Err(_), Some(act)) = (&made, logged.act) {
        // Nothing has left the program, so nothing stands in its log.
        desk.with_ledger(|ledger| ledger.undo_act(act.id))?;
    }
    made
}

fn draw(desk: &Desk, request: FormRequest, out: &Path) -> Result<Made> {
    let prepared = desk.read(|reader| prepare(reader, request))?;
    output::save(out, |file| prepared.draw(file))
}

fn list(show: Show) -> Outcome {
    let row = |form: &FormSpec| {
        let options = form
            .parameters
            .iter()
            .map(|parameter| format!("--{} ", parameter.name));
        [
            form.name.to_owned(),
            form.title.to_owned(),
            form.extensions.join("、"),
            options.collect(),
        ]
    };
    let forms = catalogue::forms();
    let rows: Vec<[String; 4]> = forms.iter().map(row).collect();
    let header = ["材料", "名称", "文件", "选项"];
    show.result(&forms, || table(header, &rows))
        .map_err(unprinted)
}
