//! Finds the dates in a sentence.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::lexicon::{Lexeme, Lexicon, WordId};
use super::pattern::{Parts, Sequence, Want, compile};
use super::resolve::{Value, calendar, shifted};
use super::{Date, Precision, When};
use crate::gazetteer::{DatePattern, DateWords};
use crate::{Error, Span};

/// Finds dates in sentences of all its languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    lexicon: Lexicon,
    patterns: Vec<DatePattern>,
    phrases: Vec<Phrase>,
    /// The phrases that begin with a word …
    by_word: HashMap<WordId, Vec<usize>>,
    /// … and those that begin with a class of words.
    by_class: Vec<usize>,
}

/// A date in a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct FoundDate {
    /// Where it stands in the sentence.
    pub(crate) span: Span,
    /// What it says.
    pub(crate) when: When,
}

/// One way to say a pattern.
#[derive(Clone, Debug)]
struct Phrase {
    steps: Sequence,
    pattern: usize,
}

/// A phrase found in a sentence.
struct Match {
    span: Span,
    parts: Parts,
    pattern: usize,
}

impl Dates {
    /// A finder that knows the words of these languages.
    ///
    /// # Errors
    ///
    /// If a pattern cannot be read.
    pub(crate) fn new(words: &[DateWords]) -> Result<Self, Error> {
        let mut dates = Dates::default();
        for language in words {
            dates.lexicon.add(language);
        }
        for pattern in words.iter().flat_map(|language| &language.patterns) {
            dates.add(pattern)?;
        }
        Ok(dates)
    }

    fn add(&mut self, pattern: &DatePattern) -> Result<(), Error> {
        for say in &pattern.say {
            for steps in compile(say, &mut self.lexicon)? {
                self.index(&steps);
                self.phrases.push(Phrase { steps, pattern: self.patterns.len() });
            }
        }
        self.patterns.push(pattern.clone());
        Ok(())
    }

    /// Files the next phrase under what it begins with.
    fn index(&mut self, steps: &Sequence) {
        let phrase = self.phrases.len();
        let first = steps.first().map_or(&[][..], |step| &step.any_of);
        for want in first {
            match want {
                Want::Word(word) => self.by_word.entry(*word).or_default().push(phrase),
                _ if self.by_class.last() == Some(&phrase) => {}
                _ => self.by_class.push(phrase),
            }
        }
    }

    /// The dates in a sentence in order. What is said relative to the day of
    /// publication is resolved against `published`, never against the clock.
    pub(crate) fn find(&self, sentence: &str, published: Option<Date>) -> Vec<FoundDate> {
        let mut matches = self.matches(sentence);
        // The longest wins; of equals the first in the sentence, then in the file.
        matches.sort_by_key(|found| (Reverse(found.span.len()), found.span.start, found.pattern));
        let mut kept: Vec<Match> = Vec::new();
        for found in matches {
            if !kept.iter().any(|other| other.span.overlaps(found.span)) {
                kept.push(found);
            }
        }
        kept.sort_by_key(|found| found.span.start);
        kept.retain(|found| !self.patterns[found.pattern].none);
        kept.iter().map(|found| self.found_date(found, sentence, published)).collect()
    }

    fn matches(&self, sentence: &str) -> Vec<Match> {
        let lexemes = self.lexicon.read(sentence);
        let mut matches = Vec::new();
        for (at, lexeme) in lexemes.iter().enumerate() {
            for phrase in self.phrases_from(lexeme) {
                matches.extend(self.match_phrase(phrase, &lexemes[at..]));
            }
        }
        matches
    }

    /// The phrases that a word may begin.
    fn phrases_from(&self, lexeme: &Lexeme) -> impl Iterator<Item = &Phrase> {
        let by_word = lexeme.word.and_then(|word| self.by_word.get(&word)).map_or(&[][..], Vec::as_slice);
        let has_class = lexeme.digits.is_some() || self.lexicon.readings(lexeme).next().is_some();
        let by_class = if has_class { &self.by_class[..] } else { &[] };
        by_word.iter().chain(by_class).map(|&phrase| &self.phrases[phrase])
    }

    fn match_phrase(&self, phrase: &Phrase, lexemes: &[Lexeme]) -> Option<Match> {
        let mut parts = Parts::default();
        let mut span = None::<Span>;
        for (index, step) in phrase.steps.iter().enumerate() {
            let lexeme = lexemes.get(index);
            if !step.any_of.iter().any(|want| want.take(lexeme, &self.lexicon, &mut parts)) {
                return None;
            }
            if let Some(lexeme) = lexeme.filter(|_| !step.context) {
                span.get_or_insert(lexeme.span).end = lexeme.span.end;
            }
        }
        Some(Match { span: span?, parts, pattern: phrase.pattern })
    }

    fn found_date(&self, found: &Match, sentence: &str, published: Option<Date>) -> FoundDate {
        let value = self.resolve(found, published).map(Value::iso);
        let (value, precision) =
            value.map_or((None, Precision::Unresolved), |(iso, precision)| (Some(iso), precision));
        let when = When { text: found.span.of(sentence).into(), value: value.map(Into::into), precision };
        FoundDate { span: found.span, when }
    }

    fn resolve(&self, found: &Match, published: Option<Date>) -> Option<Value> {
        let pattern = &self.patterns[found.pattern];
        match pattern.shift {
            _ if pattern.open => None,
            None => calendar(&found.parts, published, pattern.toward),
            Some(shift) => {
                let unit = pattern.unit.or(found.parts.unit)?;
                shifted(shift, unit, &found.parts, published?)
            }
        }
    }
}
