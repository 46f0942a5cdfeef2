//! 联研 without a window.
fn main() {}
