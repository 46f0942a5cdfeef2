//! The sample county with something in every table, so that no query ends before it has read all it
//! can read.
use flow_tests::Office;
use serde_json::{Value, json};

/// What requests name.
pub(super) struct County {
    pub(super) office: Office,
    pub(super) community: Value,
    pub(super) school: Value,
    pub(super) person: Value,
    /// Still open, with a session that has people of its own, a printed sheet and a photo.
    pub(super) activity: Value,
    pub(super) session: Value,
    pub(super) photo: Value,
    pub(super) drafts: Drafts,
    /// Token of the ledger's folder.
    pub(super) folder: Value,
    /// Its entry in the list of recent ones.
    pub(super) recent: Value,
}

/// Files that are being looked through.
pub(super) struct Drafts {
    pub(super) persons: Value,
    pub(super) schools: Value,
    pub(super) activities: Value,
    pub(super) participation: Value,
}

impl County {
    pub(super) fn new() -> Self {
        let office = Office::sample();
        let communities = office.ask("communities_list", json!(2024));
        let schools = office.ask("roster_organizations", json!({}));
        let persons = office.ask("roster_persons", json!({}));
        let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
        let school = |code| Office::id_of(&schools, code);
        let folder = office.desk.files().offer(&office.folder().join("示例"));
        let folder = json!(folder.expect("a token").token);
        office.ask("ledger_open", json!({ "folder": folder }));
        let mut county = County {
            community: Office::id_of(&communities, "P1"),
            school: school("XX01"),
            person: Office::id_of(&persons, "T05"),
            activity: Office::id_of(&list["rows"], "A07"),
            session: Value::Null,
            photo: Value::Null,
            drafts: drafts(&office, &Office::id_of(&communities, "P1")),
            recent: office.ask("recent_list", Value::Null)[0]["id"].take(),
            folder,
            office,
        };
        county.fill();
        county.lead_elsewhere(&Office::id_of(&communities, "H"), &school("GZ02"));
        county.leave_traces();
        county
    }

    /// A session with its own list, a part, a photo, a printed sheet that no longer holds.
    fn fill(&mut self) {
        let (office, activity) = (&self.office, &self.activity);
        let session = json!({ "activity": activity, "title": "评课", "subject": "english" });
        self.session = office.act("activities_save_session", session);
        let expected = json!({
            "activity": activity, "session": self.session, "people": [self.person],
        });
        office.act("attendance_set_expected", expected);
        let role = json!({ "activity": activity, "role": "teach", "person": self.person });
        office.act("activities_save_role", role);
        // Of whom nobody has said where they taught that day: counting looks again.
        let newcomer = json!({
            "name": "丁可", "status": "active", "from": "2025-01-01",
            "posting": { "organization": self.school, "subjects": [] },
        });
        let newcomer = office.act("roster_save_person", newcomer);
        let role = json!({ "activity": activity, "role": "teach", "person": newcomer["uid"] });
        office.act("activities_save_role", role);
        let photo = include_bytes!("../../../assets/icons/512x512.png");
        let file = office.chosen("送教.png", photo);
        let piece = json!({ "activity": activity, "kind": "photo_ev", "file": file });
        self.photo = office.act("evidence_add", piece);
        let reason = json!({
            "kind": "activity", "record": activity, "topic": "evidence:notice",
            "text": "当天口头通知。", "shown": true,
        });
        office.act("evidence_explain", reason);
        let sheet = json!({
            "form": "sign-in-sheet", "format": "pdf",
            "sheets": [{ "activity": activity }, { "activity": activity, "session": self.session }],
        });
        let printed = office.job("form_make", json!({ "request": sheet, "log": true }));
        printed.expect("a printed sheet");
        let mut moved = session_of(&self.session, activity);
        moved["place"] = json!("多功能厅");
        office.act("activities_save_session", moved);
    }

    /// Another school leads than is due.
    fn lead_elsewhere(&self, community: &Value, school: &Value) {
        let lead = json!({
            "community": community, "schoolYear": 2024, "organization": school, "reason": "商定",
        });
        self.office.act("communities_set_lead", lead);
    }

    /// Something in the trash, something to do again, something typed and not saved.
    fn leave_traces(&self) {
        let saved = json!({ "kind": "school", "name": "青石小学" });
        let saved = self.office.act("roster_save_organization", saved);
        self.office
            .act("roster_remove_organization", saved["uid"].clone());
        let draft = json!({ "key": { "form": "school", "record": null }, "value": {} });
        self.office.ask("unsaved_keep", draft);
    }
}

fn session_of(session: &Value, activity: &Value) -> Value {
    json!({ "activity": activity, "session": session, "title": "评课", "subject": "english" })
}

const PERSONS: &str = "学校,姓名,学科,职称\n第二实验小学,周文慧,数学,一级教师\n\
    青石小学,丁可,语文,\n第二实验小学,,语文,\n";
const SCHOOLS: &str = "学校名称,学段\n第二实验小学,小学\n岚溪县青石小学,小学\n";
const ACTIVITIES: &str = "时间,活动内容,类别,承办学校,主讲、执教,参加人员\n\
    9.20,口算教学经验交流,专题讲座,二实小,主讲：张晓东,二实小6人\n\
    10月25日（周四）,低年级识字教学,示范课,石桥中心校,执教：曾庆华,石桥中心校6人\n\
    11.8,同课异构《牛和鹅》,同课异构,前楼中心校,执教：丁可,二实小5人\n\
    12.27,送教到前楼中心小学,送教下乡,前楼中心校,执教：丁可,二实小5人\n";
const PARTICIPATION: &str = "学校,姓名,9月20日 粉笔字练习,12月27日 送教,次数\n\
    第二实验小学,孙倩,,√,1\n石桥中心小学,曾庆华,,代（萧红梅）,1\n";

fn drafts(office: &Office, community: &Value) -> Drafts {
    let open = |command, name, list: &str, of: Value| {
        let mut request = of;
        request["file"] = office.chosen(name, list.as_bytes());
        let opened = office.job(command, request);
        opened.unwrap_or_else(|failure| panic!("{name}: {failure:?}"))["draft"].clone()
    };
    let of_community = || json!({ "community": community });
    Drafts {
        persons: open(
            "roster_import_open",
            "教师.csv",
            PERSONS,
            json!({ "kind": "persons" }),
        ),
        schools: open(
            "roster_import_open",
            "学校.csv",
            SCHOOLS,
            json!({ "kind": "schools" }),
        ),
        activities: open(
            "activity_import_open",
            "台账.csv",
            ACTIVITIES,
            of_community(),
        ),
        participation: open(
            "participation_open",
            "参加.csv",
            PARTICIPATION,
            of_community(),
        ),
    }
}
