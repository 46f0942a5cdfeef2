//! What is entered for a person: by the words that are known, else by what was answered.
use chrono::NaiveDate;

use crate::activities::Activity;
use crate::attendance::{self, Presence};
use crate::exchange::findings::Choice;
use crate::exchange::normal::key;
use crate::ids::OrganizationId;
use crate::roster::AbsenceKind;

use super::super::asks::{Ask, Topic};
use super::entries::Entry;
use super::lines::NamesAlone;
use super::mark::Mark;
use super::people::{NOBODY, People, Signer};
use super::questions::Questions;
use super::said::{Said, word_with_signs};

/// What is to stand on somebody's line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Standing {
    pub presence: Presence,
    pub absence: Option<AbsenceKind>,
    /// The list says no more than that somebody was there.
    pub just_came: bool,
    /// 学时, where the list says them and they are not what the ledger says.
    pub hours: Option<f64>,
    pub note: Option<String>,
    /// Who is signed in instead of the one that the row names.
    pub instead: Option<Signer>,
}

/// What deciding came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Settled {
    Nothing,
    Open,
    Stands(Standing),
}

const LEAVE: &str = "leave";
const ABSENT: &str = "absent";
const PRESENT: &str = "present";
const ONLINE: &str = "online";
const LATE: &str = "late";
const LEFT_EARLY: &str = "left_early";
const PROXY: &str = "proxy";
const KEPT: &str = "kept";

/// Decides about one entry.
pub(super) struct Settling<'a, 'q> {
    pub people: &'a People<'a>,
    pub activity: &'a Activity,
    pub day: NaiveDate,
    /// The list has no column of sign-in: its people were there if somebody says so.
    pub names_alone: Option<&'a NamesAlone>,
    pub questions: &'a mut Questions<'q>,
    pub asked: &'a mut Vec<String>,
}

impl Settling<'_, '_> {
    pub(super) fn settle(&mut self, entry: &Entry, school: Option<OrganizationId>) -> Settled {
        let mark = &entry.mark;
        if mark.struck && !self.is_kept(entry) {
            return self.after_no();
        }
        let usual = attendance::usual_presence(self.activity);
        let stands = |presence, absence| Standing::of(presence, absence, mark);
        match &mark.said {
            Said::Nothing => Settled::Nothing,
            Said::Came => match self.names_alone {
                Some(list) => self.by_names_alone(list, entry, usual),
                None => Settled::Stands(Standing {
                    just_came: true,
                    ..stands(usual, None)
                }),
            },
            Said::Status(presence) => Settled::Stands(stands(*presence, None)),
            Said::Leave(absence) => Settled::Stands(stands(Presence::Leave, *absence)),
            Said::Proxy(name) => self.proxy(entry, name.as_deref(), school, usual),
            Said::Word => self.word(entry, usual),
        }
    }

    fn ask(&mut self, ask: Ask<'_>, entry: &Entry) -> Option<String> {
        let sample = format!("{}（{}）", entry.person.name, entry.place);
        let reply = self.questions.ask(ask, &sample);
        self.asked.push(reply.id);
        reply.value
    }

    /// Open while nobody answered, nothing once somebody said no.
    fn after_no(&self) -> Settled {
        let answered = self.asked.last().and_then(|id| self.questions.answered(id));
        if answered.is_some() {
            Settled::Nothing
        } else {
            Settled::Open
        }
    }

    fn is_kept(&mut self, entry: &Entry) -> bool {
        let written = &entry.mark.written;
        let ask = Ask {
            topic: Topic::Struck,
            written,
            place: None,
            question: format!("“{written}”划掉了，还算不算？"),
            reason: "这一格有删除线".to_owned(),
            choices: vec![
                Choice::new(NOBODY, "不算，不登记"),
                Choice::new(KEPT, format!("仍按“{written}”登记")),
            ],
            alike: None,
        };
        self.ask(ask, entry).as_deref() == Some(KEPT)
    }

    fn by_names_alone(&mut self, list: &NamesAlone, entry: &Entry, usual: Presence) -> Settled {
        let came = Choice::new(PRESENT, "都到会了");
        let nobody = Choice::new(NOBODY, "不导入这份名单");
        let ask = Ask {
            topic: Topic::Came,
            written: &list.list,
            place: Some(&list.list),
            question: "名单上的人都到会了吗？".to_owned(),
            reason: match list.sign_up {
                true => "这是会前的报名表，报了名的人不一定到会".to_owned(),
                false => "这份名单没有签到栏".to_owned(),
            },
            choices: match list.sign_up {
                true => vec![nobody, came],
                false => vec![came, nobody],
            },
            alike: None,
        };
        match self.ask(ask, entry).as_deref() {
            None => Settled::Open,
            Some(PRESENT) => Settled::Stands(Standing {
                just_came: true,
                ..Standing::of(usual, None, &entry.mark)
            }),
            Some(_) => Settled::Nothing,
        }
    }

