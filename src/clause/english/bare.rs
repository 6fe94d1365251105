//! Verbs without an auxiliary: which words are verbs here, and which rather nouns or adjectives.

use super::super::{Context, Unit, UnitKind};
use super::groups::{
    GroupForm, begins_object, is_demonym, is_noun_trigger, is_people, is_plural_trigger, may_follow_verb,
};
use super::nouns::{is_stop, without_brackets};
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::Lemma;

/// What a verb without auxiliary is here; none if it rather is a noun or adjective. The last verb
/// group before it ends at `last`.
pub(super) fn bare_verb(
    context: &Context<'_>,
    units: &[Unit<'_>],
    at: usize,
    last: usize,
) -> Option<GroupForm> {
    let unit = &units[at];
    if unit.verbs().is_empty() || unit.kind != UnitKind::Word || unit.is(Class::Including) {
        return None;
    }
    let before = without_brackets(units, at).checked_sub(1).map(|index| &units[index]);
    let word = Bare { context, units, at, last, before, after: units.get(at + 1) };
    if word.is_aside() || word.is_hyphenated() {
        return None;
    }
    if unit.may_be(&[Inflection::Past, Inflection::Participle]) && !unit.may_be(&[Inflection::Base]) {
        return word.past();
    }
    if unit.may_be(&[Inflection::Gerund]) && !unit.may_be(&[Inflection::Base]) {
        return word.gerund();
    }
    if word.is_forgone() {
        return Some(GroupForm::Participle);
    }
    word.is_present().then_some(GroupForm::Finite)
}

/// A word that may be a verb, and its neighbours.
struct Bare<'b, 'a> {
    context: &'b Context<'b>,
    units: &'b [Unit<'a>],
    at: usize,
    last: usize,
    before: Option<&'b Unit<'a>>,
    after: Option<&'b Unit<'a>>,
}

