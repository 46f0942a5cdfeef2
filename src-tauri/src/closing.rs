//! Closing the window while something is typed and not saved: it is asked about first.
use std::sync::{Mutex, PoisonError};

use tauri::{Manager, State, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// What the page holds that is not saved, in its words; `None` when all is.
#[derive(Default)]
pub(crate) struct Unsaved(Mutex<Option<String>>);

impl Unsaved {
    fn set(&self, words: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// Not there any more afterwards: one closing is asked about once.
    fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The page says so with every change: a window that closes cannot wait for an answer.
#[tauri::command]
pub(crate) fn hold_closing(held: State<'_, Unsaved>, unsaved: Option<String>) {
    held.set(unsaved);
}

/// The draft is kept already; what is asked is whether to leave now.
pub(crate) fn ask_before_closing(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let Some(words) = window.state::<Unsaved>().take() else {
        return;
    };
    api.prevent_close();
    let leaving = window.clone();
    window
        .dialog()
        .message(format!(
            "{words}还没有保存。现在关闭，写的内容会留作草稿，下次打开这一页时可以继续填写。"
        ))
        .title("有内容还没有保存")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            "仍然关闭".to_owned(),
            "不关闭".to_owned(),
        ))
        .parent(window)
        .show(move |close| match close {
            // A window that cannot be destroyed stays open, and closes at the next click.
            true => drop(leaving.destroy()),
            false => leaving.state::<Unsaved>().set(Some(words)),
        });
}
