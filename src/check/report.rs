use std::fmt;

use serde::Serialize;

/// Where something stands in a file: lines, and columns in characters, from 1;
/// the end is one column behind the last character.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// How much a finding matters.
///
/// ```
/// use sambandh::check::Severity;
///
/// assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Advice);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// The file cannot be used like this, or does not do what it says.
    Error,
    /// Probably a mistake. One that is none says why under `allow`.
    Warning,
    /// A guess, worth a second look.
    Advice,
}

/// Something that a file does wrong, and where.
///
/// Prints as `file:line:column  severity  message  [code]`, with the cure on a
/// line of its own.
///
/// ```
/// use sambandh::Gazetteer;
///
/// let yaml = "sambandh: 1\nentities:\n- {id: Q1, type: place, names: {hi: {label: लीमा}}}\n";
/// let report = Gazetteer::builtin().check_str("mine.yaml", yaml);
/// let finding = &report.findings[0];
/// assert_eq!((finding.line, finding.code), (3, "missing-name"));
/// assert!(finding.to_string().starts_with("mine.yaml:3:8  warning  `Q1` has no English label  [missing-name]"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column behind the last character.
    pub end_column: usize,
    /// How much it matters.
    pub severity: Severity,
    /// Short name of the sort of finding, such as `shared-form`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub cure: Option<String>,
}

impl Finding {
    pub(super) fn new(
        severity: Severity,
        code: &'static str,
        file: &str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        let Place { line, column, end_line, end_column } = place;
        let (file, message) = (file.to_owned(), message.into());
        Finding { file, line, column, end_line, end_column, severity, code, message, cure: None }
    }

    pub(super) fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { file, line, column, severity, message, code, .. } = self;
        write!(f, "{file}:{line}:{column}  {severity:<7}  {message}  [{code}]")?;
        match &self.cure {
            Some(cure) => write!(f, "\n    {cure}"),
            None => Ok(()),
        }
    }
}

/// What the examples of a frame came to.
///
/// Prints as `ok meet: 4 examples passed, 2 counter-examples silent`.
///
/// ```
/// use sambandh::Gazetteer;
///
/// let yaml = r#"
/// sambandh: 1
/// kind: garland
/// label: {en: garlanded, hi: माला}
/// meaning: {en: hangs a garland on, hi: माला पहनाना}
/// group: verbal-cooperation
/// source: [person]
/// target: [person]
/// frames:
/// - id: garland
///   en: {verb: [garland], source: [subject], target: [object]}
///   hi: {noun: [माला], verb: [पहना], source: [subject], target: [को]}
///   examples:
///   - {text: "Modi garlanded Putin in Moscow.", expect: [[Narendra Modi, Vladimir Putin]]}
///   - {text: "मोदी ने पुतिन को माला पहनाई।", expect: [[Narendra Modi, Vladimir Putin]]}
/// "#;
/// let report = Gazetteer::builtin().check_str("garland.yaml", yaml);
/// assert_eq!(report.frames[0].to_string(), "ok garland: 2 examples passed, 0 counter-examples silent");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FrameResult {
    /// The file that the frame stands in.
    pub file: String,
    /// Its kind of relation.
    pub kind: String,
    /// Its id.
    pub frame: String,
    /// Examples, and how many of them give what they should.
    pub examples: Passed,
    /// Counter-examples, and how many of them give nothing.
    pub counter_examples: Passed,
}

/// How many of how many passed.
///
/// ```
/// use sambandh::Gazetteer;
///
/// let report = Gazetteer::builtin().check_str("mine.yaml", "sambandh: 1\n");
/// assert!(report.frames.iter().all(|frame| frame.examples.passed == frame.examples.all));
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Passed {
    /// How many passed.
    pub passed: usize,
    /// How many there are.
    pub all: usize,
}

impl Passed {
    pub(super) fn count(&mut self, passed: bool) {
        self.all += 1;
        self.passed += usize::from(passed);
    }
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.passed == self.all {
            true => write!(f, "{}", self.all),
            false => write!(f, "{} of {}", self.passed, self.all),
        }
    }
}

impl FrameResult {
    /// Whether all of them passed.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let report = Gazetteer::builtin().check_str("mine.yaml", "sambandh: 1\n");
    /// assert!(report.frames.iter().all(|frame| frame.is_ok()));
    /// ```
    pub fn is_ok(&self) -> bool {
        self.examples.passed == self.examples.all && self.counter_examples.passed == self.counter_examples.all
    }
}

impl fmt::Display for FrameResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.is_ok() { "ok" } else { "fails" };
        let FrameResult { frame, examples, counter_examples, .. } = self;
        write!(f, "{word} {frame}: {examples} examples passed, {counter_examples} counter-examples silent")
    }
}

/// All that a check found, from [`Gazetteer::check_paths`](crate::Gazetteer::check_paths)
/// or [`Gazetteer::check_str`](crate::Gazetteer::check_str).
///
/// ```
/// use sambandh::Gazetteer;
///
/// let yaml = r#"
/// sambandh: 1
/// entities:
/// - {id: "person:asha-rao", type: person, names: {en: {label: Asha Rao}, hi: {label: आशा राव}}}
/// "#;
/// let report = Gazetteer::builtin().check_str("mine.yaml", yaml);
/// assert!(report.findings.is_empty());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What is wrong, by file and line.
    pub findings: Vec<Finding>,
    /// How the examples of the frames fared.
    pub frames: Vec<FrameResult>,
}

impl Report {
    /// How many findings are of this severity.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    /// use sambandh::check::Severity;
    ///
    /// let report = Gazetteer::builtin().check_str("mine.yaml", "sambandh: 2\n");
    /// assert_eq!(report.count(Severity::Error), 1);
    /// ```
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Leaves out what is told of other files than these.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let mut report = Gazetteer::builtin().check_str("mine.yaml", "sambandh: 2\n");
    /// report.retain_files(|file| file != "mine.yaml");
    /// assert!(report.findings.is_empty());
    /// ```
    pub fn retain_files(&mut self, mut wanted: impl FnMut(&str) -> bool) {
        self.findings.retain(|finding| wanted(&finding.file));
        self.frames.retain(|frame| wanted(&frame.file));
    }
}