impl<'a> Bare<'_, 'a> {
    fn unit(&self) -> &Unit<'a> {
        &self.units[self.at]
    }

    fn before(&self, fits: impl Fn(&Unit<'a>) -> bool) -> bool {
        self.before.is_some_and(fits)
    }

    fn after(&self, fits: impl Fn(&Unit<'a>) -> bool) -> bool {
        self.after.is_some_and(fits)
    }

    /// A caption's "Putin, left, and Xi".
    fn is_aside(&self) -> bool {
        self.before(|unit| unit.is_punct(",")) && self.after(|unit| unit.is_punct(","))
    }

    fn is_hyphenated(&self) -> bool {
        self.before(|unit| unit.is_punct("-")) && !self.unit().spaced
    }

    /// "the detained", "Russia's attacks"; but "Thousands marched".
    fn is_modified(&self) -> bool {
        // "X and Y *each* blamed", "…, *each* blaming"
        let outer = self.at.checked_sub(2).map(|at| &self.units[at]);
        let open = outer.is_some_and(|unit| unit.is_mention() || unit.is_punct(",") || unit.is(Class::And));
        let floats = open && self.before(Unit::is_adverbial);
        self.before(|unit| {
            let adjective = unit.is(Class::Adjective) && !unit.is(Class::Actor);
            let determiner = unit.is(Class::Determiner) && !unit.is(Class::OtherPronoun) && !floats;
            (adjective || determiner) && !unit.is_mention()
                || unit.is(Class::Possessive)
                || matches!(unit.kind, UnitKind::Possessive | UnitKind::Number)
        })
    }

    fn past(&self) -> Option<GroupForm> {
        // "a ceasefire brokered by X"
        let described = self.is_modified() && !has_agent(self.context, self.units, self.at);
        if described || self.describes_object() {
            return None;
        }
        // "Russia, accused of …, left"
        let charged = self.before(|unit| unit.is_punct(","))
            && self.after(|unit| self.context.language.plays(unit.reading, Role::Charge));
        let agent = has_agent(self.context, self.units, self.at) || self.lacks_object();
        let passive = self.unit().may_be(&[Inflection::Participle]);
        let reduced = passive && (agent || charged) || !self.unit().may_be(&[Inflection::Past]);
        Some(if reduced { GroupForm::Participle } else { GroupForm::Finite })
    }

    /// "returned *looted* paintings", "is treating *wounded* Syrians", "opened its borders to
    /// *displaced* Syrians".
    fn describes_object(&self) -> bool {
        let place = self.units[..self.at].iter().rposition(|unit| !unit.is_adverbial());
        let verb = place.map(|place| &self.units[place]);
        let past = verb.is_some_and(|unit| unit.may_be(&[Inflection::Past]) && !is_noun_trigger(unit));
        let noun = self.after(|unit| unit.kind == UnitKind::Word && unit.marker().is_none());
        let people = self.after(|unit| is_people(self.context, unit) || is_demonym(self.context, unit));
        let acts = place.is_some_and(|place| place + 1 == self.last)
            && verb.is_some_and(|unit| !unit.is_auxiliary() && !unit.any(&[Class::Say, Class::Claim]));
        let governed = self.before(|unit| unit.marker().is_some() || unit.tail.is_some());
        past && noun || acts && (noun || people) || governed && people
    }

    /// A headline's "Two soldiers *killed* in a raid": what needs an object has none.
    fn lacks_object(&self) -> bool {
        let dates = self.units[self.at + 1..].iter().take_while(|unit| unit.kind == UnitKind::Date).count();
        let next = self.units.get(self.at + 1 + dates);
        let ends = next.is_none_or(|unit| is_stop(unit) || unit.marker().is_some() && !unit.is_mention());
        // "Y, whom X jailed for a year": the pronoun before is its object.
        let relative = |unit: &Unit<'_>| unit.is(Class::Relative) && !unit.is(Class::That);
        // "The conference, *held* in Cairo, was …", but "Modi, in Delhi, *agreed* to pay, …"
        let comma = |unit: &Unit<'_>| unit.is_punct(",");
        let opens =
            self.before(comma) && self.units[..self.at].iter().filter(|unit| comma(unit)).count() == 1;
        let inserted = self.last == 0 && opens && self.units[self.at..].iter().any(comma);
        let needs = self.unit().is(Class::Transitive) || inserted;
        needs && ends && !self.units[self.last..self.at].iter().any(relative)
    }

    fn gerund(&self) -> Option<GroupForm> {
        let unit = self.unit();
        let of = self.after(|unit| self.context.language.plays(unit.reading, Role::Genitive));
        // "accused X of bombing hospitals"
        let governed = self.before(|unit| unit.marker().is_some())
            && self.after(|unit| {
                unit.kind == UnitKind::Word && unit.reading.is_none() && !is_noun_trigger(unit)
            });
        // "ruled out sending troops", "denied arming it"
        let content = self.after(|unit| unit.is(Class::Named))
            || self.last == self.at && self.after(|unit| is_common_noun(unit) && unit.plural)
            || self.last == self.at && self.is_governed() && self.after(is_common_noun);
        let bare_noun =
            is_noun_trigger(unit) && !governed && !content && !self.is_charge() && !self.after(begins_object);
        // "against visiting Saudi Crown Prince X"
        let titled = self.units[self.at + 1..].iter().take(2).any(|unit| unit.title);
        let of = of || titled && unit.is(Class::TitleModifier);
        let noun = self.is_modified() || of || bare_noun || is_described_noun(self.units, self.at);
        (!noun).then_some(GroupForm::Participle)
    }

    /// "keeps blocking aid": the verb right before takes a gerund.
    fn is_governed(&self) -> bool {
        let language = self.context.language;
        self.before(|unit| unit.verbs().iter().any(|(lemma, _)| language.governor_of(*lemma).is_some()))
    }

    /// "was accused of blocking aid", "thanked X for freeing prisoners": a charge is an act.
    fn is_charge(&self) -> bool {
        let marker = self.before(|unit| self.context.language.plays(unit.reading, Role::Charge));
        let charged = |unit: &Unit<'_>| unit.is(Class::Claim) && !unit.verbs().is_empty();
        marker && self.units[..self.at].iter().any(charged) && self.after(is_common_noun)
    }

    /// "Rather than *attack* X, Y called Z".
    fn is_forgone(&self) -> bool {
        let forgoes = self.before(|unit| unit.is(Class::Without) && unit.marker().is_none());
        forgoes && self.unit().may_be(&[Inflection::Base]) && self.after(begins_object)
    }

    fn is_present(&self) -> bool {
        let governed = self.before.is_none_or(|unit| unit.marker().is_some() && !unit.is_mention());
        // "Nepal, *long* a friend of India"
        let adverb = self.unit().is(Class::Adverb) && self.before(|unit| unit.is_punct(","));
        if governed || adverb || self.is_modified() || self.is_body() || self.is_named_claim() {
            return false;
        }
        let demonym = self.before(|unit| is_demonym(self.context, unit));
        is_inverted(self.units, self.at)
            || is_subjunctive(self.context, self.units, self.at)
            || self.has_subject() && self.has_object() && self.agrees() && !demonym
            || self.has_noun_subject()
    }

    /// "A Malawi *court* freed X": who may act is no verb in its base form.
    fn is_body(&self) -> bool {
        let unit = self.unit();
        unit.any(&[Class::Actor, Class::Department]) && !unit.may_be(&[Inflection::Third, Inflection::Past])
    }

    /// "denied a UN *report* that": an article, a name in the singular, and what somebody claims.
    fn is_named_claim(&self) -> bool {
        let unit = self.unit();
        let claim = unit.reading.is_some_and(|reading| reading.governor.is_some());
        let article = self.at.checked_sub(2).is_some_and(|at| {
            self.units[at].is(Class::Article) && !self.units[at].is_mention() && at + 1 == self.at - 1
        });
        let named = article && self.before(|unit| unit.is_mention() && !unit.plural);
        claim && named && !self.is_third() && self.after(|unit| unit.is(Class::That))
    }

    fn is_third(&self) -> bool {
        self.unit().may_be(&[Inflection::Third])
    }

    /// "strikes two", "strikes the".
    fn is_followed_by_count(&self) -> bool {
        self.after(|unit| unit.is(Class::Determiner) || unit.kind == UnitKind::Number)
    }

    /// "Russia and China *hold*": the name before is the last of several.
    fn ends_list(&self) -> bool {
        self.before(Unit::is_mention) && self.at > 1 && self.units[self.at - 2].is(Class::And)
    }

    /// The word does not rather look like the noun that it may be as well.
    fn agrees(&self) -> bool {
        let outer = self.at.checked_sub(2).map(|at| &self.units[at]);
        !is_noun_trigger(self.unit())
            || self.is_third()
            || self.before(|unit| unit.plural)
                && (self.is_followed_by_count() || self.after(Unit::is_mention))
            || self.unit().may_be(&[Inflection::Past])
            || !self.before(Unit::is_mention)
            || outer.is_some_and(|unit| unit.any(&[Class::And, Class::Relative]) || unit.is_punct(","))
    }

    fn has_subject(&self) -> bool {
        let noun = is_noun_trigger(self.unit());
        let body = self.before(|unit| unit.any(&[Class::Actor, Class::Department]));
        let subject = self.before(|unit| {
            unit.is_mention()
                || unit.any(&[Class::Relative, Class::And, Class::OtherPronoun, Class::SameSubject])
                || unit.is_punct(",")
                || matches!(unit.kind, UnitKind::Title { plural: true, .. })
        });
        subject
            || self.is_third() && is_floating(self.units, self.at)
            || body && (self.is_followed_by_count() || !noun)
            || !noun && self.before(Unit::is_adverbial)
    }

    fn has_object(&self) -> bool {
        let noun = is_noun_trigger(self.unit());
        let third = self.is_third();
        // "Ukraine claims: …", "Ukraine claims it …"
        let reports = third
            && self.unit().any(&[Class::Say, Class::Claim])
            && self.after(|unit| unit.is_punct(":") || unit.is(Class::SameSubject));
        let ends = self.after.is_none_or(is_stop) && (third || self.ends_list()) && !noun;
        let in_line = third
            && self.after(|unit| unit.is(Class::And))
            && self.units.get(self.at + 2).is_some_and(|unit| unit.may_be(&[Inflection::Third]));
        let planned = self.agrees() && self.after(|unit| unit.is(Class::To));
        // "releases jailed Americans"
        let described = third
            && !noun
            && self.after(|unit| unit.may_be(&[Inflection::Participle]))
            && self.units.get(self.at + 2).is_some_and(|unit| unit.is_mention() || is_common_noun(unit));
        let dated = (third || self.ends_list()) && self.after(|unit| unit.kind == UnitKind::Date);
        ends || reports
            || dated && !noun
            || described
            || third && self.after(|unit| unit.any(&[Class::That, Class::Neither]))
            || planned
            || third && exports(self.units, self.at)
            || in_line
            || self.after(|unit| {
                begins_object(unit) || is_plural_trigger(unit) || !noun && may_follow_verb(unit)
            })
    }

    /// "A border row *divides* Greece and Turkey", "Israeli jets *strike* Damascus": a common noun
    /// before the verb agrees with it, and an object follows. What may be a noun itself needs a
    /// name there, for who acts also an article: "peace talks the two sides held".
    fn has_noun_subject(&self) -> bool {
        let number = self.before(|unit| match self.is_third() {
            true => !unit.plural,
            false => unit.plural,
        });
        let body = self.before(|unit| unit.any(&[Class::Actor, Class::Department]));
        let noun =
            self.before(|unit| body || is_common_noun(unit) || matches!(unit.kind, UnitKind::Title { .. }));
        let object = self.after(|unit| {
            let adjective = is_demonym(self.context, unit);
            let name = unit.is_mention() && (adjective || !self.begins_contact_clause());
            name || begins_object(unit) && !unit.is_mention() && (body || !is_noun_trigger(self.unit()))
        });
        number && noun && object && self.last < self.at
    }

    /// "the gas supplies | Ukraine needs", "the talks | Russia and China held".
    fn begins_contact_clause(&self) -> bool {
        let mut end = self.at + 2;
        while self.units.get(end).is_some_and(|unit| unit.is(Class::And))
            && self.units.get(end + 1).is_some_and(Unit::is_mention)
        {
            end += 2;
        }
        self.units.get(end).is_some_and(|unit| {
            let verb = unit.may_be(&[Inflection::Past, Inflection::Third]) && !is_noun_trigger(unit);
            unit.is_auxiliary() || verb
        })
    }
}

/// A noun that no list says more of.
fn is_common_noun(unit: &Unit<'_>) -> bool {
    let grammar = [
        Class::And,
        Class::But,
        Class::That,
        Class::If,
        Class::Relative,
        Class::Subordinator,
        Class::Adverb,
        Class::Determiner,
        Class::Negator,
        Class::Without,
        Class::OtherPronoun,
        Class::SameSubject,
        Class::To,
        Class::As,
        Class::AccordingTo,
        Class::Former,
        Class::TitleModifier,
    ];
    unit.kind == UnitKind::Word
        && unit.marker().is_none()
        && unit.tail.is_none()
        && !unit.is_auxiliary()
        && !unit.any(&grammar)
        && !unit.may_be(&[Inflection::Past, Inflection::Participle, Inflection::Gerund])
}

/// "attacked by X", "evacuated from X by Y".
fn has_agent(context: &Context<'_>, units: &[Unit<'_>], verb: usize) -> bool {
    let name_from = |start: usize| {
        let name = (start..units.len()).find(|at| !begins_object(&units[*at]) || units[*at].is_mention());
        name.filter(|at| units[*at].is_mention() || units[*at].title)
    };
    let mut at = verb + 1;
    if units[verb].tail.is_some() {
        at = name_from(at).map_or(at, |name| name + 1);
    }
    while let Some(unit) = units.get(at).filter(|unit| unit.marker().is_some() || unit.is_adverbial()) {
        if context.language.plays(unit.reading, Role::Agent) {
            // "responded by expelling Y"
            let means = units.get(at + 1).is_some_and(|unit| unit.may_be(&[Inflection::Gerund]));
            return !means && (at == verb + 1 || name_from(at + 1).is_some());
        }
        at = name_from(at + 1).filter(|_| unit.marker().is_some()).map_or(at + 1, |name| name + 1);
    }
    false
}

