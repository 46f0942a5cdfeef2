//! Closed word lists: how each word is spelled in a column, and how it reads on screen.
//!
//! Lists that a county may edit are not here but in the vocabulary tables.

/// A value that reads differently on screen than it is stored; the history shows it this way.
pub trait Shown {
    /// `stored` as it stands in the column, as text; `None` when it has no word of its own.
    fn shown(stored: &str) -> Option<String>;
}

impl Shown for bool {
    fn shown(stored: &str) -> Option<String> {
        match stored {
            "0" => Some("否".to_owned()),
            "1" => Some("是".to_owned()),
            _ => None,
        }
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(stored: &str) -> Option<String> {
        T::shown(stored)
    }
}

/// Declares an enum whose words are fixed by the program's own logic.
macro_rules! closed_list {
    (
        $(#[$doc:meta])*
        pub enum $name:ident ($what:literal) {
            $( $(#[$vdoc:meta])* $variant:ident = $code:literal : $label:literal, )+
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
            pub fn code(self) -> &'static str {
                match self { $( $name::$variant => $code, )+ }
            }

            /// As the user reads it.
            pub fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )+ }
            }

            pub fn of_code(code: &str) -> Option<Self> {
                match code { $( $code => Some($name::$variant), )+ _ => None }
            }

            pub fn of_label(label: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.label() == label)
            }
        }

        impl $crate::words::Shown for $name {
            fn shown(stored: &str) -> Option<String> {
                Self::of_code(stored).map(|word| word.label().to_owned())
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
