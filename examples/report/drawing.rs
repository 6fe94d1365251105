//! The graph as SVG.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sambandh::graph::Edge;
use sambandh::{Entity, EntityId, Gazetteer, Lang};

use crate::layout::{self, Point, Room};
use crate::words::{self, Side, letter};

const RADIUS: f64 = 13.0;
const MARGIN: f64 = 90.0;
/// Sizes of letters, as in the style sheet.
const NAME: f64 = 13.0;
const LABEL: f64 = 10.5;
/// In a graph with more edges their labels show only on request.
const LABELLED_EDGES: usize = 150;

/// The nodes and edges with their places.
pub(crate) fn draw(entities: &[&Entity], edges: &[Edge<'_>]) -> Markup {
    let index: BTreeMap<&EntityId, usize> =
        entities.iter().enumerate().map(|(index, entity)| (&entity.id, index)).collect();
    let ends: Vec<_> = edges.iter().map(|edge| (index[&edge.source.id], index[&edge.target.id])).collect();
    let places = layout::places(entities.len(), &ends);
    let curves = curves(&ends, &places);
    let mut room = Room::default();
    places.iter().for_each(|&place| room.take(place, RADIUS));
    let named = named(entities, &ends, &places, &mut room);
    let labelled = labelled(edges, &curves, &mut room);
    html! {
        svg #drawing viewBox=(view(&places)) role="group" aria-label="graph" {
            defs { @for side in Side::ALL { (arrow_head(side)) } }
            g #edges {
                @for (number, (edge, curve)) in edges.iter().zip(&curves).enumerate() {
                    (draw_edge(number, edge, curve, labelled.contains(&number)))
                }
            }
            g #nodes {
                @for (number, entity) in entities.iter().enumerate() {
                    (draw_node(entity, places[number], named.contains(&number)))
                }
            }
        }
    }
}

fn view(places: &[Point]) -> String {
    let reach = |of: fn(&Point) -> f64| {
        let values = || places.iter().map(of);
        let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        (least - MARGIN, most - least + 2.0 * MARGIN)
    };
    let ((left, width), (top, height)) = (reach(|point| point.x), reach(|point| point.y));
    format!("{left:.0} {top:.0} {width:.0} {height:.0}")
}

/// A curve from rim to rim, and its middle.
struct Curve {
    path: String,
    middle: Point,
}

/// Edges between the same two nodes bend apart.
fn curves(ends: &[(usize, usize)], places: &[Point]) -> Vec<Curve> {
    let mut beside: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut total = beside.clone();
    for &(a, b) in ends {
        *total.entry((a.min(b), a.max(b))).or_default() += 1;
    }
    let curve = |&(a, b): &(usize, usize)| {
        let pair = (a.min(b), a.max(b));
        let number = beside.entry(pair).or_default();
        let bend = 34.0 * (*number as f64 - (total[&pair] as f64 - 1.0) / 2.0);
        *number += 1;
        // Bent the same way whichever end is the source.
        let bend = if a < b { bend } else { -bend };
        bent(places[a], places[b], bend)
    };
    ends.iter().map(curve).collect()
}

fn bent(from: Point, to: Point, bend: f64) -> Curve {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1.0);
    let control = Point {
        x: (from.x + to.x) / 2.0 - dy / length * bend * 2.0,
        y: (from.y + to.y) / 2.0 + dx / length * bend * 2.0,
    };
    let (start, end) = (rim(from, control, RADIUS), rim(to, control, RADIUS + 5.0));
    let path =
        format!("M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", start.x, start.y, control.x, control.y, end.x, end.y);
    let middle =
        Point { x: (start.x + 2.0 * control.x + end.x) / 4.0, y: (start.y + 2.0 * control.y + end.y) / 4.0 };
    Curve { path, middle }
}

