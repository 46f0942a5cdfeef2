//! The kinds of command, and how a row of the table is run.
//!
//! A [`Query`] reads one snapshot, an [`Act`] writes as one undo step and answers what changed, a
//! [`Job`] runs on a thread of its own, a [`Service`] concerns the desk itself. The four structs
//! are also the TypeScript shape of a row.
use std::collections::BTreeSet;

use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::ledger::{ActTitle, Changed, Reads, Records, Seen, tables_of, tables_read};
use lianyan_core::{RECORDS, Reader, Result, Writer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::desk::{Desk, JobContext, JobId};

/// Which of the four a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Query,
    Act,
    Job,
    Service,
}

/// One command: its name, its kind, and what it does.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub kind: Kind,
    pub(crate) run: fn(&Desk, Request) -> Answer,
    reads: fn(&Records) -> BTreeSet<&'static str>,
}

impl Row {
    pub(crate) const fn new<R: Reads>(
        name: &'static str,
        kind: Kind,
        run: fn(&Desk, Request) -> Answer,
    ) -> Self {
        Self {
            name,
            kind,
            run,
            reads: tables_of::<R>,
        }
    }

    /// The tables that a query's answer is made of.
    pub fn reads(&self) -> BTreeSet<&'static str> {
        (self.reads)(&RECORDS)
    }

    /// Runs it. In a debug build a query is held against the tables it names: so every test and every
    /// walk proves them, whatever way through the query it takes.
    pub(crate) fn answer(&self, desk: &Desk, request: Request) -> Answer {
        if !cfg!(debug_assertions) || self.kind != Kind::Query {
            return (self.run)(desk, request);
        }
        let (answer, read) = tables_read(|| (self.run)(desk, request));
        let named = self.reads();
        let unnamed: Vec<&String> = read
            .iter()
            .filter(|table| !named.contains(table.as_str()))
            .collect();
        assert!(
            unnamed.is_empty(),
            "{} reads {unnamed:?}: its row does not name that",
            self.name
        );
        answer
    }
}

/// What an act answers: its result, the kinds of record to read again, and the act by its words.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done<Outcome> {
    pub result: Outcome,
    /// Tables in which records changed.
    pub changed: Vec<String>,
    /// `None` when nothing changed, so that there is nothing to undo.
    pub act: Option<ActTitle>,
    /// Where the ledger stood when it began: what was read then and is of other kinds still holds.
    pub since: Seen,
    /// Where it stands now.
    pub seen: Seen,
}

impl<T> Done<T> {
    pub(crate) fn new(result: T, changed: Changed) -> Self {
        Done {
            result,
            changed: changed.kinds,
            act: changed.act,
            since: changed.since,
            seen: changed.seen,
        }
    }

    /// The same act with another result.
    pub(crate) fn with<U>(self, result: U) -> Done<U> {
        Done {
            result,
            changed: self.changed,
            act: self.act,
            since: self.since,
            seen: self.seen,
        }
    }
}

impl Done<()> {
    /// Of what wrote nothing, in a ledger that stands at `seen`.
    pub(crate) fn nothing(seen: Seen) -> Self {
        Done {
            result: (),
            changed: Vec::new(),
            act: None,
            since: seen,
            seen,
        }
    }
}

/// The response as JSON. It goes out as it is: a tree of values in between would take as long as the
/// answer of a large list itself.
pub(crate) type Answer = std::result::Result<String, Failure>;

/// A request on its way to a row.
pub(crate) struct Request {
    pub(crate) command: &'static str,
    pub(crate) value: Value,
    /// How far the screen had read that saves a form with it.
    pub(crate) seen: Option<Seen>,
}

impl Request {
    fn read<R: DeserializeOwned>(self) -> Result<R, Failure> {
        serde_json::from_value(self.value).map_err(|cause| Failure {
            code: ErrorCode::Invalid,
            message: format!("命令“{}”的请求格式不正确。", self.command),
            field: Some("request".into()),
            detail: cause.to_string(),
            issues: vec![],
            clashes: None,
        })
    }
}

/// Reads; changes nothing.
#[derive(TS)]
#[expect(dead_code, reason = "only its TypeScript is used")]
pub(crate) struct Query<Request, Response> {
    #[ts(type = "\"query\"")]
    kind: (),
    request: Request,
    response: Response,
}

/// A query that looks at the desk besides the ledger; to the screens it is one like any other.
pub(crate) type View<Request, Response> = Query<Request, Response>;

/// Changes records as one act, which can be undone.
#[derive(TS)]
#[expect(dead_code, reason = "only its TypeScript is used")]
pub(crate) struct Act<Request, Response> {
    #[ts(type = "\"act\"")]
    kind: (),
    request: Request,
    response: Done<Response>,
}

/// Takes longer; `job_state` tells how far it is and, at last, the outcome.
#[derive(TS)]
#[expect(dead_code, reason = "only its TypeScript is used")]
pub(crate) struct Job<Request, Outcome> {
    #[ts(type = "\"job\"")]
    kind: (),
    request: Request,
    response: JobId,
    outcome: Outcome,
}

/// Opens, closes or looks after the ledger.
#[derive(TS)]
#[expect(dead_code, reason = "only its TypeScript is used")]
pub(crate) struct Service<Request, Response> {
    #[ts(type = "\"service\"")]
    kind: (),
    request: Request,
    response: Response,
}

pub(crate) fn run_query<Q: DeserializeOwned, A: Serialize>(
    desk: &Desk,
    request: Request,
    work: impl FnOnce(Reader<'_>, Q) -> Result<A>,
) -> Answer {
    let request = request.read()?;
    answer(desk.read(|reader| work(reader, request)))
}

pub(crate) fn run_act<Q: DeserializeOwned, A: Serialize>(
    desk: &Desk,
    request: Request,
    title: &str,
    work: impl FnOnce(&Writer<'_>, Q) -> Result<A>,
) -> Answer {
    let seen = request.seen;
    let request = request.read()?;
    answer(desk.write_seen(title, seen, |writer| work(writer, request)))
}

pub(crate) fn run_service<Q: DeserializeOwned, A: Serialize>(
    desk: &Desk,
    request: Request,
    work: impl FnOnce(&Desk, Q) -> Result<A>,
) -> Answer {
    let request = request.read()?;
    answer(work(desk, request))
}

pub(crate) fn run_job<Q, A>(
    desk: &Desk,
    request: Request,
    work: impl FnOnce(&JobContext, Q) -> Result<A> + Send + 'static,
) -> Answer
where
    Q: DeserializeOwned + Send + 'static,
    A: Serialize,
{
    let command = request.command;
    let request: Q = request.read()?;
    answer(desk.start_job(command, move |context| {
        Ok(serde_json::to_value(work(context, request)?)?)
    }))
}

fn answer<A: Serialize>(outcome: Result<A>) -> Answer {
    Ok(serde_json::to_string(&outcome?).map_err(lianyan_core::Error::from)?)
}
