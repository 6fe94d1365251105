//! Names spelt as no list has them. Hindi: whole names that begin or end with a listed
//! person's short name (मिलेनिया ट्रंप), and unknown words before a case marker
//! (पेजेशकियान ने, सुवाल्की में), if they sound like one listed name. English: whole names that are
//! somebody else's after a title ("Minister Lee Teck Hwan" is no other Lee).

use std::ops::Range;

use crate::gazetteer::files::grammar::Role;
use crate::text::fold;
use crate::{EntityType, Lang, MentionForm, Span};

use super::persons::Part;
use super::{LinkedMention, Linker, Who};

/// Most words beside the short name.
const BESIDE: usize = 2;

/// So many sounds tell a word from most others.
const TELLING: usize = 4;

/// Most words of an unknown name.
const NAME_WORDS: usize = 3;

impl Linker<'_, '_> {
    /// Comes before titles, which must not be held by the wrong one.
    pub(super) fn link_spellings(&mut self) {
        for position in 0..self.linked.sentences.len() {
            let mentions = self.mentions_of(position).map(|(index, _)| index);
            let shorts: Vec<usize> = mentions.filter(|index| self.is_short_name(*index)).collect();
            for index in shorts {
                let longer = match self.linked.sentences[position].sentence.lang {
                    Lang::En => self.english_namesake(position, index),
                    Lang::Hi => self.hindi_spelling(position, index),
                };
                if let Some(longer) = longer {
                    self.linked.mentions[index] = longer;
                }
            }
            if self.linked.sentences[position].sentence.lang == Lang::Hi {
                self.link_sounding(position);
            }
        }
    }

    fn link_sounding(&mut self, position: usize) {
        for end in 1..self.linked.sentences[position].words.len() {
            if let Some(LinkedMention { span, who, form, sentence }) = self.sounding_before(position, end) {
                self.mention(span, who, form, sentence);
            }
        }
    }

    /// The listed name that the unknown words before a case marker sound like.
    fn sounding_before(&self, position: usize, end: usize) -> Option<LinkedMention> {
        let (language, words) = self.grammar(position);
        let marker = self.reading_at(language, words, end)?.1;
        marker.marker.as_ref()?;
        let part = |at: usize| self.part(position, at, Lang::Hi);
        let parts = (0..end).rev().take(NAME_WORDS).take_while(|at| part(*at).is_some()).count();
        let text = |start: usize| words.cover(start, end).of(self.doc.text());
        let (start, entity, form) = match parts {
            0 => return None,
            1 => {
                let known = matches!(part(end - 1)?, Part::Plain | Part::Surname);
                let entity =
                    self.alike(text(end - 1)).filter(|_| known && !self.is_tied(position, end - 1))?;
                (end - 1, entity, self.form_of(entity, position, end)?)
            }
            _ => (2..=parts).rev().map(|parts| end - parts).find_map(|start| {
                let name = text(start);
                let place = || self.alike(name).filter(|entity| !self.is_person(*entity));
                Some((start, self.listed_by_sound(name).or_else(place)?, MentionForm::Name))
            })?,
        };
        let (span, sentence) = (words.cover(start, end), self.linked.sentences[position].index);
        Some(LinkedMention { span, who: Who::Listed(entity), form, sentence })
    }

    /// What a word before a marker is a form of, if that suits the entity: nobody is a place, a
    /// word of few sounds has to act, and a town is named after its state (यूक्रेन के पोलटावा में),
    /// as words of the language sound like many of them.
    fn form_of(&self, entity: usize, position: usize, end: usize) -> Option<MentionForm> {
        let (language, words) = self.grammar(position);
        let entity = &self.lexicon.entities.get(entity).entity;
        let marker = self.reading_at(language, words, end).map(|(_, reading)| reading);
        let told = self.lexicon.persons.word_key(words.folded(end - 1)).len() >= TELLING;
        if entity.entity_type == EntityType::Person {
            let fits = language.plays(marker, Role::Ergative) || told && !language.plays(marker, Role::Place);
            return fits.then_some(MentionForm::Short);
        }
        let owner =
            || self.linked.entity(self.lexicon, self.owner_before(position, end - 1)?).country.as_ref();
        let state = entity.entity_type == EntityType::Country;
        let lies = || entity.country.is_some() && owner() == entity.country.as_ref();
        (told && (state || lies())).then_some(MentionForm::Name)
    }

    fn is_person(&self, entity: usize) -> bool {
        self.entity_type(Who::Listed(entity)) == EntityType::Person
    }

    /// अल-हूती: whether the word is part of a longer one.
    fn is_tied(&self, position: usize, at: usize) -> bool {
        let words = &self.linked.sentences[position].words;
        at.checked_sub(1).is_some_and(|before| {
            let particle = self.lexicon.persons.is_particle(words.folded(before), Lang::Hi);
            particle || matches!(words.surface(before), "-" | ".")
        })
    }

    pub(super) fn is_short_name(&self, index: usize) -> bool {
        let mention = &self.linked.mentions[index];
        let listed = matches!(mention.who, Who::Listed(_)) && mention.form == MentionForm::Short;
        listed && self.entity_type(mention.who) == EntityType::Person
    }

    fn tokens_of(&self, position: usize, span: Span) -> Range<usize> {
        let words = &self.linked.sentences[position].words;
        words.at(span.start)..words.at(span.end)
    }

    /// The listed name that the short one with the words beside it sounds like, the longest
    /// first.
    fn hindi_spelling(&self, position: usize, index: usize) -> Option<LinkedMention> {
        let mention = &self.linked.mentions[index];
        let Range { start, end } = self.tokens_of(position, mention.span);
        let words = &self.linked.sentences[position].words;
        let is_part = |at: &usize| *at < words.len() && self.part(position, *at, Lang::Hi).is_some();
        let before = (0..start).rev().take(BESIDE).take_while(is_part).count();
        let after = (end..words.len()).take(BESIDE).take_while(is_part).count();
        let names = (1..=before).rev().map(|more| start - more..end);
        let mut names = names.chain((1..=after).rev().map(|more| start..end + more));
        names.find_map(|name| {
            let span = words.cover(name.start, name.end);
            let who = Who::Listed(self.listed_by_sound(span.of(self.doc.text()))?);
            Some(LinkedMention { span, who, form: MentionForm::Name, sentence: mention.sentence })
        })
    }

    /// Two more names after a family name that comes first: "Lee Teck Hwan".
    fn english_namesake(&mut self, position: usize, index: usize) -> Option<LinkedMention> {
        let mention = &self.linked.mentions[index];
        let Range { start, end } = self.tokens_of(position, mention.span);
        let words = &self.linked.sentences[position].words;
        let label = self.linked.entity(self.lexicon, mention.who).en.as_deref().map(fold)?;
        let first = label.split(' ').next() == Some(words.folded(start));
        let whole = end + BESIDE;
        let titled = start > 0 && self.is_title(position, start - 1);
        let is_part = |at| self.part(position, at, Lang::En).is_some();
        let closed = whole >= words.len() || !words.is_capitalised(whole);
        let other = first && titled && closed && (end..whole).all(is_part);
        other.then(|| self.person(position, start..whole))
    }
}
