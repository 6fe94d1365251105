//! Forms of a lemma, from the rules and irregulars of a grammar file.

use std::collections::BTreeMap;

use regex::Regex;

use crate::Error;
use crate::gazetteer::Problem;
use crate::gazetteer::files::grammar::{GrammarFile, Inflection, InflectionRule, PhraseHead};

/// The inflection of one language.
pub(crate) struct Inflector {
    irregular: BTreeMap<String, BTreeMap<Inflection, Vec<String>>>,
    verb_rules: Vec<Rule>,
    noun_rules: Vec<Rule>,
    verb_head: PhraseHead,
}

struct Rule {
    lemma: Regex,
    forms: Vec<(Inflection, String)>,
}

impl Inflector {
    pub(crate) fn new(grammar: &GrammarFile) -> Result<Self, Error> {
        Ok(Inflector {
            irregular: grammar.irregular.clone(),
            verb_rules: compile(&grammar.verb_rules)?,
            noun_rules: compile(&grammar.noun_rules)?,
            verb_head: grammar.verb_head,
        })
    }

    /// All forms of a verb; of a phrase its head inflects: called on, शुरू किया.
    pub(crate) fn verb(&self, lemma: &str) -> Vec<(Inflection, String)> {
        let (before, word, after) = match (self.verb_head, lemma.split_once(' '), lemma.rsplit_once(' ')) {
            (PhraseHead::First, Some((word, after)), _) => (String::new(), word, format!(" {after}")),
            (PhraseHead::Last, _, Some((before, word))) => (format!("{before} "), word, String::new()),
            _ => (String::new(), lemma, String::new()),
        };
        let mut forms = regular(&self.verb_rules, word);
        if let Some(irregular) = self.irregular.get(word) {
            forms.retain(|(inflection, _)| !irregular.contains_key(inflection));
            let listed = irregular
                .iter()
                .flat_map(|(inflection, words)| words.iter().map(|word| (*inflection, word.clone())));
            forms.extend(listed);
        }
        forms.into_iter().map(|(inflection, form)| (inflection, format!("{before}{form}{after}"))).collect()
    }

    /// All forms of a noun, itself among them. Of a phrase the last word inflects.
    pub(crate) fn noun(&self, lemma: &str) -> Vec<String> {
        let (rest, word) = match lemma.rsplit_once(' ') {
            Some((rest, word)) => (format!("{rest} "), word),
            None => (String::new(), lemma),
        };
        let mut forms: Vec<String> =
            regular(&self.noun_rules, word).into_iter().map(|(_, form)| format!("{rest}{form}")).collect();
        forms.insert(0, lemma.to_owned());
        forms
    }
}

fn compile(rules: &[InflectionRule]) -> Result<Vec<Rule>, Error> {
    rules
        .iter()
        .map(|rule| {
            let lemma = Regex::new(&rule.lemma).map_err(|error| {
                Problem::new("bad-pattern", error.to_string()).cure("mend the `lemma` of the inflection rule")
            })?;
            let forms = rule
                .forms
                .iter()
                .flat_map(|(inflection, forms)| forms.iter().map(|form| (*inflection, form.clone())));
            Ok(Rule { lemma, forms: forms.collect() })
        })
        .collect()
}

fn regular(rules: &[Rule], lemma: &str) -> Vec<(Inflection, String)> {
    let Some((rule, groups)) = rules.iter().find_map(|rule| Some((rule, rule.lemma.captures(lemma)?))) else {
        return vec![(Inflection::Base, lemma.to_owned())];
    };
    let expanded = rule.forms.iter().map(|(inflection, template)| {
        let mut form = String::new();
        groups.expand(&braced(template), &mut form);
        (*inflection, form)
    });
    expanded.collect()
}

/// `$1ा` to `${1}ा`: the regex crate takes letters after a digit into the group's name.
fn braced(template: &str) -> String {
    let mut out = String::with_capacity(template.len() + 4);
    let mut letters = template.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        if letter == '$'
            && let Some(digit) = letters.next_if(char::is_ascii_digit)
        {
            out.extend(['{', digit, '}']);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Gazetteer;

    fn forms(lang: &str, lemma: &str) -> Vec<String> {
        let library = Gazetteer::builtin().library();
        let inflector = Inflector::new(&library.grammars[lang]).unwrap();
        inflector.verb(lemma).into_iter().map(|(_, form)| form).collect()
    }

    #[test]
    fn english_verbs() {
        for (lemma, wanted) in [
            ("accuse", ["accuses", "accused", "accusing"]),
            ("stop", ["stops", "stopped", "stopping"]),
            ("deny", ["denies", "denied", "denying"]),
            ("meet", ["meets", "met", "meeting"]),
            ("call on", ["calls on", "called on", "calling on"]),
            ("veto", ["vetoes", "vetoed", "vetoing"]),
        ] {
            let forms = forms("en", lemma);
            for form in wanted {
                assert!(forms.contains(&form.to_owned()), "{lemma}: {form} not in {forms:?}");
            }
        }
    }

    #[test]
    fn hindi_verbs() {
        for (lemma, wanted) in [
            ("मिल", ["मिले", "मिलेंगे", "मिलने", "मिलकर"]),
            ("ठुकरा", ["ठुकराया", "ठुकराएगा", "ठुकराने", "ठुकराकर"]),
            ("कर", ["किया", "की", "करेगा", "करते"]),
            ("दे", ["दिया", "देगा", "देने", "देकर"]),
        ] {
            let forms = forms("hi", lemma);
            for form in wanted {
                assert!(forms.contains(&form.to_owned()), "{lemma}: {form} not in {forms:?}");
            }
        }
    }
}
