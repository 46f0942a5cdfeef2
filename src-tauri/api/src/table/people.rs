//! Who sits at this computer, and finding any record by its name.
use lianyan_core::Result;
use lianyan_core::me::{self, CommunitiesRequest, Me, MyCommunity};
use lianyan_core::readings::readings_of;
use lianyan_core::search::{self, Hit, SearchRequest};

use crate::contract::Done;
use crate::desk::Desk;

commands! { PeopleCommands {
    /// `null` until the question of the first start is answered.
    Query me_get: me::get, () => Option<Me>;
    /// A preference of this copy: nothing to undo.
    Service me_set: set_me, Me => Done<()>;
    Query me_communities: me::communities, CommunitiesRequest => Vec<MyCommunity>;
    /// Ctrl+K: Chinese, full pinyin or initials.
    View search: find, SearchRequest => Vec<Hit>;
    /// How each character of each text can be read, so that the choices of a field are found by pinyin.
    View text_readings: text_readings, Vec<String> => Vec<Vec<String>>;
}}

/// What is read again when someone else sits here.
const KIND: &str = "me";

fn set_me(desk: &Desk, me: Me) -> Result<Done<()>> {
    let mut done = desk.write("更改使用人", |writer| me::set(writer, me))?;
    done.changed.push(KIND.to_owned());
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
