use std::io::{self, Write};

use sambandh::graph::{Balanced, Change, Edge, Event, Evidence, Neighbour, Path, Ranked, Scores};
use sambandh::{Entity, EntityId, Lang, RelationGraph};

use crate::common::{self, Table, one_line};
use crate::relations;

/// Answers on the screen, with entities named in one language.
pub(crate) struct Screen<'g, W> {
    pub(crate) out: W,
    pub(crate) graph: &'g RelationGraph,
    pub(crate) lang: Lang,
}

impl<W: Write> Screen<'_, W> {
    pub(crate) fn edge(&mut self, edge: &Edge<'_>) -> io::Result<()> {
        writeln!(self.out, "{}\n{}", self.heading(edge), self.evidence(&edge.evidence))
    }

    pub(crate) fn neighbour(&mut self, neighbour: &Neighbour<'_>) -> io::Result<()> {
        let relations = common::count(neighbour.edges.len(), "relation", "relations");
        writeln!(self.out, "{}   {relations}\n", self.name(neighbour.entity))?;
        neighbour.edges.iter().try_for_each(|edge| self.edge(edge))
    }

    pub(crate) fn path(&mut self, path: &Path<'_>) -> io::Result<()> {
        let names: Vec<_> = path.entities.iter().map(|entity| self.name(entity)).collect();
        writeln!(self.out, "{}\n", names.join(" ─ "))?;
        path.hops.iter().flatten().try_for_each(|edge| self.edge(edge))
    }

    pub(crate) fn event(&mut self, event: &Event<'_>) -> io::Result<()> {
        let arrow = self.arrow(event.source, event.kind.as_str(), event.target, event.symmetric);
        writeln!(self.out, "{arrow}\n{}", self.evidence(std::slice::from_ref(&event.evidence)))
    }

    pub(crate) fn balanced(&mut self, step: &Balanced<'_>) -> io::Result<()> {
        let time = step.time.as_deref().unwrap_or("undated");
        writeln!(self.out, "{time}   {}\n", scores(&step.scores))?;
        step.events.iter().try_for_each(|event| self.event(event))
    }

    pub(crate) fn changes(&mut self, changes: &[Change<'_>]) -> io::Result<()> {
        let mut table = Table::default();
        for change in changes {
            let pair = format!("{} ─ {}", self.name(change.a), self.name(change.b));
            let note = format!("before: {}; after: {}", scores(&change.before), scores(&change.after));
            table.row([format!("{:+.1}", change.difference()), pair], Some(note));
        }
        writeln!(self.out, "{table}")
    }

    pub(crate) fn ranking(&mut self, ranking: &[Ranked<'_>]) -> io::Result<()> {
        let mut table = Table::default();
        for Ranked { entity, value, .. } in ranking {
            let value = if value.fract() == 0.0 { value.to_string() } else { format!("{value:.6}") };
            table.row([value, self.name(entity), one_line(entity.id.as_str())], None);
        }
        writeln!(self.out, "{table}")
    }

    pub(crate) fn groups(&mut self, groups: &[Vec<&Entity>]) -> io::Result<()> {
        for group in groups {
            let names: Vec<_> = group.iter().map(|entity| self.name(entity)).collect();
            writeln!(self.out, "{:>4}  {}", group.len(), names.join(", "))?;
        }
        writeln!(self.out)
    }

    /// How large the graph is.
    pub(crate) fn summary(&mut self) -> io::Result<()> {
        writeln!(
            self.out,
            "graph: {}, {}, {}",
            common::count(self.graph.entity_count(), "entity", "entities"),
            common::count(self.graph.relation_count(), "relation", "relations"),
            common::count(self.graph.documents().len(), "document", "documents"),
        )
    }

    fn name(&self, entity: &Entity) -> String {
        one_line(entity.name(self.lang))
    }

    fn arrow(&self, source: &Entity, kind: &str, target: &Entity, symmetric: bool) -> String {
        relations::arrow(source.name(self.lang), kind, target.name(self.lang), symmetric)
    }

    fn heading(&self, edge: &Edge<'_>) -> String {
        let arrow = self.arrow(edge.source, edge.kind.as_str(), edge.target, edge.symmetric);
        let statements = common::count(edge.evidence.len(), "statement", "statements");
        format!("{arrow}   {statements} in {}", common::count(edge.document_count(), "document", "documents"))
    }

    fn evidence(&self, evidence: &[Evidence<'_>]) -> Table {
        let mut table = Table::default();
        for evidence in evidence {
            table.row(self.cells(evidence), Some(one_line(evidence.quote.text)));
        }
        table
    }

    fn cells(&self, evidence: &Evidence<'_>) -> [String; 6] {
        let named = |word: &str, id: Option<&EntityId>| {
            let entity = id.and_then(|id| self.graph.entity(id));
            entity.map(|entity| format!("{word} {}", self.name(&entity))).unwrap_or_default()
        };
        let statement = &evidence.statement;
        [
            evidence.time().unwrap_or("undated".into()).into_owned(),
            relations::stance(statement.polarity, statement.modality),
            relations::office(statement.office, statement.former),
            named("at", statement.place),
            named("says", statement.attributed_to),
            one_line(evidence.document),
        ]
    }
}

fn scores(scores: &Scores) -> String {
    format!("{:+.1} ({} cooperation, {} conflict)", scores.total(), scores.cooperation, scores.conflict)
}
