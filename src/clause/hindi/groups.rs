//! Verb groups and the clauses that they close.

use super::super::{Context, Unit, UnitKind};
use super::{Markers, has_marker};
use crate::Modality;
use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::SaidModality;
use crate::lexicon::language::{Inflections, Marker};
use crate::lexicon::triggers::Shape;

/// A verb with the auxiliaries after it: कर दिया गया था.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Closes its clause.
    pub(super) finite: bool,
    /// Where the clause ends that it closes: in "आज आएंगे [मोदी], …" after the subject.
    pub(super) clause_end: usize,
    pub(super) form: Form,
    pub(super) passive: bool,
    pub(super) negative: bool,
    pub(super) perfective: bool,
    pub(super) future: bool,
    /// A headline's verb, before what it is about: X ने [दी] Y को धमकी.
    pub(super) fronted: bool,
    /// Whose duty it is has the object's marker: [रूस को] हटना होगा.
    pub(super) obliges: bool,
    /// Whoever did it has the marker ने: किया, कर दिया.
    pub(super) wants_ergative: bool,
    /// Its own subject wants it: करना चाहता है.
    pub(super) wants: bool,
    /// What it is or should be, only the clause tells: हटाए.
    pub(super) may_wish: bool,
    pub(super) modality: Modality,
}

/// What the first verb of a group is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Form {
    Infinitive,
    Conjunctive,
    Other,
}

/// The verb group that begins at a unit, if one does.
pub(super) fn group_at(
    context: &Context<'_>,
    units: &[Unit<'_>],
    at: usize,
    markers: Markers,
) -> Option<Group> {
    let language = context.language;
    let unit = &units[at];
    if !is_verbal(context, units, at, markers) {
        return None;
    }
    let mut end = at + 1;
    while end < units.len() && follows_verb(units, end) {
        end += 1;
    }
    while end > at + 1
        && units[end - 1].any(&[Class::Adverb, Class::Negator])
        && units[end - 1].verbs().is_empty()
        && !units[end - 1].is(Class::Be)
    {
        end -= 1;
    }
    let row = &units[at..end];
    let may = |inflections: &[Inflection]| row.iter().any(|unit| unit.may_be(inflections));
    let infinitive = unit.may_be(&[Inflection::Infinitive]);
    let conjunctive = unit.may_be(&[Inflection::Conjunctive])
        || row.len() == 2 && row[1].is(Class::Conjunctive) && unit.may_be(&[Inflection::Base])
        || row.len() == 1 && joins_noun(context, units, at);
    let negator = |unit: &Unit<'_>| unit.is(Class::Negator) && !unit.is(Class::Neither);
    let denied = row.iter().any(negator) || at.checked_sub(1).is_some_and(|before| negator(&units[before]));
    let should = row.iter().any(|unit| unit.is(Class::Should));
    // "हटना होगा", "बंद कर देना चाहिए"
    let words = || row.iter().filter(|unit| !unit.any(&[Class::Adverb, Class::Negator]));
    let obliges = words().zip(words().skip(1)).any(|(act, duty)| {
        act.may_be(&[Inflection::Infinitive]) && duty.any(&[Class::Oblige, Class::Should])
    });
    let future = may(&[Inflection::Future]);
    let wish = row[1..]
        .iter()
        .flat_map(|unit| unit.verbs())
        .find_map(|(lemma, _)| language.governor_of(*lemma)?.modality);
    let modality = if let Some(said) = wish.filter(|_| infinitive) {
        said.into()
    } else if row.iter().any(|unit| unit.is(Class::May) && !is_done(unit, denied)) {
        Modality::Hypothetical
    } else if should || obliges && future || is_wish(units, at, end) {
        Modality::Desired
    } else if future
        || row.iter().any(|unit| unit.is(Class::About))
        || infinitive && row.len() > 1 && row.last().is_some_and(|unit| unit.is(Class::Be)) && row.len() == 2
    {
        Modality::Planned
    } else {
        Modality::Actual
    };
    let perfective = unit.may_be(&[Inflection::Perfective]);
    // भेजा गया, भेज दिया गया
    let helped = |unit: &Unit<'_>| unit.is(Class::Vector) && !unit.is(Class::Passive);
    let compound = unit.may_be(&[Inflection::Base])
        && row.get(1).is_some_and(|next| helped(next) && next.may_be(&[Inflection::Perfective]));
    let passive = (perfective || compound) && row[1..].iter().any(|unit| unit.is(Class::Passive));
    // "देना [बंद कर दिया]"
    let governed = row[1..].iter().any(|unit| {
        let finite =
            |(_, forms): &(_, Inflections)| forms.any(&INFLECTED) && !forms.any(&[Inflection::Infinitive]);
        !unit.any(&[Class::Be, Class::Vector]) && unit.verbs().iter().any(finite)
    });
    let stops = |unit: &Unit<'_>| {
        let mut rules = unit.verbs().iter().filter_map(|(lemma, _)| language.governor_of(*lemma));
        rules.any(|rule| rule.negative)
    };
    // "मारे जाने के बाद", "हटाए जाने की मांग"
    let undergone = passive && row.last().is_some_and(|last| last.may_be(&[Inflection::Infinitive]));
    let form = if (infinitive || undergone) && modality == Modality::Actual && !obliges && !governed {
        Form::Infinitive
    } else if conjunctive {
        Form::Conjunctive
    } else {
        Form::Other
    };
    let clause_end = if form == Form::Other { clause_end(units, end, perfective && !passive) } else { None };
    Some(Group {
        start: at,
        end,
        finite: clause_end.is_some(),
        clause_end: clause_end.unwrap_or(end),
        form,
        passive,
        negative: row.iter().any(|unit| unit.is(Class::Negator)) || infinitive && row[1..].iter().any(stops),
        perfective,
        future,
        fronted: false,
        obliges,
        wants_ergative: !passive && wants_ergative(row),
        wants: infinitive && wish == Some(SaidModality::Desired) && !should,
        may_wish: form == Form::Other && row[end - at - 1].may_be(&[Inflection::Subjunctive]),
        modality,
    })
}

