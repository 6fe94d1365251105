//! Frames with their words looked up: what triggers them and where their ends stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::gazetteer::files::grammar::Role;
use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::rules::{Frame, Group, KindFile, Pattern, Reach, Structure};
use crate::text::fold;
use crate::{EntityType, Kind, Lang};

use super::grammar::Grammar;
use super::language::{Inflections, Lemma, Marker};
use super::stored::Stored;
use super::{Forms, Meaning};

/// All frames of all kinds, in both languages.
#[derive(Deserialize, Serialize)]
pub(crate) struct Frames {
    list: Stored<FrameRule>,
    structures: BTreeMap<Structure, StructureRule>,
}

/// A kind that names and titles state by standing side by side.
#[derive(Deserialize, Serialize)]
pub(crate) struct StructureRule {
    pub(crate) kind: Arc<KindRule>,
    /// `holds_office.title`
    pub(crate) rule: String,
    pub(crate) subtypes: Vec<String>,
    pub(crate) offices: Vec<String>,
    /// The verbs that state it too, by language.
    pub(crate) verbs: BTreeMap<Lang, (Shape, Vec<Slot>)>,
    /// The nouns and adjectives that state it, folded, by language.
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
    /// Words for a part of what something lies in, folded, by language: east, पूर्व.
    pub(crate) parts: BTreeMap<Lang, Vec<String>>,
}

/// A kind of relation.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct KindRule {
    pub(crate) kind: Kind,
    pub(crate) symmetric: bool,
    pub(crate) group: Group,
    pub(crate) goldstein: Option<f32>,
    pub(crate) capitals_act: bool,
    pub(crate) judges: bool,
    pub(crate) source: Vec<EntityType>,
    pub(crate) target: Vec<EntityType>,
}

/// A frame in one language.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct FrameRule {
    pub(crate) kind: Arc<KindRule>,
    /// `consult.meet.hi`
    pub(crate) rule: Arc<str>,
    pub(crate) lang: Lang,
    pub(crate) shape: Shape,
    pub(crate) source: Vec<Slot>,
    pub(crate) target: Vec<Slot>,
    pub(crate) both: Vec<Slot>,
    pub(crate) source_reach: Reach,
    pub(crate) target_reach: Reach,
    pub(crate) pattern: Pattern,
    /// Folded.
    pub(crate) needs: Vec<String>,
    /// Folded.
    pub(crate) unless: Vec<String>,
}

/// What a frame's words are.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) enum Shape {
    /// A verb.
    Verb,
    /// A noun with one of these verbs.
    NounVerb(Vec<Lemma>),
    /// A noun.
    Nominal,
}

/// Where an end stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Slot {
    Subject,
    Object,
    Possessor,
    Compound,
    Apposition,
    Content,
    Infinitive,
    Author,
    Main,
    Speaker,
    Described,
    Addressee,
    Asker,
    Partner,
    Marker(Marker),
}

impl Slot {
    /// Whether who stands there acts.
    pub(crate) fn is_agent(self) -> bool {
        matches!(self, Slot::Subject | Slot::Possessor | Slot::Main)
    }
}

/// A word of a frame as it stands in the text.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct TriggerWord {
    frame: u32,
    /// For verbs: their lemma and which of its forms the word may be.
    pub(crate) verb: Option<(Lemma, Inflections)>,
}

impl TriggerWord {
    fn new(frame: usize, verb: Option<(Lemma, Inflections)>) -> Self {
        TriggerWord { frame: frame as u32, verb }
    }
}

