//! Closed word lists: how each word is spelled in a column, and how it reads on screen.
//!
//! Lists that a county may edit are not here but in the vocabulary tables.

/// A word of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the ledger's column.
    pub code: &'static str,
    /// As screens, workbooks and messages say it.
    pub label: &'static str,
    /// Understood on import besides.
    pub other_names: &'static [&'static str],
}

/// A closed list as a whole: screens take their words from it, workbooks their choices.
pub trait ClosedList {
    /// Name of the type.
    const NAME: &'static str;

    /// Its words, in their order.
    fn words() -> Vec<Choice>;

    fn of_code(code: &str) -> Option<Self>
    where
        Self: Sized;
}

/// Declares an enum whose words are fixed by the program's own logic: stored, shown, and after `|`
/// whatever else it is called.
macro_rules! closed_list {
    (
        $(#[$doc:meta])*
        pub enum $name:ident ($what:literal) {
            $(
                $(#[$vdoc:meta])*
                $variant:ident = $code:literal : $label:literal $( | $other:literal )*,
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
                 serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name {
            $( $(#[$vdoc])* #[serde(rename = $code)] $variant, )+
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$( $name::$variant, )+];

            /// As it stands in the ledger's column.
            pub const fn code(self) -> &'static str {
                match self { $( $name::$variant => $code, )+ }
            }

            /// As the user reads it.
            pub fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )+ }
            }

            pub fn of_code(code: &str) -> Option<Self> {
                match code { $( $code => Some($name::$variant), )+ _ => None }
            }

            /// What else people and earlier versions of the program call it; understood on import.
            pub fn other_names(self) -> &'static [&'static str] {
                match self { $( $name::$variant => &[$( $other ),*], )+ }
            }
        }

        impl $crate::words::ClosedList for $name {
            const NAME: &'static str = stringify!($name);

            fn words() -> Vec<$crate::words::Choice> {
                let choice = |word: &$name| $crate::words::Choice {
                    code: word.code(),
                    label: word.label(),
                    other_names: word.other_names(),
                };
                Self::ALL.iter().map(choice).collect()
            }

            fn of_code(code: &str) -> Option<Self> {
                $name::of_code(code)
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                let code = value.as_str()?;
                Self::of_code(code).ok_or_else(|| {
                    rusqlite::types::FromSqlError::Other(
                        format!(concat!("unknown ", $what, " {:?}"), code).into(),
                    )
                })
            }
        }
    };
}

pub(crate) use closed_list;
