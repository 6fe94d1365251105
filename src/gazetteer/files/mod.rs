//! The YAML files: what may stand in them, how they are read and checked, and
//! the library that they make up together.
//!
//! The build script includes this folder by path to compile the built-in data
//! in, so nothing in it may use the rest of the crate.

pub mod check;
pub mod common_words;
pub mod dates;
pub mod events;
pub mod grammar;
pub mod library;
pub mod name_words;
pub mod place_heads;
pub mod problem;
pub mod read;
pub mod rules;
pub mod schema;
pub mod sentence_words;
pub mod sounds;
