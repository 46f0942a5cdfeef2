//! Who sits at this computer, and finding any record by its name.
use lianyan_core::{RECORDS, Result};
use lianyan_core::communities;
use lianyan_core::ledger::{AllRecords, History, Preferences, tables_of};
use lianyan_core::me::{self, CommunitiesRequest, Me, MyCommunity};
use lianyan_core::plain::{self, Choices};
use lianyan_core::readings::readings_of;
use lianyan_core::roster::Organization;
use lianyan_core::search::{self, Hit, SearchRequest};
use lianyan_core::vocabulary;

use crate::contract::Done;
use crate::desk::Desk;

commands! { PeopleCommands {
    /// `null` until the question of the first start is answered.
    Query me_get: me::get, () => Option<Me>, of (Organization, Preferences);
    /// A preference of this copy: nothing to undo.
    Service me_set: set_me, Me => Done<()>;
    Query me_communities: me::communities, CommunitiesRequest => Vec<MyCommunity>,
        of (communities::Tables, vocabulary::Tables, Organization, Preferences);
    /// Ctrl+K: Chinese, full pinyin or initials.
    View search: find, SearchRequest => Vec<Hit>, of (search::Tables, History);
    /// Records of these tables, as the choices of a field.
    Query record_choices: plain::choices, Vec<String> => Vec<Choices>, of AllRecords;
    /// How each character of each text can be read, so that the choices of a field are found by pinyin.
    View text_readings: text_readings, Vec<String> => Vec<Vec<String>>, of ();
}}

fn set_me(desk: &Desk, me: Me) -> Result<Done<()>> {
    let mut done = desk.write("更改使用人", |writer| me::set(writer, me))?;
    done.changed.extend(tables_of::<Preferences>(&RECORDS).into_iter().map(str::to_owned));
    Ok(done)
}

fn find(desk: &Desk, request: SearchRequest) -> Result<Vec<Hit>> {
    let ledger = desk.ledger()?;
    ledger.read(|reader| search::find(ledger.names(), reader, request))
}

/// Reads no record: it works before a ledger is open.
fn text_readings(_: &Desk, texts: Vec<String>) -> Result<Vec<Vec<String>>> {
    Ok(texts.iter().map(|text| readings_of(text)).collect())
}
