//! 研究主题, 帮扶领域, 考核维度 of an activity, and tags of any other record.
use serde_json::json;

use crate::activities::tests::office::{Office, request};
use crate::activities::{self, SaveActivity, save};
use crate::error::Error;
use crate::ids::Uid;
use crate::register::{SetTags, set_tags};
use crate::tags;

fn values(office: &Office, kind: &str, record: Uid, list: &str) -> Vec<String> {
    let tags = tags::of_record(office.reader(), kind, record).unwrap();
    let of_list = tags.into_iter().filter(|tag| tag.list == list);
    of_list.map(|tag| tag.value).collect()
}

fn set(kind: &str, record: Uid, list: &str, values: &[&str]) -> SetTags {
    request(json!({ "kind": kind, "record": record, "list": list, "values": values }))
}

fn refused(office: &mut Office, request: SetTags) -> Error {
    let outcome = office.try_act(|w| set_tags(w, request));
    outcome.expect_err("should be refused")
}

#[test]
fn the_page_sets_themes_help_fields_and_dimensions() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let page = SaveActivity {
        themes: vec!["homework_design".into(), "double_reduction".into()],
        help_fields: vec!["teacher_growth".into()],
        dimensions: vec!["radiation".into()],
        ..office.page(lesson)
    };
    office.act(|w| save(w, page));
    let of = |list| values(&office, activities::KIND, lesson.0, list);
    assert_eq!(of("theme"), ["homework_design", "double_reduction"]);
    assert_eq!(of("help_field"), ["teacher_growth"]);
    assert_eq!(of("dimension"), ["radiation"]);
    assert_eq!(of("subject"), ["chinese"]);
}

#[test]
fn a_theme_that_is_on_no_list_is_refused_at_its_field() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let page = SaveActivity {
        themes: vec!["高效".into()],
        ..office.page(lesson)
    };
    let refusal = office
        .try_act(|w| save(w, page))
        .expect_err("should be refused");
    assert!(
        matches!(
            refusal,
            Error::Invalid {
                field: "themes",
                ..
            }
        ),
        "{refusal:?}"
    );
}

#[test]
fn schools_and_persons_carry_tags_too() {
    let mut office = Office::new();
    let school = office.school("XX03").0;
    office.act(|w| {
        set_tags(
            w,
            set("organization", school, "help_field", &["campus_culture"]),
        )
    });
    assert_eq!(
        values(&office, "organization", school, "help_field"),
        ["campus_culture"]
    );
    office.act(|w| set_tags(w, set("organization", school, "help_field", &[])));
    assert!(values(&office, "organization", school, "help_field").is_empty());
}

#[test]
fn an_unknown_kind_list_or_word_is_refused_at_its_field() {
    let mut office = Office::new();
    let lesson = office.lesson().0;
    let school = office.school("XX03").0;
    for (request, field) in [
        (set("timetable", school, "theme", &[]), "kind"),
        (set("activity", lesson, "mood", &["good"]), "list"),
        (set("activity", lesson, "theme", &["good"]), "values"),
    ] {
        match refused(&mut office, request) {
            Error::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other:?}"),
        }
    }
    let stranger = set("organization", lesson, "theme", &[]);
    let refusal = refused(&mut office, stranger);
    assert!(matches!(refusal, Error::Missing { .. }), "{refusal:?}");
}