/// "हो सका" has been, and so has "नहीं पहुंच सके" not; "ताकि पहुंच सके" tells of a wish.
fn is_done(unit: &Unit<'_>, denied: bool) -> bool {
    unit.may_be(&[Inflection::Perfective]) && (denied || !unit.may_be(&[Inflection::Subjunctive]))
}

/// A finished act upon something: किया, कर दिया, but not कर गया, कर चुका.
fn wants_ergative(row: &[Unit<'_>]) -> bool {
    let acts = |unit: &Unit<'_>, inflection| {
        unit.is(Class::Transitive) && unit.marker().is_none() && unit.may_be(&[inflection])
    };
    // बना is a finished बन or a bare बना.
    let simple = acts(&row[0], Inflection::Perfective) && !row[0].may_be(&[Inflection::Base]);
    let compound =
        acts(&row[0], Inflection::Base) && row.get(1).is_some_and(|next| acts(next, Inflection::Perfective));
    (simple && row[1..].iter().all(|unit| !unit.any(&[Class::Vector, Class::Stative]))) || compound
}

/// "हटे", "हटा दे", "लगाया जाए": what should be. A bare stem (दे) is one only where its clause ends.
fn is_wish(units: &[Unit<'_>], at: usize, end: usize) -> bool {
    let last = &units[end - 1];
    // What has been done is denied by नहीं, so that "न भेजे" is a wish.
    let forbids = at.checked_sub(1).is_some_and(|before| units[before].is(Class::Neither));
    let done = last.may_be(&[Inflection::Perfective]) && !forbids;
    let subjunctive = last.may_be(&[Inflection::Subjunctive]) && !done;
    let alone = end == at + 1;
    let stem = last.may_be(&[Inflection::Base]);
    let helps = last.any(&[Class::Vector, Class::Passive]) || units[at].may_be(&[Inflection::Infinitive]);
    subjunctive && (alone && !stem || (alone || helps) && closes_clause(units, end))
}

/// Whether a verb reading is meant as a verb: की, के, को and short words are mostly something else.
pub(super) fn is_verbal(context: &Context<'_>, units: &[Unit<'_>], at: usize, markers: Markers) -> bool {
    let unit = &units[at];
    if unit.kind != UnitKind::Word || unit.verbs().is_empty() && !unit.is(Class::Be) {
        return false;
    }
    // "ईरान की धमकी": what somebody owns is a noun.
    let owned = at > 0 && !units[at - 1].is_mention() && units[at - 1].marker() == markers.genitive;
    if owned && unit.marker().is_none() && is_noun_trigger(unit) {
        return false;
    }
    if unit.marker().is_some() {
        let noun = at > 0
            && !units[at - 1].is_mention()
            && (!units[at - 1].triggers.is_empty()
                || units[at - 1].marker().is_none() && !units[at - 1].is(Class::Adjective));
        let ends = units.get(at + 1).is_none_or(|next| {
            next.any(&[Class::Be, Class::And, Class::That, Class::Passive, Class::But])
                || next.any(&[Class::Relative, Class::Subordinator])
                || next.is(Class::Then) && takes_as_verb(context, &units[at - 1], unit)
                || next.kind == UnitKind::Punct && !matches!(next.folded, "“" | "\"" | "‘" | "'" | "-")
        }) || heads_headline(context, units, at);
        // "रूस से की अपील": no owner stands right after such a marker.
        let follows_end = at > 0
            && [Role::Addressee, Role::Object, Role::Outer, Role::Ergative, Role::Place]
                .iter()
                .any(|role| context.language.plays(units[at - 1].reading, *role));
        return (noun && ends || follows_end) && unit.marker() == markers.genitive;
    }
    let stem_only = unit.verbs().iter().all(|(_, inflections)| !inflections.any(&INFLECTED));
    if stem_only && !unit.is(Class::Be) {
        // "मदद [रोक] लेगा": of another noun it is the verb itself.
        let helped =
            units.get(at + 1).is_some_and(|next| next.is(Class::Vector) && !next.is(Class::Conjunctive));
        let of_noun = at.checked_sub(1).filter(|_| helped).is_some_and(|before| {
            takes_as_verb(context, &units[before], unit) || units[before].is(Class::Measure)
        });
        return joins_noun(context, units, at)
            || (of_noun || !takes_next_as_verb(context, units, at))
                && units.get(at + 1).is_some_and(|next| {
                    next.any(&[Class::Vector, Class::May, Class::Conjunctive, Class::Passive])
                        && next.marker().is_none()
                        || next.is(Class::Conjunctive)
                });
    }
    let adverb = unit.is(Class::Adverb) && !is_verb_trigger(unit); // खुलकर, but मिलकर
    !(adverb || unit.is(Class::Determiner) || unit.is(Class::And) || takes_next_as_verb(context, units, at))
}

