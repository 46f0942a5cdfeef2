//! Every command, in one table. Rows stand in one file a slice; [`PARTS`] lists the files.
//!
//! A row reads `Query school_list: roster::schools, SchoolFilter => Vec<SchoolLine>, of Organization;`.
//! It makes both ends: what [`crate::Desk::call`] runs, and the TypeScript type the screens are written
//! against. After `of` a query says what its answer is made of, so that the screens ask it again when
//! that has changed; where it reads something else, too, no test passes ([`Row::answer`]).
use ts_rs::TS;

use crate::contract::Row;

/// Declares the rows of one slice.
macro_rules! commands {
    ($part:ident {
        $(
            $(#[$doc:meta])*
            $kind:ident $name:ident: $($title:literal,)? $handler:path, $request:ty => $response:ty $(, of $reads:ty)?;
        )+
    }) => {
        #[derive(ts_rs::TS)]
        #[expect(dead_code, reason = "only its TypeScript is used")]
        pub(super) struct $part {
            $( $(#[$doc])* $name: crate::contract::$kind<$request, $response>, )+
        }

        pub(super) const ROWS: &[crate::contract::Row] = &[
            $( crate::contract::Row::new::<reads!($kind $($reads)?)>(
                stringify!($name),
                kind!($kind),
                |desk, request| {
                    run!($kind, desk, request, $($title,)? $handler, $request, $response)
                },
            ), )+
        ];
    };
}

macro_rules! kind {
    (View) => {
        crate::contract::Kind::Query
    };
    ($kind:ident) => {
        crate::contract::Kind::$kind
    };
}

/// A query says what its answer is made of, and nothing else does.
macro_rules! reads {
    (Query $reads:ty) => {
        $reads
    };
    (View $reads:ty) => {
        $reads
    };
    (Act) => {
        ()
    };
    (Job) => {
        ()
    };
    (Service) => {
        ()
    };
}

/// Runs a row by its kind. The types are named so that a row whose handler says otherwise fails here.
macro_rules! run {
    (Query, $desk:ident, $ask:ident, $handler:path, $request:ty, $response:ty) => {
        crate::contract::run_query::<$request, $response>($desk, $ask, $handler)
    };
    (Act, $desk:ident, $ask:ident, $title:literal, $handler:path, $request:ty, $response:ty) => {
        crate::contract::run_act::<$request, $response>($desk, $ask, $title, $handler)
    };
    (Job, $desk:ident, $ask:ident, $handler:path, $request:ty, $response:ty) => {
        crate::contract::run_job::<$request, $response>($desk, $ask, $handler)
    };
    ($view_or_service:ident, $desk:ident, $ask:ident, $handler:path, $request:ty, $response:ty) => {
        crate::contract::run_service::<$request, $response>($desk, $ask, $handler)
    };
}

/// The parts, each with the struct that is its TypeScript.
macro_rules! parts {
    ($($part:ident: $typescript:ident,)+) => {
        $( mod $part; )+

        const PARTS: &[&[Row]] = &[$( $part::ROWS, )+];

        /// All rows, as TypeScript: from a command's name to its kind, request and response.
        #[derive(TS)]
        #[expect(dead_code, reason = "only its TypeScript is used")]
        struct Commands {
            $( #[ts(flatten)] $part: $part::$typescript, )+
        }
    };
}

parts! {
    app: AppCommands,
    ledgers: LedgerCommands,
    jobs: JobCommands,
    undo: UndoCommands,
    history: HistoryCommands,
    unsaved: UnsavedCommands,
    backups: BackupCommands,
    people: PeopleCommands,
    vocabulary: VocabularyCommands,
    calendar: CalendarCommands,
    roster: RosterCommands,
    twins: TwinCommands,
    communities: CommunityCommands,
    register: RegisterCommands,
    activities: ActivityCommands,
    attendance: AttendanceCommands,
    evidence: EvidenceCommands,
    outputs: OutputCommands,
    plain_kinds: PlainKindCommands,
    letterhead: LetterheadCommands,
    counting: CountingCommands,
    forms: FormCommands,
    data_workbook: DataWorkbookCommands,
    roster_import: RosterImportCommands,
    activity_import: ActivityImportCommands,
    participation: ParticipationCommands,
}

pub use plain_kinds::PLAIN_KINDS;

/// Every row of the table, in its order.
pub fn command_list() -> impl Iterator<Item = &'static Row> {
    PARTS.iter().copied().flatten()
}

pub fn find_command(name: &str) -> Option<&'static Row> {
    command_list().find(|row| row.name == name)
}

#[cfg(test)]
mod kinds;
#[cfg(test)]
mod reads;
#[cfg(test)]
mod words;

#[cfg(test)]
mod tests {
    use std::any::{TypeId, type_name};
    use std::collections::{HashMap, HashSet};
    use std::fs;
    use std::path::PathBuf;

    use lianyan_core::error::Failure;

    use ts_rs::TypeVisitor;

    use super::*;

    /// Which Rust type writes which file.
    #[derive(Default)]
    struct Writers {
        of_file: HashMap<PathBuf, HashSet<&'static str>>,
        seen: HashSet<TypeId>,
    }

    impl TypeVisitor for Writers {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if !self.seen.insert(TypeId::of::<T>()) {
                return;
            }
            if let Some(file) = T::output_path() {
                let name = type_name::<T>().split('<').next().unwrap_or_default();
                self.of_file.entry(file).or_default().insert(name);
            }
            T::visit_dependencies(self);
            T::visit_generics(self);
        }
    }

    #[test]
    fn no_two_types_write_the_same_file() {
        let mut writers = Writers::default();
        writers.visit::<Commands>();
        let twins: Vec<_> = writers
            .of_file
            .values()
            .filter(|names| names.len() > 1)
            .collect();
        assert!(twins.is_empty(), "one of each would be lost: {twins:?}");
        assert!(writers.of_file.len() > 100, "the walk sees them all");
    }

    /// Rewrites `ui/src/generated` (or the folder of TS_RS_EXPORT_DIR); CI compares the folders.
    #[test]
    fn typescript_is_up_to_date() {
        let config = ts_rs::Config::from_env();
        Commands::export_all(&config).expect("the commands and all they mention");
        Failure::export_all(&config).expect("the failure");
        fs::write(config.out_dir().join("words.ts"), words::typescript()).expect("the words");
        fs::write(config.out_dir().join("reads.ts"), reads::typescript())
            .expect("what queries read");
        let kinds = kinds::typescript(&plain_kinds::told());
        fs::write(config.out_dir().join("kinds.ts"), kinds).expect("the kinds");
    }

    #[test]
    fn every_row_has_its_own_name_and_a_typescript_type() {
        let config = ts_rs::Config::default();
        let typescript = Commands::inline(&config);
        let mut seen = HashSet::new();
        for row in command_list() {
            assert!(
                seen.insert(row.name),
                "{} stands in the table twice",
                row.name
            );
            assert!(
                typescript.contains(&format!("{}: ", row.name)),
                "{} has no TypeScript type",
                row.name
            );
        }
    }
}
