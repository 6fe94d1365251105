//! Whom a Hindi pronoun may stand for: the names of its sentence by the part that each has in its clause.
//!
//! The case marker after a name tells its part. Who does an act is no other end of it, who speaks is
//! meant in what he says, and those who act or are acted on come before whoever is named by the way.

use crate::gazetteer::files::grammar::{Class, Inflection, PronounEntry, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::{Language, Marker, Reading};
use crate::text::{TokenKind, Words};
use crate::{EntityType, Lang, MentionForm, Span};

use super::{LinkedMention, Linker, Title, Who};

/// Forms of a verb that can close a clause.
const FINITE: [Inflection; 5] = [
    Inflection::Perfective,
    Inflection::Habitual,
    Inflection::Future,
    Inflection::Past,
    Inflection::Third,
];

/// What a name has to do with the act of its clause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    /// X ने; X द्वारा; the first without a marker, if nobody has ने.
    Doer,
    /// X को, X पर, X से, X की before a noun with its verb.
    Object,
    /// X में, X के before another noun.
    Aside,
    /// Without a marker, before the clause tells which of the two it is.
    Bare,
}

/// A name of the sentence, by tokens.
#[derive(Clone, Debug)]
struct Name {
    start: usize,
    end: usize,
    mention: LinkedMention,
    clause: usize,
    part: Part,
    /// It is the head of its phrase, or the head is a body that acts for it.
    whole: bool,
}

/// The words of a sentence with its names and clauses.
struct Scene<'a> {
    language: &'a Language,
    words: &'a Words<'a>,
    titles: &'a [Title],
    names: Vec<Name>,
    /// First token of each clause, ascending.
    starts: Vec<usize>,
}

impl Linker<'_, '_> {
    /// Those named before the pronoun in its sentence who fit it best; one, if no doubt is left.
    pub(super) fn antecedents(&self, position: usize, pronoun: Span, entry: &PronounEntry) -> Vec<Who> {
        let scene = self.scene(position);
        let at = scene.words.at(pronoun.start);
        let own = scene.clause_at(at);
        let acts = self.is_subject(&scene, entry);
        if let Some(later) = scene.later_doer(at).filter(|_| !acts) {
            // "Y के उसके दूतावास पर हमला करने के बाद [X] ने …"
            return self.distinct(&scene, entry, |name| name.start == later);
        }
        let excluded: Vec<Who> = scene.excluded(at, acts).into_iter().map(|name| self.stands_for(name)).collect();
        let open = |name: &Name| name.end <= at && !excluded.contains(&self.stands_for(name));
        let here = self.distinct(&scene, entry, open);
        if here.len() < 2 {
            return here;
        }
        if entry.possessive
            && let Some(owner) = scene.beside(at).filter(|name| open(name))
            && here.contains(&self.stands_for(owner))
        {
            return vec![self.stands_for(owner)];
        }
        if entry.possessive
            && scene.phrase_part(scene.words.at(pronoun.end), true).0 == Part::Doer
            && let Some(accused) = scene.accused(own).filter(|name| open(name))
        {
            return vec![self.stands_for(accused)]; // "X पर आरोप लगाया कि [उसकी] सेना ने …"
        }
        let chief = |clause: usize| {
            self.distinct(&scene, entry, |name| name.clause == clause && name.is_chief() && open(name))
        };
        let told = |clause: &usize| *clause == own || !scene.is_relative(*clause);
        let mut clauses = (0..=own).rev().filter(told);
        let Some(nearest) = clauses.find(|clause| !chief(*clause).is_empty()) else { return here };
        let mut fitting = chief(nearest);
        if nearest == own {
            let before = clauses.next().map_or(Vec::new(), chief);
            fitting.extend(before.into_iter().filter(|who| !chief(own).contains(who)));
        }
        if fitting.len() > 1 && entry.refers.contains(&EntityType::Country) {
            // A person would rather have the plural of respect.
            fitting.retain(|who| self.entity_type(*who) != EntityType::Person);
        }
        if fitting.len() > 1 {
            // Who is told of all along: "A ने [B की] रक्षा का वादा किया, पर जब C ने [B पर] हमला किया …"
            let before = |name: &Name| name.clause < nearest && open(name);
            let known = self.distinct(&scene, entry, before);
            fitting.retain(|who| known.contains(who));
        }
        if fitting.len() == 1 { fitting } else { here }
    }

