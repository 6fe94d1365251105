//! Which forms stand, and which entity each of them means.
//!
//! First every form is held against the conditions that its neighbours decide;
//! the full names that stand then decide the conditions that ask about the
//! document; of overlapping forms the longest wins; of the entities that share
//! a form the likeliest, by [`Choice`].

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::gazetteer::files::grammar::{Class, Role};
use crate::lexicon::Meaning;
use crate::lexicon::entities::Entities;
use crate::lexicon::names::{Case, FoldedConditions, NameForm, capitals};
use crate::matcher::Hit;
use crate::text::{TokenKind, Words};
use crate::trace::{Reason, Tracer};
use crate::{EntityId, EntityType, MentionForm, Sentence, Span};

use super::particles::split_verbs;
use super::persons::given_name;
use super::{
    EventNoun, GivenName, LinkedSentence, Linker, PlaceHeadHit, Title, TriggerHit, Who, event_patterns,
    place_heads, trigger_words,
};

/// A form in the text, before it is known what it means.
struct Candidate<'l> {
    span: Span,
    /// Index into the linked sentences, and tokens there.
    sentence: usize,
    tokens: Range<usize>,
    names: Vec<&'l NameForm>,
    office: Option<(usize, bool)>,
    not_name: bool,
    /// Names inside its name stay: "Russia-Ukraine war" names the two as well.
    holds_names: bool,
}

/// Where a title stands: before the token, or from it on.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Side {
    Before,
    After,
}

/// What the document as a whole says.
struct Document<'t> {
    text: &'t str,
    /// Entities whose full name stands in it, and where it first does.
    full_names: HashMap<usize, usize>,
    /// Entities that any form that needs nothing names.
    named: HashSet<usize>,
    words: OnceCell<HashSet<String>>,
}

/// Why one entity is likelier than another; compared from the first field on.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Choice {
    /// Existed on the document's date.
    valid: bool,
    /// The document has named it in full before.
    full_name: bool,
    /// The form asks for these neighbours or words, not only for a full name elsewhere.
    asked: bool,
    rank: u8,
    /// The plainer the form the better.
    form: Reverse<MentionForm>,
    /// Nothing but order, which must not depend on files.
    id: Reverse<EntityId>,
}

