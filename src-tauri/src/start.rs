//! From the start of the program to the open window.
use std::error::Error;
use std::path::PathBuf;

use lianyan_api::{Desk, DeskOptions};
use serde_json::Value;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, WebviewWindowBuilder, Wry};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use tauri_plugin_window_state::StateFlags;

/// The one window, as `tauri.conf.json` and the capability call it.
const MAIN: &str = "main";

/// The data folder that `LIANYAN_HOME` names, for trials and tests beside the user's own.
fn home_override() -> Option<PathBuf> {
    std::env::var_os("LIANYAN_HOME")
        .filter(|folder| !folder.is_empty())
        .and_then(|folder| std::path::absolute(folder).ok())
}

/// Size, place and maximised state of the window outlast the program.
pub(crate) fn window_memory() -> TauriPlugin<Wry> {
    let memory = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    match home_override() {
        // Joined to the configuration folder, an absolute path stands for itself.
        Some(home) => memory.with_filename(home.join("window.json").to_string_lossy()),
        None => memory,
    }
    .build()
}

/// Sets up the desk over the user's data folder, then shows the window on it. Where that folder
/// cannot be used, a message says so and the program ends.
///
/// # Errors
/// When the system cannot open a web view.
pub(crate) fn open(app: &mut App) -> Result<(), Box<dyn Error>> {
    match DeskOptions::of_environment().and_then(Desk::new) {
        Ok(desk) => show(app, desk),
        Err(error) => {
            give_up(app.handle(), &error.to_string());
            Ok(())
        }
    }
}

fn show(app: &mut App, desk: Desk) -> Result<(), Box<dyn Error>> {
    desk.log().hear_panics();
    desk.log().started("lianyan-desktop");
    if std::env::args_os().any(|argument| argument == "--sample") {
        open_sample(&desk);
    }
    let web_data = home_override().map(|home| home.join("webview"));
    app.manage(desk);
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .ok_or("tauri.conf.json describes the main window")?
        .clone();
    let mut window = WebviewWindowBuilder::from_config(app.handle(), &config)?;
    if let Some(folder) = web_data {
        window = window.data_directory(folder);
    }
    window.build()?;
    Ok(())
}

fn give_up(app: &AppHandle, words: &str) {
    eprintln!("{words}");
    let leaving = app.clone();
    app.dialog()
        .message(words)
        .title("联研")
        .kind(MessageDialogKind::Error)
        .show(move |_| leaving.exit(1));
}

/// Opens the sample county, made on first use. Where that fails, the start screen is shown instead,
/// on which it can be tried again and says why.
fn open_sample(desk: &Desk) {
    if let Err(failure) = desk.call("ledger_open_sample", Value::Null) {
        eprintln!("{}\n{}", failure.message, failure.detail);
    }
}

/// Stops running jobs and closes the ledger, so that its log is written back into its file.
pub(crate) fn leave(app: &AppHandle) {
    if let Some(desk) = app.try_state::<Desk>()
        && let Err(error) = desk.close()
    {
        eprintln!("{error}");
    }
}

/// Brings the open window to the front when the program is started again.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window that cannot be raised is still there; nothing is lost.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
