//! Which form of activity a word is: by name or other name, else offered and asked about.
use crate::exchange::normal::key;
use crate::vocabulary::{ActivityForm, Vocabulary};

/// What offices call forms in words that are none of ours, and what they most likely mean.
const LOCAL: &[(&str, &str)] = &[
    ("线上", "网络教研"),
    ("在线", "网络教研"),
    ("云教研", "网络教研"),
    ("送课", "送教下乡"),
    ("赛课", "教学比武"),
    ("大赛", "教学比武"),
    ("比赛", "教学比武"),
    ("竞赛", "教学比武"),
    ("评比", "教学比武"),
    ("公开课", "公开课"),
    ("听课", "听课"),
    ("备课", "集体备课"),
    ("讲座", "专题讲座"),
    ("报告", "专题讲座"),
    ("培训", "集中培训"),
    ("会议", "工作会议"),
    ("推进会", "工作会议"),
    ("部署会", "工作会议"),
    ("碰头会", "工作例会"),
    ("例会", "联席会"),
    ("交流", "校际观摩交流"),
    ("展示", "成果展示"),
    ("教研", "主题教研"),
];

/// Most choices that are shown.
const OFFERS: usize = 5;

/// Forms that a word may mean, the likeliest first.
pub(super) fn likely<'w>(words: &'w Vocabulary, written: &str) -> Vec<&'w ActivityForm> {
    let written = key(written);
    let local = LOCAL.iter().filter(|(word, _)| written.contains(word));
    let local = local.filter_map(|(_, name)| words.form_of(name));
    let mut near: Vec<(f64, &ActivityForm)> = words
        .forms()
        .into_iter()
        .filter(|form| form.enabled)
        .map(|form| (likeness(&written, form), form))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut offers: Vec<&ActivityForm> = Vec::new();
    for form in local.chain(near.into_iter().map(|(_, form)| form)) {
        if !offers.iter().any(|offer| offer.code == form.code) {
            offers.push(form);
        }
    }
    offers.truncate(OFFERS);
    offers
}

fn likeness(written: &str, form: &ActivityForm) -> f64 {
    let name = key(&form.name);
    match written.contains(&name) || name.contains(written) {
        true => 0.9,
        false => strsim::normalized_levenshtein(written, &name),
    }
}

/// 集体备课：三年级上册 begins with its form; `None` where it begins with anything else.
pub(super) fn before_title<'w, 't>(
    words: &'w Vocabulary,
    text: &'t str,
) -> Option<(&'w ActivityForm, &'t str)> {
    let (head, title) = text.split_once(['：', ':'])?;
    let form = words.form_of(head.trim())?;
    Some((form, title.trim()))
}

/// The longest name of a form inside a title: a guess.
pub(super) fn inside_title<'w>(words: &'w Vocabulary, title: &str) -> Option<&'w ActivityForm> {
    let title = key(title);
    let named = words.forms().into_iter().filter(|form| {
        form.enabled && key(&form.name).chars().count() >= 3 && title.contains(&key(&form.name))
    });
    named.max_by_key(|form| form.name.len())
}
