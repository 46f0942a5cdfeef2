//! The one command for records. What can be asked for is listed in `lianyan_api`.
use lianyan_api::Desk;
use lianyan_core::error::Failure;
use serde_json::Value;
use tauri::State;

/// Runs a row of the command table, off the window's thread: a long query does not stop the screen.
#[tauri::command(async)]
pub(crate) fn call(desk: State<'_, Desk>, name: &str, request: Value) -> Result<Value, Failure> {
    desk.call(name, request)
}
