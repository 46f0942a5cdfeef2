//! `lianyan form`: makes a form and saves it in place of an older file.
use std::path::Path;

use lianyan_api::{Desk, made_and_logged};
use lianyan_core::Result;
use lianyan_forms::{FormRequest, FormSpec, Made, catalogue, output};
use serde_json::json;

use crate::args::Form;
use crate::show::{Show, table};

use super::{Outcome, desk_for_reading, desk_with, unprinted};

pub(super) fn run(asked: Form, show: Show) -> Outcome {
    let (Some(name), Some(dir), Some(out)) = (&asked.name, &asked.dir, &asked.out) else {
        return list(show);
    };
    let form = catalogue::form(name)?;
    let desk = match asked.log {
        true => desk_with(dir)?,
        false => desk_for_reading(dir)?,
    };
    let given = &asked.parameters.0;
    let request = desk.read(|reader| FormRequest::typed(reader, name, given, out))?;
    let made = made_and_logged(&desk, request, asked.log, |request| {
        draw(&desk, request, out)
    })?
    .result;
    desk.close()?;
    let answer = json!({
        "form": form.name, "file": out, "pages": made.pages, "missingGlyphs": made.missing_glyphs,
        "notes": made.notes,
    });
    show.result(&answer, || text(form, out, &made))
        .map_err(unprinted)
}

fn text(form: &FormSpec, out: &Path, made: &Made) -> String {
    let missing = made.missing_glyphs.iter().map(|gap| &gap.message);
    let said = missing.chain(&made.notes);
    let said = said.map(|sentence| format!("\n{sentence}"));
    format!(
        "已生成{}：{}{}",
        form.title,
        out.display(),
        said.collect::<String>()
    )
}

fn draw(desk: &Desk, request: FormRequest, out: &Path) -> Result<Made> {
    let prepared = desk.read(|reader| request.read(reader))?;
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
    let forms: Vec<&FormSpec> = catalogue::typed_forms().collect();
    let rows: Vec<[String; 4]> = forms.iter().map(|form| row(form)).collect();
    let header = ["材料", "名称", "文件", "选项"];
    show.result(&forms, || table(header, &rows))
        .map_err(unprinted)
}
