//! Louvain's method (Blondel, Guillaume, Lambiotte and Lefebvre, 2008), in whole numbers,
//! so that no rounding decides between two groups.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Arc;

/// A net whose nodes may be groups of the net before.
struct Net {
    /// Other nodes each is joined to, and how strongly.
    near: Vec<Vec<(usize, i128)>>,
    /// Strength of all that touches each; what joins a group to itself counts twice.
    degrees: Vec<i128>,
}

/// The number of the group of each node.
pub(super) fn communities(near: &[Vec<Arc>]) -> Vec<usize> {
    let near: Vec<Vec<_>> =
        near.iter().map(|arcs| arcs.iter().map(|arc| (arc.to, arc.statements.into())).collect()).collect();
    let degrees = near.iter().map(|near: &Vec<(usize, i128)>| near.iter().map(|(_, weight)| weight).sum());
    let mut net = Net { degrees: degrees.collect(), near };
    let mut groups: Vec<usize> = (0..net.near.len()).collect();
    while let Some(moved) = net.moved() {
        groups.iter_mut().for_each(|group| *group = moved[*group]);
        net = net.merged(&moved);
    }
    groups
}

impl Net {
    /// A group for each node, numbered from 0; none if every node is best off alone.
    fn moved(&self) -> Option<Vec<usize>> {
        let mut grouping = Grouping::alone(self);
        let mut any = false;
        while (0..self.near.len()).filter(|node| grouping.move_node(self, *node)).count() > 0 {
            any = true;
        }
        any.then(|| renumbered(grouping.groups))
    }

    /// The net whose nodes are the groups of this one.
    fn merged(&self, groups: &[usize]) -> Net {
        let count = groups.iter().max().map_or(0, |last| last + 1);
        let mut degrees = vec![0; count];
        let mut near = vec![BTreeMap::new(); count];
        for (node, joined) in self.near.iter().enumerate() {
            let group = groups[node];
            degrees[group] += self.degrees[node];
            for (other, weight) in joined.iter().filter(|(other, _)| groups[*other] != group) {
                *near[group].entry(groups[*other]).or_insert(0) += weight;
            }
        }
        Net { near: near.into_iter().map(|near| near.into_iter().collect()).collect(), degrees }
    }
}

/// Which group each node is in, while they move.
struct Grouping {
    groups: Vec<usize>,
    /// Strength of all that touches each group.
    totals: Vec<i128>,
    all: i128,
    /// How strongly the node that moves is joined to each group; zero when none does.
    strengths: Vec<i128>,
}

impl Grouping {
    fn alone(net: &Net) -> Self {
        Grouping {
            groups: (0..net.near.len()).collect(),
            totals: net.degrees.clone(),
            all: net.degrees.iter().sum(),
            strengths: vec![0; net.near.len()],
        }
    }

    /// Puts a node where it gains most modularity: into its own group if none gains more,
    /// else into the one with the least number. Whether it moved.
    fn move_node(&mut self, net: &Net, node: usize) -> bool {
        let own = self.groups[node];
        self.totals[own] -= net.degrees[node];
        let near = &net.near[node];
        near.iter().for_each(|(other, weight)| self.strengths[self.groups[*other]] += weight);
        let gain = |group: usize| self.strengths[group] * self.all - self.totals[group] * net.degrees[node];
        let others = near.iter().map(|(other, _)| self.groups[*other]);
        let best = others.map(|group| (gain(group), Reverse(group))).max();
        let best = best.filter(|(gained, _)| *gained > gain(own)).map_or(own, |(_, Reverse(group))| group);
        near.iter().for_each(|(other, _)| self.strengths[self.groups[*other]] = 0);
        self.totals[best] += net.degrees[node];
        self.groups[node] = best;
        best != own
    }
}

/// The same groups with numbers from 0, in order of their first nodes.
fn renumbered(groups: Vec<usize>) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    groups
        .into_iter()
        .map(|group| {
            let next = numbers.len();
            *numbers.entry(group).or_insert(next)
        })
        .collect()
}
