//! Looks files over for what loading cannot refuse but an editor wants to know:
//! names that mean two things, words taken for names, dates that cannot be,
//! frames whose examples fail.
//!
//! Errors of loading come in the same form, all of them at once. A warning that is
//! no mistake is answered in the file itself, with the reason:
//!
//! ```
//! use sambandh::Gazetteer;
//!
//! let entry = r#"
//! sambandh: 1
//! entities:
//! - id: place:may
//!   type: place
//!   names: {en: {label: May}, hi: {label: मे द्वीप}}
//! "#;
//! let report = Gazetteer::builtin().check_str("mine.yaml", entry);
//! assert_eq!(report.findings[0].code, "common-word");
//! let answered = format!("{entry}  allow: {{common-word: only read beside maps}}\n");
//! assert!(Gazetteer::builtin().check_str("mine.yaml", &answered).findings.is_empty());
//! ```

mod allow;
mod frames;
mod names;
mod persons;
mod read;
mod report;
mod spelling;
mod terms;
mod written;
mod yaml;

pub use report::{Finding, FrameResult, Passed, Report, Severity};

use std::path::Path;

use crate::gazetteer::files::check::check_references;
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::read::{Content, Source};
use crate::gazetteer::sources;
use crate::{Error, Gazetteer};

use read::{Checked, finding};

impl Gazetteer {
    /// Looks over files that would be added as one layer: those named, and all
    /// `.yaml` files in the folders named.
    ///
    /// # Errors
    ///
    /// If a file cannot be read at all. What is wrong *in* it stands in the report.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let report = Gazetteer::default().check_paths(&["gazetteers/phrases.yaml"])?;
    /// assert!(report.findings.is_empty());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn check_paths(&self, paths: &[impl AsRef<Path>]) -> Result<Report, Error> {
        Ok(check(self, &sources(paths)?))
    }

    /// Looks over YAML text that would be added as a layer; `name` stands for the
    /// file in findings.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let yaml = "sambandh: 1\nentities:\n- {id: Q1, typ: place}\n- {id: Q2, typ: place}\n";
    /// let report = Gazetteer::builtin().check_str("mine.yaml", yaml);
    /// assert_eq!(report.findings.len(), 2);
    /// assert_eq!(report.findings[0].cure.as_deref(), Some("did you mean `type`?"));
    /// ```
    pub fn check_str(&self, name: &str, yaml: &str) -> Report {
        check(self, &[Source { name: name.to_owned(), text: yaml.to_owned() }])
    }
}

fn check(beneath: &Gazetteer, sources: &[Source]) -> Report {
    let mut findings = Vec::new();
    let files: Vec<Checked<'_>> = sources.iter().map(|source| Checked::read(source, &mut findings)).collect();
    let mut library = beneath.library().clone();
    load(&mut library, &files, &mut findings);
    let sound = findings.is_empty() && files.iter().all(|file| file.whole);
    for file in &files {
        file.look_at_text(&mut findings);
    }
    names::check(&library, &files, &mut findings);
    persons::check(&library, &files, &mut findings);
    terms::check(&library, &files, &mut findings);
    spelling::check(&library, &files, &mut findings);
    let mut results = Vec::new();
    if sound {
        results = frames::check(library, &files, &mut findings);
    }
    allow::answer(&files, &mut findings);
    findings.sort_by(|one, other| key(one).cmp(&key(other)));
    findings.dedup_by(|one, other| key(one) == key(other));
    Report { findings, frames: results }
}

/// Puts the layer into the library and tells all that loading refuses.
fn load(library: &mut Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let contents: Vec<_> =
        files.iter().filter_map(|file| Some((file.source, file.content.clone()?))).collect();
    let all_read = files.iter().all(|file| file.whole);
    let mut problems = library.add_contents(&contents);
    // A reference to an entry that could not be read would be reported as well.
    let sure = |content: &Content| all_read || matches!(content, Content::Kind(_));
    let sure: Vec<_> = contents.into_iter().filter(|(_, content)| sure(content)).collect();
    problems.extend(check_references(library, &sure));
    findings.extend(problems.into_iter().map(|problem| finding(problem, files)));
}

fn key(finding: &Finding) -> (&str, usize, usize, &str, &str) {
    (&finding.file, finding.line, finding.column, finding.code, &finding.message)
}
