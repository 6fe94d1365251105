//! Who can act in a noun phrase.
//!
//! The head decides: a name acts itself; a body or its people ("officials",
//! सेना) act for the name they belong to; of any other thing only the owner can
//! be meant, if the frame reaches that far.

use crate::gazetteer::files::grammar::{Class, Inflection, Role};
use crate::gazetteer::files::rules::Reach;
use crate::{EntityType, MentionForm};

use super::owned::{owner_list, part_of};
use super::{Actor, Context, Phrase, Unit, UnitKind};

/// "Russia, China and officials of Iran": every member of a list, each by its head.
pub(super) fn english_actors(
    context: &Context<'_>,
    units: &[Unit<'_>],
    phrase: Phrase,
    reach: Reach,
) -> Vec<Actor> {
    let mut actors = Vec::new();
    let list =
        units[phrase.clone()].iter().any(|unit| unit.is(Class::And)) || is_pair(context, units, &phrase);
    let (mut named, mut titled) = (false, false);
    let mut at = phrase.start;
    while at < phrase.end {
        let ends = |index: &usize| {
            ends_simple_phrase(&units[*index])
                || is_led(context, units, *index, phrase.end)
                || *index > at && (is_dash(units, *index) || ends_name(units, *index))
        };
        let end = (at..phrase.end).find(ends).unwrap_or(phrase.end);
        let (mut member, next) = simple_phrase(context, units, at..end, phrase.end, reach);
        let after_comma = at > phrase.start && units[at - 1].is_punct(",");
        let is_name = is_named(context, units, at..end, &member);
        let last = !units[at..phrase.end].iter().any(|unit| unit.is(Class::And));
        let set_off = titled && units.get(next).is_some_and(|unit| unit.is_punct(","));
        if after_comma && (last || set_off) && is_name && !named && is_person(context, &member) {
            // "met the French president, X, in Paris", "the French president, X, and Y": X was met.
            actors.pop();
        }
        if list || !after_comma || actors.is_empty() {
            actors.append(&mut member);
        }
        named = is_name;
        titled = head(units, at..end).is_some_and(|head| is_one_title(&units[head]));
        let joined = next < phrase.end
            && (units[next].is(Class::And)
                || units[next].is_punct(",")
                || is_joint(&units[next])
                || is_dash(units, next));
        let more = || gapped_from(context, units, next, phrase.end);
        at = match included_from(units, at..next, phrase.end).or_else(more) {
            Some(first) => first,
            None if joined && repeats_marker(units, &phrase, next + 1) => next + 2,
            None if joined => next + 1,
            None => break,
        };
    }
    actors.dedup();
    actors
}

/// "ten states, among them | X and Y": where those begin who are named of the many before them.
fn included_from(units: &[Unit<'_>], member: Phrase, limit: usize) -> Option<usize> {
    let comma = usize::from(units.get(member.end).is_some_and(|unit| unit.is_punct(",")));
    let word = member.end + comma;
    let many = head(units, member).filter(|head| units[*head].plural && !units[*head].is_mention());
    many.filter(|_| word + 1 < limit && units[word].is(Class::Including)).map(|_| word + 1)
}

/// "met X [on Monday] and | Y on Tuesday", "met X [in Moscow] and | Y in Beijing": where the next
/// is named of whom the same is told.
fn gapped_from(context: &Context<'_>, units: &[Unit<'_>], at: usize, limit: usize) -> Option<usize> {
    let place = context.language.plays(units.get(at)?.reading, Role::Place) && !units[at].is_mention();
    let named = |at: usize| at < limit && units[at].is_mention();
    let place_end = at + 2 * usize::from(place && named(at + 1));
    let end = (place_end..limit).find(|at| units[*at].kind != UnitKind::Date)?;
    let next = (end + 1..limit).find(|at| !units[*at].is(Class::Determiner)).filter(|next| named(*next))?;
    let parallel = !place || units.get(next + 1).is_some_and(|unit| unit.marker() == units[at].marker());
    (end > at && units[end].is(Class::And) && parallel).then_some(end + 1)
}

/// "with X and *with* Y"
fn repeats_marker(units: &[Unit<'_>], phrase: &Phrase, at: usize) -> bool {
    let before = phrase.start.checked_sub(1).map(|before| &units[before]);
    let own = before.and_then(|unit| unit.marker().or(unit.tail));
    own.is_some() && at < phrase.end && units[at].marker() == own && units[at - 1].is(Class::And)
}

/// Whether the phrase is nobody else's but the name's it ends in.
fn is_named(context: &Context<'_>, units: &[Unit<'_>], phrase: Phrase, actors: &[Actor]) -> bool {
    let named = head(units, phrase).map_or(&[][..], |head| units[head].mentions());
    let office = |mention: usize| context.linked.mentions[mention].form == MentionForm::Office;
    actors.iter().any(|actor| named.contains(&actor.mention) && !office(actor.mention))
}

fn is_one_title(unit: &Unit<'_>) -> bool {
    let plural = matches!(unit.kind, UnitKind::Title { plural: true, .. });
    unit.title && !plural
}

fn is_person(context: &Context<'_>, actors: &[Actor]) -> bool {
    let who = actors.iter().map(|actor| context.linked.mentions[actor.mention].who);
    let mut types = who.map(|who| context.linked.entity(context.lexicon, who).entity_type);
    types.all(|entity_type| entity_type == EntityType::Person)
}

/// The headline's "Erdogan, Putin": two of a sort, which do not describe each other. Behind a
/// preposition the second rather begins a clause.
fn is_pair(context: &Context<'_>, units: &[Unit<'_>], phrase: &Phrase) -> bool {
    let sort = |at: usize| {
        sort_of(context, units, at).filter(|sort| matches!(sort, EntityType::Person | EntityType::Country))
    };
    let (first, second) = (phrase.start, phrase.start + 2);
    let ends = units.get(second + 1).is_none_or(|unit| unit.marker().is_some() || second + 1 == phrase.end);
    let pair = phrase.len() >= 3 && units[first + 1].is_punct(",") && ends;
    let governed = first
        .checked_sub(1)
        .is_some_and(|before| units[before].verbs().is_empty() && units[before].kind != UnitKind::Punct);
    pair && !governed && sort(first).is_some() && sort(first) == sort(second)
}

