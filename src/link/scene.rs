//! A Hindi sentence as its names and clauses: who acts in each, on whom, and who is named by the way.
//!
//! This is read before clauses are, from the case markers alone, and only where a pronoun stands.

use std::ops::Range;

use crate::MentionForm;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::{Language, Marker, Reading};
use crate::text::{TokenKind, Words};

use super::{LinkedMention, Title};

/// Forms of a verb that can close a clause.
const FINITE: [Inflection; 5] =
    [Inflection::Perfective, Inflection::Habitual, Inflection::Future, Inflection::Past, Inflection::Third];

/// Words of the longest phrase that the grammar has.
const PHRASE: usize = 4;

/// What a name has to do with the act of its clause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
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
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mention: LinkedMention,
    pub(super) clause: usize,
    pub(super) part: Part,
    /// It is the head of its phrase, or the head is a body that acts for it.
    pub(super) whole: bool,
    /// No case marker tells its part.
    pub(super) bare: bool,
}

/// The words of a sentence with its names and clauses.
pub(super) struct Scene<'a> {
    pub(super) language: &'a Language,
    pub(super) words: &'a Words<'a>,
    pub(super) names: Vec<Name>,
    titles: &'a [Title],
    /// The grammar's phrase that begins at each token, and its length.
    readings: Vec<Option<(usize, &'a Reading)>>,
    /// First token of each clause but the first, ascending.
    starts: Vec<usize>,
}

/// What stands in a phrase behind a name, and where it ends.
enum Step {
    Name(usize),
    Body(usize),
    Thing(usize),
    Genitive(usize),
    /// और or a comma before a name.
    Joint(usize),
    /// भी, नए
    Passed(usize),
    Marker(Marker),
    End,
}

impl Name {
    /// Whether it acts itself or is acted on.
    pub(super) fn is_chief(&self) -> bool {
        self.whole && self.part != Part::Aside
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        language: &'a Language,
        words: &'a Words<'a>,
        titles: &'a [Title],
        mentions: impl Iterator<Item = LinkedMention>,
    ) -> Self {
        let name = |mention: LinkedMention| {
            let start = words.at(mention.span.start);
            let end = words.at(mention.span.end).max(start + 1);
            Name { start, end, mention, clause: 0, part: Part::Aside, whole: true, bare: false }
        };
        let mut names: Vec<Name> = mentions.map(name).filter(|name| name.start < words.len()).collect();
        names.sort_by_key(|name| (name.start, name.end));
        let (readings, starts) = (vec![None; words.len()], Vec::new());
        let mut scene = Scene { language, words, names, titles, readings, starts };
        scene.read();
        scene.starts = scene.clauses();
        for index in 0..scene.names.len() {
            let name = &scene.names[index];
            let inner = |other: &Name| other.start <= name.start && name.end < other.end;
            // "[इंदिरा गांधी] की हत्या", which is one name
            let inside = scene.names.iter().any(inner);
            let (part, whole) = if inside { (Part::Aside, false) } else { scene.part(name) };
            let clause = scene.clause_at(scene.names[index].start);
            let name = &mut scene.names[index];
            (name.part, name.whole, name.clause) = (part, whole, clause);
        }
        scene.decide_bare();
        scene
    }

