//! The desktop shell: a window, the user's ledgers behind it, and one door between them.
mod closing;
mod desktop;
mod door;
mod start;

use tauri::RunEvent;

/// Opens the window and runs until it is closed.
///
/// `--sample` opens the sample county. `LIANYAN_HOME` names another data folder than the user's own.
pub fn run() {
    tauri::Builder::default()
        // First, so that a second start hands over before it touches anything. It works over the
        // session bus; where there is none, a second window opens, and the ledger's lock decides.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            start::raise(app);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(start::window_memory())
        .manage(closing::Unsaved::default())
        .on_window_event(closing::ask_before_closing)
        .setup(|app| start::open(app))
        .invoke_handler(tauri::generate_handler![
            door::call,
            desktop::pick_files,
            desktop::pick_folder,
            desktop::take_file,
            desktop::save_output,
            desktop::open_output,
            desktop::set_zoom,
            closing::hold_closing,
        ])
        .build(tauri::generate_context!())
        .expect("the system has what a window needs")
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                start::leave(app);
            }
        });
}
