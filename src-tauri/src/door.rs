//! The one command for records. What can be asked for is listed in `lianyan_api`.
use lianyan_api::Desk;
use lianyan_core::error::{Error, Failure};
use lianyan_core::ledger::Seen;
use serde_json::Value;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Response;

/// Runs a row of the command table. `seen`: how far the page had read that saves a form.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Desk>,
    name: String,
    request: Value,
    seen: Option<Seen>,
) -> Result<Response, Failure> {
    let desk = desk.inner().clone();
    apart(move || Ok(Response::new(desk.answer_seen(&name, request, seen)?))).await
}

/// Does `work` on a thread that may wait: neither the window nor the few threads that carry requests
/// stand still for a long query or a large photo.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let done = spawn_blocking(work).await;
    done.map_err(|cause| Error::Internal(cause.to_string()))?
}
