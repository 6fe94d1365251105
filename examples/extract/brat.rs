//! A folder that brat opens.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sambandh::export::{self, to_file};
use sambandh::{Extraction, Gazetteer};

pub(crate) struct BratFolder {
    path: PathBuf,
    taken: BTreeSet<String>,
}

impl BratFolder {
    /// Makes the folder, if it is not there, and writes brat's configuration into it.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        to_file(path.join("annotation.conf"), |out| export::write_brat_config(out, Gazetteer::builtin()))?;
        Ok(BratFolder { path: path.to_owned(), taken: BTreeSet::new() })
    }

    pub(crate) fn add(&mut self, found: &Extraction<'_>) -> io::Result<()> {
        let name = self.free_name(found.id());
        to_file(self.path.join(format!("{name}.txt")), |out| out.write_all(found.text().as_bytes()))?;
        to_file(self.path.join(format!("{name}.ann")), |out| export::write_brat(out, found))
    }

    /// The id without what a file name cannot hold, and with a number if another
    /// document has that name.
    fn free_name(&mut self, id: &str) -> String {
        let id = id.strip_suffix(".txt").unwrap_or(id);
        let letter =
            |letter: char| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '_' };
        let name: String = id.chars().map(letter).collect();
        // A leading dot would hide the file, and `..` leave the folder.
        let name = format!("{}{name}", if name.is_empty() || name.starts_with('.') { "_" } else { "" });
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| self.taken.insert(name.clone()));
        free.unwrap_or(name)
    }
}
