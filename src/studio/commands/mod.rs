//! Command arms, one file for each kind: files, edits, selection, views.
//! STUB: owner room `studio`.
