//! The built program, run as a script or a browser runs it.
mod commands;
mod lists;
mod script;
mod serve;
mod sheets;
mod support;
mod usage;
