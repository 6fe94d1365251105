//! From YAML text to schema types, with errors that name line, column and cure.

use serde::de::DeserializeOwned;

use super::common_words::CommonWords;
use super::dates::DateWords;
use super::events::EventPatternFile;
use super::grammar::GrammarFile;
use super::name_words::NameWords;
use super::place_heads::PlaceHeadFile;
use super::problem::Problem;
use super::rules::KindFile;
use super::schema::GazetteerFile;
use super::sentence_words::SentenceWords;
use super::sounds::SoundWords;

/// A YAML file: its name, for messages, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path or other name.
    pub name: String,
    /// The YAML.
    pub text: String,
}

/// What a file turned out to hold.
#[derive(Clone, Debug)]
pub enum Content {
    /// Entities, offices, phrases.
    Gazetteer(Box<GazetteerFile>),
    /// A kind of relation.
    Kind(Box<KindFile>),
    /// Grammar words of a language.
    Grammar(Box<GrammarFile>),
    /// Words that decide where sentences end.
    Sentences(Box<SentenceWords>),
    /// Words of dates.
    Dates(Box<DateWords>),
    /// How names of events are built.
    Events(Box<EventPatternFile>),
    /// Words that make places of the names beside them.
    PlaceHeads(Box<PlaceHeadFile>),
    /// How letters sound.
    Sounds(Box<SoundWords>),
    /// The commonest words of a language.
    Common(Box<CommonWords>),
    /// What names of people are made of.
    Names(Box<NameWords>),
}

impl Source {
    /// Reads the file; its top-level keys say which sort it is.
    ///
    /// # Errors
    ///
    /// The first thing that is not as the schema has it.
    pub fn read(&self) -> Result<Content, Problem> {
        if self.has_key("kind") {
            return self.parse().map(|file| Content::Kind(Box::new(file)));
        }
        if self.has_key("markers") {
            return self.parse().map(|file| Content::Grammar(Box::new(file)));
        }
        if self.has_key("openers") {
            return self.parse().map(|file| Content::Sentences(Box::new(file)));
        }
        if self.has_key("months") {
            return self.parse().map(|file| Content::Dates(Box::new(file)));
        }
        if self.has_key("patterns") {
            return self.parse().map(|file| Content::Events(Box::new(file)));
        }
        if self.has_key("place_heads") {
            return self.parse().map(|file| Content::PlaceHeads(Box::new(file)));
        }
        if self.has_key("sounds") {
            return self.parse().map(|file| Content::Sounds(Box::new(file)));
        }
        if self.has_key("common") {
            return self.parse().map(|file| Content::Common(Box::new(file)));
        }
        if self.has_key("given_names") || self.has_key("surnames") || self.has_key("particles") {
            return self.parse().map(|file| Content::Names(Box::new(file)));
        }
        self.parse().map(|file| Content::Gazetteer(Box::new(file)))
    }

    fn has_key(&self, key: &str) -> bool {
        self.text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
    }

    fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        self.check_version()?;
        serde_yaml::from_str(&self.text).map_err(|error| self.syntax_problem(&error))
    }

    fn check_version(&self) -> Result<(), Problem> {
        let version = self.text.lines().find_map(|line| line.strip_prefix("sambandh:"));
        match version.map(|version| version.split('#').next().unwrap_or("").trim()) {
            Some("1") => Ok(()),
            Some(other) => Err(Problem::new("bad-version", format!("schema version `{other}` is not known"))
                .cure("this crate reads `sambandh: 1`")
                .at(&self.name, 1, 1)),
            None => Err(Problem::new("no-version", "the file does not say its schema version")
                .cure("begin it with `sambandh: 1`")
                .at(&self.name, 1, 1)),
        }
    }

    fn syntax_problem(&self, error: &serde_yaml::Error) -> Problem {
        let (line, column) = error.location().map_or((0, 0), |place| (place.line(), place.column()));
        let mut message = error.to_string();
        if let Some(end) = message.rfind(" at line ") {
            message.truncate(end);
        }
        let problem = Problem::new(code_of(&message), message.clone()).at(&self.name, line, column);
        match meant(&message) {
            Some(word) => problem.cure(format!("did you mean `{word}`?")),
            None => problem,
        }
    }

    /// A problem at the first place where `needle` stands in the file.
    pub fn problem(&self, code: &'static str, message: String, needle: &str) -> Problem {
        self.problem_after(code, message, "", needle)
    }

    /// A problem at the first `needle` after the first `anchor`.
    pub fn problem_after(&self, code: &'static str, message: String, anchor: &str, needle: &str) -> Problem {
        let start = if anchor.is_empty() { 0 } else { self.entries(anchor).first().copied().unwrap_or(0) };
        let offset = self.text[start..].find(needle).map_or(start, |found| start + found);
        self.problem_at(code, message, offset)
    }

    /// A problem at the last entry of this id: of two, the first is right.
    pub fn problem_at_last(&self, code: &'static str, message: String, id: &str) -> Problem {
        let offset = self.entries(id).last().map_or(0, |start| start + "id: ".len());
        self.problem_at(code, message, offset)
    }

    /// Where the entries of this id begin.
    fn entries(&self, id: &str) -> Vec<usize> {
        let key = format!("id: {id}");
        let ends = |place: &usize| {
            let next = self.text[place + key.len()..].chars().next();
            !next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '-' | '_' | ':'))
        };
        self.text.match_indices(&key).map(|(place, _)| place).filter(ends).collect()
    }

    fn problem_at(&self, code: &'static str, message: String, offset: usize) -> Problem {
        let before = &self.text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Problem::new(code, message).at(&self.name, line, column)
    }
}

fn code_of(message: &str) -> &'static str {
    let codes = [
        ("unknown field", "unknown-field"),
        ("unknown variant", "unknown-word"),
        ("duplicate", "duplicate-key"),
        ("missing field", "missing-field"),
    ];
    codes.iter().find(|(words, _)| message.contains(words)).map_or("bad-yaml", |(_, code)| code)
}

/// The expected word nearest to the unknown one in a serde message.
fn meant(message: &str) -> Option<&str> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next()?;
    nearest(unknown, quoted)
}

/// The candidate nearest to `word`, if one is near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min()?;
    (near.0 <= word.chars().count() / 3 + 1).then_some(near.1)
}
