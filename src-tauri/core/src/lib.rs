//! Records and rules of a teaching-research community (教研共同体), kept in one SQLite file.
//!
//! Start reading at [`ledger`]: it opens the file and is the only way to change it. Each other
//! module is one part of the secretary's work; a part uses only those named before it here.
pub mod ids;

pub mod error;

pub mod dates;

pub mod words;

mod text;

pub mod readings;

pub mod ledger;

mod uses;

pub mod vocabulary;

pub mod tags;

pub mod plain;

pub mod calendar;

pub mod roster;

pub mod communities;

pub mod me;

pub mod activities;

pub mod attendance;

pub mod evidence;

pub mod outputs;

pub mod kinds;

pub mod letterhead;

mod tables;

pub mod twins;

pub mod counting;

pub mod register;

pub mod yearbook;

pub mod search;

pub mod exchange;

pub mod sample;

pub use error::{Error, Result};
pub use ledger::{Ledger, Reader, Writer};
pub use tables::RECORDS;
pub use text::plain_characters;