/// The point at this distance from `centre` on the way to `toward`.
fn rim(centre: Point, toward: Point, distance: f64) -> Point {
    let (dx, dy) = (toward.x - centre.x, toward.y - centre.y);
    let length = dx.hypot(dy).max(1.0);
    Point { x: centre.x + dx / length * distance, y: centre.y + dy / length * distance }
}

/// The nodes whose names find room, those with most edges first.
fn named(
    entities: &[&Entity],
    ends: &[(usize, usize)],
    places: &[Point],
    room: &mut Room,
) -> BTreeSet<usize> {
    let mut degrees = vec![0; entities.len()];
    for &(a, b) in ends {
        degrees[a] += 1;
        degrees[b] += 1;
    }
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(degrees[number]));
    let fits = |number: &usize| {
        let entity = entities[*number];
        let texts = [Lang::En, Lang::Hi].map(|lang| entity.name(lang));
        room.fits(below(places[*number]), &texts, NAME)
    };
    order.into_iter().filter(fits).collect()
}

fn below(place: Point) -> Point {
    Point { y: place.y + RADIUS + NAME * 0.75, ..place }
}

/// The edges whose labels find room.
fn labelled(edges: &[Edge<'_>], curves: &[Curve], room: &mut Room) -> BTreeSet<usize> {
    if edges.len() > LABELLED_EDGES {
        return BTreeSet::new();
    }
    let fits = |number: &usize| {
        let info = Gazetteer::builtin().kind(edges[*number].kind.as_str());
        let label = words::label(edges[*number].kind, info);
        room.fits(curves[*number].middle, &[label.en, label.hi], LABEL)
    };
    (0..edges.len()).filter(fits).collect()
}

fn arrow_head(side: Side) -> Markup {
    html! {
        marker id={ "head-" (side.class()) } viewBox="0 0 8 8" refX="7" refY="4"
            markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto" {
            path class=(side.class()) d="M0 0L8 4L0 8z" {}
        }
    }
}

fn draw_edge(number: usize, edge: &Edge<'_>, curve: &Curve, labelled: bool) -> Markup {
    let info = Gazetteer::builtin().kind(edge.kind.as_str());
    let side = Side::of(info).class();
    let unsure = !edge.evidence.iter().any(|evidence| evidence.statement.is_asserted());
    let head = (!edge.symmetric).then(|| format!("url(#head-{side})"));
    let width = 1.0 + (edge.evidence.len() as f64).ln().min(4.0);
    html! {
        g .edge .(side) .unsure[unsure] data-edge=(number) {
            // What is clicked is wider than what is seen.
            path.reach d=(curve.path) {}
            path.line d=(curve.path) marker-end=[head] stroke-width=(format!("{width:.1}")) {}
            (label(words::label(edge.kind, info), curve.middle, labelled))
        }
    }
}

fn draw_node(entity: &Entity, place: Point, named: bool) -> Markup {
    html! {
        g .node .(common_class(entity)) data-entity=(entity.id) tabindex="0" role="button" {
            title { (entity.name(Lang::En)) " · " (entity.name(Lang::Hi)) }
            circle cx=(place.x) cy=(place.y) r=(RADIUS) {}
            text.letter x=(place.x) y=(place.y) { (letter(entity.entity_type)) }
            (label(words::name(entity), below(place), named))
        }
    }
}

/// The name of an entity's type as a class of the style sheet.
pub(crate) fn common_class(entity: &Entity) -> &'static str {
    words::entity_type(entity.entity_type).en
}

/// A text in both languages; a crowded one shows only on request.
fn label(word: words::Word<'_>, place: Point, has_room: bool) -> Markup {
    let (x, y) = (format!("{:.1}", place.x), format!("{:.1}", place.y));
    html! {
        text.name.en .crowded[!has_room] lang="en" x=(x) y=(y) { (word.en) }
        text.name.hi .crowded[!has_room] lang="hi" x=(x) y=(y) { (word.hi) }
    }
}
