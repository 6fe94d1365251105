//! The forms of the entities under check, each with its place in the file.

use crate::Lang;
use crate::gazetteer::files::read::Content;
use crate::gazetteer::files::schema::{EntityEntry, Form};

use super::read::Checked;
use super::report::Place;
use super::yaml::Node;

/// An entity under check.
pub(super) struct Entity<'c> {
    pub(super) file: &'c str,
    pub(super) entry: &'c EntityEntry,
    pub(super) node: &'c Node,
}

/// A form as a file writes it.
pub(super) struct Written<'c> {
    pub(super) form: &'c Form,
    pub(super) lang: Lang,
    /// The name that is printed, which may not be left out.
    pub(super) is_label: bool,
    pub(super) place: Place,
}

/// All entities of the files, in their order.
pub(super) fn entities<'c>(files: &'c [Checked<'_>]) -> impl Iterator<Item = Entity<'c>> {
    files.iter().flat_map(|file| {
        let content = match &file.content {
            Some(Content::Gazetteer(content)) => &content.entities[..],
            _ => &[],
        };
        let pairs = content.iter().zip(items(file, "entities"));
        pairs.map(|(entry, node)| Entity { file: &file.source.name, entry, node })
    })
}

pub(super) fn items<'c>(file: &'c Checked<'_>, section: &str) -> &'c [Node] {
    file.node.as_ref().and_then(|root| root.get(section)).map_or(&[], Node::items)
}

impl<'c> Entity<'c> {
    /// Where its id stands.
    pub(super) fn place(&self) -> Place {
        self.node.get("id").map_or(self.node.place, |id| id.place)
    }

    /// Its forms, in the order in which they are compiled.
    pub(super) fn forms(&self) -> Vec<Written<'c>> {
        let mut forms = Vec::new();
        let entry = self.entry;
        for (lang, key) in [(Lang::En, "en"), (Lang::Hi, "hi")] {
            let (names, demonyms, seats) = match lang {
                Lang::En => (&entry.names.en, &entry.demonyms.en, &entry.seats.en),
                Lang::Hi => (&entry.names.hi, &entry.demonyms.hi, &entry.seats.hi),
            };
            let node = |section: &str| self.node.at(&[section, key]);
            let name = |field: &str| node("names").and_then(|names| names.get(field));
            let mut add = |form: &'c Form, node: Option<&Node>, is_label: bool| {
                let text = node.and_then(|node| node.get("text")).or(node);
                let place = text.map_or(self.place(), |node| node.place);
                forms.push(Written { form, lang, is_label, place });
            };
            names.label.iter().for_each(|form| add(form, name("label"), true));
            names.official.iter().for_each(|form| add(form, name("official"), false));
            let lists = [
                (&names.aliases, name("aliases")),
                (&names.misspellings, name("misspellings")),
                (names.short.as_ref().unwrap_or(const { &Vec::new() }), name("short")),
                (demonyms, node("demonyms")),
                (seats, node("seats")),
            ];
            for (list, node) in lists {
                let nodes = node.map_or(&[][..], Node::items);
                for (index, form) in list.iter().enumerate() {
                    add(form, nodes.get(index), false);
                }
            }
        }
        forms
    }
}
