//! Places and bodies that stand beside what they lie in: "Hanoi, Vietnam", "Lahore and
//! Multan in Pakistan", "Paris-based UNESCO", यूक्रेन के खारकीव, लाहौर स्थित पंजाब विश्वविद्यालय.
//!
//! The gazetteer must say so too, or at least not speak against it: "NATO in Poland"
//! and "Russia, Ukraine" say nothing of where one of them lies.

use crate::clause::{Unit, UnitKind};
use crate::gazetteer::files::grammar::{Class, Role};
use crate::gazetteer::files::rules::Structure;
use crate::{EntityType, Lang};

use super::containment::Known;
use super::finding::Finding;
use super::structures::{Structures, add_new, describes};

/// Most words between two names: "in the far north of", के उत्तरी तटीय प्रांत.
const BETWEEN: usize = 4;

/// Most words between a name and what joins it: के सुदूर उत्तर-पूर्व में स्थित.
const LEAD: usize = 8;

/// Of what the gazetteer does not say, only the text does.
const ONLY_SAID: f32 = 0.8;

/// How the text joins the two.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Join {
    /// Only what the gazetteer has there can be meant: "of", to the east of.
    Loose,
    /// A comma, which also joins a list.
    Comma,
    /// A bracket, an owner: it could mean other things as well.
    Beside,
    /// in, में.
    Inside,
    /// based, स्थित: nothing else can be meant.
    Stated,
}

/// Two names, by their units.
struct Pair {
    inner: usize,
    outer: usize,
    join: Join,
}

impl Structures<'_, '_> {
    pub(super) fn places(&self, found: &mut Vec<Finding>) {
        for at in (0..self.units.len()).filter(|at| self.units[*at].is_mention()) {
            let pairs = match self.sentence.sentence.lang {
                Lang::En => self.english_places(at),
                Lang::Hi => self.hindi_places(at),
            };
            for pair in pairs {
                add_new(found, self.located(&pair));
            }
        }
    }

    /// Mends what frames have of places, and drops what cannot be: a continent in a land, a
    /// province in a town.
    pub(super) fn check_places(&self, found: &mut Vec<Finding>) {
        let rule = self.context.lexicon.frames.structure(Structure::Place);
        let Some(kind) = rule.map(|rule| &rule.kind.kind) else { return };
        for finding in found.iter_mut().filter(|finding| finding.kind.kind == *kind) {
            finding.target = self.before_bracket(finding.target).unwrap_or(finding.target);
        }
        found
            .retain(|finding| finding.kind.kind != *kind || !self.cannot_lie(finding.source, finding.target));
    }

    /// "lies in Ukraine (Kharkiv region)": what a name in brackets only tells more of.
    fn before_bracket(&self, mention: usize) -> Option<usize> {
        let at = self.units.iter().position(|unit| unit.mentions().contains(&mention))?;
        let open = at.checked_sub(1).filter(|open| self.units[*open].is_punct("("))?;
        let outer = *self.units[open.checked_sub(1)?].mentions().first()?;
        (self.lies(mention, outer) != Known::Not).then_some(outer)
    }

    fn located(&self, pair: &Pair) -> Option<Finding> {
        let inner = *self.units[pair.inner].mentions().first()?;
        let outer = *self.units[pair.outer].mentions().first()?;
        let known = self.lies(inner, outer);
        if !self.may_be_said(pair, inner, outer, known) {
            return None;
        }
        let mut finding = self.finding(Structure::Place, inner, outer, None)?;
        if known == Known::Open {
            finding.confidence *= ONLY_SAID;
        }
        Some(finding)
    }

    /// Whether the words between the two are enough for what is known of them.
    fn may_be_said(&self, pair: &Pair, inner: usize, outer: usize, known: Known) -> bool {
        if known == Known::Not {
            return false;
        }
        if pair.join == Join::Stated {
            return true;
        }
        if pair.join == Join::Loose {
            return known == Known::So;
        }
        if self.context.is_town(outer) && !self.is_site(inner)
            || pair.join == Join::Comma
                && (self.is_listed(pair) || known == Known::Open && !self.is_land(outer))
        {
            return false;
        }
        match self.entity_type(inner) {
            EntityType::Organisation => {
                self.is_site(inner) && (known == Known::So || self.same_state(inner, outer))
                    || self.is_unlisted(inner) && pair.join == Join::Inside
            }
            EntityType::Country => self.is_nested(pair),
            EntityType::Place if known == Known::So => true,
            EntityType::Place if self.is_seat(inner) => self.is_nested(pair),
            EntityType::Place => pair.join == Join::Inside || self.is_apart(pair),
            _ => false,
        }
    }

