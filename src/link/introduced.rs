//! Names that no gazetteer lists, beside a title that introduces them: capitalised words
//! in English, in Hindi words without a grammar of their own before a case marker.

use std::ops::Range;

use crate::gazetteer::files::grammar::Role;
use crate::text::TokenKind;
use crate::{EntityType, Lang, MentionForm};

use super::persons::{Part, is_name_case};
use super::titles::Chain;
use super::{Linker, Title};

/// Most words of such a name.
const NAME_WORDS: usize = 4;

impl Linker<'_, '_> {
    pub(super) fn unlisted_name_at(
        &self,
        position: usize,
        start: usize,
        chain: &Chain,
    ) -> Option<Range<usize>> {
        match self.linked.sentences[position].sentence.lang {
            Lang::En => self.capitalised_name(position, start, chain),
            Lang::Hi => self.plain_name(position, start, chain),
        }
        .or_else(|| self.person_at(position, start))
        .or_else(|| self.titled_name(position, start, chain))
    }

    /// डॉ. मलार सुब्रमण्यम, रेवरेंड विलियम हेशलर: two words of which a list has one, whatever
    /// comes after them; a given name only after a courtesy title.
    fn titled_name(&self, position: usize, start: usize, chain: &Chain) -> Option<Range<usize>> {
        let hindi = self.linked.sentences[position].sentence.lang == Lang::Hi;
        let part = |at: usize| hindi.then(|| self.part(position, at, Lang::Hi)).flatten();
        let (first, last) = (part(start)?, part(start + 1)?);
        let word = (start..start + 2).any(|at| self.is_word_of(position, at, Lang::Hi));
        let courtesy = self.lexicon.offices.get(chain.title.office).courtesy;
        let listed = matches!(last, Part::Surname | Part::Given) || courtesy && first == Part::Given;
        (listed && !word && !self.is_head_at(position, start + 2, Lang::Hi)).then_some(start..start + 2)
    }