    /// The two whom a group of two stands for: two that are joined, two of a sort, or the only two.
    pub(super) fn pair(&self, position: usize, group: Span, entry: &PronounEntry) -> Vec<Who> {
        let scene = self.scene(position);
        let (start, end) = (scene.words.at(group.start), scene.words.at(group.end));
        let next = scene.lookup(end).map(|(_, reading)| reading);
        let bare = entry.marker.is_none() && next.is_none_or(|next| next.marker.is_none());
        let acts = bare || scene.language.plays(next, Role::Ergative);
        let excluded = if acts { Vec::new() } else { scene.excluded(start, false) };
        let excluded: Vec<Who> = excluded.into_iter().map(|name| self.stands_for(name)).collect();
        let open = |name: &Name| name.end <= start && !excluded.contains(&self.stands_for(name));
        let sort = |name: &Name| self.entity_type(name.mention.who);
        let joined = |pair: &[Name]| scene.are_joined(&pair[0], &pair[1]) && sort(&pair[0]) == sort(&pair[1]);
        let last = scene.names.windows(2).rposition(|pair| pair.iter().all(open) && joined(pair));
        if let Some(first) = last {
            let two = self.distinct(&scene, entry, |name| {
                name.start == scene.names[first].start || name.start == scene.names[first + 1].start
            });
            let listed = first > 0 && scene.are_listed(&scene.names[first - 1], &scene.names[first]);
            if two.len() == 2 && !listed {
                return two;
            }
        }
        let of = |wanted: EntityType| self.distinct(&scene, entry, |name| open(name) && sort(name) == wanted);
        let mut sorts = entry.refers.iter().map(|wanted| of(*wanted));
        sorts.find(|two| two.len() == 2).unwrap_or_else(|| self.distinct(&scene, entry, open))
    }

    /// Whom a relative clause describes that follows a whole clause: "[X को] धन्यवाद दिया, जिन्होंने …", "X
    /// ने [अपनी सेना] भेजी, जिसने …".
    pub(super) fn described_before(&self, position: usize, relative: Span, entry: &PronounEntry) -> Option<Who> {
        if self.linked.sentences[position].sentence.lang != Lang::Hi {
            return None;
        }
        let scene = self.scene(position);
        let at = scene.words.at(relative.start);
        let main = at.checked_sub(1).map(|before| scene.clause_at(before))?;
        if scene.starts.binary_search(&at).is_err() || scene.clause_at(at) == main {
            return None;
        }
        let open = |name: &Name| name.clause == main && name.is_chief();
        if scene.own_body(main) {
            let doers = self.distinct(&scene, entry, |name| open(name) && name.part == Part::Doer);
            return doers.first().copied().filter(|_| doers.len() == 1);
        }
        let last = scene.names.iter().rfind(|name| name.end < at)?;
        let who = self.distinct(&scene, entry, |name| open(name) && name.start == last.start).pop()?;
        let likely = entry.refers.first() == Some(&EntityType::Person) && self.entity_type(who) == EntityType::Person;
        (likely && last.part == Part::Object && !scene.has_phrase(last.end + 1..at)).then_some(who)
    }

    fn is_subject(&self, scene: &Scene<'_>, entry: &PronounEntry) -> bool {
        let ergative = |marker: &str| {
            let reading = scene.language.lookup(&[marker]).map(|(_, reading)| reading);
            scene.language.plays(reading, Role::Ergative)
        };
        entry.opens || entry.marker.as_deref().is_some_and(ergative)
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
        state.filter(|_| name.part == Part::Doer && name.whole).map_or(name.mention.who, Who::Listed)
    }

    fn scene(&self, position: usize) -> Scene<'_> {
        let sentence = &self.linked.sentences[position];
        let (language, words) = self.grammar(position);
        let here = self.linked.mentions.iter().filter(|mention| mention.sentence == sentence.index);
        let name = |mention: &LinkedMention| Name {
            start: words.at(mention.span.start),
            end: words.at(mention.span.end),
            mention: mention.clone(),
            clause: 0,
            part: Part::Aside,
            whole: true,
        };
        let mut names: Vec<Name> = here.map(name).collect();
        names.sort_by_key(|name| (name.start, name.end));
        let mut scene = Scene { language, words, titles: &sentence.titles, names, starts: Vec::new() };
        scene.starts = scene.clauses();
        for index in 0..scene.names.len() {
            let (part, whole) = scene.part(index);
            let clause = scene.clause_at(scene.names[index].start);
            scene.names[index] = Name { clause, part, whole, ..scene.names[index].clone() };
        }
        scene.decide_bare();
        scene
    }
}

impl Name {
    fn is_chief(&self) -> bool {
        self.whole && self.part != Part::Aside
    }
}