/// "a weekly *briefing* in X": an article, an adjective that we need not know, and no object.
fn is_described_noun(units: &[Unit<'_>], at: usize) -> bool {
    let Some(article) = at.checked_sub(2) else { return false };
    let adjective = &units[at - 1];
    let plain = adjective.kind == UnitKind::Word
        && adjective.marker().is_none()
        && adjective.verbs().is_empty()
        && !adjective.plural
        && !adjective.any(&[Class::Actor, Class::Department]);
    let bare = units.get(at + 1).is_none_or(|unit| unit.marker().is_some() || is_stop(unit));
    plain && bare && units[article].is(Class::Determiner) && !units[article].is_mention()
}

/// "Did Russia *attack* Ukraine?": an auxiliary opens the clause, a name is its subject.
fn is_inverted(units: &[Unit<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| units[*before].is_mention()) else { return false };
    let helps = [Class::Do, Class::Future, Class::May, Class::Would, Class::Should];
    let opens = |helper: usize| {
        let first = helper.checked_sub(1).is_none_or(|outer| !units[outer].is_mention());
        first && units[helper].any(&helps) && units[helper].kind == UnitKind::Word
    };
    units[at].may_be(&[Inflection::Base]) && before.checked_sub(1).is_some_and(opens)
}

/// "demanded that the UN *sanction* X": a base form after a name that a wish is told of.
pub(super) fn is_subjunctive(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
    if !units[at].may_be(&[Inflection::Base]) || at == 0 {
        return false;
    }
    let subject = |at: &usize| {
        let unit = &units[*at];
        unit.kind != UnitKind::Punct
            && !unit.is_auxiliary()
            && unit.marker().is_none()
            && !unit.is(Class::Relative)
    };
    let first = (0..at).rev().take_while(subject).last();
    let that =
        first.unwrap_or(at).checked_sub(1).filter(|that| units[*that].is(Class::That) && that + 1 < at);
    let Some(asks) = that.and_then(|that| that.checked_sub(1)).map(|asks| &units[asks]) else { return false };
    let wish = |rule: usize| context.language.governors[rule].modality == Some(SaidModality::Desired);
    let rule = |lemma: Lemma| context.language.governor_of(lemma).and_then(|rule| rule.modality);
    let wished = asks.verbs().iter().any(|(lemma, _)| rule(*lemma) == Some(SaidModality::Desired));
    let noun = asks.reading.and_then(|reading| reading.governor).is_some_and(wish);
    wished
        || noun
        || asks.any(&[Class::Urge, Class::Say])
            && units[at - 1].is_mention()
            && !units[at - 1].plural
            && first == Some(at - 1)
}

/// "ASEAN *currently* holds talks": only adverbs between the name and its verb.
fn is_floating(units: &[Unit<'_>], at: usize) -> bool {
    let floats = |unit: &&Unit<'_>| unit.is_adverbial() && !unit.is(Class::Determiner);
    let adverbs = units[..at].iter().rev().take_while(floats).count();
    adverbs > 0 && units[..at - adverbs].last().is_some_and(Unit::is_mention)
}

/// "Turkey exports drones to Poland": a bare noun after it, then what it goes to or nothing.
fn exports(units: &[Unit<'_>], at: usize) -> bool {
    let plain = |unit: &Unit<'_>| {
        let noun = unit.verbs().is_empty() || unit.may_be(&[Inflection::Third]);
        unit.kind == UnitKind::Word && unit.marker().is_none() && noun
    };
    let noun = units.get(at + 1).is_some_and(plain);
    noun && units.get(at + 2).is_none_or(|unit| is_stop(unit) || unit.marker().is_some())
}
