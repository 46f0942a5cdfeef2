//! Closing the window while something is typed and not saved: it is asked about first.
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::{Manager, State, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// What the page has told of itself, since a window that closes cannot wait for its answer.
#[derive(Default)]
pub(crate) struct Unsaved(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// What is typed and not saved, in the page's words; `None` when nothing is.
    words: Option<String>,
    /// The question is on screen: closing once more is no answer to it.
    asking: bool,
}

impl Unsaved {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page says so with every change.
#[tauri::command]
pub(crate) fn hold_closing(unsaved: State<'_, Unsaved>, words: Option<String>) {
    unsaved.held().words = words;
}

/// The draft is kept already; what is asked is whether to leave now.
pub(crate) fn ask_before_closing(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let unsaved = window.state::<Unsaved>();
    let mut held = unsaved.held();
    let Some(words) = &held.words else {
        return;
    };
    api.prevent_close();
    if !held.asking {
        ask(window, words);
        held.asking = true;
    }
}

/// Answers at once; what was chosen is done when it is chosen.
fn ask(window: &Window, words: &str) {
    let asked = window.clone();
    window
        .dialog()
        .message(format!(
            "{words}还没有保存。现在关闭，写的内容会留作草稿，下次打开同一处可以继续填写。"
        ))
        .title("有内容还没有保存")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            "留作草稿并关闭".to_owned(),
            "继续填写".to_owned(),
        ))
        .parent(window)
        .show(move |close| {
            asked.state::<Unsaved>().held().asking = false;
            if close {
                // A window that cannot be destroyed stays open, and closes at the next click.
                let _ = asked.destroy();
            }
        });
}
