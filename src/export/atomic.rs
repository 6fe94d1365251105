//! Files that are there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes a file beside its place and moves it there when it is complete and on disk.
/// A file that was there before stays as it was until then, and if anything fails.
///
/// # Errors
///
/// Those of `content`, or if the file cannot be written.
///
/// ```
/// use sambandh::{Lang, RelationGraph, export};
///
/// let graph = RelationGraph::load("tests/data/graph.json")?;
/// let file = std::env::temp_dir().join(format!("sambandh-{}.dot", std::process::id()));
/// export::to_file(&file, |out| export::write_dot(out, graph.relations(), Lang::Hi)).unwrap();
/// assert!(std::fs::read_to_string(&file).unwrap().ends_with("}\n"));
/// # std::fs::remove_file(file).unwrap();
/// # Ok::<(), sambandh::Error>(())
/// ```
pub fn to_file(
    path: impl AsRef<Path>,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let path = path.as_ref();
    // A link keeps pointing where it pointed.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let draft = draft_path(&path)?;
    let written = write_draft(&draft, &path, content).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn write_draft(
    draft: &Path,
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(OpenOptions::new().write(true).create_new(true).open(draft)?);
    content(&mut out)?;
    let file = out.into_inner()?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// A name in the same folder that no other process or thread uses.
fn draft_path(path: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
    let mut draft = std::ffi::OsString::from(".");
    draft.push(name);
    draft.push(format!(".{}-{}.tmp", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    Ok(path.with_file_name(draft))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_failed_write_keeps_the_old_file_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.json");
        to_file(&path, |out| out.write_all(b"old")).unwrap();
        let failed = to_file(&path, |out| {
            out.write_all(b"half of the n")?;
            Err(io::Error::other("disk full"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "disk full");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_complete_write_replaces_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.json");
        for content in ["old", "new"] {
            to_file(&path, |out| out.write_all(content.as_bytes())).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_folder_is_no_file() {
        assert!(to_file("/", |_| Ok(())).is_err());
    }
}