    /// Looks up what stands outside of names, each word once: the लिए of "के लिए" is no verb.
    fn read(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let name = self.name_at(at).filter(|name| name.mention.form != MentionForm::Pronoun);
            if let Some(name) = name {
                at = name.end;
                continue;
            }
            self.readings[at] = self.language.lookup(&self.words.run(at, PHRASE));
            at += self.readings[at].map_or(1, |(length, _)| length);
        }
    }

    /// The grammar's phrase at a token, and its length.
    fn phrase(&self, at: usize) -> Option<(usize, &'a Reading)> {
        self.readings.get(at).copied().flatten()
    }

    pub(super) fn reading(&self, at: usize) -> Option<&'a Reading> {
        self.phrase(at).map(|(_, reading)| reading)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.reading(at).is_some_and(|reading| reading.is(class))
    }

    pub(super) fn plays(&self, at: usize, role: Role) -> bool {
        self.language.plays(self.reading(at), role)
    }

    fn is_mark(&self, at: usize) -> bool {
        at < self.words.len() && self.words.token(at).kind == TokenKind::Punct
    }

    fn name_at(&self, at: usize) -> Option<&Name> {
        let first = self.names.partition_point(|name| name.start < at);
        let here = self.names[first..].iter().take_while(|name| name.start == at);
        here.max_by_key(|name| name.end)
    }

    /// A और B, A-B
    pub(super) fn are_joined(&self, one: &Name, other: &Name) -> bool {
        let hyphen = || matches!(self.words.folded(one.end), "-" | "–");
        other.start == one.end + 1 && (hyphen() || self.is(one.end, Class::And))
    }

    /// A, B
    pub(super) fn are_listed(&self, one: &Name, other: &Name) -> bool {
        other.start == one.end + 1 && (self.words.folded(one.end) == "," || self.are_joined(one, other))
    }

    pub(super) fn clause_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn range(&self, clause: usize) -> Range<usize> {
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
            let found = self.phrase(at);
            let end = at + found.map_or(1, |(length, _)| length);
            let reading = found.map(|(_, reading)| reading);
            let is = |classes: &[Class]| reading.is_some_and(|reading| reading.classes.any(classes));
            let marked = reading.is_some_and(|reading| reading.marker.is_some());
            let mark = self.is_mark(at);
            let links = is(&[Class::That, Class::But, Class::Subordinator]) && !marked
                || mark && self.ends_sentence(at)
                || after_verb && (mark || is(&[Class::And, Class::Then]));
            if links {
                starts.push(end);
            } else if is(&[Class::Relative]) && at > 0 && self.is_mark(at - 1) {
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

    fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.words.folded(at), ";" | "।" | ":" | "?" | "!" | "—")
    }

    /// What the phrase does that the name stands in, and whether it does so itself.
    fn part(&self, name: &Name) -> (Part, bool) {
        match self.contained(name) {
            Some(marker) => (self.part_by(marker), true),
            None => self.phrase_part(name.end, name.mention.form == MentionForm::Demonym),
        }
    }

    /// The same of a name that ends at `end`, or of what somebody owns that begins there.
    pub(super) fn phrase_part(&self, end: usize, describes: bool) -> (Part, bool) {
        let (mut at, mut whole, mut thing, mut owns, mut listed) = (end, true, describes, false, false);
        loop {
            match self.step(at) {
                Step::Name(_) if !(listed || owns || describes || self.is_title_before(at)) => break,
                Step::Name(end) => {
                    whole &= listed;
                    (at, thing, listed) = (end, false, false);
                }
                Step::Body(end) => (at, thing) = (end, false),
                Step::Thing(_) if !(owns || describes) => break, // two phrases side by side
                Step::Thing(end) => (at, thing) = (end, true),
                Step::Genitive(end) => (at, owns) = (end, true),
                Step::Joint(end) => (at, listed) = (end, true),
                Step::Passed(end) => at = end,
                Step::Marker(marker) => return (self.part_by(marker), whole && !thing),
                Step::End => break,
            }
        }
        if !owns {
            return (Part::Bare, whole && !thing);
        }
        if self.tells(at) {
            return (Part::Doer, whole);
        }
        // "Y की [मदद] की", but "Y का [राज] था"
        let verb = self.reading(at).filter(|reading| !reading.verbs.is_empty() && !reading.is(Class::Be));
        (if verb.is_some() { Part::Object } else { Part::Aside }, verb.is_some() && whole)
    }

    fn step(&self, at: usize) -> Step {
        if let Some(name) = self.name_at(at) {
            return Step::Name(name.end);
        }
        if let Some(title) = self.titles.iter().find(|title| title.start == at) {
            return Step::Body(title.end);
        }
        let named = |at: usize| self.name_at(at).is_some();
        let Some((length, reading)) = self.phrase(at) else {
            return match at < self.words.len() {
                true if !self.is_mark(at) => Step::Thing(at + 1),
                true if self.words.folded(at) == "," && named(at + 1) => Step::Joint(at + 1),
                _ => Step::End,
            };
        };
        let end = at + length;
        let passed = [Class::Adverb, Class::Adjective, Class::Determiner];
        match reading.marker {
            Some(_) if self.language.plays(Some(reading), Role::Genitive) => Step::Genitive(end),
            Some(marker) => Step::Marker(marker),
            None if reading.classes.any(&[Class::Actor, Class::Department]) => Step::Body(end),
            None if reading.is(Class::And) && named(end) => Step::Joint(end),
            None if reading.pronoun.is_none() && reading.classes.any(&passed) => Step::Passed(end),
            None => Step::End,
        }
    }

    /// ईरान का [कहना] है कि, ईरान का [दावा] है कि
    fn tells(&self, at: usize) -> bool {
        let Some((length, reading)) = self.phrase(at) else { return false };
        let says = reading.classes.any(&[Class::Say, Class::Claim, Class::Allegation]);
        let that = (at + length..self.words.len()).find(|at| {
            self.reading(*at).is_none_or(|reading| !reading.classes.any(&[Class::Be, Class::Adverb]))
        });
        says && that.is_some_and(|that| self.is(that, Class::That))
    }

    /// Whose what follows a possessive pronoun is, by what stands around it: "X से [उसका] तट", "X पर आरोप
    /// लगाया कि [उसकी] सेना ने …".
    pub(super) fn owner_meant(&self, at: usize, end: usize) -> Option<&Name> {
        let acts = || self.phrase_part(end, true).0 == Part::Doer;
        self.beside(at).or_else(|| self.accused(self.clause_at(at)).filter(|_| acts()))
    }

    /// "X ने [Y पर] आरोप लगाया कि …": of whom the clause tells.
    fn accused(&self, clause: usize) -> Option<&Name> {
        let main = clause.checked_sub(1)?;
        let that = self.is(self.range(main).end.checked_sub(1)?, Class::That);
        let alleges = |at: usize| {
            let rule = self.reading(at).and_then(|reading| reading.governor);
            rule.is_some_and(|rule| self.language.governors[rule].modality == Some(SaidModality::Alleged))
        };
        let outer = |name: &&Name| name.clause == main && self.plays(name.end, Role::Outer);
        let charged = that && self.range(main).any(alleges);
        self.names.iter().rfind(outer).filter(|_| charged)
    }

    fn is_title_before(&self, at: usize) -> bool {
        self.titles.iter().any(|title| title.end == at)
    }

    /// The case marker that a pronoun contains.
    fn contained(&self, name: &Name) -> Option<Marker> {
        let (length, reading) = self.phrase(name.start)?;
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

    pub(super) fn is_relative(&self, clause: usize) -> bool {
        let start = self.range(clause).start;
        self.is(start, Class::Relative) || start > 1 && self.is(start - 2, Class::Relative)
    }

    /// बोलीविया से [उसका] तट: who stands right before, with a case marker.
    fn beside(&self, at: usize) -> Option<&Name> {
        let marker = at.checked_sub(1)?;
        let name = self.names.iter().rfind(|name| name.end == marker)?;
        (name.clause == self.clause_at(at) && name.part == Part::Object).then_some(name)
    }

    /// "[अपनी सेना] भेजी": whether it tells of a body of who acts, and of no other after it.
    pub(super) fn own_body(&self, clause: usize) -> bool {
        let body = self.range(clause).rfind(|at| self.is(*at, Class::Actor));
        body.and_then(|body| body.checked_sub(1)).is_some_and(|before| self.is(before, Class::Reflexive))
    }

    /// The की of "सराहना की," but not that of "चीन की सराहना".
    fn may_be_verb(&self, at: usize) -> bool {
        let next = at + 1;
        let closes = next == self.words.len() || self.is_mark(next) || self.is(next, Class::Be);
        self.reading(at).is_some_and(|reading| {
            !reading.verbs.is_empty() && (reading.marker.is_none() || closes || self.is(next, Class::And))
        })
    }

    /// Whether a case marker stands there.
    pub(super) fn has_phrase(&self, mut row: Range<usize>) -> bool {
        let marked = |at: usize| self.reading(at).is_some_and(|reading| reading.marker.is_some());
        row.any(|at| marked(at) && !self.may_be_verb(at))
    }

    /// "X ने [Y के इस दावे] को खारिज किया कि …": of whom it tells, either may be.
    pub(super) fn is_claim_taken_up(&self, clause: usize) -> bool {
        let Some(main) = clause.checked_sub(1) else { return false };
        let mut claims = self.range(main).filter(|at| self.is(*at, Class::Allegation));
        let owned = |claim: usize| {
            let marked = self.reading(claim + 1).is_some_and(|next| next.marker.is_some());
            let owner = (0..claim).rev().find(|at| !self.is(*at, Class::Determiner));
            marked && owner.is_some_and(|owner| self.plays(owner, Role::Genitive))
        };
        claims.any(owned)
    }

    /// Of names without a marker the first acts, if nobody has ने.
    fn decide_bare(&mut self) {
        for index in 0..self.names.len() {
            if self.names[index].part != Part::Bare {
                continue;
            }
            let clause = self.names[index].clause;
            let acts = |name: &Name| name.clause == clause && name.part == Part::Doer;
            let other = self.wants_ergative(clause)
                || self.has_ergative(clause)
                || self.names[..index].iter().any(acts);
            self.names[index].part = if other { Part::Object } else { Part::Doer };
            self.names[index].bare = true;
        }
    }

    fn has_ergative(&self, clause: usize) -> bool {
        let ergative = |at: usize| {
            let contained = self.reading(at).and_then(|reading| reading.pronoun_marker);
            let markers = self.language.markers_of(Role::Ergative);
            self.plays(at, Role::Ergative) || contained.is_some_and(|marker| markers.contains(&marker))
        };
        self.range(clause).any(ergative)
    }

    /// Who is another end of the pronoun's act: for one that acts those acted on, else whoever acts.
    /// `subject` says that what it owns may act or be something.
    pub(super) fn other_ends(&self, at: usize, acts: bool, subject: bool) -> Vec<&Name> {
        let own = self.clause_at(at);
        if acts {
            let object = |name: &&Name| name.clause == own && name.end <= at && name.part == Part::Object;
            return self.names.iter().filter(object).collect();
        }
        let owner = at.checked_sub(1).and_then(|marker| self.owner_before(marker));
        let mut clause = own;
        // "…, और [उसकी] राय अलग है"
        let transitive = |at: usize| self.is(at, Class::Transitive) && self.may_be_verb(at);
        let tells_anew = subject && !self.range(own).any(transitive);
        while !tells_anew && !self.has_doer(clause) && self.goes_on(clause) {
            clause -= 1;
        }
        let before = |name: &Name| name.end <= at || !self.closes_act(at..name.start);
        let doer = |name: &&Name| name.clause == clause && name.part == Part::Doer && before(name);
        self.names.iter().filter(doer).chain(owner).collect()
    }

    /// [उसका] व्यवहार, [उसके] बेटे ने: whether what somebody owns that begins at `end` may be a subject.
    pub(super) fn may_be_subject(&self, end: usize) -> bool {
        let mut at = end;
        loop {
            match self.step(at) {
                Step::Thing(end) | Step::Body(end) | Step::Passed(end) => at = end,
                Step::Marker(marker) => return self.part_by(marker) == Part::Doer,
                Step::Genitive(_) => return false,
                Step::Name(_) | Step::Joint(_) | Step::End => return true,
            }
        }
    }

    fn has_doer(&self, clause: usize) -> bool {
        let acts = |name: &Name| name.clause == clause && name.part == Part::Doer;
        self.has_ergative(clause) || self.names.iter().any(acts)
    }

    /// Whether a clause without a doer has that of the clause before: not behind कि, behind लेकिन only
    /// if what it tells has a doer.
    fn goes_on(&self, clause: usize) -> bool {
        let Some(link) = self.range(clause).start.checked_sub(1) else { return false };
        let new = self.is(link, Class::That) && !self.is(link + 1, Class::SameSubject)
            || self.is(link, Class::Subordinator)
            || self.ends_sentence(link) && !self.is(link + 1, Class::And)
            || self.is_relative(clause);
        !new && (!self.is(link, Class::But) || self.wants_ergative(clause))
    }

    /// Whether its last verb tells what somebody has done, who has ने.
    fn wants_ergative(&self, clause: usize) -> bool {
        let verb = |at: usize| self.reading(at).filter(|reading| !reading.verbs.is_empty());
        let verbs = self.range(clause).rev().filter_map(verb);
        verbs.into_iter().find(|verb| !verb.is(Class::Be)).is_some_and(|verb| {
            verb.is(Class::Transitive)
                && verb.verbs.iter().any(|(_, forms)| forms.any(&[Inflection::Perfective]))
        })
    }

    /// [ईरान] के, at the marker: whose it is, or who does what an infinitive tells.
    fn owner_before(&self, marker: usize) -> Option<&Name> {
        let owner = self.names.iter().rfind(|name| name.end <= marker)?;
        let bare = |at: usize| {
            self.reading(at).is_none_or(|reading| reading.marker.is_none() && !reading.is(Class::Be))
        };
        let one = self.clause_at(owner.start) == self.clause_at(marker) && (owner.end..marker).all(bare);
        (one && self.plays(marker, Role::Genitive)).then_some(owner)
    }

    /// करने के बाद, के दौरान: whether an act ends between.
    fn closes_act(&self, mut between: Range<usize>) -> bool {
        between.any(|at| self.is(at, Class::Around))
    }

    /// "[X के] उसके दूतावास पर हमला करने के बाद Y ने": where Y stands.
    pub(super) fn later_doer(&self, at: usize) -> Option<usize> {
        self.owner_before(at.checked_sub(1)?)?;
        let own = self.clause_at(at);
        let later =
            |name: &&Name| name.clause == own && name.start > at && name.part == Part::Doer && name.whole;
        let doer = self.names.iter().find(later)?;
        self.closes_act(at..doer.start).then_some(doer.start)
    }
}
