//! The graph as SVG.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use maud::{Markup, html};
use sambandh::graph::Edge;
use sambandh::{Entity, EntityId, Gazetteer, Lang};

use crate::layout::{self, Point, Room};
use crate::words::{self, Side, letter};

const MARGIN: f64 = 90.0;
/// What a drawing that is not shrunk is on the screen.
const SCREEN: (f64, f64) = (1180.0, 700.0);
/// From the rim of a node to the middle of its name, in heights of its letters.
const APART: f64 = 0.75;
/// In a graph with more edges their labels show only on request.
const LABELLED_EDGES: usize = 150;

/// Part of the plane.
struct View {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Sizes that stay readable when a big drawing is shrunk to the screen.
#[derive(Clone, Copy)]
struct Sizes {
    radius: f64,
    /// Of letters in names of nodes, and in labels of edges.
    name: f64,
    label: f64,
    head: f64,
}

impl View {
    fn of(places: &[Point]) -> Self {
        let reach = |of: fn(&Point) -> f64| {
            let values = || places.iter().map(of);
            let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
            (least - MARGIN, most - least + 2.0 * MARGIN)
        };
        let ((left, width), (top, height)) = (reach(|point| point.x), reach(|point| point.y));
        View { left, top, width, height }
    }

    fn sizes(&self) -> Sizes {
        let shrunk = (self.width / SCREEN.0).max(self.height / SCREEN.1).max(1.0);
        // Nodes must not fill the room between them.
        let bounded = shrunk.min(1.6);
        Sizes { radius: 13.0 * bounded, name: 13.0 * shrunk, label: 10.5 * shrunk, head: 8.0 * bounded }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} {:.0} {:.0} {:.0}", self.left, self.top, self.width, self.height)
    }
}

/// The nodes and edges with their places.
pub(crate) fn draw(entities: &[&Entity], edges: &[Edge<'_>]) -> Markup {
    let index: BTreeMap<&EntityId, usize> =
        entities.iter().enumerate().map(|(index, entity)| (&entity.id, index)).collect();
    let ends: Vec<_> = edges.iter().map(|edge| (index[&edge.source.id], index[&edge.target.id])).collect();
    let places = layout::places(entities.len(), &ends);
    let view = View::of(&places);
    let sizes = view.sizes();
    let curves = curves(&ends, &places, sizes);
    let mut room = Room::default();
    places.iter().for_each(|&place| room.take(place, sizes.radius));
    let names = names(entities, &ends, &places, sizes, &mut room);
    let labelled = labelled(edges, &curves, sizes, &mut room);
    html! {
        svg #drawing viewBox=(view) role="group" aria-label="graph" {
            defs { @for side in Side::ALL { (arrow_head(side, sizes)) } }
            g #edges font-size=(format!("{:.1}", sizes.label)) {
                @for (number, (edge, curve)) in edges.iter().zip(&curves).enumerate() {
                    (draw_edge(number, edge, curve, labelled.contains(&number)))
                }
            }
            g #nodes font-size=(format!("{:.1}", sizes.name)) {
                @for ((entity, &place), &name) in entities.iter().zip(&places).zip(&names) {
                    (draw_node(entity, place, name, sizes))
                }
            }
        }
    }
}

/// A curve from rim to rim, and its middle.
struct Curve {
    path: String,
    middle: Point,
}

/// Edges between the same two nodes bend apart.
fn curves(ends: &[(usize, usize)], places: &[Point], sizes: Sizes) -> Vec<Curve> {
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
        bent(places[a], places[b], bend, sizes)
    };
    ends.iter().map(curve).collect()
}

fn bent(from: Point, to: Point, bend: f64, sizes: Sizes) -> Curve {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1.0);
    let control = Point {
        x: (from.x + to.x) / 2.0 - dy / length * bend * 2.0,
        y: (from.y + to.y) / 2.0 + dx / length * bend * 2.0,
    };
    let (start, end) = (rim(from, control, sizes.radius), rim(to, control, sizes.radius + 4.0));
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

