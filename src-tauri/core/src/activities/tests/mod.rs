//! The life of an activity, its codes and fields, and what is refused in which words.
mod children;
mod fields;
mod life;
pub(crate) mod office;

use crate::error::{Error, Result};

fn words<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("should be refused") {
        Error::Invalid { message, .. } | Error::NotNow(message) => message,
        other => panic!("not in the user's words: {other:?}"),
    }
}
