//! Fonts and named styles: whoever edits the document in WPS changes a style, not every paragraph.
use docx_rs::{
    AlignmentType, CharacterSpacing, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType,
    Style, StyleType, Styles,
};

use crate::official::page::{BODY_POINTS, PageSetup};

/// The names that Windows and WPS have; `package` writes what may stand in for them.
pub(super) const FANGSONG: &str = "仿宋";
pub(super) const HEITI: &str = "黑体";
pub(super) const KAITI: &str = "楷体";
pub(super) const SONGTI: &str = "宋体";
pub(super) const XIAOBIAOSONG: &str = "方正小标宋简体";
pub(super) const LATIN: &str = "Times New Roman";

pub(super) const TITLE: &str = "DocumentTitle";
pub(super) const NOTE: &str = "DocumentNote";
pub(super) const HEADING: &str = "Heading1";
pub(super) const BODY: &str = "BodyTextFirstIndent";
pub(super) const CELL: &str = "TableText";
pub(super) const FIGURE: &str = "Figure";
pub(super) const CAPTION: &str = "Caption";
pub(super) const SIGN_OFF: &str = "Signature";
pub(super) const HEAD_FOOT: &str = "HeadFoot";
pub(super) const PAGE_NUMBER: &str = "PageNumber";

/// No theme fonts: WPS would report them as missing.
pub(super) fn fonts(name: &str) -> RunFonts {
    let latin = RunFonts::new().ascii(LATIN).hi_ansi(LATIN).cs(LATIN);
    latin.east_asia(name).hint("eastAsia")
}

/// A twentieth of a point.
pub(super) fn twips(points: f64) -> i32 {
    (points * 20.0).round() as i32
}

/// Half points, as sizes are written.
fn size(points: f64) -> usize {
    (points * 2.0).round() as usize
}

fn exactly(points: f64) -> LineSpacing {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact);
    spacing.line(twips(points))
}

fn at_least(points: f64) -> LineSpacing {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast);
    spacing.line(twips(points))
}

/// As high as what stands in it: an exact height would cut a picture off.
fn by_itself() -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .line(240)
}

pub(super) fn styles(page: &PageSetup) -> Styles {
    let pitch = page.pitch;
    let named = |id: &str, name: &str, font: &str, points: f64| {
        let style = Style::new(id, StyleType::Paragraph).name(name);
        style
            .based_on("Normal")
            .fonts(fonts(font))
            .size(size(points))
    };
    let indent = SpecialIndentType::FirstLine(twips(2.0 * BODY_POINTS));
    let mut body = named(BODY, "Body Text First Indent", FANGSONG, BODY_POINTS)
        .align(AlignmentType::Both)
        .indent(None, Some(indent), None, None)
        .first_line_chars(200);
    let tracking = CharacterSpacing::new(page.tracking());
    body.run_property.character_spacing = Some(tracking);
    Styles::new()
        .default_fonts(fonts(FANGSONG))
        .default_size(size(BODY_POINTS))
        .default_line_spacing(exactly(pitch))
        .add_style(
            named(TITLE, "文件标题", XIAOBIAOSONG, 22.0)
                .align(AlignmentType::Center)
                .line_spacing(at_least(34.0).after(twips(6.0) as u32)),
        )
        .add_style(
            named(NOTE, "文件编号", FANGSONG, 12.0)
                .align(AlignmentType::Right)
                .line_spacing(at_least(20.0)),
        )
        .add_style(
            named(HEADING, "heading 1", HEITI, BODY_POINTS)
                .outline_lvl(0)
                .line_spacing(at_least(pitch).before(twips(6.0) as u32)),
        )
        .add_style(body)
        .add_style(
            named(CELL, "表文", FANGSONG, 12.0)
                .snap_to_grid(false)
                .line_spacing(at_least(18.0)),
        )
        .add_style(
            named(FIGURE, "图片", FANGSONG, 10.5)
                .align(AlignmentType::Center)
                .snap_to_grid(false)
                .line_spacing(by_itself()),
        )
        .add_style(
            named(CAPTION, "caption", FANGSONG, 10.5)
                .align(AlignmentType::Center)
                .snap_to_grid(false)
                .line_spacing(at_least(16.0).after(twips(4.0) as u32)),
        )
        .add_style(
            named(SIGN_OFF, "Signature", FANGSONG, 14.0)
                .snap_to_grid(false)
                .line_spacing(at_least(24.0).before(twips(12.0) as u32)),
        )
        .add_style(
            named(HEAD_FOOT, "页眉页脚", SONGTI, 10.5)
                .align(AlignmentType::Center)
                .snap_to_grid(false)
                .line_spacing(by_itself()),
        )
        .add_style(
            named(PAGE_NUMBER, "页码", SONGTI, 14.0)
                .snap_to_grid(false)
                .line_spacing(by_itself()),
        )
}