/// Where the names of nodes find room, below them or above; those with most edges choose first.
fn names(
    entities: &[&Entity],
    ends: &[(usize, usize)],
    places: &[Point],
    sizes: Sizes,
    room: &mut Room,
) -> Vec<Option<Spot>> {
    let mut degrees = vec![0; entities.len()];
    for &(a, b) in ends {
        degrees[a] += 1;
        degrees[b] += 1;
    }
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(degrees[number]));
    let mut names = vec![None; entities.len()];
    for number in order {
        let texts = [Lang::En, Lang::Hi].map(|lang| entities[number].name(lang));
        let fits = |spot: &Spot| room.fits(spot.middle(places[number], sizes), &texts, sizes.name);
        names[number] = [Spot::Below, Spot::Above].into_iter().find(fits);
    }
    names
}

/// On which side of its node a name stands.
#[derive(Clone, Copy)]
enum Spot {
    Below,
    Above,
}

impl Spot {
    fn sign(self) -> f64 {
        match self {
            Spot::Below => 1.0,
            Spot::Above => -1.0,
        }
    }

    /// The rim of the node, which a name keeps to whatever the size of its letters.
    fn rim(self, node: Point, sizes: Sizes) -> Point {
        Point { y: node.y + self.sign() * sizes.radius, ..node }
    }

    /// The middle of the name.
    fn middle(self, node: Point, sizes: Sizes) -> Point {
        let rim = self.rim(node, sizes);
        Point { y: rim.y + self.sign() * APART * sizes.name, ..rim }
    }
}

/// The edges whose labels find room.
fn labelled(edges: &[Edge<'_>], curves: &[Curve], sizes: Sizes, room: &mut Room) -> BTreeSet<usize> {
    if edges.len() > LABELLED_EDGES {
        return BTreeSet::new();
    }
    let fits = |number: &usize| {
        let info = Gazetteer::builtin().kind(edges[*number].kind.as_str());
        let label = words::label(edges[*number].kind, info);
        room.fits(curves[*number].middle, &[label.en, label.hi], sizes.label)
    };
    (0..edges.len()).filter(fits).collect()
}

fn arrow_head(side: Side, sizes: Sizes) -> Markup {
    html! {
        marker id={ "head-" (side.class()) } viewBox="0 0 8 8" refX="7" refY="4"
            markerWidth=(sizes.head) markerHeight=(sizes.head) markerUnits="userSpaceOnUse" orient="auto" {
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
            (label(words::label(edge.kind, info), curve.middle, 0.0, labelled))
        }
    }
}

fn draw_node(entity: &Entity, place: Point, name: Option<Spot>, sizes: Sizes) -> Markup {
    let spot = name.unwrap_or(Spot::Below);
    html! {
        g .node .(common_class(entity)) data-entity=(entity.id) tabindex="0" role="button" {
            title { (entity.name(Lang::En)) " · " (entity.name(Lang::Hi)) }
            circle cx=(place.x) cy=(place.y) r=(sizes.radius) {}
            text.letter x=(place.x) y=(place.y) font-size=(format!("{:.1}", sizes.radius * 0.95)) { (letter(entity.entity_type)) }
            (label(words::name(entity), spot.rim(place, sizes), spot.sign() * APART, name.is_some()))
        }
    }
}

/// The name of an entity's type as a class of the style sheet.
pub(crate) fn common_class(entity: &Entity) -> &'static str {
    words::entity_type(entity.entity_type).en
}

/// A text in both languages, so many of its own heights below a point; a crowded one shows
/// only on request.
fn label(word: words::Word<'_>, point: Point, heights: f64, has_room: bool) -> Markup {
    let (x, y, dy) = (format!("{:.1}", point.x), format!("{:.1}", point.y), format!("{heights}em"));
    html! {
        text.name.en .crowded[!has_room] lang="en" x=(x) y=(y) dy=(dy) { (word.en) }
        text.name.hi .crowded[!has_room] lang="hi" x=(x) y=(y) dy=(dy) { (word.hi) }
    }
}
