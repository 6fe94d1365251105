//! Looks gazetteers and rules over before they are used, and runs their examples.
//!
//! ```text
//! cargo run --release --example check                              the built-in data
//! cargo run --release --example check -- gazetteers/people/        some of it
//! cargo run --release --example check -- my/                       files of your own
//! ```

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use sambandh::Gazetteer;
use sambandh::check::{Finding, Report, Severity};

const HELP: &str = "\
Looks gazetteers and rules over before they are used, and runs their examples.

usage: check [OPTION]... [PATH]...

  PATH...             files, or folders with .yaml files; without any, gazetteers/
                      Those inside gazetteers/ are checked as the built-in data itself,
                      all others as a layer on top of it.
  --alone             nothing beneath: the files must make sense by themselves
  --deny warnings     fail on warnings, not only on errors
  --advice            also guesses, such as Hindi names that sound unlike the English ones
  --format text|json  for people, or one array of objects for editors
  --stats             only counts entries and names, by file
  --help              this text

status: 0 all is well, 1 errors were found, 2 a file or option could not be read";

/// Where the built-in data is edited.
const BUILTIN: &str = "gazetteers";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether all is well.
fn run() -> Result<bool, Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else {
        println!("{HELP}");
        return Ok(true);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.stats {
        arguments.write_stats(&mut out)?;
        out.flush()?;
        return Ok(true);
    }
    let report = arguments.check()?;
    arguments.format.write(&mut out, &report)?;
    out.flush()?;
    let warnings = if arguments.deny_warnings { report.count(Severity::Warning) } else { 0 };
    Ok(report.count(Severity::Error) + warnings == 0)
}

#[derive(Default)]
struct Arguments {
    paths: Vec<PathBuf>,
    alone: bool,
    deny_warnings: bool,
    advice: bool,
    format: Format,
    stats: bool,
}

impl Arguments {
    /// None if help is asked for.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut arguments = Arguments::default();
        let mut rest = Parser::from_env();
        while let Some(argument) = rest.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(None),
                Arg::Long("alone") => arguments.alone = true,
                Arg::Long("deny") => arguments.deny_warnings = rest.value()?.parse_with(warnings)?,
                Arg::Long("advice") => arguments.advice = true,
                Arg::Long("format") => arguments.format = rest.value()?.parse_with(Format::parse)?,
                Arg::Long("stats") => arguments.stats = true,
                Arg::Value(path) => arguments.paths.push(path.into()),
                _ => return Err(argument.unexpected()),
            }
        }
        if arguments.paths.is_empty() {
            arguments.paths.push(BUILTIN.into());
        }
        Ok(Some(arguments))
    }

    fn check(&self) -> Result<Report, Box<dyn Error>> {
        let mut report = if self.alone {
            Gazetteer::default().check_paths(&self.paths)?
        } else if self.paths.iter().all(|path| is_builtin(path)) {
            let mut report = Gazetteer::default().check_paths(&[BUILTIN])?;
            report.retain_files(|file| self.paths.iter().any(|path| is_inside(Path::new(file), path)));
            report
        } else {
            Gazetteer::builtin().check_paths(&self.paths)?
        };
        report.findings.retain(|finding| self.advice || finding.severity != Severity::Advice);
        Ok(report)
    }

    fn write_stats(&self, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let mut gazetteer = Gazetteer::default();
        for path in &self.paths {
            gazetteer.add_path(path)?;
        }
        writeln!(out, "{:<48} {:>8} {:>8} {:>8}", "file", "entries", "English", "Hindi")?;
        for (file, tally) in gazetteer.counts().files {
            writeln!(out, "{file:<48} {:>8} {:>8} {:>8}", tally.entries, tally.en, tally.hi)?;
        }
        Ok(())
    }
}

/// Reads what is to be denied.
fn warnings(name: &str) -> Result<bool, String> {
    (name == "warnings").then_some(true).ok_or_else(|| "only warnings can be denied".to_owned())
}

fn is_builtin(path: &Path) -> bool {
    is_inside(path, Path::new(BUILTIN))
}

fn is_inside(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

#[derive(Clone, Copy, Default)]
enum Format {
    #[default]
    Text,
    Json,
}

impl Format {
    fn parse(name: &str) -> Result<Self, String> {
        match name {
            "text" => Ok(Format::Text),
            "json" => Ok(Format::Json),
            _ => Err("a format is text or json".to_owned()),
        }
    }

    fn write(self, out: &mut impl Write, report: &Report) -> io::Result<()> {
        match self {
            Format::Text => write_text(out, report),
            Format::Json => write_json(out, &report.findings),
        }
    }
}

fn write_text(out: &mut impl Write, report: &Report) -> io::Result<()> {
    for frame in &report.frames {
        writeln!(out, "{frame}")?;
    }
    for finding in &report.findings {
        writeln!(out, "{finding}")?;
    }
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    writeln!(out, "{errors} errors, {warnings} warnings")
}

fn write_json(out: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, findings)?;
    writeln!(out)
}
