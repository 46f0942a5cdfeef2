//! What people do, each with a request made up from what is in the ledger.
use lianyan_core::{
    Result, Writer, activities, attendance, calendar, communities, evidence, outputs, register,
    roster, twins, vocabulary,
};
use serde_json::{Value, json};

use crate::pick::Pick;

pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Writer<'_>, Value) -> Result<()>,
    pub(crate) request: fn(&mut Pick) -> Value,
}

macro_rules! verbs {
    ($( $slice:ident :: $verb:ident |$pick:ident| $request:expr; )+) => {
        pub(crate) const VERBS: &[Verb] = &[$( Verb {
            name: concat!(stringify!($slice), "::", stringify!($verb)),
            run: |w, request| $slice::$verb(w, serde_json::from_value(request)?).map(drop),
            request: |$pick| $request,
        }, )+];
    };
}

verbs! {
    activities::create |p| json!({
        "community": p.uid("community"), "title": p.words(), "form": p.of(&["demo_lesson", "lecture"]),
        "day": p.day(), "month": null, "host": p.maybe_uid("organization"), "subjects": ["math"],
        "starts": "14:00:00", "ends": "16:30:00", "place": p.words(), "planned": p.chance() });
    register::save |p| json!({
        "activity": p.open_activity(), "code": p.words(), "title": p.words(), "form": p.of(&["demo_lesson", "lecture"]),
        "forms": ["joint_prep"], "subjects": [p.of(&["math", "chinese"])], "themes": ["core_literacy"],
        "helpFields": [p.of(&["teacher_growth", "campus_culture"])], "dimensions": [], "mode": "offline",
        "day": p.day(), "lastDay": null, "month": null, "starts": null, "ends": null, "place": p.words(),
        "platform": null, "level": null, "grade": null, "audience": null, "chair": p.words(), "hours": null,
        "planned": p.chance(), "note": null, "organisers": [], "hosts": [p.uid("organization")],
        "coHosts": [p.uid("organization")], "guides": [], "givers": [], "receivers": [] });
    activities::copy |p| json!({ "activity": p.uid("activity"), "day": p.day(), "month": null, "title": null });
    activities::save_text |p| json!({
        "activity": p.open_activity(), "process": p.words(), "results": p.words(), "problems": null, "recorder": null });
    activities::set_counts |p| json!({ "activity": p.uid("activity"), "counts": p.chance(), "reason": p.words() });
    register::set_counts_for |p| json!({ "activity": p.uid("activity"), "term": p.of(&["2024-1", "2024-2"]) });
    activities::notify |p| p.where_uid("activity", "status = 'planned'");
    activities::hold |p| p.where_uid("activity", "status IN ('planned', 'notified')");
    activities::cancel |p| json!({ "activity": p.open_activity(), "reason": p.words() });
    register::postpone |p| json!({
        "activity": p.open_activity(), "reason": p.words(), "day": p.day(), "month": null });
    activities::resume |p| p.where_uid("activity", "status IN ('cancelled', 'postponed')");
    activities::save_session |p| json!({
        "activity": p.open_activity(), "session": null, "title": p.words(), "day": null, "halfDay": "morning",
        "starts": "08:30:00", "ends": "11:30:00", "form": null, "place": null, "lead": null, "subject": null,
        "class": null, "hours": p.of(&[1.0, 2.5]), "note": null });
    activities::save_role |p| json!({
        "activity": p.open_activity(), "id": null, "session": null, "person": p.uid("person"), "name": null,
        "organization": null, "role": p.of(&["lecturer", "teacher", "speaker"]), "lesson": p.words(), "class": null });
    activities::remove_role |p| p.uid("activity_role");
    register::set_tags |p| json!({
        "kind": "activity", "record": p.open_activity(), "list": "theme",
        "values": [p.of(&["double_reduction", "homework_design"]), "core_literacy"] });
    attendance::set_expected |p| json!({
        "activity": p.open_activity(), "session": null, "people": [p.uid("person"), p.uid("person")] });
    attendance::mark |p| {
        let (line, activity) = p.line();
        json!({ "activity": activity, "session": null, "line": line, "status": "leave", "absence": p.of(&["sick", "official"]) })
    };
    attendance::mark_all_except |p| json!({ "activity": p.open_activity(), "session": null, "exceptions": [] });
    attendance::add_unlisted |p| json!({
        "activity": p.open_activity(), "session": null, "person": null, "name": p.words(),
        "organization": p.uid("organization"), "status": "present" });
    attendance::remove_line |p| p.uid("attendance");
    attendance::save_line |p| json!({
        "line": p.uid("attendance"), "status": p.of(&["present", "late"]), "hours": p.of(&[0.5, 3.0]),
        "guest": { "name": p.words(), "organization": p.uid("organization") } });
    attendance::set_head_counts |p| json!({
        "activity": p.open_activity(),
        "counts": [{ "organization": p.uid("organization"), "expected": 9, "actual": p.roll(9) }] });
    calendar::save_term |p| {
        let term = p.of(&["2024-1", "2024-2"]);
        let (from, to) = if term == "2024-1" { ("2024-09-01", "2025-01-31") } else { ("2025-02-01", "2025-08-31") };
        let (first, last) = if term == "2024-1" { ("2024-09", "2025-01") } else { ("2025-02", "2025-06") };
        json!({
            "term": term, "starts": from, "ends": to,
            "teachingFrom": format!("{first}-{:02}", 2 + p.roll(9)), "teachingTo": format!("{last}-{:02}", 10 + p.roll(9)) })
    };
    calendar::save_day_off |p| {
        let day = p.day();
        json!({ "from": day, "to": day, "kind": p.of(&["holiday", "teaching"]), "name": p.words() })
    };
    calendar::remove_days_off |p| {
        let day = p.text("SELECT day FROM day_off");
        json!({ "from": day, "to": day })
    };
    communities::save_community |p| json!({
        "uid": null, "name": p.words(), "kind": p.text("SELECT kind FROM community"), "leadMode": p.of(&["fixed", "rotating"]), "theme": p.words() });
    communities::save_community |p| json!({
        "uid": p.uid("community"), "name": p.words(), "kind": p.text("SELECT kind FROM community"), "leadMode": p.of(&["fixed", "rotating"]), "theme": p.words() });
    communities::save_membership |p| json!({
        "uid": null, "community": p.where_uid("community", "uid NOT IN (SELECT community FROM activity)"), "organization": p.uid("organization"),
        "role": "member", "seq": null, "from": p.day(), "to": null, "note": null });
    communities::remove_membership |p| p.where_uid("membership",
        "community NOT IN (SELECT community FROM activity)");
    communities::remove_community |p| p.where_uid("community",
        "uid NOT IN (SELECT community FROM activity) AND uid NOT IN (SELECT parent FROM community WHERE parent IS NOT NULL)");
    communities::set_lead |p| json!({
        "community": p.where_uid("community", "lead_mode = 'rotating'"), "schoolYear": 2024, "organization": p.where_uid("organization", "uid IN (SELECT organization FROM membership)"), "reason": p.words() });
    evidence::add |p| json!({
        "activity": p.open_activity(), "kind": p.of(&["photo_ev", "signin"]), "file": null,
        "fields": { "title": p.words(), "takenOn": null, "pieces": 2, "paperPlace": p.words(), "confidential": false, "note": null } });
    evidence::remove |p| p.uid("evidence");
    evidence::explain |p| json!({
        "kind": "activity", "record": p.uid("activity"), "topic": "evidence:photo", "text": p.words(), "shown": true });
    outputs::log |p| json!({
        "form": "sign-in-sheet", "activity": p.uid("activity"), "session": null, "community": null,
        "schoolYear": null, "edition": null, "pages": 1, "sha256": null, "note": null });
    outputs::set_returned |p| json!({ "output": p.uid("output"), "on": "2025-06-20" });
    register::archive |p| p.where_uid("activity",
        "status = 'held' AND (SELECT count(*) FROM evidence e WHERE e.record = activity.uid) > 3");
    activities::reopen |p| p.where_uid("activity", "status = 'archived'");
    register::remove |p| p.uid("activity");
    register::remove_session |p| p.uid("session");
    roster::save_organization |p| json!({
        "uid": null, "name": p.words(), "kind": "school", "private": false, "note": p.words() });
    roster::save_organization |p| json!({
        "uid": p.uid("organization"), "name": p.words(), "kind": "school", "private": false, "note": p.words() });
    roster::remove_organization |p| p.where_uid("organization", "uid NOT IN (SELECT organization FROM posting)
        AND uid NOT IN (SELECT organization FROM membership) AND name LIKE '%单元'");
    roster::save_person |p| json!({
        "uid": p.maybe_uid("person"), "name": p.of(&["周文慧", "高原", "阿依古丽·买买提"]), "phone": p.of(&["13800010002", "010-62780001"]), "status": "active", "note": p.words() });
    roster::remove_person |p| p.uid("person");
    // Ending one, then a new one after that.
    roster::save_posting |p| {
        let posting = p.where_uid("posting", "to_date IS NULL");
        let key = posting.as_str().unwrap_or_default().replace('-', "");
        let person = p.text(&format!("SELECT lower(hex(person)) FROM posting WHERE lower(hex(uid)) = '{key}'"));
        json!({
            "uid": posting, "person": person, "organization": p.uid("organization"), "subjects": ["math"],
            "stage": null, "post": p.words(), "title": null, "honours": null, "from": null, "to": "2025-08-31" })
    };
    roster::save_posting |p| json!({
        "uid": null, "person": p.text("SELECT lower(hex(person)) FROM posting WHERE to_date = '2025-08-31'"),
        "organization": p.uid("organization"), "subjects": ["math"], "stage": null, "post": p.words(),
        "title": null, "honours": null, "from": "2025-09-01", "to": null });
    roster::remove_posting |p| p.where_uid("posting",
        "person IN (SELECT person FROM posting GROUP BY person HAVING count(*) > 1)");
    roster::save_away |p| json!({
        "uid": null, "person": p.uid("person"), "reason": "seconded", "place": null, "from": p.day(), "to": null, "note": null });
    roster::remove_away |p| p.uid("away");
    twins::merge |p| json!({ "keep": p.uid("person"), "twin": p.uid("person") });
    vocabulary::save_word |p| json!({
        "list": "subject", "code": null, "name": p.words(), "otherNames": null, "weight": null, "flag": null,
        "enabled": true, "sort": null });
    vocabulary::remove_word |p| p.uid("word");
    vocabulary::set_setting |p| json!({ "name": "county.name", "value": p.words() });
}

impl Pick {
    /// An activity that may still be worked on.
    fn open_activity(&mut self) -> Value {
        self.where_uid("activity", "status IN ('planned', 'notified', 'held')")
    }

    /// A line of a sign-in sheet and its activity.
    fn line(&mut self) -> (Value, Value) {
        let line = self.where_uid("attendance", "session IS NULL");
        let activity = self.where_uid(
            "activity",
            &format!(
                "uid = (SELECT activity FROM attendance WHERE lower(hex(uid)) = '{}')",
                line.as_str().unwrap_or_default().replace('-', "")
            ),
        );
        (line, activity)
    }
}
