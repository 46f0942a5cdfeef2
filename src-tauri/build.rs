//! Tells Tauri where the capabilities lie and which commands the window may be granted.

/// Every command of the shell; one that is missing here could be called by any page.
const COMMANDS: &[&str] = &[
    "call",
    "pick_files",
    "pick_folder",
    "take_file",
    "save_output",
    "open_output",
    "set_zoom",
    "hold_closing",
];

fn main() {
    // With a pattern of our own, tauri-build does not watch the folder.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are sound");
}
