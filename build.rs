//! Compiles the YAML of `gazetteers/` into the data that the crate carries: the
//! library of all entries, for layers over it, and what an extractor makes of it,
//! so that the first use has only to read it.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "the crate uses the rest")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use lz4::block::{CompressionMode, compress};
use miniz_oxide::deflate::compress_to_vec;
use serde::Serialize;

// The crate's own modules, as far as the lexicon needs them.
#[path = "src/entity.rs"]
mod entity;
#[path = "src/error.rs"]
mod error;
#[path = "src/gazetteer/files/mod.rs"]
mod files;
#[path = "src/relation/kind.rs"]
mod kind;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/matcher/mod.rs"]
mod matcher;
#[path = "src/notation.rs"]
mod notation;
#[path = "src/text/mod.rs"]
mod text;

mod gazetteer {
    pub(crate) use crate::files;
    pub(crate) use files::dates::DateWords;
    pub(crate) use files::problem::Problem;
    pub(crate) use files::sentence_words::SentenceWords;
    pub(crate) use files::sounds::SoundWords;
}

use entity::{Entity, EntityId, MentionForm};
use error::Error;
use files::library::Library;
use files::read::Source;
use files::schema::EntityType;
use kind::Kind;
use lexicon::Compiled;
use text::{Lang, Span};

fn main() {
    for input in ["gazetteers", "src/entity.rs", "src/error.rs", "src/gazetteer/files"].into_iter().chain([
        "src/lexicon",
        "src/matcher",
        "src/notation.rs",
        "src/relation/kind.rs",
        "src/text",
    ]) {
        println!("cargo:rerun-if-changed={input}");
    }
    let mut paths = Vec::new();
    collect(Path::new("gazetteers"), &mut paths);
    paths.sort();
    let sources: Vec<Source> = paths.iter().map(|path| source(path)).collect();
    if let Err(error) = compile(&sources) {
        for problem in error.problems() {
            eprintln!("error: {problem}");
        }
        process::exit(1);
    }
}

fn compile(sources: &[Source]) -> Result<(), Error> {
    let library = Library::default().with(sources)?;
    let compiled = Compiled::new(&library)?;
    store("compiled.lz4", &quick_to_read(&compiled));
    store("matcher.lz4", &quick_to_read(&compiled.lexicon.matcher));
    store("library.deflate", &compress_to_vec(&bytes(&without_remarks(library)), COMPRESSION));
    Ok(())
}

/// The library without what is for those who edit the files: the sentences that
/// frames are tried on, and notes.
fn without_remarks(mut library: Library) -> Library {
    for frame in library.kinds.values_mut().flat_map(|placed| &mut placed.entry.frames) {
        (frame.examples, frame.counter_examples, frame.note) = Default::default();
    }
    for placed in library.entities.values_mut() {
        placed.entry.note = None;
    }
    library
}

/// The highest level of the library; no level is slower to read than another.
const TIGHTEST: i32 = 12;

/// Of ten, for what need not be read fast: beyond it the build takes longer and the binary is hardly smaller.
const COMPRESSION: u8 = 6;

fn quick_to_read(data: &impl Serialize) -> Vec<u8> {
    let packed = compress(&bytes(data), Some(CompressionMode::HIGHCOMPRESSION(TIGHTEST)), true);
    packed.expect("it is small enough for the format")
}

fn bytes(data: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(data).expect("the types of the crate serialise")
}

fn store(file: &str, bytes: &[u8]) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join(file), bytes).expect("OUT_DIR can be written");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("gazetteers/ is part of the package").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            paths.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source { name: path.to_string_lossy().replace('\\', "/"), text }
}
