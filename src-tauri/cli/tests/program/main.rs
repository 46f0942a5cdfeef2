//! The built program, run as a script or a browser runs it.
mod commands;
mod serve;
mod support;
