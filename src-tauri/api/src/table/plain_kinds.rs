//! The commands of the plain kinds of record: the same for each, a line a kind.
//!
//! `award_list` answers all of a school year, `award_page` one in full; `award_save` writes one with
//! its parts, `award_add` several new ones, `award_remove` removes one, `award_many` changes several.
use lianyan_core::Writer;
use lianyan_core::evidence::Evidence;
use lianyan_core::kinds::{Award, Lesson};
use lianyan_core::ledger::{Naming, Record};
use lianyan_core::plain::{self, ListRequest, Listed, Many, Page, Plain, Save, Tables};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::contract::{Act, Answer, Kind, Query, Request, Row, run_act, run_query};
use crate::desk::Desk;

macro_rules! plain_kinds {
    ($($kind:ident: $record:ty),+ $(,)?) => {
        /// Their names: those of their tables, with which the names of their commands begin.
        pub const PLAIN_KINDS: &[&str] = &[$( stringify!($kind) ),+];

        pub(super) const ROWS: &[Row] = &[$(
            Row::new::<(Tables<$record>, Evidence)>(
                concat!(stringify!($kind), "_list"), Kind::Query, list::<$record>,
            ),
            Row::new::<(Tables<$record>, Naming<$record>)>(
                concat!(stringify!($kind), "_page"), Kind::Query, page::<$record>,
            ),
            Row::new::<()>(concat!(stringify!($kind), "_save"), Kind::Act, save::<$record>),
            Row::new::<()>(concat!(stringify!($kind), "_add"), Kind::Act, add::<$record>),
            Row::new::<()>(concat!(stringify!($kind), "_remove"), Kind::Act, remove::<$record>),
            Row::new::<()>(concat!(stringify!($kind), "_many"), Kind::Act, many::<$record>),
        )+];

        pastey::paste! {
            #[derive(ts_rs::TS)]
            #[expect(dead_code, reason = "only its TypeScript is used")]
            pub(super) struct PlainKindCommands {$(
                [<$kind _list>]: Query<ListRequest, Vec<Listed<$record, PartOf<$record>>>>,
                [<$kind _page>]: Query<IdOf<$record>, Page<$record, PartOf<$record>>>,
                [<$kind _save>]: Act<Save<$record, PartOf<$record>>, IdOf<$record>>,
                [<$kind _add>]: Act<Vec<Save<$record, PartOf<$record>>>, u32>,
                [<$kind _remove>]: Act<IdOf<$record>, ()>,
                [<$kind _many>]: Act<Many<$record>, ()>,
            )+}
        }

        /// What their lists, pages and forms are made of.
        #[cfg(test)]
        pub(super) fn told() -> Vec<super::kinds::Told> {
            vec![$( super::kinds::kind_of::<$record>() ),+]
        }
    };
}

plain_kinds! {
    lesson: Lesson,
    award: Award,
}

type PartOf<R> = <R as Plain>::Part;
type IdOf<R> = <R as Record>::Id;

fn list<R: Plain>(desk: &Desk, request: Request) -> Answer {
    run_query(desk, request, plain::list::<R>)
}

fn page<R: Plain>(desk: &Desk, request: Request) -> Answer
where
    R::Id: DeserializeOwned,
{
    run_query(desk, request, plain::page::<R>)
}

fn save<R: Plain>(desk: &Desk, request: Request) -> Answer
where
    R::Id: Serialize,
{
    act::<R, _, _>(desk, request, "登记", plain::save::<R>)
}

fn add<R: Plain>(desk: &Desk, request: Request) -> Answer {
    act::<R, _, _>(desk, request, "登记", plain::add::<R>)
}

fn remove<R: Plain>(desk: &Desk, request: Request) -> Answer
where
    R::Id: DeserializeOwned,
{
    act::<R, _, _>(desk, request, "删除", plain::remove::<R>)
}

fn many<R: Plain>(desk: &Desk, request: Request) -> Answer {
    act::<R, _, _>(desk, request, "更改", plain::many::<R>)
}

/// An act called after its verb and its kind: 登记获奖.
fn act<R: Plain, Q: DeserializeOwned, A: Serialize>(
    desk: &Desk,
    request: Request,
    verb: &str,
    work: impl FnOnce(&Writer<'_>, Q) -> lianyan_core::Result<A>,
) -> Answer {
    let title = format!("{verb}{}", R::TABLE.label);
    run_act(desk, request, &title, work)
}
