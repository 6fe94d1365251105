use super::{Arc, Network, Ranked};
use crate::{Error, gazetteer::Problem};

/// As Brin and Page chose it.
const DAMPING: f64 = 0.85;
const CLOSE_ENOUGH: f64 = 1e-10;
const MAX_ROUNDS: usize = 200;

/// Entities times pairs: some minutes of work.
const MAX_BETWEENNESS: usize = 20_000_000_000;

impl<'g> Network<'g> {
    /// To how many others each is joined, the greatest first, then by id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let degrees = graph.relations().network().degree();
    /// assert_eq!((degrees[0].entity.id.as_str(), degrees[0].value), ("Q7747", 2.0));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn degree(&self) -> Vec<Ranked<'g>> {
        self.ranked(self.near.iter().map(|arcs| arcs.len() as f64))
    }

    /// In how many statements each stands beside another, the greatest first, then by id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().network().weighted_degree()[0].value, 3.0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn weighted_degree(&self) -> Vec<Ranked<'g>> {
        self.ranked(self.near.iter().map(|arcs| f64::from(statements(arcs))))
    }

    /// Where one ends up who follows statements at random, from source to target, or either
    /// way where the kind is symmetric: PageRank with damping 0.85. The values sum up to 1.
    ///
    /// ```
    /// # use sambandh::{Lang, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let first = graph.relations().network().page_rank()[0];
    /// assert_eq!(first.entity.name(Lang::En), "Vladimir Putin");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn page_rank(&self) -> Vec<Ranked<'g>> {
        let count = self.nodes.len() as f64;
        let totals: Vec<f64> = self.outward.iter().map(|arcs| f64::from(statements(arcs))).collect();
        let mut ranks = vec![1.0 / count; self.nodes.len()];
        for _ in 0..MAX_ROUNDS {
            let nowhere = ranks.iter().zip(&totals).filter(|(_, total)| **total == 0.0);
            let nowhere: f64 = nowhere.map(|(rank, _)| rank).sum();
            let mut next = vec![(1.0 - DAMPING + DAMPING * nowhere) / count; ranks.len()];
            for (from, arcs) in self.outward.iter().enumerate() {
                for arc in arcs {
                    next[arc.to] += DAMPING * ranks[from] * f64::from(arc.statements) / totals[from];
                }
            }
            let change: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
            ranks = next;
            if change < CLOSE_ENOUGH {
                break;
            }
        }
        self.ranked(ranks.into_iter())
    }

    /// On how many shortest ways between others each stands, the greatest first, then by
    /// id; of several equally short ways each counts in part. Brandes' algorithm, without
    /// regard to number and direction of statements.
    ///
    /// # Errors
    ///
    /// If the network is so large that this would take hours: it takes time with the number
    /// of entities times that of pairs.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let ranking = graph.relations().network().betweenness()?;
    /// assert_eq!((ranking[0].entity.id.as_str(), ranking[0].value), ("Q7747", 1.0));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn betweenness(&self) -> Result<Vec<Ranked<'g>>, Error> {
        let (entities, pairs) = (self.nodes.len(), self.pair_count());
        if entities.saturating_mul(pairs) > MAX_BETWEENNESS {
            let message = format!("betweenness of {entities} entities and {pairs} pairs would take hours");
            return Err(Problem::new("too-large", message).cure("narrow the query first").into());
        }
        let mut sums = vec![0.0; entities];
        for start in 0..entities {
            add_shares(&self.near, start, &mut sums);
        }
        // Every way was counted from both its ends.
        Ok(self.ranked(sums.into_iter().map(|sum| sum / 2.0)))
    }

    fn ranked(&self, values: impl Iterator<Item = f64>) -> Vec<Ranked<'g>> {
        let mut ranked: Vec<_> =
            self.entities().zip(values).map(|(entity, value)| Ranked { entity, value }).collect();
        // They come by id, and the sort is stable.
        ranked.sort_by(|a, b| b.value.total_cmp(&a.value));
        ranked
    }
}

fn statements(arcs: &[Arc]) -> u32 {
    arcs.iter().map(|arc| arc.statements).sum()
}

/// Adds to each node its share of the shortest ways from `start` to all others.
fn add_shares(near: &[Vec<Arc>], start: usize, sums: &mut [f64]) {
    let mut distances = vec![usize::MAX; near.len()];
    let mut ways = vec![0.0; near.len()];
    (distances[start], ways[start]) = (0, 1.0);
    let mut reached = vec![start];
    let mut done = 0;
    while let Some(&node) = reached.get(done) {
        done += 1;
        for next in near[node].iter().map(|arc| arc.to) {
            if distances[next] == usize::MAX {
                distances[next] = distances[node] + 1;
                reached.push(next);
            }
            if distances[next] == distances[node] + 1 {
                ways[next] += ways[node];
            }
        }
    }
    let mut shares = vec![0.0; near.len()];
    for &node in reached.iter().skip(1).rev() {
        sums[node] += shares[node];
        for before in near[node].iter().map(|arc| arc.to).filter(|to| distances[*to] < distances[node]) {
            shares[before] += ways[before] / ways[node] * (1.0 + shares[node]);
        }
    }
}