impl<'t> Linker<'_, 't> {
    /// Sentences in which nothing was found are left out unless `every` one is wanted.
    pub(super) fn choose_all(
        &mut self,
        sentences: &[Sentence],
        hits: &[Hit],
        every: bool,
        trace: &mut Tracer,
    ) {
        let lexicon = self.lexicon;
        let text: &'t str = self.doc.text();
        let mut candidates = Vec::new();
        let mut rest = hits;
        for (index, sentence) in sentences.iter().enumerate() {
            let inside = rest.partition_point(|hit| hit.span.start < sentence.span.end);
            let (here, later) = rest.split_at(inside);
            rest = later;
            let given = self.doc.given_mentions().iter().any(|given| sentence.span.contains(given.span));
            if here.is_empty() && !given && !every {
                continue;
            }
            let words = Words::new(text, sentence.span);
            let position = self.linked.sentences.len();
            let (mut triggers, mut event_nouns) = (Vec::new(), Vec::new());
            let (mut heads, mut given_names) = (Vec::new(), Vec::new());
            for hit in here.iter().filter(|hit| sentence.span.contains(hit.span)) {
                let meanings = lexicon.matcher.meanings(*hit);
                let words_of = trigger_words(meanings);
                if !words_of.is_empty() {
                    triggers.push(TriggerHit { span: hit.span, words: words_of });
                }
                let span = hit.span;
                event_nouns.extend(event_patterns(meanings).map(|pattern| EventNoun { span, pattern }));
                heads.extend(place_heads(meanings).map(|word| PlaceHeadHit { span, word }));
                given_names.extend(
                    given_name(meanings)
                        .map(|word| GivenName { tokens: words.at(span.start)..words.at(span.end), word }),
                );
                candidates.extend(candidate(hit, meanings, position, &words));
            }
            let (titles, holdings) = (Vec::new(), Vec::new());
            let split_verbs = split_verbs(lexicon, sentence.lang, &words, &mut triggers);
            self.linked.sentences.push(LinkedSentence {
                index,
                sentence: *sentence,
                words,
                titles,
                holdings,
                triggers,
                split_verbs,
                has_pronouns: false,
                event_nouns,
                place_heads: heads,
                given_names,
            });
        }
        self.settle(candidates, trace);
    }

    fn settle(&mut self, mut candidates: Vec<Candidate<'_>>, trace: &mut Tracer) {
        self.take_given();
        let beside = |candidate: &Candidate<'_>| {
            let Range { start, end } = candidate.tokens;
            [(candidate.sentence, Side::Before, end), (candidate.sentence, Side::After, start)]
        };
        let titled = candidates.iter().filter(|candidate| candidate.office.is_some());
        let titles: HashSet<(usize, Side, usize)> = titled.flat_map(beside).collect();
        for candidate in &mut candidates {
            self.veto(candidate, trace);
        }
        let document = self.document(&candidates);
        for candidate in &mut candidates {
            self.hold_conditions(candidate, &document, &titles, trace);
        }
        self.yield_to_states(&mut candidates, trace);
        candidates.retain(|candidate| {
            !candidate.names.is_empty() || candidate.office.is_some() || candidate.not_name
        });
        for candidate in longest(candidates, &self.lexicon.entities, trace) {
            self.take(&candidate, &document, trace);
        }
    }

    /// Mentions of the caller come first: they win over the gazetteers' own.
    fn take_given(&mut self) {
        let text = self.doc.text();
        let doc = self.doc;
        for given in doc.given_mentions() {
            let Some(sentence) =
                self.linked.sentences.iter().find(|sentence| sentence.sentence.span.contains(given.span))
            else {
                continue;
            };
            if text.get(given.span.start..given.span.end).is_none_or(str::is_empty) {
                continue;
            }
            let (index, lang) = (sentence.index, sentence.sentence.lang);
            let listed = given.id.as_deref().and_then(|id| self.lexicon.entities.find(id));
            let who = match (listed, &given.id) {
                (Some(entity), _) => Who::Listed(entity),
                (None, Some(id)) => self.unlisted_with_id(
                    EntityId::from(id.as_str()),
                    given.span.of(text),
                    given.entity_type,
                    lang,
                    None,
                ),
                (None, None) => self.unlisted(given.span.of(text), given.entity_type, lang, None),
            };
            self.mention(given.span, who, MentionForm::Given, index);
        }
    }

    /// Drops the names that their letters' case or a neighbour forbids.
    fn veto(&self, candidate: &mut Candidate<'_>, trace: &mut Tracer) {
        let text = self.doc.text();
        let words = &self.linked.sentences[candidate.sentence].words;
        let (span, tokens) = (candidate.span, candidate.tokens.clone());
        let given = self.mentions_of(candidate.sentence).any(|(_, mention)| mention.span.overlaps(span));
        candidate.names.retain(|name| {
            let reason = if given {
                Some(Reason::Given)
            } else if !case_fits(name, span.of(text)) {
                Some(Reason::Case)
            } else if name.form == MentionForm::Demonym && self.is_tongue(candidate.sentence, tokens.start) {
                Some(Reason::Tongue)
            } else {
                self.when(name).filter(|when| is_vetoed(when, words, &tokens)).map(|_| Reason::Neighbour)
            };
            if let Some(reason) = reason {
                trace.rejected(span, || self.lexicon.entities.get(name.entity()).entity.id.clone(), reason);
            }
            reason.is_none()
        });
        if given {
            (candidate.office, candidate.not_name) = (None, false);
        }
    }

    fn document(&self, candidates: &[Candidate<'_>]) -> Document<'t> {
        let mut document = Document {
            text: self.doc.text(),
            full_names: HashMap::new(),
            named: HashSet::new(),
            words: OnceCell::new(),
        };
        for candidate in candidates {
            let words = &self.linked.sentences[candidate.sentence].words;
            for name in &candidate.names {
                let stands = match self.when(name) {
                    Some(when) if when.asks() => neighbour_allows(when, words, &candidate.tokens),
                    _ => true,
                };
                if stands {
                    document.named.insert(name.entity());
                    if matches!(name.form, MentionForm::Name | MentionForm::Alias) {
                        document.full_names.entry(name.entity()).or_insert(candidate.span.start);
                    }
                }
            }
        }
        document
    }

    /// "Russian troops", रूसी सेना: a state's name with people who act for it is
    /// the state, even where a gazetteer lists the two as a body. A department
    /// ("Russian Defence Ministry") is a body of its own beside its state.
    fn yield_to_states(&self, candidates: &mut [Candidate<'_>], trace: &mut Tracer) {
        let type_of = |name: &NameForm| self.lexicon.entities.get(name.entity()).entity.entity_type;
        let mut states: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for candidate in &*candidates {
            if candidate.names.iter().any(|name| type_of(name) == EntityType::Country) {
                let Range { start, end } = candidate.tokens;
                states.entry((candidate.sentence, start)).or_default().push(end);
            }
        }
        for candidate in candidates {
            let (sentence, tokens) = (candidate.sentence, candidate.tokens.clone());
            candidate.holds_names = candidate.names.iter().all(|name| type_of(name) == EntityType::Event);
            let inner = states.get(&(sentence, tokens.start)).into_iter().flatten();
            let mut inner = inner.filter(|end| **end < tokens.end);
            let body = inner.find_map(|end| self.body_class(sentence, *end..tokens.end));
            if body == Some(Class::Actor) {
                let bodies = candidate.names.iter().filter(|name| type_of(name) == EntityType::Organisation);
                let ids = bodies.map(|name| self.lexicon.entities.get(name.entity()).entity.id.clone());
                trace.shadowed(candidate.span, None, ids);
                candidate.names.retain(|name| type_of(name) != EntityType::Organisation);
            }
            candidate.holds_names |= body == Some(Class::Department);
        }
    }

    /// What sort of body the words after a state's name are, over a genitive.
    fn body_class(&self, sentence: usize, tokens: Range<usize>) -> Option<Class> {
        let (language, words) = self.grammar(sentence);
        let marked = words.token(tokens.start).kind == TokenKind::Clitic
            || language
                .lookup(&words.run(tokens.start, 1))
                .is_some_and(|(_, reading)| language.plays(Some(reading), Role::Genitive));
        let start = tokens.start + usize::from(marked);
        let run = words.run(start, tokens.end.saturating_sub(start));
        let (length, reading) = language.lookup(&run)?;
        let whole = length == run.len() && start + length == tokens.end;
        [Class::Department, Class::Actor].into_iter().find(|class| whole && reading.is(*class))
    }

    /// Drops the names none of whose conditions holds.
    fn hold_conditions(
        &self,
        candidate: &mut Candidate<'_>,
        document: &Document<'_>,
        titles: &HashSet<(usize, Side, usize)>,
        trace: &mut Tracer,
    ) {
        let words = &self.linked.sentences[candidate.sentence].words;
        let tokens = candidate.tokens.clone();
        let beside_title = titles.contains(&(candidate.sentence, Side::Before, tokens.start))
            || titles.contains(&(candidate.sentence, Side::After, tokens.end));
        candidate.names.retain(|name| {
            let Some(when) = self.when(name).filter(|when| when.asks()) else { return true };
            let holds = neighbour_allows(when, words, &tokens)
                || when.with_title && beside_title
                || when.after_full_name && document.full_names.contains_key(&name.entity())
                || when.needs_entities.iter().any(|need| document.named.contains(need))
                || document.has_word(&when.needs_words);
            if !holds {
                trace.rejected(
                    candidate.span,
                    || self.lexicon.entities.get(name.entity()).entity.id.clone(),
                    Reason::Unmet,
                );
            }
            holds
        });
    }

    fn take(&mut self, candidate: &Candidate<'_>, document: &Document<'_>, trace: &mut Tracer) {
        let index = self.linked.sentences[candidate.sentence].index;
        if let Some(name) = self.likeliest(&candidate.names, candidate.span.start, document) {
            let dotted = name.dotted && self.doc.text()[candidate.span.end..].starts_with('.');
            let span = Span::new(candidate.span.start, candidate.span.end + usize::from(dotted));
            self.mention(span, Who::Listed(name.entity()), name.form, index);
            for other in candidate.names.iter().filter(|other| other.entity() != name.entity()) {
                let id = || self.lexicon.entities.get(other.entity()).entity.id.clone();
                trace.rejected(candidate.span, id, Reason::Unlikelier);
            }
        } else if let Some((office, plural)) = candidate.office {
            let Range { start, end } = candidate.tokens;
            self.linked.sentences[candidate.sentence].titles.push(Title { start, end, office, plural });
        }
    }

    /// What must be true for the name to stand.
    fn when(&self, name: &NameForm) -> Option<&FoldedConditions> {
        name.when.map(|id| self.lexicon.conditions.get(id))
    }

    fn likeliest<'l>(
        &self,
        names: &[&'l NameForm],
        start: usize,
        document: &Document<'_>,
    ) -> Option<&'l NameForm> {
        let day = self.doc.date().map(|date| date.to_string());
        let choice = |name: &NameForm| {
            let listed = self.lexicon.entities.get(name.entity());
            let (from, to) = &listed.valid;
            let after = |bound: &Option<String>, day: &str| bound.as_deref().is_some_and(|bound| day < bound);
            let over = |bound: &Option<String>, day: &str| bound.as_deref().is_some_and(|bound| bound < day);
            let country = listed.entity.entity_type == EntityType::Country;
            Choice {
                valid: !(country && day.as_deref().is_some_and(|day| after(from, day) || over(to, day))),
                full_name: document.full_names.get(&name.entity()).is_some_and(|first| *first <= start),
                asked: self.when(name).is_some_and(|when| when.asks() && !when.after_full_name),
                rank: listed.rank,
                form: Reverse(name.form),
                id: Reverse(listed.entity.id.clone()),
            }
        };
        names.iter().copied().max_by_key(|name| choice(name))
    }
}

fn candidate<'l>(
    hit: &Hit,
    meanings: &'l [Meaning],
    sentence: usize,
    words: &Words<'_>,
) -> Option<Candidate<'l>> {
    let mut candidate = Candidate {
        span: hit.span,
        sentence,
        tokens: words.at(hit.span.start)..words.at(hit.span.end),
        names: Vec::new(),
        office: None,
        not_name: false,
        holds_names: false,
    };
    for meaning in meanings {
        match meaning {
            Meaning::Name(name) => candidate.names.push(name),
            Meaning::Office { office, plural } => {
                candidate.office = candidate.office.or(Some((*office as usize, *plural)))
            }
            Meaning::NotName => candidate.not_name = true,
            Meaning::Trigger(_)
            | Meaning::EventNoun(_)
            | Meaning::PlaceHead(_)
            | Meaning::GivenName { .. } => {}
        }
    }
    let means = !candidate.names.is_empty() || candidate.office.is_some() || candidate.not_name;
    means.then_some(candidate)
}