    /// "in Kenya in East Africa", पूर्वी अफ्रीका के केन्या में: a state, or its capital, acts wherever
    /// it likes unless it is itself only the scene.
    fn is_nested(&self, pair: &Pair) -> bool {
        let is_scene = |at: Option<usize>| at.is_some_and(|at| self.is_inside_marker(at));
        if pair.join == Join::Inside && self.follows_pair(pair) {
            return true;
        }
        match self.sentence.sentence.lang {
            Lang::En => {
                let before = (0..pair.inner).rev().find(|at| !self.units[*at].is(Class::Determiner));
                pair.join == Join::Inside && is_scene(before)
            }
            Lang::Hi => {
                let after = Some(pair.inner + 1).filter(|at| *at < self.units.len());
                pair.join == Join::Beside && is_scene(after)
            }
        }
    }

    fn is_inside_marker(&self, at: usize) -> bool {
        let unit = &self.units[at];
        !unit.is_mention() && self.context.language.plays(unit.reading, Role::Place)
    }

    /// "Crete in the Aegean and [Malta in the Mediterranean]", एजियन सागर में क्रीट और [भूमध्य सागर
    /// में माल्टा]: the second of two places with what they lie in, where nobody acts.
    fn follows_pair(&self, pair: &Pair) -> bool {
        let before = |at: usize| {
            (0..at).rev().find(|at| !self.units[*at].is(Class::Determiner) || self.units[*at].is_mention())
        };
        let (first, last) = (pair.inner.min(pair.outer), pair.inner.max(pair.outer));
        let and = before(first).filter(|at| self.units[*at].is(Class::And));
        let name = and.and_then(before).filter(|at| self.units[*at].is_mention());
        let marker = name.and_then(before).filter(|at| self.is_inside_marker(*at));
        let paired = marker.and_then(before).is_some_and(|at| self.units[at].is_mention());
        let acts = self
            .units
            .get(last + 1)
            .is_some_and(|unit| self.context.language.plays(unit.reading, Role::Ergative));
        paired && !acts
    }

    /// "Lahore, Pakistan and Nepal": the comma is that of a list; not so in "Lahore, Pakistan and
    /// Delhi, India".
    fn is_listed(&self, pair: &Pair) -> bool {
        let and = self.units.get(pair.outer + 1).is_some_and(|unit| unit.is(Class::And));
        let article = |at: &usize| self.units[*at].is(Class::Determiner) && !self.is_name(*at);
        let Some(next) = (pair.outer + 2..self.units.len()).find(|at| !article(at)) else { return false };
        let paired =
            self.units.get(next + 1).is_some_and(|unit| unit.is_punct(",")) && self.is_name(next + 2);
        and && self.is_name(next) && !paired
    }

    /// "in Springfield, Illinois, on Monday": no list goes on after the two.
    fn is_apart(&self, pair: &Pair) -> bool {
        let last = pair.inner.max(pair.outer);
        let next = self.units.get(last + 1);
        let goes_on = match next {
            Some(unit) if unit.is_punct(",") => self.lists_on(last + 2),
            Some(unit) if unit.is(Class::And) => self.is_listed(pair),
            _ => false,
        };
        let closes = next.is_none_or(|unit| {
            let owns = unit.kind == UnitKind::Possessive && self.is_unlisted_at(pair.inner);
            owns || unit.kind == UnitKind::Punct
        });
        let town = self.is_unlisted_at(pair.inner) || self.is_town_at(pair.inner);
        match (self.sentence.sentence.lang, pair.join) {
            (_, Join::Comma) => town && !goes_on,
            (Lang::En, _) => town && closes && !goes_on,
            (Lang::Hi, _) => true,
        }
    }

    fn is_unlisted_at(&self, unit: usize) -> bool {
        self.units[unit].mentions().first().is_some_and(|mention| self.is_unlisted(*mention))
    }

    fn is_town_at(&self, unit: usize) -> bool {
        self.units[unit].mentions().first().is_some_and(|mention| self.context.is_town(*mention))
    }

