//! All files together, one entry an id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{check_entity, check_kind, check_name_words, check_office, check_references};
use super::dates::DateWords;
use super::events::EventPatternFile;
use super::grammar::GrammarFile;
use super::name_words::NameWords;
use super::place_heads::PlaceHeadFile;
use super::problem::Problem;
use super::read::{Content, Source};
use super::rules::KindFile;
use super::schema::{EntityEntry, OfficeEntry, PerLang};
use super::sentence_words::SentenceWords;
use super::sounds::SoundWords;

/// Everything that was read, checked, and ready to be compiled.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Library {
    /// Names of the files, in the order they were added.
    pub files: Vec<String>,
    /// Entities by id.
    pub entities: BTreeMap<String, Placed<EntityEntry>>,
    /// Offices by id.
    pub offices: BTreeMap<String, Placed<OfficeEntry>>,
    /// Phrases in which a listed name is not the entity.
    pub not_names: PerLang<Vec<String>>,
    /// Kinds of relation by name.
    pub kinds: BTreeMap<String, Placed<KindFile>>,
    /// Grammar words by language code.
    pub grammars: BTreeMap<String, GrammarFile>,
    /// Words that decide where sentences end.
    pub sentence_words: Vec<SentenceWords>,
    /// Words of dates.
    pub date_words: Vec<DateWords>,
    /// How names of events are built.
    pub event_patterns: Vec<EventPatternFile>,
    /// Words that make places of the names beside them.
    pub place_heads: Vec<PlaceHeadFile>,
    /// How letters sound.
    pub sounds: Vec<SoundWords>,
    /// What names of people are made of, by the file they came from.
    pub name_words: Vec<Placed<NameWords>>,
    /// The words that names must not be, by language code.
    pub common_words: BTreeMap<String, Vec<String>>,
}

/// An entry and the file it came from.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Placed<T> {
    /// Index into [`Library::files`].
    pub file: u16,
    /// The entry.
    pub entry: T,
}

impl Library {
    /// The library with `sources` as one more layer: their entries may refer to
    /// each other in any order, and to those of earlier layers.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the sources.
    pub fn with(&self, sources: &[Source]) -> Result<Self, Vec<Problem>> {
        let mut library = self.clone();
        let mut problems = Vec::new();
        let mut contents = Vec::new();
        for source in sources {
            match source.read() {
                Ok(content) => contents.push((source, content)),
                Err(problem) => problems.push(problem),
            }
        }
        let all_read = problems.is_empty();
        problems.extend(library.add_contents(&contents));
        if all_read {
            problems.extend(check_references(&library, &contents));
        }
        if problems.is_empty() { Ok(library) } else { Err(problems) }
    }

    /// Adds what the sources hold; tells what is wrong with it, references aside.
    pub fn add_contents(&mut self, contents: &[(&Source, Content)]) -> Vec<Problem> {
        let add = |(source, content): &(&Source, Content)| self.add_content(source, content.clone());
        contents.iter().flat_map(add).collect()
    }

    fn add_content(&mut self, source: &Source, content: Content) -> Vec<Problem> {
        let mut problems = Vec::new();
        let file = self.files.len() as u16;
        self.files.push(source.name.clone());
        match content {
            Content::Gazetteer(content) => {
                for entry in content.entities {
                    problems.extend(check_entity(&entry, source));
                    let (id, overrides) = (entry.id.clone(), entry.overrides);
                    problems.extend(place(
                        &mut self.entities,
                        &self.files,
                        id,
                        overrides,
                        Placed { file, entry },
                        source,
                    ));
                }
                for entry in content.offices {
                    problems.extend(check_office(&entry, source));
                    let (id, overrides) = (entry.id.clone(), entry.overrides);
                    problems.extend(place(
                        &mut self.offices,
                        &self.files,
                        id,
                        overrides,
                        Placed { file, entry },
                        source,
                    ));
                }
                self.not_names.en.extend(content.not_names.en);
                self.not_names.hi.extend(content.not_names.hi);
            }
            Content::Kind(entry) => {
                problems.extend(check_kind(&entry, source));
                problems.extend(self.add_kind(file, *entry, source));
            }
            Content::Dates(words) => self.date_words.push(*words),
            Content::Events(patterns) => self.event_patterns.push(*patterns),
            Content::PlaceHeads(heads) => self.place_heads.push(*heads),
            Content::Sentences(words) => self.sentence_words.push(*words),
            Content::Grammar(grammar) => {
                self.grammars.insert(grammar.lang.clone(), *grammar);
            }
            Content::Sounds(sounds) => self.sounds.push(*sounds),
            Content::Names(names) => {
                problems.extend(check_name_words(&names, source));
                self.name_words.push(Placed { file, entry: *names });
            }
            Content::Common(words) => {
                self.common_words.entry(words.lang).or_default().extend(words.common);
            }
        }
        problems
    }

    /// A kind that is there already takes the new file's frames beside its own.
    fn add_kind(&mut self, file: u16, kind: KindFile, source: &Source) -> Vec<Problem> {
        let mut problems = Vec::new();
        let Some(known) = self.kinds.get_mut(&kind.kind) else {
            self.kinds.insert(kind.kind.clone(), Placed { file, entry: kind });
            return problems;
        };
        for frame in kind.frames {
            if known.entry.frames.iter().any(|other| other.id == frame.id) {
                let first = &self.files[known.file as usize];
                let message = format!("frame `{}` of `{}` is in {first} already", frame.id, known.entry.kind);
                problems.push(
                    source.problem_at_last("duplicate-id", message, &frame.id).cure("give it another id"),
                );
            } else {
                known.entry.frames.push(frame);
            }
        }
        problems
    }
}

fn place<T>(
    entries: &mut BTreeMap<String, Placed<T>>,
    files: &[String],
    id: String,
    overrides: bool,
    placed: Placed<T>,
    source: &Source,
) -> Option<Problem> {
    let known = entries.get(&id).map(|known| files[known.file as usize].clone());
    match known {
        Some(file) if !overrides => {
            let message = format!("`{id}` is in {file} already");
            Some(
                source
                    .problem_at_last("duplicate-id", message, &id)
                    .cure("merge the two, or say `override: true` to replace the first"),
            )
        }
        _ => {
            entries.insert(id, placed);
            None
        }
    }
}