impl Frames {
    pub(super) fn new<'l>(
        library: &'l Library,
        en: &mut Grammar<'l>,
        hi: &mut Grammar<'l>,
        forms: &mut Forms,
    ) -> Self {
        let mut frames = Frames { list: Stored::default(), structures: BTreeMap::new() };
        for file in library.kinds.values().map(|placed| &placed.entry) {
            let kind = Arc::new(KindRule {
                kind: Kind::from(file.kind.as_str()),
                symmetric: file.symmetric,
                group: file.group,
                goldstein: file.goldstein,
                capitals_act: file.capitals_act,
                judges: file.judges,
                source: file.source.clone(),
                target: file.target.clone(),
            });
            for frame in sorted(file) {
                if let Some(structure) = frame.structure {
                    let verbs = BTreeMap::from([
                        (Lang::En, verbs_of(frame.en.as_ref(), en)),
                        (Lang::Hi, verbs_of(frame.hi.as_ref(), hi)),
                    ]);
                    let words = words_of(frame, |pattern| &pattern.nominal);
                    let parts = words_of(frame, |pattern| &pattern.noun);
                    let rule = format!("{}.{}", file.kind, frame.id);
                    let (subtypes, offices) = (frame.subtypes.clone(), frame.offices.clone());
                    let kind = Arc::clone(&kind);
                    let rule = StructureRule { kind, rule, subtypes, offices, verbs, words, parts };
                    frames.structures.insert(structure, rule);
                    continue;
                }
                for (lang, pattern, language) in
                    [(Lang::En, &frame.en, &mut *en), (Lang::Hi, &frame.hi, &mut *hi)]
                {
                    if let Some(pattern) = pattern {
                        frames.add(&kind, frame, lang, pattern, language, forms);
                    }
                }
            }
        }
        frames
    }

    fn add(
        &mut self,
        kind: &Arc<KindRule>,
        frame: &Frame,
        lang: Lang,
        pattern: &Pattern,
        language: &mut Grammar<'_>,
        forms: &mut Forms,
    ) {
        if lang == Lang::Hi && pattern.noun.is_empty() && pattern.verb.iter().any(|verb| verb.contains(' ')) {
            return self.add_split(kind, frame, pattern, language, forms);
        }
        let index = self.list.len();
        let lemmas: Vec<Lemma> = pattern.verb.iter().map(|verb| language.add_verb(verb, None)).collect();
        let nouns: Vec<&String> = pattern.noun.iter().chain(&pattern.nominal).collect();
        let shape = match (nouns.is_empty(), pattern.noun.is_empty()) {
            (true, _) => Shape::Verb,
            (false, true) => Shape::Nominal,
            (false, false) => Shape::NounVerb(lemmas.clone()),
        };
        if nouns.is_empty() {
            for (verb, lemma) in pattern.verb.iter().zip(lemmas) {
                add_verb_forms(index, verb, lemma, language, forms);
            }
        }
        // Two nouns may share a form, and one noun have one form twice once folded.
        let mut noun_forms = BTreeSet::new();
        for noun in nouns {
            let inflected = language.inflector.noun(noun);
            let own = inflected.iter().filter(|form| *form == noun || !language.is_marker(form));
            noun_forms.extend(own.map(|form| fold(form)));
        }
        for form in noun_forms {
            forms.add(&form, Meaning::Trigger(TriggerWord::new(index, None)));
        }
        let slots = |names: &[String]| -> Vec<Slot> {
            names.iter().filter_map(|name| slot(name, language)).collect()
        };
        let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        let code = match lang {
            Lang::En => "en",
            Lang::Hi => "hi",
        };
        self.list.push(&FrameRule {
            kind: Arc::clone(kind),
            rule: Arc::from(format!("{}.{}.{code}", kind.kind, frame.id)),
            lang,
            shape,
            source: slots(&pattern.source).into_iter().map(|slot| as_agent(slot, lang, language)).collect(),
            target: slots(&pattern.target),
            both: slots(&pattern.both),
            source_reach: pattern.source_reach,
            target_reach: pattern.target_reach,
            needs: folded(&pattern.needs),
            unless: folded(&pattern.unless),
            pattern: without_lists(pattern),
        });
    }

    /// Phrases like मना कर become noun and verb, so that they stand apart as others do
    /// (मना नहीं किया) and hide no shorter noun.
    fn add_split(
        &mut self,
        kind: &Arc<KindRule>,
        frame: &Frame,
        pattern: &Pattern,
        language: &mut Grammar<'_>,
        forms: &mut Forms,
    ) {
        let mut by_verb: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut single = Vec::new();
        for verb in &pattern.verb {
            match verb.rsplit_once(' ') {
                Some((noun, light)) => by_verb.entry(light).or_default().push(noun.to_owned()),
                None => single.push(verb.clone()),
            }
        }
        for (verb, noun) in by_verb {
            let split = Pattern { verb: vec![verb.to_owned()], noun, ..pattern.clone() };
            self.add(kind, frame, Lang::Hi, &split, language, forms);
        }
        if !single.is_empty() {
            let rest = Pattern { verb: single, ..pattern.clone() };
            self.add(kind, frame, Lang::Hi, &rest, language, forms);
        }
    }

    /// The frame that the word may trigger.
    pub(crate) fn of(&self, word: TriggerWord) -> &FrameRule {
        self.list.get(word.frame as usize)
    }

    /// The kind that a structure states.
    pub(crate) fn structure(&self, structure: Structure) -> Option<&StructureRule> {
        self.structures.get(&structure)
    }
}