    fn lists_on(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is_mention() || unit.is(Class::And))
    }

    fn english_places(&self, at: usize) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let beside = |inner: usize, outer: usize| Pair { inner, outer, join: Join::Beside };
        pairs.extend(self.owned(at).map(|inner| beside(inner, at)));
        pairs.extend(self.based(at).map(|inner| Pair { inner, outer: at, join: Join::Stated }));
        if let Some(inner) = self.bracketed(at) {
            pairs.extend([beside(inner, at), beside(at, inner)]);
        }
        let comma = self.units.get(at + 1).is_some_and(|unit| unit.is_punct(",") || is_dash(unit));
        pairs.extend(self.after_comma(at));
        pairs.extend(self.one_of(at).map(|outer| beside(at, outer)));
        // "the Kharkiv [region] in Ukraine", "Lviv[,] in western Ukraine", "OPEC[, based] in Vienna"
        let next = at + 1 + usize::from(comma);
        let stated = self.units.get(next).is_some_and(|unit| self.is_word_of(Structure::Place, unit));
        let sort = stated || !comma && self.units.get(next).is_some_and(describes);
        // "Lviv [is] in Ukraine"
        let copula =
            !comma && self.units.get(next).is_some_and(|unit| unit.is(Class::Be) && !unit.is_mention());
        let link = next + usize::from(sort || copula);
        let Some(marker) = self.units.get(link).filter(|unit| !unit.is_mention()) else { return pairs };
        let plays = |role| self.context.language.plays(marker.reading, role);
        if plays(Role::Place)
            && let Some(outer) = self.name_within(link + 1)
        {
            let said = self.is_word_of(Structure::Place, &self.units[link - 1]);
            let join = if said { Join::Stated } else { Join::Inside };
            pairs.push(Pair { inner: at, outer, join });
            pairs.extend(self.list_before(at).map(|inner| Pair { inner, outer, join: Join::Inside }));
        } else if sort && plays(Role::Genitive) {
            pairs.extend(self.name_within(link + 1).map(|outer| beside(at, outer)));
        } else if link == at + 1 && plays(Role::Genitive) && !self.is_town_at(at) {
            // "the Andes of Chile", not "the Paris of Syria"
            pairs.extend(self.name_within(link + 1).map(|outer| Pair {
                inner: at,
                outer,
                join: Join::Loose,
            }));
        }
        pairs
    }

    /// "the Hari, [one of] Afghanistan's longest": a word with "of" and an owner.
    fn one_of(&self, at: usize) -> Option<usize> {
        let comma = self.units.get(at + 1)?.is_punct(",");
        let of = self.units.get(at + 3).filter(|_| comma && !self.is_name(at + 2))?;
        let genitive = !of.is_mention() && self.context.language.plays(of.reading, Role::Genitive);
        let outer = self.name_within(at + 4).filter(|_| genitive)?;
        let owner = self.units.get(outer + 1).is_some_and(|unit| unit.kind == UnitKind::Possessive);
        owner.then_some(outer)
    }

    /// "Hanoi[,] Vietnam".
    fn after_comma(&self, at: usize) -> Option<Pair> {
        let link = self.units.get(at + 1)?;
        let join = match link.is_punct(",") {
            true => Join::Comma,
            false if is_dash(link) => Join::Beside,
            false => return None,
        };
        Some(at + 2).filter(|outer| self.is_name(*outer)).map(|outer| Pair { inner: at, outer, join })
    }

    /// "Ukraine's [second-largest city] Kharkiv".
    fn owned(&self, at: usize) -> Option<usize> {
        let owner = self.units.get(at + 1).filter(|unit| unit.kind == UnitKind::Possessive);
        owner.and_then(|_| self.name_after_sort(at + 2))
    }

    /// "Paris-based [agency] UNESCO".
    fn based(&self, at: usize) -> Option<usize> {
        let hyphen = self.units.get(at + 1).filter(|unit| unit.is_punct("-"));
        let joined =
            hyphen.and(self.units.get(at + 2)).filter(|unit| self.is_word_of(Structure::Place, unit));
        joined.and_then(|_| self.name_after_sort(at + 3))
    }

    /// "Kharkiv (Ukraine)": the name in brackets.
    fn bracketed(&self, at: usize) -> Option<usize> {
        let open = self.units.get(at + 1).is_some_and(|unit| unit.is_punct("("));
        let closed = self.units.get(at + 3).is_some_and(|unit| unit.is_punct(")"));
        Some(at + 2).filter(|inner| open && closed && self.is_name(*inner))
    }

    fn is_name(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(Unit::is_mention)
    }

    /// The name that begins at a unit, or after words for its sort.
    fn name_after_sort(&self, start: usize) -> Option<usize> {
        let name = (start..self.units.len()).find(|at| !self.is_sort(*at))?;
        (name - start <= BETWEEN && self.is_name(name)).then_some(name)
    }

    /// "second-largest city", उत्तरी प्रांत, the "president" who is not named.
    fn is_sort(&self, at: usize) -> bool {
        let unit = &self.units[at];
        describes(unit) || unit.is(Class::Determiner) && !unit.is_mention() || unit.is_punct("-")
    }

    /// "in [the north of the] Punjab".
    fn name_within(&self, start: usize) -> Option<usize> {
        let owner = |at: usize| self.context.language.plays(self.units[at].reading, Role::Genitive);
        let between = |at: &usize| self.is_sort(*at) || *at > start && owner(*at) && !self.is_name(*at);
        let name = (start..self.units.len()).find(|at| !between(at))?;
        (name - start <= BETWEEN && self.is_name(name)).then_some(name)
    }

    /// The other names of a list that ends at a unit: "[Lahore, Multan] and Karachi".
    fn list_before(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut names = Vec::new();
        let mut first = at;
        while let Some(name) = self.joined_before(first) {
            names.push(name);
            first = name;
        }
        names.into_iter()
    }

    fn joined_before(&self, at: usize) -> Option<usize> {
        let mut link = at.checked_sub(1)?;
        if self.units[link].is(Class::And) && link > 0 && self.units[link - 1].is_punct(",") {
            link -= 1;
        }
        let joins = self.units[link].is(Class::And) || self.units[link].is_punct(",");
        link.checked_sub(1).filter(|name| joins && self.is_name(*name))
    }

    fn hindi_places(&self, at: usize) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if let Some(other) = self.bracketed(at) {
            let beside = |inner, outer| Pair { inner, outer, join: Join::Beside };
            pairs.extend([beside(other, at), beside(at, other)]);
        }
        pairs.extend(self.after_comma(at).filter(|pair| pair.join == Join::Comma));
        pairs.extend(self.hindi_copula(at).map(|outer| Pair { inner: at, outer, join: Join::Inside }));
        let Some((join, start)) = self.hindi_join(at) else { return pairs };
        let Some(first) = self.hindi_name(start) else { return pairs };
        let outer = self.town_before(at).unwrap_or(at);
        let mut inner = Some(first);
        while let Some(name) = inner {
            pairs.push(Pair { inner: name, outer, join });
            inner = self.joined_after(name);
        }
        pairs
    }

    /// [शिकागो], इलिनोइस में स्थित: the town whose land a name only tells.
    fn town_before(&self, land: usize) -> Option<usize> {
        let town = land.checked_sub(2).filter(|town| self.is_name(*town))?;
        self.after_comma(town).and_then(|pair| self.located(&pair)).map(|_| town)
    }

    /// ल्वीव [यूक्रेन] में है.
    fn hindi_copula(&self, at: usize) -> Option<usize> {
        let (marker, copula) = (self.units.get(at + 2)?, self.units.get(at + 3)?);
        let inside = self.context.language.plays(marker.reading, Role::Place) && copula.is(Class::Be);
        (inside && self.is_name(at + 1)).then_some(at + 1)
    }

    /// यूक्रेन [के], यूक्रेन [में], लाहौर [स्थित], पाकिस्तान [के उत्तर में स्थित].
    fn hindi_join(&self, at: usize) -> Option<(Join, usize)> {
        let plays = |at: usize, role| {
            let unit = self.units.get(at).filter(|unit| !unit.is_mention());
            unit.is_some_and(|unit| self.context.language.plays(unit.reading, role))
        };
        let joins =
            |at: usize| self.units.get(at).is_some_and(|unit| self.is_word_of(Structure::Place, unit));
        let next = at + 1;
        let is_part = |at: usize| self.is_part(&self.units[at]);
        let leads = |at: usize| {
            plays(at, Role::Genitive) || plays(at, Role::Place) || is_part(at) || self.is_sort(at)
        };
        let end = (next..self.units.len().min(next + LEAD)).find(|at| joins(*at) || !leads(*at))?;
        let parted = plays(next, Role::Genitive) && (next + 1..end).any(is_part);
        // डेल्टा का बड़ा हिस्सा रोमानिया
        let inside = (next + 1..end).find(|at| plays(*at, Role::Place));
        if parted && !joins(end) && !inside.is_some_and(|inside| is_part(inside - 1)) {
            return None;
        }
        if joins(end) {
            // दिल्ली के उत्तर में स्थित सोनीपत lies beside it.
            return Some((if parted { Join::Loose } else { Join::Stated }, end + 1));
        }
        if let Some(inside) = inside.filter(|_| parted) {
            return Some((Join::Loose, inside + 1));
        }
        if plays(next, Role::Place) {
            return Some((Join::Inside, next + 1));
        }
        plays(next, Role::Genitive).then_some((Join::Beside, next + 1))
    }

    /// The name at a unit, after words for its sort or one title of who is there: के मेयर.
    fn hindi_name(&self, start: usize) -> Option<usize> {
        let title = self.units.get(start).is_some_and(|unit| matches!(unit.kind, UnitKind::Title { .. }));
        self.name_after_sort(start + usize::from(title))
    }

    /// लाहौर[, मुल्तान और कराची].
    fn joined_after(&self, at: usize) -> Option<usize> {
        let link = self.units.get(at + 1)?;
        let joins = link.is(Class::And) || link.is_punct(",");
        Some(at + 2).filter(|name| joins && self.is_name(*name))
    }
}

fn is_dash(unit: &Unit<'_>) -> bool {
    unit.spaced && (unit.is_punct("-") || unit.is_punct("–"))
}