    /// 公出, 无网络: what it comes to is the secretary's to say; the word itself is kept.
    fn word(&mut self, entry: &Entry, usual: Presence) -> Settled {
        let written = &entry.mark.written;
        let ask = Ask {
            topic: Topic::SignIn,
            written,
            place: Some(&word_with_signs(written)),
            question: format!("“{written}”怎么登记？"),
            reason: "这个写法不是到会、请假或缺席".to_owned(),
            choices: choices(written),
            alike: None,
        };
        let (presence, absence) = match self.ask(ask, entry).as_deref() {
            None => return Settled::Open,
            Some(LEAVE) => (Presence::Leave, kind_of_absence(written)),
            Some(ABSENT) => (Presence::Absent, None),
            Some(PRESENT) => (usual, None),
            Some(ONLINE) => (Presence::Online, None),
            Some(LATE) => (Presence::Late, None),
            Some(LEFT_EARLY) => (Presence::LeftEarly, None),
            Some(_) => return Settled::Nothing,
        };
        Settled::Stands(Standing {
            note: Some(written.clone()),
            ..Standing::of(presence, absence, &entry.mark)
        })
    }

    fn proxy(
        &mut self,
        entry: &Entry,
        name: Option<&str>,
        school: Option<OrganizationId>,
        usual: Presence,
    ) -> Settled {
        let written = &entry.mark.written;
        let other = name.and_then(|name| self.people.one(name, school, self.day));
        let told = other.and_then(|id| self.people.background.people.person(id));
        let told = told.map(|person| self.people.told(person, self.day));
        let instead = told.map(|told| Choice::new(PROXY, format!("到会的是{told}，本人不登记")));
        let ask = Ask {
            topic: Topic::StandIn,
            written,
            place: None,
            question: format!("“{written}”怎么登记？"),
            reason: match name {
                Some(name) => format!("写的是由{name}代替"),
                None => "写的是别人代替".to_owned(),
            },
            choices: [Choice::new(NOBODY, "本人没有到，是代签的，不登记")]
                .into_iter()
                .chain([Choice::new(PRESENT, "本人到会")])
                .chain(instead)
                .collect(),
            alike: None,
        };
        let note = Some(written.clone());
        match self.ask(ask, entry).as_deref() {
            None => Settled::Open,
            Some(PRESENT) => Settled::Stands(Standing {
                note,
                ..Standing::of(usual, None, &entry.mark)
            }),
            Some(PROXY) if other.is_some() => Settled::Stands(Standing {
                note: Some(format!("代{}", entry.person.name)),
                instead: other.map(Signer::Person),
                ..Standing::of(usual, None, &entry.mark)
            }),
            Some(_) => Settled::Nothing,
        }
    }
}

/// What a word may come to; what it speaks of goes first.
fn choices(written: &str) -> Vec<Choice> {
    const SPOKEN_OF: [(&str, &str, &[&str]); 6] = [
        (LATE, "迟到", &["迟"]),
        (LEFT_EARLY, "早退", &["早退", "提前", "中途"]),
        (ONLINE, "线上到会", &["线上", "网上", "直播", "腾讯会议"]),
        (LEAVE, "请假", &["请", "假"]),
        (ABSENT, "未到", &["未", "没", "×", "缺"]),
        (PRESENT, "到会", &["√", "✓", "✔", "到"]),
    ];
    let always = [(LEAVE, "请假"), (ABSENT, "未到"), (PRESENT, "到会")];
    let spoken_of = SPOKEN_OF
        .iter()
        .filter(|(_, _, words)| words.iter().any(|word| written.contains(word)))
        .map(|(value, label, _)| (*value, *label));
    let mut choices: Vec<Choice> = Vec::new();
    for (value, label) in spoken_of.chain(always).chain([(NOBODY, "不登记")]) {
        if !choices.iter().any(|choice| choice.value == value) {
            choices.push(Choice::new(value, label));
        }
    }
    choices
}

impl Standing {
    /// Words that say more than the status are kept: 婚假, 迟到10分钟.
    fn of(presence: Presence, absence: Option<AbsenceKind>, mark: &Mark) -> Self {
        let more = match presence {
            Presence::Leave => absence.is_none() && key(&mark.written) != "请假",
            Presence::Late => key(&mark.written) != "迟到",
            _ => false,
        };
        let written = more.then(|| mark.written.clone());
        Standing {
            presence,
            absence,
            just_came: false,
            hours: None,
            note: mark.note.clone().or(written),
            instead: None,
        }
    }
}

/// 公出, 借调到县教育局: the kind whose name the word begins with.
fn kind_of_absence(written: &str) -> Option<AbsenceKind> {
    let begins = |kind: &&AbsenceKind| {
        let name = kind.label().trim_end_matches("在外");
        written.contains(name)
            || kind
                .other_names()
                .iter()
                .any(|other| written.contains(other))
    };
    AbsenceKind::ALL.iter().find(begins).copied()
}