/// "X ने खारिज [की] Y की बात": right after the noun that it is the verb of, and no other verb follows.
fn heads_headline(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
    let done = |at: usize| {
        let verb = units[at].marker().is_none() || closes_clause(units, at + 1);
        verb && units[at].may_be(&[Inflection::Perfective])
    };
    let doer =
        at.checked_sub(2).is_some_and(|doer| context.language.plays(units[doer].reading, Role::Ergative));
    doer && takes_as_verb(context, &units[at - 1], &units[at])
        && !(at + 1..units.len()).take_while(|at| !closes_clause(units, *at)).any(done)
}

fn is_verb_trigger(unit: &Unit<'_>) -> bool {
    unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_some()))
}

/// Whether some frame knows the word as a noun.
fn is_noun_trigger(unit: &Unit<'_>) -> bool {
    unit.triggers.iter().any(|trigger| trigger.words.iter().any(|word| word.verb.is_none()))
}

/// तलब [कर] विरोध जताया: a bare stem after the noun that takes it as its verb.
fn joins_noun(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
    at > 0 && units[at].is(Class::Conjunctive) && takes_next_as_verb(context, units, at - 1)
}

pub(super) const INFLECTED: [Inflection; 8] = [
    Inflection::Perfective,
    Inflection::Habitual,
    Inflection::Future,
    Inflection::Infinitive,
    Inflection::Conjunctive,
    Inflection::Subjunctive,
    Inflection::Past,
    Inflection::Third,
];

