//! The desktop shell: a window, the user's ledgers, and one door between them.

use tauri::WebviewWindowBuilder;

/// Opens the window and runs until it is closed.
pub fn run() {
    tauri::Builder::default()
        .setup(|app| {
            let config = &app.config().app.windows[0];
            WebviewWindowBuilder::from_config(app.handle(), config)?.build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window runs until it is closed");
}
