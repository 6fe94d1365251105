use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sambandh::export::{self, BadLine};
use sambandh::time::Date;
use sambandh::{Doc, Lang};

/// Input is long, and its progress worth showing, from here on.
const LONG_BYTES: u64 = 4 << 20;
const LONG_FILES: usize = 50;

/// The documents that the command line names.
#[derive(Default)]
pub(crate) struct Input {
    /// Whether a file holds a JSON object a line; else it is one document of plain text.
    pub(crate) jsonl: bool,
    /// For documents that bring no date of their own.
    pub(crate) date: Option<Date>,
    /// For documents that name no language.
    pub(crate) lang: Option<Lang>,
    /// Files and folders; standard input if there are none.
    pub(crate) paths: Vec<PathBuf>,
}

/// How the command line names an [`Input`].
pub(crate) const INPUT_HELP: &str = "\
input:
  PATH...               files, folders (their .txt or .jsonl files), or standard input
  --input text|jsonl    one document a file (text), or one JSON object a line
  --date YYYY-MM-DD     day of publication, where a document brings none
";

/// A file, or standard input, and the id of the document it holds.
struct Source {
    id: String,
    path: Option<PathBuf>,
}

impl Input {
    /// Reads all documents, one after the other, in the order of the command line and,
    /// inside folders, of paths. `bar_may_show` unless output runs over the same screen.
    pub(crate) fn for_each(
        &self,
        bar_may_show: bool,
        mut each: impl FnMut(Result<Doc<'static>, BadLine>) -> io::Result<()>,
    ) -> Result<(), Box<dyn Error>> {
        let sources = self.sources()?;
        let bar = if bar_may_show { progress(&sources) } else { ProgressBar::hidden() };
        for source in &sources {
            match source.open(&bar) {
                Ok(reader) if self.jsonl => {
                    export::read_documents(BufReader::new(reader))
                        .try_for_each(|doc| each(doc.map(|doc| self.with_defaults(doc))))?;
                }
                Ok(reader) => each(source.read_text(reader).map(|doc| self.with_defaults(doc)))?,
                Err(error) => each(Err(source.failure(0, error)))?,
            }
        }
        bar.finish_and_clear();
        Ok(())
    }

    /// The document with the date and language of the command line, where it has none.
    pub(crate) fn with_defaults(&self, mut doc: Doc<'static>) -> Doc<'static> {
        if let (None, Some(date)) = (doc.date(), self.date) {
            doc = doc.published(&date.to_string()).expect("a date prints as it is read");
        }
        match (doc.named_lang(), self.lang) {
            (None, Some(lang)) => doc.lang(lang),
            _ => doc,
        }
    }

    fn sources(&self) -> Result<Vec<Source>, Box<dyn Error>> {
        if self.paths.is_empty() {
            if io::stdin().is_terminal() {
                eprintln!("reading from the terminal; end with Ctrl-D, or see --help");
            }
            return Ok(vec![Source { id: "-".to_owned(), path: None }]);
        }
        let mut files = Vec::new();
        for path in &self.paths {
            if path.is_dir() {
                files.extend(self.files_in(path)?);
            } else {
                files.push(path.clone());
            }
        }
        Ok(with_ids(files))
    }

    /// The files of a folder and its folders that could hold documents, by path.
    fn files_in(&self, folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
        let wanted = if self.jsonl { "jsonl" } else { "txt" };
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for entry in entries {
                let entry = entry?;
                // Links to folders are not followed: they may lead in circles.
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else if entry.path().extension().is_some_and(|extension| extension == wanted) {
                    files.push(entry.path());
                }
            }
        }
        if files.is_empty() {
            return Err(format!("{}: no file ends in .{wanted}", folder.display()).into());
        }
        files.sort();
        Ok(files)
    }
}

/// The id of a document is its file's name, or its path where two files share a name.
fn with_ids(files: Vec<PathBuf>) -> Vec<Source> {
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for file in &files {
        *bearers.entry(name(file)).or_default() += 1;
    }
    let id = |path: &Path| match bearers[&name(path)] {
        1 => name(path),
        _ => path.display().to_string(),
    };
    files.into_iter().map(|path| Source { id: id(&path), path: Some(path) }).collect()
}

impl Source {
    fn open(&self, bar: &ProgressBar) -> io::Result<impl Read + use<>> {
        let reader: Box<dyn Read> = match &self.path {
            Some(path) => Box::new(File::open(path)?),
            None => Box::new(io::stdin().lock()),
        };
        Ok(bar.wrap_read(reader))
    }

    fn read_text(&self, mut reader: impl Read) -> Result<Doc<'static>, BadLine> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| self.failure(0, error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let readable = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = readable.split(|&byte| byte == b'\n').count();
            self.failure(line, "this is not UTF-8; convert it, for example with iconv")
        })?;
        let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
        Ok(Doc::new(self.id.clone(), text))
    }

    fn failure(&self, line: usize, error: impl ToString) -> BadLine {
        BadLine { id: self.id.clone().into(), line, error: error.to_string() }
    }

    fn bytes(&self) -> u64 {
        let path = self.path.as_ref();
        path.and_then(|path| fs::metadata(path).ok()).map_or(0, |metadata| metadata.len())
    }
}

/// A bar that shows itself if the input is long, or of unknown length, and standard
/// error is a terminal.
fn progress(sources: &[Source]) -> ProgressBar {
    let piped = sources.iter().any(|source| source.path.is_none()) && !io::stdin().is_terminal();
    let bytes = sources.iter().map(Source::bytes).sum();
    let (length, template) = if piped {
        (None, "{spinner} {bytes}  {bytes_per_sec}")
    } else if bytes > LONG_BYTES || sources.len() > LONG_FILES {
        (Some(bytes), "{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left")
    } else {
        return ProgressBar::hidden();
    };
    let style = ProgressStyle::with_template(template).expect("both templates are constants");
    ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr()).with_style(style)
}

/// Reads a format of input from the command line: whether it is JSONL.
pub(crate) fn is_jsonl(name: &str) -> Result<bool, String> {
    match name {
        "jsonl" => Ok(true),
        "text" => Ok(false),
        _ => Err("an input is text or jsonl".to_owned()),
    }
}

/// Reads a language from the command line.
pub(crate) fn lang(name: &str) -> Result<Lang, String> {
    match name {
        "hi" => Ok(Lang::Hi),
        "en" => Ok(Lang::En),
        _ => Err("a language is hi or en".to_owned()),
    }
}