/// Of overlapping forms the longest, then the first; below those that hold names,
/// the names they hold.
fn longest<'l>(
    mut candidates: Vec<Candidate<'l>>,
    entities: &Entities,
    trace: &mut Tracer,
) -> Vec<Candidate<'l>> {
    candidates.sort_by_key(|candidate| (Reverse(candidate.span.len()), candidate.span.start));
    let mut chosen: Vec<Candidate<'l>> = Vec::new();
    let mut layers = [BTreeMap::new(), BTreeMap::new()];
    for candidate in candidates {
        let Span { start, end } = candidate.span;
        let event = candidate.holds_names && !candidate.names.is_empty();
        let taken = |layer: &BTreeMap<usize, usize>| {
            let before = layer.range(..end).next_back().filter(|(_, other_end)| **other_end > start);
            before.map(|(start, end)| Span::new(*start, *end))
        };
        let second = event || candidate.names.is_empty();
        if let Some(by) = taken(&layers[0]).or_else(|| taken(&layers[1]).filter(|_| second)) {
            let ids = candidate.names.iter().map(|name| entities.get(name.entity()).entity.id.clone());
            trace.shadowed(candidate.span, Some(by), ids);
            continue;
        }
        layers[usize::from(event)].insert(start, end);
        chosen.push(candidate);
    }
    chosen.sort_by_key(|candidate| candidate.span.start);
    chosen
}