impl<'a> Scene<'a> {
    fn lookup(&self, at: usize) -> Option<(usize, &'a Reading)> {
        (at < self.words.len()).then(|| self.language.lookup(&self.words.run(at, 4))).flatten()
    }

    fn name_at(&self, at: usize) -> Option<&Name> {
        let first = self.names.partition_point(|name| name.start < at);
        let here = self.names[first..].iter().take_while(|name| name.start == at);
        here.max_by_key(|name| name.end)
    }

    /// A और B, A-B
    fn are_joined(&self, one: &Name, other: &Name) -> bool {
        let hyphen = || matches!(self.words.folded(one.end), "-" | "–");
        let and = || self.lookup(one.end).is_some_and(|(_, reading)| reading.is(Class::And));
        other.start == one.end + 1 && (hyphen() || and())
    }

    /// A, B
    fn are_listed(&self, one: &Name, other: &Name) -> bool {
        other.start == one.end + 1 && (self.words.folded(one.end) == "," || self.are_joined(one, other))
    }

    fn clause_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn range(&self, clause: usize) -> std::ops::Range<usize> {
        let start = clause.checked_sub(1).map_or(0, |before| self.starts[before]);
        start..self.starts.get(clause).copied().unwrap_or(self.words.len())
    }

    /// Where clauses begin: after words that link them, and after a verb before a mark or और.
    fn clauses(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let (mut at, mut after_verb) = (0, false);
        while at < self.words.len() {
            if let Some(name) = self.name_at(at) {
                (at, after_verb) = (name.end, false);
                continue;
            }
            let found = self.lookup(at);
            let end = at + found.map_or(1, |(length, _)| length);
            let reading = found.map(|(_, reading)| reading);
            let is = |classes: &[Class]| reading.is_some_and(|reading| reading.classes.any(classes));
            let marked = reading.is_some_and(|reading| reading.marker.is_some());
            let mark = self.words.token(at).kind == TokenKind::Punct;
            if is(&[Class::That, Class::But, Class::Subordinator]) && !marked || mark && self.parts(at) {
                starts.push(end);
            } else if after_verb && (mark || is(&[Class::And, Class::Then])) {
                starts.push(end);
            } else if is(&[Class::Relative]) && at > 0 && self.words.token(at - 1).kind == TokenKind::Punct {
                starts.push(at);
            }
            let closes = reading.is_some_and(|reading| {
                reading.is(Class::Be) || reading.verbs.iter().any(|(_, forms)| forms.any(&FINITE))
            });
            after_verb = closes || after_verb && is(&[Class::Adverb, Class::Vector, Class::Negator]);
            at = end;
        }
        starts.retain(|start| *start > 0 && *start < self.words.len());
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    fn parts(&self, at: usize) -> bool {
        matches!(self.words.folded(at), ";" | "।" | ":" | "?" | "!" | "—")
    }

    /// What the phrase does that the name stands in, and whether it does so itself.
    fn part(&self, index: usize) -> (Part, bool) {
        let name = &self.names[index];
        if let Some(marker) = self.contained(name) {
            return (self.part_by(marker), true);
        }
        self.phrase_part(name.end, name.mention.form == MentionForm::Demonym)
    }

    /// The same of a name that ends at `end`, or of what somebody owns that begins there.
    fn phrase_part(&self, end: usize, demonym: bool) -> (Part, bool) {
        let (mut at, mut whole, mut thing, mut owns, mut listed) = (end, true, demonym, false, false);
        while at < self.words.len() {
            if let Some(next) = self.name_at(at) {
                if !listed && !owns && !demonym && !self.is_title_before(at) {
                    break; // two phrases side by side
                }
                whole &= listed;
                (at, thing, listed) = (next.end, false, false);
                continue;
            }
            if let Some(title) = self.titles.iter().find(|title| title.start == at) {
                (at, thing) = (title.end, false);
                continue;
            }
            let Some((length, reading)) = self.lookup(at) else {
                let comma = self.words.folded(at) == "," && self.name_at(at + 1).is_some();
                if comma {
                    listed = true;
                } else if self.words.token(at).kind == TokenKind::Punct || !(owns || demonym || thing) {
                    break;
                } else {
                    thing = true;
                }
                at += 1;
                continue;
            };
            if self.language.plays(Some(reading), Role::Genitive) {
                owns = true;
            } else if let Some(marker) = reading.marker {
                return (self.part_by(marker), whole && !thing);
            } else if reading.classes.any(&[Class::Actor, Class::Department]) {
                thing = false;
            } else if reading.is(Class::And) && self.name_at(at + length).is_some() {
                listed = true;
            } else if reading.pronoun.is_some() || !reading.classes.any(&[Class::Adverb, Class::Adjective, Class::Determiner]) {
                break;
            }
            at += length;
        }
        if !owns {
            return (Part::Bare, whole && !thing);
        }
        if self.tells(at) {
            return (Part::Doer, whole);
        }
        // "Y की [मदद] की", but "Y का [राज] था"
        let acts = self.lookup(at).is_some_and(|(_, reading)| !reading.verbs.is_empty() && !reading.is(Class::Be));
        (if acts { Part::Object } else { Part::Aside }, acts && whole)
    }

    /// ईरान का [कहना] है कि, ईरान का [दावा] है कि
    fn tells(&self, at: usize) -> bool {
        let Some((length, reading)) = self.lookup(at) else { return false };
        let says = reading.classes.any(&[Class::Say, Class::Claim, Class::Allegation]);
        let that = (at + length..self.words.len()).find(|at| {
            self.lookup(*at).is_none_or(|(_, reading)| !reading.classes.any(&[Class::Be, Class::Adverb]))
        });
        let opens = that.and_then(|that| self.lookup(that)).is_some_and(|(_, reading)| reading.is(Class::That));
        says && opens
    }

    /// "X ने [Y पर] आरोप लगाया कि …": of whom the clause tells.
    fn accused(&self, clause: usize) -> Option<&Name> {
        let main = clause.checked_sub(1)?;
        let that = self.lookup(self.range(main).end.checked_sub(1)?).is_some_and(|(_, last)| last.is(Class::That));
        let alleges = |at: usize| {
            let rule = self.lookup(at).and_then(|(_, reading)| reading.governor);
            rule.is_some_and(|rule| self.language.governors[rule].modality == Some(SaidModality::Alleged))
        };
        let outer = |name: &&Name| {
            let marker = self.lookup(name.end).map(|(_, reading)| reading);
            name.clause == main && self.language.plays(marker, Role::Outer)
        };
        let charged = that && self.range(main).any(alleges);
        self.names.iter().rfind(outer).filter(|_| charged)
    }

    fn is_title_before(&self, at: usize) -> bool {
        self.titles.iter().any(|title| title.end == at)
    }

    /// The case marker that a pronoun contains.
    fn contained(&self, name: &Name) -> Option<Marker> {
        let (length, reading) = self.lookup(name.start)?;
        reading.pronoun_marker.filter(|_| name.start + length == name.end)
    }

    fn part_by(&self, marker: Marker) -> Part {
        let plays = |role: Role| self.language.markers_of(role).contains(&marker);
        if plays(Role::Ergative) || plays(Role::Agent) {
            Part::Doer
        } else if [Role::Object, Role::Outer, Role::Addressee].into_iter().any(plays) {
            Part::Object
        } else {
            Part::Aside
        }
    }

    fn is_relative(&self, clause: usize) -> bool {
        let start = self.range(clause).start;
        let relative = |at: usize| self.lookup(at).is_some_and(|(_, reading)| reading.is(Class::Relative));
        relative(start) || start > 1 && relative(start - 2)
    }

    /// बोलीविया से [उसका] तट: who stands right before, with a case marker.
    fn beside(&self, at: usize) -> Option<&Name> {
        let marker = at.checked_sub(1)?;
        let name = self.names.iter().rfind(|name| name.end == marker)?;
        (name.clause == self.clause_at(at) && name.part == Part::Object).then_some(name)
    }

    /// "[अपनी सेना] भेजी": whether it tells of a body of who acts, and of no other after it.
    fn own_body(&self, clause: usize) -> bool {
        let is = |at: usize, class: Class| self.lookup(at).is_some_and(|(_, reading)| reading.is(class));
        let body = self.range(clause).rfind(|at| is(*at, Class::Actor));
        body.and_then(|body| body.checked_sub(1)).is_some_and(|before| is(before, Class::Reflexive))
    }

    /// Whether a case marker stands there, that of "सराहना की" left aside.
    fn has_phrase(&self, mut row: std::ops::Range<usize>) -> bool {
        row.any(|at| {
            self.lookup(at).is_some_and(|(_, reading)| reading.marker.is_some() && reading.verbs.is_empty())
        })
    }

    /// Of names without a marker the first acts, if nobody has ने.
    fn decide_bare(&mut self) {
        for index in 0..self.names.len() {
            if self.names[index].part != Part::Bare {
                continue;
            }
            let clause = self.names[index].clause;
            let acts = |name: &Name| name.clause == clause && name.part == Part::Doer;
            let other = self.wants_ergative(clause) || self.has_ergative(clause) || self.names[..index].iter().any(acts);
            self.names[index].part = if other { Part::Object } else { Part::Doer };
        }
    }

    fn has_ergative(&self, clause: usize) -> bool {
        let ergative = |at: usize| {
            let reading = self.lookup(at).map(|(_, reading)| reading);
            let contained = reading.and_then(|reading| reading.pronoun_marker);
            let markers = self.language.markers_of(Role::Ergative);
            self.language.plays(reading, Role::Ergative) || contained.is_some_and(|marker| markers.contains(&marker))
        };
        self.range(clause).any(ergative)
    }

    /// Who is another end of the pronoun's act: for one that acts those acted on, else whoever acts.
    fn excluded(&self, at: usize, acts: bool) -> Vec<&Name> {
        let own = self.clause_at(at);
        if acts {
            let object = |name: &&Name| name.clause == own && name.end <= at && name.part == Part::Object;
            return self.names.iter().filter(object).collect();
        }
        let owner = at.checked_sub(1).and_then(|marker| self.owner_before(marker));
        let mut clause = own;
        while !self.has_doer(clause) && self.goes_on(clause) {
            clause -= 1;
        }
        let before = |name: &Name| name.end <= at || !self.closes_act(at..name.start);
        let doer = |name: &&Name| name.clause == clause && name.part == Part::Doer && before(name);
        self.names.iter().filter(doer).chain(owner).collect()
    }

    fn has_doer(&self, clause: usize) -> bool {
        let acts = |name: &Name| name.clause == clause && name.part == Part::Doer;
        self.has_ergative(clause) || self.names.iter().any(acts)
    }

    /// Whether a clause without a doer has that of the clause before: not behind कि, behind लेकिन only
    /// if what it tells has a doer.
    fn goes_on(&self, clause: usize) -> bool {
        let Some(link) = self.range(clause).start.checked_sub(1) else { return false };
        let reading = self.lookup(link).map(|(_, reading)| reading);
        let is = |class: Class| reading.is_some_and(|reading| reading.is(class));
        let first = self.lookup(link + 1).map(|(_, first)| first);
        let himself = first.is_some_and(|first| first.is(Class::SameSubject));
        let joined = first.is_some_and(|first| first.is(Class::And));
        let new = is(Class::That) && !himself || is(Class::Subordinator) || self.parts(link) && !joined || self.is_relative(clause);
        !new && (!is(Class::But) || self.wants_ergative(clause))
    }

    /// Whether its last verb tells what somebody has done, who has ने.
    fn wants_ergative(&self, clause: usize) -> bool {
        let verb = |at: usize| self.lookup(at).filter(|(_, reading)| !reading.verbs.is_empty());
        let verbs = self.range(clause).rev().filter_map(verb);
        let mut main = verbs.map(|(_, reading)| reading).skip_while(|verb| verb.is(Class::Be));
        main.next().is_some_and(|verb| {
            verb.is(Class::Transitive) && verb.verbs.iter().any(|(_, forms)| forms.any(&[Inflection::Perfective]))
        })
    }

    /// [ईरान] के, at the marker: whose it is, or who does what an infinitive tells.
    fn owner_before(&self, marker: usize) -> Option<&Name> {
        let reading = self.lookup(marker).map(|(_, reading)| reading);
        let owner = self.names.iter().rfind(|name| name.end <= marker)?;
        let bare = |at: usize| self.lookup(at).is_none_or(|(_, reading)| reading.marker.is_none() && !reading.is(Class::Be));
        let one = self.clause_at(owner.start) == self.clause_at(marker) && (owner.end..marker).all(bare);
        (one && self.language.plays(reading, Role::Genitive)).then_some(owner)
    }

    /// करने के बाद, के दौरान: whether an act ends between.
    fn closes_act(&self, mut between: std::ops::Range<usize>) -> bool {
        between.any(|at| self.lookup(at).is_some_and(|(_, reading)| reading.is(Class::Around)))
    }

    /// "[X के] उसके दूतावास पर हमला करने के बाद Y ने": where Y stands.
    fn later_doer(&self, at: usize) -> Option<usize> {
        self.owner_before(at.checked_sub(1)?)?;
        let own = self.clause_at(at);
        let later = |name: &&Name| name.clause == own && name.start > at && name.part == Part::Doer && name.whole;
        let doer = self.names.iter().find(later)?;
        self.closes_act(at..doer.start).then_some(doer.start)
    }
}