    /// Capitalised words that no gazetteer knows, right after a title.
    pub(super) fn capitalised_name(
        &self,
        position: usize,
        start: usize,
        chain: &Chain,
    ) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let mut end = start;
        let mut count = 0;
        let persons = &self.lexicon.persons;
        let is_name = |at: usize| {
            let word = self.has_reading(position, at) && words.surface(at).chars().count() > 1;
            let acronym = chain.body.is_none() && words.surface(at).len() > 2 && !is_name_case(words, at);
            let number = persons.regnal(words.folded(at)).is_some();
            let other = self.is_title(position, at) || (word || acronym) && !number;
            words.is_capitalised(at) && self.is_free(position, at) && !other
        };
        while end < words.len() && count < NAME_WORDS && is_name(end) {
            end += 1;
            count += 1;
            let hyphen = end + 1 < words.len()
                && words.surface(end) == "-"
                && !words.spaced(end)
                && words.token(end + 1).kind == TokenKind::Word;
            let initial = end + 1 < words.len()
                && words.surface(end) == "."
                && words.surface(end - 1).chars().count() == 1;
            if hyphen {
                end += 2;
            } else if initial {
                end += 1;
            }
        }
        let office = self.lexicon.offices.get(chain.title.office);
        let ruler = || office.one_name && self.is_ruler_name(position, start, chain.title);
        let enough = count >= 2 || count == 1 && (office.courtesy || ruler());
        let head = self.is_head_at(position, end, Lang::En)
            || (start..end).any(|at| self.is_head_at(position, at, Lang::En));
        let closed = |end: usize| persons.is_suffix(words.folded(end - 1), Lang::En);
        let end = if enough && closed(end) { self.after_suffix(position, end - 1, Lang::En) } else { end };
        (enough && !head).then_some(start..end)
    }

    /// "King Gongmin", but not "the king Gongmin served" nor "Martin Luther King Hargrove".
    fn is_ruler_name(&self, position: usize, at: usize, title: Title) -> bool {
        let words = &self.linked.sentences[position].words;
        let inside = title.start > 0 && words.is_capitalised(title.start - 1) && title.start > 1;
        words.is_capitalised(title.start) && !inside && !self.is_common(position, at, Lang::En)
    }

    /// Two to four capitalised words right before a separator.
    pub(super) fn capitalised_before(&self, position: usize, end: usize) -> Option<Range<usize>> {
        let words = &self.linked.sentences[position].words;
        let mut start = end;
        while start > 0 && end - start < NAME_WORDS + 1 {
            let name = words.is_capitalised(start - 1) && self.is_free(position, start - 1);
            let hyphenated = start > 1 && words.surface(start - 1) == "-" && !words.spaced(start - 1);
            let tail = words.token(start - 1).kind == TokenKind::Word
                && start > 2
                && words.surface(start - 2) == "-"
                && !words.spaced(start - 1);
            if !(name || hyphenated || tail) {
                break;
            }
            start -= 1;
        }
        let capitals = (start..end).filter(|index| words.is_capitalised(*index)).count();
        (capitals >= 2).then_some(start..end)
    }

    /// Two to four Devanagari words that are nothing else, between a title and a case marker;
    /// after a courtesy title one is enough. A title without a body may be part of a compound
    /// (प्रधानमंत्री आवास योजना के), or a word of its own: then ने has to follow, unless it is an
    /// occupation.
    fn plain_name(&self, position: usize, start: usize, chain: &Chain) -> Option<Range<usize>> {
        let (language, words) = self.grammar(position);
        let office = self.lexicon.offices.get(chain.title.office);
        if chain.body.is_none() && !office.one_name && self.is_common(position, chain.title.start, Lang::Hi) {
            return None;
        }
        let initials = self.after_initials(position, start, Lang::Hi);
        let mut end = initials;
        let closes = |at: usize| {
            // चेक प्रतियोगी ओल्डरिच जेलिनेक पुरुषों के …
            at > initials + 1 && self.lexicon.persons.ends_as_word(words.folded(at), Lang::Hi)
        };
        while end < words.len()
            && end - initials <= NAME_WORDS
            && self.is_plain_part(position, end, chain)
            && !closes(end)
        {
            end += 1;
        }
        if end > initials {
            end = self.after_suffix(position, end, Lang::Hi);
        }
        let one_name = office.one_name && !self.is_given_name_before(position, start);
        let reading = self.reading_at(language, words, end).map(|(_, reading)| reading);
        let marked = reading.is_some_and(|reading| reading.marker.is_some());
        let stands = match chain.body {
            Some(_) => marked,
            None if office.courtesy || one_name => self.is_marked(position, end),
            None if office.occupation => marked && !language.plays(reading, Role::Place),
            None => language.plays(reading, Role::Ergative),
        };
        let least = if office.courtesy || one_name || initials > start { 1 } else { 2 };
        (stands && (least..=NAME_WORDS).contains(&(end - initials))).then_some(start..end)
    }

    /// युवराज सिंह is no prince: whether a given name stands before a surname.
    fn is_given_name_before(&self, position: usize, at: usize) -> bool {
        let surname = self.part(position, at, Lang::Hi).is_some_and(Part::is_surname);
        surname && self.linked.sentences[position].given_names.iter().any(|given| given.tokens.end == at)
    }

    /// A word that may be of a name after a title, which without a body vouches for less.
    fn is_plain_part(&self, position: usize, at: usize, chain: &Chain) -> bool {
        let (language, words) = self.grammar(position);
        let initials = self.after_initials(position, at, Lang::Hi) > at;
        let is_word =
            self.reading_at(language, words, at).is_some() && !initials || self.is_trigger(position, at);
        let persons = &self.lexicon.persons;
        let word = words.folded(at);
        let courtesy = self.lexicon.offices.get(chain.title.office).courtesy;
        let doubtful = || {
            self.is_common(position, at, Lang::Hi)
                || persons.ends_as_word(word, Lang::Hi) && !courtesy
                || words.is_latin(at)
        };
        words.token(at).kind == TokenKind::Word
            && self.is_free(position, at)
            && !is_word
            && !persons.is_head(word, Lang::Hi)
            && !self.is_title(position, at)
            && (chain.body.is_some() || !doubtful())
    }

    pub(super) fn introduce(&mut self, position: usize, name: Range<usize>, chain: &Chain) -> usize {
        let sentence = &self.linked.sentences[position];
        let span = sentence.words.cover(name.start, name.end);
        let (index, lang) = (sentence.index, sentence.sentence.lang);
        let body = chain.body.map(|body| self.linked.mentions[body].who);
        let country = body.and_then(|body| self.linked.entity(self.lexicon, body).country.clone());
        let text = span.of(self.doc.text());
        let who = self.unlisted(text, EntityType::Person, lang, country);
        self.mention(span, who, MentionForm::Name, index);
        self.linked.mentions.len() - 1
    }
}