pub(super) fn sort_of(context: &Context<'_>, units: &[Unit<'_>], at: usize) -> Option<EntityType> {
    let mention = units[at].mentions().first()?;
    Some(context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type)
}

fn ends_simple_phrase(unit: &Unit<'_>) -> bool {
    (unit.marker().is_some() || unit.lead.is_some()) && !unit.is_mention()
        || unit.is(Class::Including)
        || unit.is(Class::And)
        || unit.kind == UnitKind::Punct && unit.folded != "-" && unit.folded != "." && !is_quote(unit)
        || is_joint(unit)
}

/// "gave Ukraine [a loan]", "met Macron [on Saturday]": a name ends its phrase there.
fn ends_name(units: &[Unit<'_>], at: usize) -> bool {
    let unit = &units[at];
    let clause = unit.any(&[Class::SameSubject, Class::OtherPronoun, Class::Negator, Class::Without]);
    let begins_another = clause
        || unit.is(Class::Measure)
        || unit.is_adverbial()
        || unit.is(Class::Determiner)
        || unit.kind == UnitKind::Number;
    // "demands Russia [return the buoys]"
    let acts =
        unit.may_be(&[Inflection::Base]) && units.get(at + 1).is_some_and(|unit| unit.is(Class::Determiner));
    units[at - 1].is_mention() && !unit.is_mention() && (begins_another || acts)
}

/// The hyphen or slash between two names.
fn is_joint(unit: &Unit<'_>) -> bool {
    unit.is_punct("/") || unit.is_punct("–")
}

fn is_quote(unit: &Unit<'_>) -> bool {
    unit.kind == UnitKind::Punct && matches!(unit.folded, "\"" | "“" | "”" | "'" | "‘" | "’" | "(" | ")")
}

/// One member of a list: its actors, and where it ends with all that belongs to it.
fn simple_phrase(
    context: &Context<'_>,
    units: &[Unit<'_>],
    phrase: Phrase,
    limit: usize,
    reach: Reach,
) -> (Vec<Actor>, usize) {
    let mut end = phrase.end;
    // "an attack by X killed Y"
    let plays = |role| end < limit && context.language.plays(units[end].reading, role);
    let act =
        |at: usize| units[at].triggers.iter().any(|hit| hit.words.iter().any(|word| word.verb.is_none()));
    let done = plays(Role::Agent) && head(units, phrase.clone()).is_some_and(act);
    let owners_follow = plays(Role::Owner) || done;
    let led = is_led(context, units, end, limit);
    let owners_follow = owners_follow || led;
    let ruled = led && units[end].may_be(&[Inflection::Gerund]);
    let owners = if owners_follow {
        owner_list(context, units, end + 1 + usize::from(led && !ruled), limit)
    } else {
        end..end
    };
    let Some(head) = head(units, phrase.clone()) else {
        // "thousands of Iranians"
        let many = if phrase.is_empty() { Vec::new() } else { mentions_in(units, owners.clone()) };
        return (
            many.into_iter().map(|mention| Actor { mention, reach: Reach::Actor }).collect(),
            owners.end,
        );
    };
    // "the Battle of Verdun" is one name; "Russia's invasion of Ukraine" also has an owner.
    let covers = |mention: &usize| context.linked.mentions[*mention].span.start == units[head].span.start;
    let whole = mentions_in(units, owners.clone())
        .into_iter()
        .find(|mention| !units[head].is_mention() && covers(mention));
    if let Some(mention) = whole {
        return (vec![Actor { mention, reach: Reach::Actor }], owners.end);
    }
    let mut actors = Vec::new();
    match governed_name(context, units, &phrase).unwrap_or_else(|| head_kind(context, units, head)) {
        Head::Name(mentions) => {
            actors.extend(mentions.iter().map(|mention| Actor { mention: *mention, reach: Reach::Actor }));
            if owners_follow {
                // "Putin of Russia and Xi of China": people share no state in a list.
                let first = owners.clone().find(|at| units[*at].is_mention());
                let alone = first.filter(|_| is_person(context, &actors));
                end = alone.map_or(owners.end, |state| state + 1);
            }
        }
        kind => {
            let found = if kind == Head::Body { Reach::Actor } else { Reach::Owner };
            let mut named = owners_before(context, units, phrase.start..head);
            // "his French counterpart" is French.
            let pronoun = |mention: &usize| context.linked.mentions[*mention].form == MentionForm::Pronoun;
            if !named.iter().all(pronoun) {
                named.retain(|mention| !pronoun(mention));
            }
            if owners_follow {
                if named.is_empty() {
                    named = mentions_in(units, owners.clone());
                }
                end = owners.end;
            } else if named.is_empty() && units[head].is(Class::Authority) {
                named = mentions_in(units, part_of(context, units, end, limit));
            } else if named.is_empty() && reach == Reach::Part {
                named = mentions_in(units, part_of(context, units, end, limit));
                actors.extend(named.drain(..).map(|mention| Actor { mention, reach: Reach::Part }));
            }
            if found <= reach {
                actors.extend(named.into_iter().map(|mention| Actor { mention, reach: found }));
            }
        }
    }
    (actors, end)
}

/// Who is named before a thing's head: "Sweden's NATO bid" is Sweden's, "US President Trump's plan"
/// Trump's.
fn owners_before(context: &Context<'_>, units: &[Unit<'_>], before: Phrase) -> Vec<usize> {
    let clitic = before.clone().rev().find(|at| units[*at].kind == UnitKind::Possessive);
    let owner = clitic.and_then(|clitic| clitic.checked_sub(1)).filter(|at| *at >= before.start);
    match owner.filter(|at| sort_of(context, units, *at) == Some(EntityType::Person)) {
        Some(person) => mentions_in(units, person..person + 1),
        None => mentions_in(units, before.start..clitic.unwrap_or(before.end)),
    }
}

/// "a mission | led by Kenya", "a tanker | owned by Greece", "the junta | ruling Mali": the
/// participle that tells whose it is.
fn is_led(context: &Context<'_>, units: &[Unit<'_>], end: usize, limit: usize) -> bool {
    let agent = |at: usize| at < limit && context.language.plays(units[at].reading, Role::Agent);
    // "the ruling party" is ruled by nobody.
    let rules = |end: usize| {
        let body = end > 0 && head_kind(context, units, end - 1) == Head::Body;
        body && units[end].may_be(&[Inflection::Gerund])
    };
    end < limit && units[end].is(Class::Leading) && (agent(end + 1) || rules(end))
}

