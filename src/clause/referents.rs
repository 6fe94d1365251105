//! Pronouns whose clauses tell whom they stand for, as mentions.

use super::{Clauses, Context};
use crate::MentionForm;
use crate::lexicon::Lexicon;
use crate::link::{Linked, LinkedMention};
use crate::time::FoundDate;

/// Adds what the clauses of a sentence tell of its pronouns. Mentions of the sentences before keep
/// their place.
pub(crate) fn refer(lexicon: &Lexicon, linked: &mut Linked<'_>, position: usize, dates: &[FoundDate]) {
    for mention in referents(lexicon, linked, position, dates) {
        let key = |mention: &LinkedMention| (mention.span.start, mention.span.end, mention.who);
        let place = linked.mentions.partition_point(|other| key(other) < key(&mention));
        linked.mentions.insert(place, mention);
    }
}

fn referents(
    lexicon: &Lexicon,
    linked: &Linked<'_>,
    position: usize,
    dates: &[FoundDate],
) -> Vec<LinkedMention> {
    let sentence = &linked.sentences[position];
    if !sentence.has_pronouns {
        return Vec::new();
    }
    let context = Context { language: lexicon.language(sentence.sentence.lang), lexicon, linked };
    let mut clauses = Clauses::new(&context, sentence, dates);
    let found = clauses.referents(&context);
    let mention = |unit: usize, mention: usize| LinkedMention {
        span: clauses.units[unit].span,
        who: linked.mentions[mention].who,
        form: MentionForm::Pronoun,
        sentence: sentence.index,
    };
    found.iter().flat_map(|(unit, whom)| whom.iter().map(|whom| mention(*unit, *whom))).collect()
}
