//! Terms in office: those that overlap, and those that nobody has looked at for long.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::gazetteer::files::library::Library;
use crate::gazetteer::files::schema::Term;

use super::read::Checked;
use super::report::{Finding, Place, Severity};
use super::written::{self, Entity};
use super::yaml::Node;

/// An open end is believed for so many years.
const YEARS: u32 = 10;

/// Two holders of one office may share so many days: sources differ on when one
/// hands over to the other.
const HANDOVER: i32 = 31;

pub(super) fn check(library: &Library, files: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let newest =
        library.entities.values().flat_map(|placed| &placed.entry.offices).filter_map(last_known).max();
    let held = held(library);
    let checked: HashSet<&str> = written::entities(files).map(|entity| &*entity.entry.id).collect();
    for entity in written::entities(files) {
        for (index, term) in entity.entry.offices.iter().enumerate() {
            let place = place(&entity, index);
            let mut tell = |code, message: String, cure: &str| {
                findings.push(Finding::new(Severity::Warning, code, entity.file, place, message).cure(cure))
            };
            if let Some(message) = newest.and_then(|newest| stale(term, newest)) {
                tell("old-term", message, "add its end, or the day it was last seen to hold as `as_of`");
            }
            let others = held.get(&(&*term.office, &*term.of)).map_or(&[][..], Vec::as_slice);
            let others = others.iter().copied().filter(|(id, other)| {
                // Told once, at the later of the two, if that is under check.
                *id != entity.entry.id
                    && ((&other.from, *id) < (&term.from, &*entity.entry.id) || !checked.contains(id))
            });
            let own = entity.entry.offices[..index].iter().map(|other| (&*entity.entry.id, other));
            let own = own.filter(|(_, other)| other.office == term.office && other.of == term.of);
            for (id, other) in own.chain(others).filter(|(_, other)| overlap(term, other)) {
                let office = format!("{} of {}, {}", term.office, term.of, told(term));
                let message = format!("{office}: `{id}` holds it {}", told(other));
                tell("overlapping-terms", message, "correct one of them");
            }
        }
    }
}

fn place(entity: &Entity<'_>, index: usize) -> Place {
    let node = entity.node.get("offices").and_then(|terms| terms.items().get(index));
    node.and_then(|node| node.get("office")).or(node).map_or(entity.place(), |node: &Node| node.place)
}

/// Who holds each office that has one holder at a time.
fn held(library: &Library) -> BTreeMap<(&str, &str), Vec<(&str, &Term)>> {
    let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in library.entities.values().map(|placed| &placed.entry) {
        for term in &entry.offices {
            if library.offices.get(&term.office).is_some_and(|office| office.entry.one_holder) {
                held.entry((&*term.office, &*term.of)).or_default().push((&*entry.id, term));
            }
        }
    }
    held
}

/// The last day on which the term is known to have lasted.
fn last_known(term: &Term) -> Option<&str> {
    [&term.to, &term.as_of, &term.from].into_iter().flatten().next().map(String::as_str)
}

/// Why an open end is not to be believed. The gazetteer itself says what time it
/// is: the newest date in it.
fn stale(term: &Term, newest: &str) -> Option<String> {
    let year = |date: &str| date.get(..4)?.parse::<u32>().ok();
    let known = last_known(term).filter(|_| term.to.is_none())?;
    let old = year(known)? + YEARS < year(newest)?;
    old.then(|| format!("{} of {} is open, and last known in {known}", term.office, term.of))
}

/// Whether the two surely share more days than a handover takes.
fn overlap(one: &Term, other: &Term) -> bool {
    let (Some(one), Some(other)) = (days(one), days(other)) else { return false };
    let shared = one.0.max(other.0).until(one.1.min(other.1));
    shared.is_ok_and(|shared| shared.get_days() > HANDOVER)
}

/// The days that a term surely covers, first and last.
fn days(term: &Term) -> Option<(Date, Date)> {
    let last = term.to.as_deref().or(term.as_of.as_deref())?;
    Some((day(term.from.as_deref()?, "-12-31")?, day(last, "-01-01")?))
}

/// The day of a date; of a month or year without one the day that `rest` ends with.
fn day(date: &str, rest: &str) -> Option<Date> {
    let whole = format!("{date}{}", rest.get(date.len().saturating_sub(4)..).unwrap_or(""));
    // No month has a 31st for certain.
    whole.parse().or_else(|_| whole.replace("-31", "-28").parse()).ok()
}

fn told(term: &Term) -> String {
    let day = |date: &Option<String>| date.clone().unwrap_or_else(|| "…".to_owned());
    format!("{} to {}", day(&term.from), day(&term.to))
}