pub(super) fn follows_verb(units: &[Unit<'_>], at: usize) -> bool {
    let unit = &units[at];
    let verb = unit.kind == UnitKind::Word
        && (unit.any(&[Class::Be, Class::Vector, Class::May, Class::Should, Class::Passive, Class::About])
            || unit.is(Class::Conjunctive)
                && units[at - 1].may_be(&[Inflection::Base])
                && !units[at - 1].may_be(&[Inflection::Infinitive]));
    let wanting = unit.kind == UnitKind::Word
        && unit.verbs().iter().any(|(_, inflections)| inflections.any(&INFLECTED))
        && units[at - 1].may_be(&[Inflection::Infinitive])
        && unit.marker().is_none();
    let state = unit.is(Class::Stative)
        && unit.may_be(&[Inflection::Perfective])
        && units[at - 1].may_be(&[Inflection::Perfective]);
    let between =
        unit.kind == UnitKind::Word && unit.any(&[Class::Negator, Class::Adverb]) && unit.marker().is_none();
    state || (verb && (unit.marker().is_none() || unit.is(Class::Conjunctive))) || wanting || between
}

/// Where the clause ends that a verb before `end` closes; a headline may have its subject there,
/// and that of a finished act need have no name: "बढ़ा [तनाव], …".
fn clause_end(units: &[Unit<'_>], end: usize, finished: bool) -> Option<usize> {
    const LONGEST: usize = 2;
    if closes_clause(units, end) {
        return Some(end);
    }
    let names = |unit: &&Unit<'_>| unit.is_mention() || matches!(unit.kind, UnitKind::Title { .. });
    let nouns = |unit: &&Unit<'_>| {
        unit.kind == UnitKind::Word
            && unit.marker().is_none()
            && unit.verbs().is_empty()
            && !unit.is(Class::Be)
    };
    let after = end + units[end..].iter().take_while(names).count();
    let things = units[after..].iter().take_while(nouns).count();
    let after = if finished && things <= LONGEST { after + things } else { after };
    let another = units.get(after).is_some_and(|unit| unit.is_punct(","))
        && units[after..].iter().any(|unit| !unit.verbs().is_empty());
    (after > end && another).then_some(after)
}

/// Nothing of the clause follows: a mark, a linking word, the end.
pub(super) fn closes_clause(units: &[Unit<'_>], end: usize) -> bool {
    units.get(end).is_none_or(|unit| {
        unit.kind == UnitKind::Punct && !matches!(unit.folded, "-" | "(" | "%" | "$" | "₹" | "/" | "+")
            || unit.any(&[
                Class::And,
                Class::That,
                Class::But,
                Class::Subordinator,
                Class::Then,
                Class::Relative,
            ]) && unit.marker().is_none()
    })
}

/// Where clauses begin: after a verb that closes one, and after the words that link them.
pub(super) fn clauses(units: &[Unit<'_>], groups: &[Group], ergative: Option<Marker>) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(dateline_end(units));
    for at in 0..units.len() {
        let unit = &units[at];
        let links = unit.any(&[Class::That, Class::But, Class::Subordinator])
            && !unit.is_mention()
            && unit.marker().is_none()
            && !stands_inside(units, groups, at);
        if links && !joins_phrases(units, at) || is_full_stop(unit) || is_quotation(units, at) {
            starts.push(at + 1);
        } else if unit.is(Class::Relative) && (unit.is_mention() || follows_mark(units, at)) {
            starts.push(at);
        } else if ends_nominal(units, groups, at, ergative) {
            starts.push(at + 1);
        }
    }
    for group in groups.iter().filter(|group| group.finite) {
        let linked = units
            .get(group.clause_end)
            .is_some_and(|unit| unit.any(&[Class::And, Class::That]) || unit.is_punct(","));
        starts.push(group.clause_end + usize::from(linked));
    }
    starts.retain(|start| *start < units.len());
    starts.push(units.len());
    starts.sort_unstable();
    starts.dedup();
    // A linking word belongs to the clause before, over the comma between: "…, [जबकि] …".
    let links = |at: usize| units[at].any(&[Class::But, Class::Subordinator]) && units[at].marker().is_none();
    let alone = |index: usize| {
        let (start, next) = (starts[index], starts.get(index + 1));
        start > 0 && units[start - 1].is_punct(",") && next == Some(&(start + 1)) && links(start)
    };
    (0..starts.len()).filter(|index| !alone(*index)).map(|index| starts[index]).collect()
}

/// "X ने [जब] Y पर हमला किया तो …", "X ने काम [इसलिए] रोका": no verb or mark closes a clause before.
fn stands_inside(units: &[Unit<'_>], groups: &[Group], at: usize) -> bool {
    let adverb = |at: &usize| units[*at].any(&[Class::Adverb, Class::Negator]) && !units[*at].is(Class::Be);
    let Some(before) = (0..at).rev().find(|at| !adverb(at)) else { return false };
    let closes = units[before].kind == UnitKind::Punct
        || units[before].any(&[Class::And, Class::That, Class::But, Class::Subordinator, Class::Then])
        || groups.iter().any(|group| group.start <= before && before < group.end);
    units[at].is(Class::Subordinator) && !units[at].is(Class::But) && !closes
}

/// The comma of "Y पर X का हमला[,] Z ने …": a headline tells an act without a verb before somebody acts.
fn ends_nominal(units: &[Unit<'_>], groups: &[Group], comma: usize, ergative: Option<Marker>) -> bool {
    let Some(noun) = comma.checked_sub(1).filter(|_| units[comma].is_punct(",")) else { return false };
    let act = &units[noun];
    let tells = act.kind == UnitKind::Word && !act.triggers.is_empty() && act.marker().is_none();
    let people = act.any(&[Class::Actor, Class::Department, Class::Adverb]);
    let after =
        comma + 1..groups.iter().find(|group| group.start > comma).map_or(units.len(), |next| next.start);
    let doer = |at: usize| ergative.is_some_and(|marker| has_marker(&units[at], marker));
    tells && !people && groups.iter().all(|group| group.start > comma) && after.into_iter().any(doer)
}

/// "A ने [बल्कि] B ने": after a case marker no clause ends.
pub(super) fn joins_phrases(units: &[Unit<'_>], at: usize) -> bool {
    let marked = |at: usize| units[at].marker().is_some() && !units[at].is_mention();
    let before = (0..at).rev().find(|at| !units[*at].any(&[Class::Adverb, Class::Negator]));
    units[at].is(Class::But) && before.is_some_and(marked)
}

/// Where the report begins after "नई दिल्ली, 4 जुलाई (भाषा)".
fn dateline_end(units: &[Unit<'_>]) -> Option<usize> {
    const LONGEST: usize = 12;
    units.first().filter(|unit| unit.is_mention())?;
    let near = &units[..units.len().min(LONGEST)];
    let open = near.iter().position(|unit| unit.is_punct("("))?;
    let close = near.iter().position(|unit| unit.is_punct(")")).filter(|close| *close > open + 1)?;
    let plain = |unit: &Unit<'_>| {
        let word = unit.kind == UnitKind::Word && unit.marker().is_none() && unit.verbs().is_empty();
        word || unit.kind == UnitKind::Number || unit.is_punct(",") || unit.is_punct(".")
    };
    let dated = units[1..open].iter().any(|unit| unit.is_punct(","));
    let day = units[1..open].iter().any(|unit| unit.kind == UnitKind::Number);
    let agency = units[open + 1..close].iter().all(|unit| plain(unit) || day && unit.is_mention());
    let mark = units.get(close + 1).filter(|next| matches!(next.folded, ":" | "-" | "–" | "।"));
    let goes_on = units.get(close + 1).is_some_and(|next| next.marker().is_none() || next.is_mention());
    (units[1..open].iter().all(plain) && agency && goes_on && (dated || mark.is_some()))
        .then(|| close + 1 + usize::from(mark.is_some()))
}

/// In "भारत ने [जो] ड्रोन बेचे, वे …" the relative stands inside its own clause.
fn follows_mark(units: &[Unit<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| units[before].kind == UnitKind::Punct)
}

pub(super) fn is_full_stop(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Punct && matches!(unit.folded, "।" | "॥" | ";" | "!" | "?" | "|")
}

/// "A ने कहा, “…": a comma or colon and a quote; "A का दावा- …": a mark after who speaks.
pub(super) fn is_quotation(units: &[Unit<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &units[before]) else { return false };
    let opens = units
        .get(at + 1)
        .is_some_and(|unit| unit.kind == UnitKind::Punct && matches!(unit.folded, "“" | "\"" | "‘" | "'"));
    let says = |unit: &Unit<'_>| unit.any(&[Class::Say, Class::Claim]) && !unit.is_mention();
    // "[बोले] ट्रंप- …"
    let named = |unit: &&Unit<'_>| unit.is_mention() || matches!(unit.kind, UnitKind::Title { .. });
    let first = || units[..at].iter().rev().find(|unit| !named(unit)).is_some_and(says);
    let mark = is_headline_mark(&units[at]) || units[at].is_punct(",");
    let said = says(before) || mark && named(&before) && first();
    match units[at].folded {
        "," | ":" if units[at].kind == UnitKind::Punct && (opens || said) => true,
        // "यूक्रेन का आरोप[,] रूस ने …"
        "," if units[at].kind == UnitKind::Punct && before.is(Class::Allegation) => {
            at == 3 && units[1].marker().is_some() && units[0].is_mention()
        }
        _ => is_headline_mark(&units[at]) && (said || before.is(Class::Allegation)),
    }
}

/// The colon or dash after a headline's first words: "Y को X की दो टूक[-] …", but रूस - यूक्रेन.
pub(super) fn parts_headline(units: &[Unit<'_>], at: usize) -> bool {
    let Some((before, next)) = at.checked_sub(1).map(|before| &units[before]).zip(units.get(at + 1)) else {
        return false;
    };
    is_headline_mark(&units[at]) && next.spaced && !(before.is_mention() && next.is_mention())
}

/// What parts a headline's speaker from his words.
fn is_headline_mark(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Punct && matches!(unit.folded, ":" | "-" | "–" | "—")
}

/// The content of the clause before begins after this unit.
pub(super) fn opens_content(units: &[Unit<'_>], at: usize) -> bool {
    let claims = || at.checked_sub(1).is_some_and(|before| units[before].is(Class::Allegation));
    units[at].is(Class::That) || (is_headline_mark(&units[at]) || claims()) && is_quotation(units, at)
}

/// भाग लिया: some frame knows the word as a noun and the next as its light verb.
fn takes_next_as_verb(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> bool {
    let between = |unit: &&Unit<'_>| unit.any(&[Class::Negator, Class::Adverb]) && unit.verbs().is_empty();
    let Some(next) = units[at + 1..].iter().find(|unit| !between(unit)) else { return false };
    takes_as_verb(context, &units[at], next)
}

/// Whether some frame knows the one as a noun and the other as its light verb.
pub(super) fn takes_as_verb(context: &Context<'_>, noun: &Unit<'_>, verb: &Unit<'_>) -> bool {
    let words = noun.triggers.iter().flat_map(|trigger| &trigger.words).filter(|word| word.verb.is_none());
    words.into_iter().any(|word| match &context.lexicon.frames.of(*word).shape {
        Shape::NounVerb(lemmas) => verb.verbs().iter().any(|(lemma, _)| lemmas.contains(lemma)),
        _ => false,
    })
}
