//! Later mentions of people whom no gazetteer lists: the whole name, or the surname alone.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::text::fold;
use crate::{EntityType, Lang, MentionForm, Span};

use super::{LinkedMention, Linker, Who};

/// The names of unlisted people as they may come again.
#[derive(Default)]
struct Names {
    /// Words of whole names by the first of them.
    whole: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Whose surname it is; nobody's if two share it. Of those who are named by one word
    /// only, if no full name ends in it.
    last: HashMap<String, Option<usize>>,
    /// Where each person was first named.
    introduced: HashMap<usize, usize>,
}

impl Linker<'_, '_> {
    pub(super) fn link_repeated_names(&mut self) {
        self.join_surnames();
        let names = self.unlisted_names();
        if names.last.is_empty() {
            return;
        }
        let taken: BTreeMap<usize, usize> =
            self.linked.mentions.iter().map(|mention| (mention.span.start, mention.span.end)).collect();
        let mut found = Vec::new();
        for position in 0..self.linked.sentences.len() {
            let words = &self.linked.sentences[position].words;
            let mut at = 0;
            while at < words.len() {
                let name = self.repeated_at(&names, position, at);
                let free = |tokens: &Range<usize>| is_free(&taken, words.cover(tokens.start, tokens.end));
                match name.filter(|(tokens, ..)| free(tokens)) {
                    Some((tokens, person, form)) => {
                        found.push((words.cover(tokens.start, tokens.end), person, form, position));
                        at = tokens.end;
                    }
                    None => at += 1,
                }
            }
        }
        for (span, person, form, position) in found {
            self.mention(span, Who::Unlisted(person), form, self.linked.sentences[position].index);
        }
    }

    /// "Mr Deshmukh" is the one Deshmukh whom the document names in full.
    fn join_surnames(&mut self) {
        let names = self.unlisted_names();
        let text = self.doc.text();
        let bearer = |mention: &LinkedMention| {
            let Who::Unlisted(person) = mention.who else { return None };
            let bearer = names.last.get(&fold(mention.span.of(text))).copied().flatten()?;
            let person = self.linked.unlisted[person].entity_type == EntityType::Person;
            (person && mention.form != MentionForm::Given).then_some(bearer)
        };
        let bearers: Vec<Option<usize>> = self.linked.mentions.iter().map(bearer).collect();
        for (mention, bearer) in self.linked.mentions.iter_mut().zip(bearers) {
            if let Some(bearer) = bearer.filter(|bearer| mention.who != Who::Unlisted(*bearer)) {
                (mention.who, mention.form) = (Who::Unlisted(bearer), MentionForm::Short);
            }
        }
    }

    fn unlisted_names(&self) -> Names {
        let mut names = Names::default();
        for mention in &self.linked.mentions {
            if let Who::Unlisted(person) = mention.who {
                let first = names.introduced.entry(person).or_insert(mention.span.end);
                *first = mention.span.end.min(*first);
            }
        }
        let mut alone = Vec::new();
        let people = self.linked.unlisted.iter().enumerate();
        for (person, entity) in people.filter(|(_, entity)| entity.entity_type == EntityType::Person) {
            for (label, lang) in [(&entity.en, Lang::En), (&entity.hi, Lang::Hi)] {
                let folded = label.as_deref().map(fold).unwrap_or_default();
                let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                let is_suffix = |word: &&String| self.lexicon.persons.is_suffix(word, lang);
                let last = words.iter().rev().find(|word| !is_suffix(word));
                let Some(last) = last.filter(|last| last.chars().count() > 2) else { continue };
                if words.len() == 1 {
                    alone.push((last.clone(), person));
                    continue;
                }
                let known = names.last.entry(last.clone()).or_insert(Some(person));
                *known = known.filter(|known| *known == person);
                names.whole.entry(words[0].clone()).or_default().push((words, person));
            }
        }
        for (name, person) in alone {
            names.last.entry(name).or_insert(Some(person));
        }
        names
    }

    /// The name that stands at a token, if its bearer was named before.
    fn repeated_at(
        &self,
        names: &Names,
        position: usize,
        at: usize,
    ) -> Option<(Range<usize>, usize, MentionForm)> {
        let words = &self.linked.sentences[position].words;
        if !words.is_word(at) {
            return None;
        }
        let word = words.folded(at);
        let known = |person: &usize| {
            names.introduced.get(person).is_some_and(|introduced| *introduced <= words.span(at).start)
        };
        let whole = names
            .whole
            .get(word)
            .into_iter()
            .flatten()
            .filter(|(name, person)| known(person) && words.run(at, name.len()).iter().eq(name.iter()));
        if let Some((name, person)) = whole.max_by_key(|(name, _)| name.len()) {
            return Some((at..at + name.len(), *person, MentionForm::Name));
        }
        let person = names.last.get(word).copied().flatten().filter(|person| known(person))?;
        self.may_be_surname(position, at).then_some((at..at + 1, person, MentionForm::Short))
    }

    /// Whether a surname that was met may stand alone here: written as one, and not
    /// the end of another name.
    fn may_be_surname(&self, position: usize, at: usize) -> bool {
        let sentence = &self.linked.sentences[position];
        let (words, lang) = (&sentence.words, sentence.sentence.lang);
        let persons = &self.lexicon.persons;
        if at + 1 < words.len() && persons.is_head(words.folded(at + 1), lang) {
            return false;
        }
        if lang == Lang::Hi {
            return !self.is_word_of(position, at, lang);
        }
        let in_name = at > 1 && words.is_capitalised(at - 1) && self.is_free(position, at - 1);
        let other = in_name && !self.is_title(position, at - 1) && !self.is_word_of(position, at - 1, lang);
        let begins = at == 0 && self.is_word_of(position, at, lang);
        words.is_capitalised(at) && !other && !begins
    }
}

fn is_free(taken: &BTreeMap<usize, usize>, span: Span) -> bool {
    taken.range(..span.end).next_back().is_none_or(|(_, end)| *end <= span.start)
}
