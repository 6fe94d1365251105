//! Whom a Hindi pronoun stands for among the names of its sentence.
//!
//! Who does an act is no other end of it; those who act or are acted on come before whoever is named by
//! the way, the nearest clause before others. Where two are left, nobody is meant.

use crate::gazetteer::files::grammar::{Class, PronounEntry, Role};
use crate::lexicon::language::Reading;
use crate::text::TokenKind;
use crate::{EntityType, Lang, MentionForm, Span};

use super::scene::{Name, Part, Scene};
use super::{LinkedMention, Linker, Who};

/// Words of a sentence, at most; what is longer is a list.
const LONGEST: usize = 300;

impl Linker<'_, '_> {
    /// Those named before the pronoun in its sentence who fit it best; one, if no doubt is left.
    pub(super) fn antecedents(&self, position: usize, pronoun: Span, entry: &PronounEntry) -> Vec<Who> {
        let Some(scene) = self.scene(position, pronoun) else { return Vec::new() };
        let at = scene.words.at(pronoun.start);
        let acts = self.is_subject(&scene, entry);
        if let Some(later) = scene.later_doer(at).filter(|_| !acts) {
            // "Y के उसके दूतावास पर हमला करने के बाद [X] ने …"
            return self.distinct(&scene, entry, |name| name.start == later);
        }
        let subject = entry.possessive && scene.may_be_subject(scene.words.at(pronoun.end));
        let excluded = self.excluded(&scene, at, acts, subject);
        let open = |name: &Name| name.end <= at && !excluded.contains(&self.stands_for(name));
        let here = self.distinct(&scene, entry, open);
        if here.len() < 2 {
            return here;
        }
        let owner = entry.possessive.then(|| scene.owner_meant(at, scene.words.at(pronoun.end))).flatten();
        if let Some(owner) = owner.filter(|owner| open(owner)).map(|owner| self.stands_for(owner))
            && here.contains(&owner)
        {
            return vec![owner];
        }
        let likeliest = self.nearest_of(&scene, entry, scene.clause_at(at), open);
        if likeliest.len() == 1 { likeliest } else { here }
    }

    /// Of several who fit: who acts or is acted on in the nearest clause.
    fn nearest_of(
        &self,
        scene: &Scene<'_>,
        entry: &PronounEntry,
        own: usize,
        open: impl Fn(&Name) -> bool,
    ) -> Vec<Who> {
        if scene.is_claim_taken_up(own) {
            return Vec::new();
        }
        let chief = |clause: usize| {
            self.distinct(scene, entry, |name| name.clause == clause && name.is_chief() && open(name))
        };
        let told = |clause: &usize| *clause == own || !scene.is_relative(*clause);
        let mut clauses = (0..=own).rev().filter(told);
        let Some(nearest) = clauses.find(|clause| !chief(*clause).is_empty()) else { return Vec::new() };
        let mut likeliest = chief(nearest);
        if nearest == own {
            let before = clauses.next().map_or(Vec::new(), chief);
            likeliest.extend(before.into_iter().filter(|who| !chief(own).contains(who)));
        }
        if likeliest.len() > 1 && entry.refers.contains(&EntityType::Country) {
            // A person would rather have the plural of respect.
            likeliest.retain(|who| self.entity_type(*who) != EntityType::Person);
        }
        if likeliest.len() > 1 {
            // Who is told of all along: "A ने [B की] रक्षा का वादा किया, पर जब C ने [B पर] हमला किया …"
            let known = self.distinct(scene, entry, |name| name.clause < nearest && open(name));
            likeliest.retain(|who| known.contains(who));
        }
        likeliest
    }

    /// Whether a group of two may stand for two named before: not "फ्रांस और इटली [दोनों] पर", nor "[दोनों]
    /// शहर".
    pub(super) fn means_two(&self, position: usize, group: Span, entry: &PronounEntry) -> bool {
        const NO_NOUN: [Class; 3] = [Class::Adverb, Class::Negator, Class::Determiner];
        let (language, words) = self.grammar(position);
        let start = words.at(group.start);
        let comma = usize::from(start > 0 && words.folded(start - 1) == ",");
        let end_before = start.checked_sub(1 + comma).map(|before| words.span(before).end);
        let mut mentions = self.near(position).iter();
        if mentions.any(|mention| Some(mention.span.end) == end_before) {
            return false;
        }
        let next = words.at(group.end);
        if !entry.alone || next >= words.len() {
            return !entry.alone;
        }
        let start = words.span(next).start;
        let named =
            |mention: &LinkedMention| mention.span.start == start && mention.form != MentionForm::Demonym;
        let each_other =
            |reading: &Reading| reading.pronoun.is_some_and(|pronoun| language.pronouns[pronoun].reciprocal);
        let reading = language.lookup(&words.run(next, 4)).map(|(_, reading)| reading);
        let no_noun = |reading: &Reading| {
            reading.marker.is_some() || reading.classes.any(&NO_NOUN) || each_other(reading)
        };
        reading.is_some_and(no_noun) || self.near(position).iter().any(named)
    }

