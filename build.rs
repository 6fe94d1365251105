//! Compiles the YAML of `gazetteers/` into the data that the crate carries.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[allow(dead_code, unreachable_pub)]
#[path = "src/gazetteer/files/mod.rs"]
mod files;

use files::library::Library;
use files::read::Source;

fn main() {
    println!("cargo:rerun-if-changed=gazetteers");
    println!("cargo:rerun-if-changed=src/gazetteer/files");
    let mut paths = Vec::new();
    collect(Path::new("gazetteers"), &mut paths);
    paths.sort();
    let sources: Vec<Source> = paths.iter().map(|path| source(path)).collect();
    let mut library = Library::default();
    if let Err(problems) = library.add(&sources) {
        for problem in problems {
            eprintln!("error: {problem}");
        }
        process::exit(1);
    }
    let bytes = postcard::to_stdvec(&library).expect("schema types serialise");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("builtin.postcard"), bytes).expect("OUT_DIR can be written");
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