/// "al-Qaeda", "el-Sisi": the article may be small.
fn is_after_particle(surface: &str) -> bool {
    let name = surface.split_once('-').filter(|(particle, _)| particle.len() <= LONGEST_PARTICLE);
    name.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

fn case_fits(name: &NameForm, surface: &str) -> bool {
    let mut letters = surface.chars().filter(|letter| letter.is_alphabetic());
    match &name.case {
        Case::Any => true,
        Case::Capital => letters.next().is_some_and(char::is_uppercase) || is_after_particle(surface),
        Case::Upper => letters.all(char::is_uppercase),
        Case::Exact(written) => capitals(letters) == *written,
    }
}

fn is_vetoed(when: &FoldedConditions, words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    let after = Some(tokens.end).filter(|index| *index < words.len());
    let is_one_of = |list: &[String], index: Option<usize>| {
        index.is_some_and(|index| list.iter().any(|word| word == words.folded(index)))
    };
    let named = |index: Option<usize>| index.is_some_and(|index| words.is_capitalised(index));
    is_one_of(&when.not_before, after)
        || is_one_of(&when.not_after, before)
        || when.not_in_name
            && (named(after) || before.is_some_and(|before| before > 0 && named(Some(before))))
}

fn neighbour_allows(when: &FoldedConditions, words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let is_one_of = |list: &[String], index: usize| list.iter().any(|word| word == words.folded(index));
    let before = tokens.start.checked_sub(1).is_some_and(|index| is_one_of(&when.after, index));
    before || tokens.end < words.len() && is_one_of(&when.before, tokens.end)
}

/// Letters of an article that a hyphen ties to a name: "ash-Shabab".
const LONGEST_PARTICLE: usize = 3;

impl Document<'_> {
    fn has_word(&self, needed: &[String]) -> bool {
        if needed.is_empty() {
            return false;
        }
        let words = self.words.get_or_init(|| {
            let whole = Words::new(self.text, Span::new(0, self.text.len()));
            (0..whole.len())
                .filter(|index| whole.is_word(*index))
                .map(|index| whole.folded(index).to_owned())
                .collect()
        });
        needed.iter().any(|need| need.split(' ').all(|word| words.contains(word)))
    }
}
