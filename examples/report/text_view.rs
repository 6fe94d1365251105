//! A text with what was found in it: names and triggers as stacked underlines.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, Render, html};
use sambandh::{Entity, EntityId, Extraction, Gazetteer, Lang, MentionForm, Relation, Span};

use crate::common;
use crate::drawing::common_class;
use crate::words::{self, Side, letter, told, word};

/// More marks than these over one word are not shown: nobody could tell them apart.
const LINES: usize = 6;

/// What is underlined.
struct Mark<'f> {
    span: Span,
    /// Id of its first piece on the page.
    id: String,
    what: What<'f>,
    /// How far below the letters its line is.
    line: usize,
}

#[derive(Clone, Copy)]
enum What<'f> {
    Mention(&'f Entity, MentionForm),
    Trigger(Side),
}

/// A text, its relations, and links between the two.
pub(crate) fn render(number: usize, found: &Extraction<'_>) -> Markup {
    let marks = Marks::of(number, found);
    let date = found.date().map(|date| date.to_string());
    html! {
        article.document id={ "d" (number) } {
            h3 { (found.id()) @if let Some(date) = date { " " time datetime=(date) { (date) } } }
            div.text { (marks.render(found)) }
            ol.relations {
                @for (index, relation) in found.relations().iter().enumerate() {
                    (render_relation(&format!("d{number}r{index}"), &marks, found, relation))
                }
            }
            @if found.relations().is_empty() {
                p.none { (word("No relation was found in this text.", "इस पाठ में कोई संबंध नहीं मिला।")) }
            }
        }
    }
}

struct Marks<'f> {
    all: Vec<Mark<'f>>,
    /// Ids of mentions, by their number in the extraction.
    mentions: Vec<String>,
    /// Ids of triggers; relations may share one.
    triggers: BTreeMap<Span, String>,
}

impl<'f> Marks<'f> {
    fn of(document: usize, found: &'f Extraction<'f>) -> Self {
        let mut all = Vec::new();
        let mut mentions = Vec::new();
        for (index, mention) in found.mentions().iter().enumerate() {
            let id = format!("d{document}m{index}");
            mentions.push(id.clone());
            if let Some(entity) = found.entity(&mention.entity) {
                all.push(Mark { span: mention.span, id, what: What::Mention(entity, mention.form), line: 0 });
            }
        }
        let mut triggers = BTreeMap::new();
        for relation in found.relations() {
            let Some(trigger) = &relation.trigger else { continue };
            let next = triggers.len();
            triggers.entry(trigger.span).or_insert_with(|| {
                let id = format!("d{document}t{next}");
                let side = Side::of(Gazetteer::builtin().kind(relation.kind.as_str()));
                all.push(Mark { span: trigger.span, id: id.clone(), what: What::Trigger(side), line: 0 });
                id
            });
        }
        all.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
        give_lines(&mut all);
        Marks { all, mentions, triggers }
    }

    /// The text in pieces, each under the same marks throughout.
    fn render(&self, found: &Extraction<'_>) -> Markup {
        let text = found.text();
        let mut edges: Vec<usize> =
            self.all.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
        edges.extend([0, text.len()]);
        edges.extend(found.sentences().iter().flat_map(|sentence| [sentence.span.start, sentence.span.end]));
        edges.sort_unstable();
        edges.dedup();
        let pieces = edges.windows(2).map(|pair| Span::new(pair[0], pair[1]));
        let mut open: Vec<&Mark<'_>> = Vec::new();
        let mut marks = self.all.iter().peekable();
        let mut sentences = found.sentences().iter().peekable();
        html! {
            @for piece in pieces {
                @let lang = {
                    while sentences.next_if(|sentence| sentence.span.end <= piece.start).is_some() {}
                    sentences.peek().map_or(found.lang(), |sentence| sentence.lang)
                };
                @let () = {
                    open.retain(|mark| mark.span.end > piece.start);
                    while let Some(mark) = marks.next_if(|mark| mark.span.start <= piece.start) {
                        open.push(mark);
                    }
                    // The lowest line is the outermost element.
                    open.sort_by_key(|mark| Reverse(mark.line));
                };
                span lang=(common::word(lang)) { (underlined(piece, text, &open)) }
            }
        }
    }
}

