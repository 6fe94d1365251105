//! The graph: its filters, its picture, and the table that says the same in words.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, Render, html};
use sambandh::graph::{Edge, Evidence};
use sambandh::{Entity, EntityId, Gazetteer, Kind, RelationGraph};

use crate::common;
use crate::drawing::{common_class, draw};
use crate::words::{self, STANCES, Side, TYPES, Word, letter, stance, told, word};

/// What the views of a graph are made from.
pub(crate) struct GraphView<'g> {
    graph: &'g RelationGraph,
    edges: Vec<Edge<'g>>,
    /// The texts on the page, by id.
    texts: BTreeMap<&'g str, usize>,
}

impl<'g> GraphView<'g> {
    pub(crate) fn new(graph: &'g RelationGraph, texts: BTreeMap<&'g str, usize>) -> Self {
        GraphView { graph, edges: graph.relations().iter().collect(), texts }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// The picture, and what chooses among its edges.
    pub(crate) fn picture(&self) -> Markup {
        let entities: BTreeMap<&EntityId, &Entity> =
            self.edges.iter().flat_map(|edge| [edge.source, edge.target]).map(|end| (&end.id, end)).collect();
        let entities: Vec<&Entity> = entities.into_values().collect();
        html! {
            form #filters hidden { (self.filters()) }
            div #canvas {
                div.zoom hidden {
                    button type="button" data-zoom="0.8" aria-label="+" { "+" }
                    button type="button" data-zoom="1.25" aria-label="−" { "−" }
                    button type="button" data-zoom="0" aria-label="1:1" { "⤢" }
                }
                (draw(&entities, &self.edges))
            }
            (legend())
        }
    }

    fn filters(&self) -> Markup {
        let mut kinds: BTreeMap<Side, BTreeMap<&Kind, usize>> = BTreeMap::new();
        for edge in &self.edges {
            let side = Side::of(Gazetteer::builtin().kind(edge.kind.as_str()));
            *kinds.entry(side).or_default().entry(edge.kind).or_default() += 1;
        }
        let said: BTreeSet<&str> = self.edges.iter().flat_map(|edge| &edge.evidence).map(stance_of).collect();
        html! {
            label.search { (word("Find", "खोजें")) input #search type="search" autocomplete="off" {} }
            fieldset #times {
                legend { (word("Time", "समय")) " " output #span {} }
                label { (word("from", "से")) input #from type="range" min="0" value="0" {} }
                label { (word("to", "तक")) input #to type="range" min="0" {} }
                label { input #undated type="checkbox" checked {} (word("undated too", "बिना तारीख़ वाले भी")) }
            }
            fieldset #stances {
                legend { (word("How far the text goes", "कथन की निश्चितता")) }
                @for (key, name) in STANCES.iter().filter(|(key, _)| said.contains(key)) {
                    label { input type="checkbox" name="stance" value=(key) checked {} (name) }
                }
            }
            @for (side, kinds) in &kinds {
                fieldset.kinds {
                    legend.(side.class()) { (side.word()) }
                    @for (kind, count) in kinds {
                        @let info = Gazetteer::builtin().kind(kind.as_str());
                        label {
                            input type="checkbox" name="kind" value=(kind) checked {}
                            (words::label(kind, info)) " " span.count { (count) }
                        }
                    }
                }
            }
            p { output #shown aria-live="polite" {} " " button type="reset" { (word("Show all", "सब दिखाएँ")) } }
        }
    }

    /// Every edge in a row, with its evidence. The script reads the graph from here.
    pub(crate) fn table(&self) -> Markup {
        html! {
            table #edges-table {
                thead {
                    tr {
                        th scope="col" { (word("who", "कौन")) }
                        th scope="col" { (word("did what", "क्या")) }
                        th scope="col" { (word("to whom", "किसके साथ")) }
                        th scope="col" { (word("when", "कब")) }
                        th scope="col" { (word("evidence", "प्रमाण")) }
                    }
                }
                tbody { @for (number, edge) in self.edges.iter().enumerate() { (self.row(number, edge)) } }
            }
        }
    }

    fn row(&self, number: usize, edge: &Edge<'_>) -> Markup {
        let info = Gazetteer::builtin().kind(edge.kind.as_str());
        let side = Side::of(info).class();
        html! {
            tr id={ "e" (number) } data-source=(edge.source.id) data-target=(edge.target.id)
                data-kind=(edge.kind) data-side=(side) data-symmetric[edge.symmetric] {
                td.(common_class(edge.source)) { (words::name(edge.source)) }
                td { span.kind.(side) { (words::label(edge.kind, info)) } @if !edge.symmetric { " →" } }
                td.(common_class(edge.target)) { (words::name(edge.target)) }
                td { (times(edge)) }
                td {
                    details {
                        summary { (statements(edge.evidence.len())) }
                        ol.evidence { @for evidence in &edge.evidence { (self.evidence(evidence)) } }
                    }
                }
            }
        }
    }

    fn evidence(&self, evidence: &Evidence<'_>) -> Markup {
        let statement = &evidence.statement;
        let how = told(statement.polarity, statement.modality);
        let time = evidence.time();
        html! {
            li data-stance=(stance_of(evidence)) data-time=[time.as_deref()] {
                q lang=(common::word(evidence.quote.lang)) { (evidence.quote.text) }
                div.about {
                    @if let Some(time) = &time { time datetime=(time) { (time) } " · " }
                    (how)
                    @if let Some(id) = &statement.attributed_to { " · " (word("says", "कथन:")) " " (self.name(id)) }
                    @if let Some(id) = &statement.place { " · " (word("at", "स्थान:")) " " (self.name(id)) }
                    @if let Some(office) = &statement.office { " · " (crate::relations::office(Some(office), statement.former)) }
                    " · "
                    @match self.texts.get(evidence.document) {
                        Some(number) => a href={ "#d" (number) } { (evidence.document) },
                        None => (evidence.document),
                    }
                    " · " code { (statement.rule) } (format!(" {:.2}", statement.confidence))
                }
            }
        }
    }

    fn name(&self, id: &EntityId) -> Markup {
        match self.graph.entity(id) {
            Some(entity) => words::name(&entity).render(),
            None => id.as_str().render(),
        }
    }
}

fn stance_of(evidence: &Evidence<'_>) -> &'static str {
    stance(evidence.statement.polarity, evidence.statement.modality).0
}

/// `2019-04-25`, or `2018 – 2019-04-25`
fn times(edge: &Edge<'_>) -> String {
    let mut times = edge.evidence.iter().filter_map(|evidence| evidence.time());
    match (times.next(), times.next_back()) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, _) => first.unwrap_or_default().into_owned(),
    }
}

fn statements(count: usize) -> Markup {
    let (en, hi) = (common::count(count, "statement", "statements"), format!("{count} कथन"));
    Word { en: &en, hi: &hi }.render()
}

fn legend() -> Markup {
    html! {
        p.legend {
            @for sort in TYPES {
                span.mark.(words::entity_type(sort).en) data-letter=(letter(sort)) { (words::entity_type(sort)) } " "
            }
        }
        p.legend {
            @for side in Side::ALL { span.kind.(side.class()) { (side.word()) } " " }
            span.dashes { (word("dashed: no text states it as fact", "टूटी रेखा: किसी पाठ ने तथ्य के रूप में नहीं कहा")) }
        }
    }
}
