//! What a schema cannot say: names that cannot match, dates that do not exist,
//! references that lead nowhere.

use std::collections::BTreeSet;

use super::library::Library;
use super::name_words::NameWords;
use super::problem::Problem;
use super::read::{Content, Source, nearest};
use super::rules::{Frame, KindFile, Pattern};
use super::schema::{DateRange, EntityEntry, EntityType, Form, OfficeEntry};

/// What is wrong with an entity by itself.
pub fn check_entity(entry: &EntityEntry, source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !is_id(&entry.id) {
        let message = format!("`{}` is no id", entry.id);
        problems.push(
            source
                .problem("bad-id", message, &entry.id)
                .cure("a Wikidata QID, or a slug such as `person:kim-sung`"),
        );
    }
    if entry.names.en.label.is_none() && entry.names.hi.label.is_none() {
        let message = format!("`{}` has no label in either language", entry.id);
        problems.push(
            source
                .problem("no-label", message, &entry.id)
                .cure("add `names: {en: {label: …}, hi: {label: …}}`"),
        );
    }
    for form in entry.forms() {
        problems.extend(check_form(form, &entry.id, source));
    }
    problems.extend(check_dates(entry, source));
    problems
}

fn is_id(id: &str) -> bool {
    let qid = id
        .strip_prefix('Q')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let slug = id.split_once(':').is_some_and(|(sort, name)| {
        let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !sort.is_empty() && !name.is_empty() && sort.bytes().all(word) && name.bytes().all(word)
    });
    qid || slug
}

fn check_form(form: &Form, id: &str, source: &Source) -> Option<Problem> {
    let letters = form.text.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters == 0 {
        let message = format!("`{id}` has a name without a letter: `{}`", form.text);
        return Some(source.problem_after("empty-name", message, id, &form.text).cure("remove it"));
    }
    if let Some(letter) = form.text.chars().find(|letter| is_invisible(*letter)) {
        let message = format!("`{id}`: U+{:04X} hides in `{}`", letter as u32, form.text);
        return Some(
            source.problem_after("invisible", message, id, &form.text).cure("remove it: joiners are folded"),
        );
    }
    if is_too_short(&form.text) && !form.when.allow_short {
        let message = format!("`{id}`: `{}` is too short to be safe", form.text);
        return Some(
            source
                .problem_after("short-name", message, id, &form.text)
                .cure("say `allow_short: true`, with a condition"),
        );
    }
    None
}