/// Marks that overlap come to different lines, if there is one left.
fn give_lines(marks: &mut Vec<Mark<'_>>) {
    let mut ends = [0; LINES];
    marks.retain_mut(|mark| {
        let Some(free) = ends.iter().position(|&end| end <= mark.span.start) else { return false };
        ends[free] = mark.span.end;
        mark.line = free;
        true
    });
}

fn underlined(piece: Span, text: &str, open: &[&Mark<'_>]) -> Markup {
    let Some((mark, inner)) = open.split_first() else { return piece.of(text).render() };
    let first = (mark.span.start == piece.start).then_some(&mark.id);
    let last = mark.span.end == piece.end;
    let line = format!("line{}", mark.line);
    let inner = underlined(piece, text, inner);
    match mark.what {
        What::Mention(entity, form) => html! {
            span .mark .(common_class(entity)) .(line) .last[last] id=[first] data-mark=(mark.id)
                data-entity=(entity.id) data-form=(common::word(form)) data-letter=(letter(entity.entity_type)) { (inner) }
        },
        What::Trigger(side) => html! {
            span .mark .trigger .(side.class()) .(line) id=[first] data-mark=(mark.id) { (inner) }
        },
    }
}

/// A relation in a line; opened, everything that is known of it.
fn render_relation(id: &str, marks: &Marks<'_>, found: &Extraction<'_>, relation: &Relation<'_>) -> Markup {
    let info = Gazetteer::builtin().kind(relation.kind.as_str());
    let ends = [relation.source_mention, relation.target_mention].map(|mention| &*marks.mentions[mention]);
    let trigger = relation.trigger.as_ref().and_then(|trigger| marks.triggers.get(&trigger.span));
    let all = ends.into_iter().chain(trigger.map(String::as_str)).collect::<Vec<_>>().join(" ");
    let how = told(relation.polarity, relation.modality);
    let arrow = if relation.symmetric { "—" } else { "→" };
    html! {
        li {
            details.relation id=(id) data-marks=(all) {
                summary {
                    (name(found, &relation.source)) " "
                    span.kind .(Side::of(info).class()) { (words::label(&relation.kind, info)) } " " (arrow) " "
                    (name(found, &relation.target)) " " span.stance { (how) }
                }
                dl {
                    dt { (word("source", "कर्ता")) } dd { (quote(found, ends[0], found.mentions()[relation.source_mention].span)) }
                    dt { (word("trigger", "संकेत-शब्द")) }
                    dd {
                        @match (&relation.trigger, trigger) {
                            (Some(words), Some(id)) => (quote(found, id, words.span)),
                            _ => (word("none: the names stand side by side", "कोई नहीं: नाम साथ-साथ आए हैं")),
                        }
                    }
                    dt { (word("target", "लक्ष्य")) } dd { (quote(found, ends[1], found.mentions()[relation.target_mention].span)) }
                    dt { (word("what it means", "अर्थ")) }
                    dd { @if let Some(info) = info { (word(info.meaning(Lang::En), info.meaning(Lang::Hi))) } }
                    dt { (word("how far the text goes", "कथन की निश्चितता")) }
                    dd { (how) }
                    @if let Some(speaker) = &relation.attributed_to {
                        dt { (word("who says so", "कहने वाला")) } dd { (name(found, speaker)) }
                    }
                    @if let Some(office) = &relation.office {
                        dt { (word("office", "पद")) } dd { (crate::relations::office(Some(office), relation.former)) }
                    }
                    @if let Some(when) = &relation.when {
                        dt { (word("when", "कब")) } dd { (when.text) @if let Some(value) = &when.value { " = " (value) } }
                    }
                    @if let Some(place) = &relation.place {
                        dt { (word("where", "कहाँ")) } dd { (name(found, place)) }
                    }
                    dt { (word("frame", "फ्रेम")) }
                    dd { code { (relation.rule) } " " (format!("{:.2}", relation.confidence)) }
                }
            }
        }
    }
}

/// A link to where the words stand in the text.
fn quote(found: &Extraction<'_>, id: &str, span: Span) -> Markup {
    let sentence = found.sentences().iter().find(|sentence| sentence.span.contains(span));
    let lang = sentence.map_or(found.lang(), |sentence| sentence.lang);
    html! { a href={ "#" (id) } lang=(common::word(lang)) { (span.of(found.text())) } }
}

fn name(found: &Extraction<'_>, id: &EntityId) -> Markup {
    match found.entity(id) {
        Some(entity) => words::name(entity).render(),
        None => id.as_str().render(),
    }
}
