//! Who is asked for what.