/// "talks with Iran resumed": after a preposition a state's name that words
/// follow which are no body stands by itself. Persons do not: "met Putin critics".
fn governed_name(context: &Context<'_>, units: &[Unit<'_>], phrase: &Phrase) -> Option<Head> {
    let governed = phrase.start.checked_sub(1).is_some_and(|before| units[before].marker().is_some());
    let first = phrase.clone().find(|index| !units[*index].is(Class::Determiner))?;
    let bare = units[first].mentions().iter().all(|mention| {
        let mention = &context.linked.mentions[*mention];
        let person = context.linked.entity(context.lexicon, mention.who).entity_type == EntityType::Person;
        mention.form != MentionForm::Demonym && !person
    });
    let rest = &units[first + 1..phrase.end];
    let words = !rest.is_empty()
        && rest
            .iter()
            .all(|unit| unit.kind == UnitKind::Word && !unit.any(&[Class::Actor, Class::Department]));
    (governed && bare && words && units[first].is_mention())
        .then(|| Head::Name(units[first].mentions().to_vec()))
}

/// What a phrase's head is.
#[derive(Debug, Eq, PartialEq)]
enum Head {
    Name(Vec<usize>),
    /// A body or people that act for an owner.
    Body,
    Thing,
}

fn head_kind(context: &Context<'_>, units: &[Unit<'_>], head: usize) -> Head {
    let unit = &units[head];
    match &unit.kind {
        UnitKind::Mention(mentions) => Head::Name(mentions.clone()),
        UnitKind::Title { office, .. } if context.lexicon.offices.get(*office).acts_for_state => Head::Body,
        _ if unit.any(&[Class::Actor, Class::Department]) => Head::Body,
        _ => Head::Thing,
    }
}

