//! `lianyan serve`: prints the address, then stays until the last tab is closed.
use std::io::Write;

use serde_json::json;

use crate::args::Serve;
use crate::serve::{self, ServeOptions};
use crate::show::Show;

use super::{Outcome, desk_with};

pub(super) fn run(asked: Serve, show: Show) -> Outcome {
    let desk = desk_with(&asked.dir)?;
    desk.log().started("lianyan serve");
    let options = ServeOptions {
        port: asked.port,
        open_browser: !asked.no_open,
        stay: asked.stay,
    };
    serve::run(desk, &options, |address| announce(show, address))?;
    Ok(())
}

/// The address stands on a line of its own, so that a script can take it.
fn announce(show: Show, address: &str) {
    let text = || format!("请在浏览器中打开（网址只能用一次）：\n{address}");
    let told = show.result(&json!({ "address": address }), text);
    // Whoever started us without listening still has the browser we open.
    let _ = told.and_then(|()| std::io::stdout().flush());
}