/// One character, or two of a script with capitals that are not both capitals or digits.
fn is_too_short(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let emphatic = |letter: &char| letter.is_uppercase() || letter.is_numeric() || !letter.is_lowercase();
    letters.len() < 2 || letters.len() == 2 && !letters.iter().all(emphatic)
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{A0}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

fn check_dates(entry: &EntityEntry, source: &Source) -> Vec<Problem> {
    let range = |from: &Option<String>, to: &Option<String>| DateRange { from: from.clone(), to: to.clone() };
    let mut ranges: Vec<DateRange> = entry.valid.iter().chain(&entry.date).cloned().collect();
    ranges.extend(entry.offices.iter().map(|term| range(&term.from, &term.to)));
    let mut problems = Vec::new();
    for DateRange { from, to } in ranges {
        for date in [&from, &to].into_iter().flatten().filter(|date| !is_date(date)) {
            let message = format!("`{}`: `{date}` is no date", entry.id);
            problems.push(
                source
                    .problem_after("bad-date", message, &entry.id, date)
                    .cure("write YYYY, YYYY-MM or YYYY-MM-DD"),
            );
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
            && !from.starts_with(&to)
        {
            let message = format!("`{}`: {to} is before {from}", entry.id);
            problems.push(
                source.problem_after("bad-date", message, &entry.id, &from).cure("swap or correct the two"),
            );
        }
    }
    problems
}

fn is_date(text: &str) -> bool {
    let shape = match text.len() {
        4 | 7 | 10 => text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }),
        _ => false,
    };
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
    let month = part(5..7).unwrap_or(1);
    let leap = part(0..4).is_some_and(|year| year % 4 == 0 && year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    shape && (1..=12).contains(&month) && (1..=days).contains(&part(8..10).unwrap_or(1))
}

/// What is wrong with an office by itself.
pub fn check_office(entry: &OfficeEntry, source: &Source) -> Vec<Problem> {
    let labels = [&entry.names.en.label, &entry.names.hi.label];
    labels
        .into_iter()
        .filter(|label| label.trim().is_empty())
        .map(|_| {
            let message = format!("office `{}` lacks a label in one language", entry.id);
            source.problem("no-label", message, &entry.id).cure("offices need both")
        })
        .collect()
}

/// What is wrong with the elements of names.
pub fn check_name_words(names: &NameWords, source: &Source) -> Vec<Problem> {
    let elements = names.given_names.iter().chain(&names.surnames);
    let spellings = elements.flat_map(|element| element.en.iter().chain(&element.hi));
    let blank = spellings.filter(|spelling| !spelling.chars().any(char::is_alphabetic));
    blank
        .map(|spelling| {
            let message = format!("`{spelling}` is no name: it has no letter");
            source.problem("no-letter", message, spelling).cure("remove it")
        })
        .collect()
}

/// What is wrong with a kind and its frames by themselves.
pub fn check_kind(file: &KindFile, source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(score) = file.goldstein.filter(|score| !(-10.0..=10.0).contains(score)) {
        let message = format!("`{}` has the score {score}", file.kind);
        problems.push(source.problem("bad-score", message, "goldstein").cure("a score is from -10 to 10"));
    }
    let mut ids = BTreeSet::new();
    for frame in &file.frames {
        if !ids.insert(&frame.id) {
            let message = format!("frame `{}` stands twice in `{}`", frame.id, file.kind);
            problems
                .push(source.problem_at_last("duplicate-id", message, &frame.id).cure("give it another id"));
        }
        problems.extend(check_frame(frame, source));
    }
    problems
}

fn check_frame(frame: &Frame, source: &Source) -> Option<Problem> {
    let problem = |message: String, cure: &str| {
        Some(
            source
                .problem_after("bad-frame", format!("frame `{}` {message}", frame.id), &frame.id, &frame.id)
                .cure(cure),
        )
    };
    let patterns: Vec<&Pattern> = frame.en.iter().chain(&frame.hi).collect();
    if frame.structure.is_none() && patterns.is_empty() {
        return problem("has no words".into(), "give it `en`, `hi` or a `structure`");
    }
    for pattern in patterns {
        match (pattern.verb.is_empty(), pattern.noun.is_empty(), pattern.nominal.is_empty()) {
            (false, _, true) | (true, true, false) => {}
            // Beside `nominal` the words for a part of what something lies in.
            (true, false, false) if frame.structure.is_some() => {}
            (true, true, true) => {
                return problem(
                    "has a language without words".into(),
                    "give it `verb`, `noun` and `verb`, or `nominal`",
                );
            }
            _ => {
                return problem(
                    "mixes ways of saying it".into(),
                    "one frame has `verb`, or `noun` and `verb`, or `nominal`",
                );
            }
        }
        let shaped = frame.structure.is_some();
        if !shaped && pattern.both.is_empty() && (pattern.source.is_empty() || pattern.target.is_empty()) {
            return problem(
                "does not say where its ends stand".into(),
                "give it `source` and `target`, or `both`",
            );
        }
    }
    None
}

/// References that lead nowhere, in the contents just added to the library.
pub fn check_references(library: &Library, contents: &[(&Source, Content)]) -> Vec<Problem> {
    let countries: BTreeSet<&str> = library
        .entities
        .values()
        .filter_map(|placed| placed.entry.iso.as_ref())
        .map(|iso| iso.alpha3.as_str())
        .collect();
    let known = |reference: &str| library.entities.contains_key(reference) || countries.contains(reference);
    let mut problems = Vec::new();
    for (source, content) in contents {
        let is_here = |file: u16| library.files[file as usize] == source.name;
        for placed in library.entities.values().filter(|placed| is_here(placed.file)) {
            let entry = &placed.entry;
            for reference in entry.references().filter(|reference| !known(reference)) {
                let message = format!("`{}` names `{reference}`, which is not there", entry.id);
                let candidates = countries.iter().copied().chain(library.entities.keys().map(String::as_str));
                problems.push(unknown(source, message, &entry.id, reference, candidates));
            }
            for office in entry
                .offices
                .iter()
                .map(|term| &term.office)
                .filter(|office| !library.offices.contains_key(*office))
            {
                let message = format!("`{}` holds the office `{office}`, which is not there", entry.id);
                problems.push(unknown(
                    source,
                    message,
                    &entry.id,
                    office,
                    library.offices.keys().map(String::as_str),
                ));
            }
        }
        if let Content::Kind(kind) = content {
            problems.extend(check_slots(library, kind, source));
        }
    }
    problems
}

fn unknown<'a>(
    source: &Source,
    message: String,
    anchor: &str,
    reference: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Problem {
    let problem = source.problem_after("unknown-id", message, anchor, reference);
    match nearest(reference, candidates) {
        Some(near) => problem.cure(format!("did you mean `{near}`?")),
        None => problem.cure("add it, or remove the reference"),
    }
}

/// Slots that the engine fills by position and not by a marker word.
pub const POSITIONS: [&str; 14] = [
    "subject",
    "object",
    "possessor",
    "compound",
    "apposition",
    "content",
    "infinitive",
    "author",
    "main",
    "speaker",
    "described",
    "addressee",
    "asker",
    "partner",
];

fn check_slots(library: &Library, kind: &KindFile, source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    for frame in &kind.frames {
        for (lang, pattern) in [("en", &frame.en), ("hi", &frame.hi)] {
            let (Some(pattern), Some(grammar)) = (pattern, library.grammars.get(lang)) else { continue };
            let slots = pattern.source.iter().chain(&pattern.target).chain(&pattern.both);
            for slot in slots
                .filter(|slot| !POSITIONS.contains(&slot.as_str()) && !grammar.markers.contains_key(*slot))
            {
                let message =
                    format!("frame `{}` has a slot `{slot}` that no marker of `{lang}` has", frame.id);
                let candidates = POSITIONS.into_iter().chain(grammar.markers.keys().map(String::as_str));
                problems.push(unknown(source, message, &frame.id, slot, candidates));
            }
        }
    }
    problems
}

impl EntityEntry {
    /// All its forms, labels first.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        let names = [&self.names.en, &self.names.hi].into_iter().flat_map(|names| {
            let short = names.short.iter().flatten();
            names
                .label
                .iter()
                .chain(&names.official)
                .chain(&names.aliases)
                .chain(short)
                .chain(&names.misspellings)
        });
        let others =
            [&self.demonyms.en, &self.demonyms.hi, &self.seats.en, &self.seats.hi].into_iter().flatten();
        names.chain(others)
    }

    /// Ids and codes that it names.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        let single = [&self.country, &self.capital, &self.successor, &self.place].into_iter().flatten();
        let terms = self.offices.iter().map(|term| &term.of);
        single
            .chain(&self.other_capitals)
            .chain(&self.members)
            .chain(&self.participants)
            .chain(terms)
            .map(String::as_str)
    }

    /// Whether it is a state or acts like one.
    pub fn is_country(&self) -> bool {
        self.entity_type == EntityType::Country
    }
}