/// The last unit that is no mark and no adverb.
fn head(units: &[Unit<'_>], phrase: Phrase) -> Option<usize> {
    phrase.rev().find(|index| {
        let unit = &units[*index];
        let hangs_on = (unit.is_adverbial() || unit.is(Class::Determiner)) && !unit.is_mention();
        !matches!(unit.kind, UnitKind::Punct | UnitKind::Possessive) && !hangs_on
    })
}

fn mentions_in(units: &[Unit<'_>], phrase: Phrase) -> Vec<usize> {
    let acting = phrase.filter(|at| !only_qualifies(units, *at));
    acting.flat_map(|at| units[at].mentions().iter().copied()).collect()
}

/// "US-backed rebels", "Iran-made drones": the name tells of what kind they are.
pub(super) fn only_qualifies(units: &[Unit<'_>], at: usize) -> bool {
    let tied = |at: usize| units.get(at).filter(|unit| !unit.spaced);
    let hyphen = tied(at + 1).is_some_and(|unit| unit.is_punct("-"));
    units[at].is_mention()
        && hyphen
        && tied(at + 2).is_some_and(|unit| unit.kind == UnitKind::Word && !unit.is(Class::Leading))
}

/// The actors of a Hindi phrase, which ends right before its case marker.
pub(super) fn hindi_actors(
    context: &Context<'_>,
    units: &[Unit<'_>],
    phrase: Phrase,
    reach: Reach,
) -> Vec<Actor> {
    let list = units[phrase.clone()].iter().any(|unit| unit.any(&[Class::And, Class::Including]));
    let members = hindi_members(units, &phrase);
    let mut actors: Vec<Vec<Actor>> = Vec::new();
    for (index, part) in members.iter().enumerate() {
        let mut found = member(context, units, part.clone(), reach);
        let before = index.checked_sub(1).map(|before| &members[before]);
        let apposed = before.filter(|_| !list && units[part.start - 1].is_punct(","));
        let title = |part: &Phrase| ends_in_title(units, part.clone());
        if apposed.is_some_and(|before| is_one_person(context, &found) && title(before)) {
            actors.clear(); // "फ्रांस के राष्ट्रपति, इमैनुएल मैक्रों, ने"
        } else if apposed.is_some()
            && title(part)
            && actors.last().is_some_and(|last| is_one_person(context, last))
        {
            found.clear(); // "विटाली क्लिट्स्को, कीव के मेयर, ने"
        }
        actors.push(found);
    }
    if actors.len() == members.len() {
        share_things(context, units, &members, &mut actors);
    }
    let mut actors = actors.concat();
    let span = |actor: &Actor| context.linked.mentions[actor.mention].span;
    let whole = actors.last().map(span);
    // "रूस-यूक्रेन युद्ध में": who gives an event its name stands for nobody but the event.
    actors.retain(|actor| whole.is_none_or(|whole| span(actor) == whole || !whole.contains(span(actor))));
    actors.dedup();
    actors
}

/// The members of a list that ends before its case marker, which each may have: "[A ने] और B ने".
fn hindi_members(units: &[Unit<'_>], phrase: &Phrase) -> Vec<Phrase> {
    let marker = units.get(phrase.end).and_then(Unit::marker);
    let mut members = Vec::new();
    let mut start = phrase.start;
    for index in phrase.start..=phrase.end {
        let splits = index == phrase.end
            || units[index].any(&[Class::And, Class::But, Class::Including])
            || units[index].is_punct(",")
            || is_dash(units, index);
        if !splits {
            continue;
        }
        let marked = index > start && marker.is_some() && units[index - 1].marker() == marker;
        let end = index - usize::from(marked && !units[index - 1].is_mention());
        if start < end {
            members.push(start..end);
        }
        start = index + 1;
    }
    members
}

/// "हमास [(चरमपंथी गुट)] ने"
fn without_aside(units: &[Unit<'_>], phrase: Phrase) -> Phrase {
    let closed = phrase.end > phrase.start && units[phrase.end - 1].is_punct(")");
    let open = phrase.clone().rev().find(|at| closed && units[*at].is_punct("("));
    let end = open.filter(|open| *open > phrase.start).unwrap_or(phrase.end);
    phrase.start..end
}

/// "[ईरान] और अमेरिका के वार्ताकार": what the last owns, those of its sort before it own as well.
fn share_things(context: &Context<'_>, units: &[Unit<'_>], members: &[Phrase], actors: &mut [Vec<Actor>]) {
    let sort = |at: usize| {
        let mention = units[at].mentions().first()?;
        Some(context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type)
    };
    for index in (1..members.len()).rev() {
        let (owner, before) = (members[index].start, members[index - 1].clone());
        let owns =
            units.get(owner + 1).is_some_and(|next| context.language.plays(next.reading, Role::Genitive));
        let thing =
            owns && members[index].end > owner + 2 || members[index].len() == 1 && index + 1 < members.len();
        let alone = before.len() == 1 && sort(owner) == Some(EntityType::Country);
        if !thing || !alone || sort(before.start) != sort(owner) {
            continue;
        }
        let reach = actors[index].first().map(|actor| actor.reach);
        match reach {
            Some(reach) => actors[index - 1].iter_mut().for_each(|actor| actor.reach = reach),
            None => actors[index - 1].clear(),
        }
    }
}

fn ends_in_title(units: &[Unit<'_>], phrase: Phrase) -> bool {
    head(units, phrase).is_some_and(|head| units[head].title)
}

fn is_one_person(context: &Context<'_>, actors: &[Actor]) -> bool {
    let office = |actor: &Actor| context.linked.mentions[actor.mention].form == MentionForm::Office;
    actors.len() == 1 && is_person(context, actors) && !office(&actors[0])
}

fn is_dash(units: &[Unit<'_>], index: usize) -> bool {
    let between = index > 0
        && index + 1 < units.len()
        && units[index - 1].is_mention()
        && units[index + 1].is_mention();
    between && units[index].kind == UnitKind::Punct && matches!(units[index].folded, "-" | "–" | "/")
}

/// One member of a Hindi list: [रूस के] [राष्ट्रपति] पुतिन, [यूक्रेन की] सेना.
fn member(context: &Context<'_>, units: &[Unit<'_>], phrase: Phrase, reach: Reach) -> Vec<Actor> {
    let phrase = without_aside(units, phrase);
    let Some(head) = head(units, phrase.clone()) else { return Vec::new() };
    let kind = head_kind(context, units, head);
    if let Head::Name(mentions) = &kind {
        return mentions.iter().map(|mention| Actor { mention: *mention, reach: Reach::Actor }).collect();
    }
    let found = if kind == Head::Body { Reach::Actor } else { Reach::Owner };
    // "ट्रंप की [ग्रीनलैंड वाली] मांग", "लेबनान के [ईरान समर्थित] लड़ाके"
    let qualifies = |index: usize| units[index + 1].any(&[Class::Qualifier, Class::About]);
    let owner = (phrase.start..head).rev().find(|index| units[*index].is_mention() && !qualifies(*index));
    let Some(owner) = owner else { return Vec::new() };
    let following = units.get(owner + 1).and_then(|unit| unit.reading);
    let lies_in = context.language.plays(following, Role::Part);
    let unmarked = following.is_none_or(|reading| reading.marker.is_none());
    let linked = unmarked || context.language.plays(following, Role::Genitive);
    let found = if lies_in { Reach::Part } else { found };
    let event = |mention: &usize| {
        context.linked.entity(context.lexicon, context.linked.mentions[*mention].who).entity_type
            == EntityType::Event
    };
    if found > reach || !(linked || lies_in) {
        return Vec::new();
    }
    units[owner]
        .mentions()
        .iter()
        .filter(|mention| !event(mention))
        .map(|mention| Actor { mention: *mention, reach: found })
        .collect()
}
