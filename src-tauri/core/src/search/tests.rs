//! Searching, case by case.