    /// The two whom a group of two stands for: two that are joined, two of a sort, or the only two.
    pub(super) fn pair(&self, position: usize, group: Span, entry: &PronounEntry) -> Vec<Who> {
        let Some(scene) = self.scene(position, group) else { return Vec::new() };
        let (start, end) = (scene.words.at(group.start), scene.words.at(group.end));
        let marked = scene.reading(end).is_some_and(|next| next.marker.is_some());
        let acts = !marked || scene.plays(end, Role::Ergative);
        let excluded = if acts { Vec::new() } else { self.excluded(&scene, start, false, false) };
        let open = |name: &Name| name.end <= start && !excluded.contains(&self.stands_for(name));
        let sort = |name: &Name| self.entity_type(name.mention.who);
        let joined = |pair: &[Name]| scene.are_joined(&pair[0], &pair[1]) && sort(&pair[0]) == sort(&pair[1]);
        let last = scene.names.windows(2).rposition(|pair| pair.iter().all(open) && joined(pair));
        let alone =
            |first: &usize| *first == 0 || !scene.are_listed(&scene.names[first - 1], &scene.names[*first]);
        if let Some(first) = last.filter(alone) {
            let starts = [scene.names[first].start, scene.names[first + 1].start];
            let two = self.distinct(&scene, entry, |name| starts.contains(&name.start));
            if two.len() == 2 {
                return two;
            }
        }
        let of = |wanted: EntityType| self.distinct(&scene, entry, |name| open(name) && sort(name) == wanted);
        let mut sorts = entry.refers.iter().map(|wanted| of(*wanted));
        sorts.find(|two| two.len() == 2).unwrap_or_else(|| self.distinct(&scene, entry, open))
    }

    /// Whom a relative clause describes that follows a whole clause: "[X को] धन्यवाद दिया, जिन्होंने …", "X
    /// ने [अपनी सेना] भेजी, जिसने …".
    pub(super) fn described_before(
        &self,
        position: usize,
        relative: Span,
        entry: &PronounEntry,
    ) -> Option<Who> {
        let (_, words) = self.grammar(position);
        let before = words.at(relative.start).checked_sub(1)?;
        let marked = words.token(before).kind == TokenKind::Punct;
        if self.linked.sentences[position].sentence.lang != Lang::Hi || !marked {
            return None;
        }
        let scene = self.scene(position, relative)?;
        let at = scene.words.at(relative.start);
        let main = scene.clause_at(at.checked_sub(1)?);
        if scene.clause_at(at) == main {
            return None;
        }
        let open = |name: &Name| name.clause == main && name.is_chief();
        if scene.own_body(main) {
            let doers = self.distinct(&scene, entry, |name| open(name) && name.part == Part::Doer);
            return doers.first().copied().filter(|_| doers.len() == 1);
        }
        let last = scene.names.iter().rfind(|name| name.end < at)?;
        let who = self.distinct(&scene, entry, |name| open(name) && name.start == last.start).pop()?;
        let person =
            entry.refers.first() == Some(&EntityType::Person) && self.entity_type(who) == EntityType::Person;
        (person && last.part == Part::Object && !scene.has_phrase(last.end + 1..at)).then_some(who)
    }

    /// The sentence, if it names anybody before the pronoun.
    fn scene(&self, position: usize, pronoun: Span) -> Option<Scene<'_>> {
        let sentence = &self.linked.sentences[position];
        let (language, words) = self.grammar(position);
        let here = self.near(position).iter().filter(|mention| mention.sentence == sentence.index);
        let named = here.clone().any(|mention| mention.span.end <= pronoun.start);
        (named && words.len() <= LONGEST)
            .then(|| Scene::new(language, words, &sentence.titles, here.cloned()))
    }

    fn is_subject(&self, scene: &Scene<'_>, entry: &PronounEntry) -> bool {
        let ergative = |marker: &str| {
            let reading = scene.language.lookup(&[marker]).map(|(_, reading)| reading);
            scene.language.plays(reading, Role::Ergative)
        };
        entry.opens || entry.marker.as_deref().is_some_and(ergative)
    }

    /// Who has another part in the pronoun's act.
    fn excluded(&self, scene: &Scene<'_>, at: usize, acts: bool, subject: bool) -> Vec<Who> {
        scene.other_ends(at, acts, subject).into_iter().map(|name| self.stands_for(name)).collect()
    }

    /// Fitting entities among the names that `counts` admits, each once, in text order; where people
    /// are meant, also the state whose president is told of, but not by name.
    fn distinct(&self, scene: &Scene<'_>, entry: &PronounEntry, counts: impl Fn(&Name) -> bool) -> Vec<Who> {
        let mut found = Vec::new();
        for name in scene.names.iter().filter(|name| counts(name)) {
            let who = self.stands_for(name);
            let mention = LinkedMention { who, ..name.mention.clone() };
            if self.entity_type(who) == EntityType::Place && !name.is_chief() {
                continue; // "लंदन में X ने उस पर …"
            }
            if (self.is_unnamed(scene, name, entry) || self.fits(&mention, entry)) && !found.contains(&who) {
                found.push(who);
            }
        }
        found
    }

    /// "फ्रांस के राष्ट्रपति" as a person, if the sentence names nobody of that state.
    fn is_unnamed(&self, scene: &Scene<'_>, office: &Name, entry: &PronounEntry) -> bool {
        let of_state = |name: &Name| match (name.mention.who, office.mention.who) {
            (Who::Listed(person), Who::Listed(state)) => {
                let country = self.lexicon.entities.get(person).country;
                self.entity_type(name.mention.who) == EntityType::Person && country == Some(state)
            }
            _ => false,
        };
        entry.refers.contains(&EntityType::Person)
            && office.mention.form == MentionForm::Office
            && !scene.names.iter().any(of_state)
    }

    /// A capital that acts is its state.
    fn stands_for(&self, name: &Name) -> Who {
        let Who::Listed(place) = name.mention.who else { return name.mention.who };
        let state = self.lexicon.entities.country_of_capital(place);
        let acts = name.part == Part::Doer && name.whole && !name.bare;
        state.filter(|_| acts).map_or(name.mention.who, Who::Listed)
    }
}
