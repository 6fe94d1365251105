//! Louvain's method (Blondel, Guillaume, Lambiotte and Lefebvre, 2008), in whole numbers,
//! so that no rounding decides between two groups.

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
        let mut groups: Vec<usize> = (0..self.near.len()).collect();
        let mut totals = self.degrees.clone();
        let all: i128 = self.degrees.iter().sum();
        let mut is_settled = false;
        let mut any = false;
        while !is_settled {
            is_settled = true;
            for node in 0..self.near.len() {
                totals[groups[node]] -= self.degrees[node];
                let best = self.best_group(node, &groups, &totals, all);
                totals[best] += self.degrees[node];
                if best != groups[node] {
                    groups[node] = best;
                    (is_settled, any) = (false, true);
                }
            }
        }
        any.then(|| renumbered(groups))
    }

    /// The group that gains most modularity by taking the node in: its own if none gains
    /// more, else the one with the least number.
    fn best_group(&self, node: usize, groups: &[usize], totals: &[i128], all: i128) -> usize {
        let own = groups[node];
        let mut strengths: BTreeMap<usize, i128> = BTreeMap::from([(own, 0)]);
        for (other, weight) in &self.near[node] {
            *strengths.entry(groups[*other]).or_default() += weight;
        }
        let gain = |group: usize| strengths[&group] * all - totals[group] * self.degrees[node];
        let mut best = (gain(own), own);
        for &group in strengths.keys() {
            if gain(group) > best.0 {
                best = (gain(group), group);
            }
        }
        best.1
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
