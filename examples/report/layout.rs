//! Where the nodes of a graph stand, and which labels find room.

use fjadra::{Collide, Link, ManyBody, Node, PositionX, PositionY, SimulationBuilder};
use unicode_width::UnicodeWidthStr;

/// Steps after which a layout of this kind has come to rest.
const STEPS: usize = 300;

/// A place in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Lets linked nodes attract and all nodes repel each other. The same links give the same
/// places: the simulation draws its randomness from a generator with a fixed seed.
pub(crate) fn places(nodes: usize, links: &[(usize, usize)]) -> Vec<Point> {
    // Links beside each other would pull twice as hard.
    let mut links: Vec<_> = links.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
    links.sort_unstable();
    links.dedup();
    let mut simulation = SimulationBuilder::default()
        .build((0..nodes).map(|_| Node::default()))
        .add_force("link", Link::new(links).distance(130.0))
        .add_force("charge", ManyBody::new().strength(-650.0))
        .add_force("room", Collide::new().radius(|_| 46.0))
        .add_force("x", PositionX::new().strength(0.05))
        .add_force("y", PositionY::new().strength(0.09));
    simulation.tick(STEPS);
    // Rounded, so that the last bits of floating point do not show.
    let round = |value: f64| (value * 10.0).round() / 10.0;
    simulation.positions().map(|[x, y]| Point { x: round(x), y: round(y) }).collect()
}

/// Boxes that are taken: labels are placed one by one, each where no other stands.
#[derive(Default)]
pub(crate) struct Room {
    taken: Vec<Box>,
}

#[derive(Clone, Copy)]
struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Room {
    /// Takes the room around a node.
    pub(crate) fn take(&mut self, centre: Point, radius: f64) {
        self.taken.push(Box::around(centre, 2.0 * radius, 2.0 * radius));
    }

    /// Takes the room of a line of text, the widest of `texts`, if it is free.
    pub(crate) fn fits(&mut self, centre: Point, texts: &[&str], size: f64) -> bool {
        let cells = texts.iter().map(|text| text.width()).max().unwrap_or_default();
        let label = Box::around(centre, cells as f64 * size * 0.56, size * 1.3);
        let free = self.taken.iter().all(|other| !other.overlaps(label));
        if free {
            self.taken.push(label);
        }
        free
    }
}

impl Box {
    fn around(centre: Point, width: f64, height: f64) -> Self {
        Box {
            left: centre.x - width / 2.0,
            top: centre.y - height / 2.0,
            right: centre.x + width / 2.0,
            bottom: centre.y + height / 2.0,
        }
    }

    fn overlaps(self, other: Box) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}
