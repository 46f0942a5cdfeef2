//! `lianyan serve`: the same window in the system's browser, over loopback only.
//!
//! [`gate`] decides who may ask at all, [`carrier`] carries commands and files to the desk,
//! [`screens`] hands out the built pages, [`lifetime`] ends the program after the last tab.
mod carrier;
mod gate;
mod lifetime;
mod screens;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use lianyan_api::Desk;
use lianyan_core::{Error, Result};
use tokio::net::TcpListener;

use gate::Gate;
use lifetime::Lifetime;

pub(crate) struct ServeOptions {
    /// 0: the system chooses.
    pub(crate) port: u16,
    pub(crate) open_browser: bool,
    /// Stays after the last tab is closed, until it is stopped.
    pub(crate) stay: bool,
}

/// What every request can reach.
pub(crate) struct Served {
    desk: Desk,
    gate: Gate,
    lifetime: Lifetime,
}

/// Serves until the last tab has been closed for some minutes, or the program is stopped.
/// `announce` gets the address to open, once the port is taken.
pub(crate) fn run(desk: Desk, options: &ServeOptions, announce: impl FnOnce(&str)) -> Result<()> {
    tokio::runtime::Runtime::new()
        .map_err(|cause| Error::file("网络服务启动不了，请重启电脑后再试。", cause))?
        .block_on(serve(desk, options, announce))
}

async fn serve(desk: Desk, options: &ServeOptions, announce: impl FnOnce(&str)) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .map_err(|cause| Error::file("端口被别的程序占用，请换一个端口或不指定端口。", cause))?;
    let port = listener
        .local_addr()
        .map_err(|cause| Error::file("端口读不出来。", cause))?
        .port();
    let served = Arc::new(Served {
        desk: desk.clone(),
        gate: Gate::new(port)?,
        lifetime: Lifetime::new(options.stay),
    });
    let address = served.gate.entrance();
    announce(&address);
    if options.open_browser {
        open_in_browser(&address);
    }
    let ended = axum::serve(listener, router(Arc::clone(&served)))
        .with_graceful_shutdown(lifetime::end(Arc::clone(&served)));
    // A tab that keeps its connection open must not keep the program alive.
    tokio::select! {
        outcome = ended => outcome.map_err(|cause| Error::file("网络服务中断，请重新启动。", cause))?,
        () = lifetime::end_and_grace(Arc::clone(&served), Duration::from_secs(5)) => {}
    }
    desk.close()
}

fn router(served: Arc<Served>) -> Router {
    Router::new()
        .route("/call/{name}", post(carrier::call))
        .route("/files", post(carrier::upload))
        .route("/files/{token}", get(carrier::download))
        .route("/alive", post(carrier::alive))
        .fallback(screens::page)
        .layer(middleware::from_fn_with_state(
            Arc::clone(&served),
            gate::guard,
        ))
        .with_state(served)
}

/// Asks the system for its browser; where there is none the printed address remains.
fn open_in_browser(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let _ = std::process::Command::new(program)
        .args(arguments)
        .arg(address)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
}