/// What a pattern says beside the words that are looked up by now. Slots and light verbs are
/// few, and `explain` tells of them.
fn without_lists(pattern: &Pattern) -> Pattern {
    Pattern {
        verb: if pattern.noun.is_empty() { Vec::new() } else { pattern.verb.clone() },
        noun: Vec::new(),
        nominal: Vec::new(),
        needs: Vec::new(),
        unless: Vec::new(),
        ..pattern.clone()
    }
}

/// The words of a structure in one field of its patterns.
fn words_of(frame: &Frame, field: fn(&Pattern) -> &Vec<String>) -> BTreeMap<Lang, Vec<String>> {
    let folded = |pattern: &Option<Pattern>| pattern.iter().flat_map(field).map(|word| fold(word)).collect();
    BTreeMap::from([(Lang::En, folded(&frame.en)), (Lang::Hi, folded(&frame.hi))])
}

/// The verbs of a structure, and where its source stands.
fn verbs_of(pattern: Option<&Pattern>, language: &mut Grammar<'_>) -> (Shape, Vec<Slot>) {
    let Some(pattern) = pattern else { return (Shape::NounVerb(Vec::new()), Vec::new()) };
    let lemmas = pattern.verb.iter().map(|verb| language.add_verb(verb, None)).collect();
    let slots = pattern.source.iter().filter_map(|name| slot(name, language)).collect();
    (Shape::NounVerb(lemmas), slots)
}

/// By id, so that the order in a file decides nothing.
fn sorted(file: &KindFile) -> Vec<&Frame> {
    let mut frames: Vec<&Frame> = file.frames.iter().collect();
    frames.sort_by(|one, other| one.id.cmp(&other.id));
    frames
}

fn add_verb_forms(frame: usize, verb: &str, lemma: Lemma, language: &Grammar<'_>, forms: &mut Forms) {
    let mut by_form: BTreeMap<String, Inflections> = BTreeMap::new();
    for (inflection, form) in language.inflector.verb(verb) {
        by_form.entry(form).or_default().insert(inflection);
    }
    for (form, inflections) in by_form {
        forms.add(&form, Meaning::Trigger(TriggerWord::new(frame, Some((lemma, inflections)))));
    }
}

/// The owner of an act does it; the owner of what an act is about does not.
fn as_agent(slot: Slot, lang: Lang, language: &Grammar<'_>) -> Slot {
    match slot {
        Slot::Marker(marker) if lang == Lang::Hi && language.markers_of(Role::Genitive).contains(&marker) => {
            Slot::Possessor
        }
        _ => slot,
    }
}

fn slot(name: &str, language: &Grammar<'_>) -> Option<Slot> {
    Some(match name {
        "subject" => Slot::Subject,
        "object" => Slot::Object,
        "possessor" => Slot::Possessor,
        "compound" => Slot::Compound,
        "apposition" => Slot::Apposition,
        "content" => Slot::Content,
        "infinitive" => Slot::Infinitive,
        "author" => Slot::Author,
        "main" => Slot::Main,
        "speaker" => Slot::Speaker,
        "described" => Slot::Described,
        "addressee" => Slot::Addressee,
        "asker" => Slot::Asker,
        "partner" => Slot::Partner,
        marker => Slot::Marker(language.marker(marker)?),
    })
}
