use super::Query;
use super::conditions::{End, Ends, Known};
use crate::graph::period::{Period, parse};
use crate::graph::pools::Key;
use crate::{EntityType, Error, Group, Kind, Lang, Modality, Polarity};

/// What the relation is, and between whom.
impl<S> Query<'_, S> {
    /// Of this kind, or of another one asked for.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let both = graph.relations().kind("consult").kind("holds_office");
    /// assert_eq!(both.count(), graph.relation_count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn kind(self, kind: impl AsRef<str>) -> Self {
        self.kinds([kind])
    }

    /// Of one of these kinds.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kinds(["aid", "consult"]).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.edges.kinds.extend(kinds.into_iter().map(|kind| Kind::from(kind.as_ref())));
        self
    }

    /// Of a kind in this group.
    ///
    /// ```
    /// # use sambandh::{Group, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().group(Group::State).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn group(self, group: Group) -> Self {
        self.groups([group])
    }

    /// Of a kind in one of these groups, such as [`Group::COOPERATION`] or [`Group::MATERIAL`].
    ///
    /// ```
    /// # use sambandh::{Group, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().groups(Group::COOPERATION).count(), 1);
    /// assert_eq!(graph.relations().groups(Group::CONFLICT).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn groups(mut self, groups: impl IntoIterator<Item = Group>) -> Self {
        self.edges.groups.extend(groups);
        self
    }

    /// Between these two, whoever is source and target.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().between("Q7747", "Q56226").count(), 1);
    /// assert_eq!(graph.relations().between("व्लादिमीर पुतिन", "Kim Jong Un").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn between(self, a: impl AsRef<str>, b: impl AsRef<str>) -> Self {
        let ends = Ends::Both(self.called(a), self.called(b));
        self.with_ends(ends)
    }

    /// With this one as source or target.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert!(graph.relations().about("Q7747").count() > graph.relations().about("Q56226").count());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn about(self, who: impl AsRef<str>) -> Self {
        let ends = Ends::Either(self.called(who));
        self.with_ends(ends)
    }

    /// With this one as source. Symmetric kinds have no direction: ask [`Query::about`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("holds_office").source("Q7747").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn source(self, who: impl AsRef<str>) -> Self {
        let ends = Ends::Source(self.called(who));
        self.with_ends(ends)
    }

    /// With this one as target. Symmetric kinds have no direction: ask [`Query::about`].
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("holds_office").target("रूस").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn target(self, who: impl AsRef<str>) -> Self {
        let ends = Ends::Target(self.called(who));
        self.with_ends(ends)
    }

    /// With an entity of this type as source or target.
    ///
    /// ```
    /// # use sambandh::{EntityType, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().about_type(EntityType::Country).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn about_type(self, sort: EntityType) -> Self {
        self.with_ends(Ends::Either(End::Type(sort)))
    }

    /// Between entities of these two types, whichever is source and target.
    ///
    /// ```
    /// # use sambandh::{EntityType, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().between_types(EntityType::Person, EntityType::Person).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn between_types(self, a: EntityType, b: EntityType) -> Self {
        self.with_ends(Ends::Both(End::Type(a), End::Type(b)))
    }

    /// With this state, or one who belongs to or acts for it, as source or target. States
    /// are asked for by their ISO 3166-1 alpha-3 codes.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().about_country("PRK").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn about_country(self, code: impl Into<String>) -> Self {
        self.with_ends(Ends::Either(End::Country(code.into())))
    }

    /// Between these two states, and those who belong to or act for them.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let edge = graph.relations().between_countries("RUS", "PRK").iter().next().unwrap();
    /// assert_eq!((edge.source.id.as_str(), edge.target.id.as_str()), ("Q56226", "Q7747"));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn between_countries(self, a: impl Into<String>, b: impl Into<String>) -> Self {
        self.with_ends(Ends::Both(End::Country(a.into()), End::Country(b.into())))
    }

    /// Said at least so many times.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").min_evidence(2).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_evidence(mut self, count: usize) -> Self {
        self.edges.min_evidence = count;
        self
    }

    /// Said in at least so many documents.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").min_documents(3).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_documents(mut self, count: usize) -> Self {
        self.edges.min_documents = count;
        self
    }

    fn with_ends(mut self, ends: Ends) -> Self {
        self.edges.ends.push(ends);
        self
    }

    fn called(&self, who: impl AsRef<str>) -> End {
        End::OneOf(self.index().called(who.as_ref()))
    }
}

/// What the evidence is like.
impl<S> Query<'_, S> {
    /// Stated as a fact: positive and actual.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let met = graph.relations().kind("consult").asserted().iter().next().unwrap();
    /// assert!(met.evidence.iter().all(|evidence| evidence.statement.is_asserted()));
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn asserted(self) -> Self {
        self.polarity(Polarity::Positive).modality(Modality::Actual)
    }

    /// Said to be so, or not to be so.
    ///
    /// ```
    /// # use sambandh::{Polarity, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().polarity(Polarity::Negative).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.evidence.polarity = Some(polarity);
        self
    }

    /// Stated as a fact, plan, wish, claim or condition.
    ///
    /// ```
    /// # use sambandh::{Modality, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let planned = graph.relations().modality(Modality::Planned).iter().next().unwrap();
    /// assert_eq!(planned.evidence[0].document, "vladivostok-hi");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn modality(mut self, modality: Modality) -> Self {
        self.evidence.modality = Some(modality);
        self
    }

    /// On or after this day, month or year: `2018-06-12`, `2018-06` or `2018`.
    ///
    /// Counts the time that the sentence says, else the day of publication. What is known
    /// less exactly counts if some day of it fits, so a bare 2018 is since June 2018.
    /// What has no time does not count.
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().kind("consult").since("2019-04")?.count(), 1);
    /// assert_eq!(graph.relations().since("2030")?.count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn since(mut self, date: &str) -> Result<Self, Error> {
        self.evidence.since = Some(parse(date)?);
        Ok(self)
    }

    /// On or before this day, or in or before this month or year. See [`Query::since`].
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().until("1999-12-31")?.count(), 0);
    /// assert!(graph.relations().until("yesterday").is_err());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn until(mut self, date: &str) -> Result<Self, Error> {
        self.evidence.until = Some(parse(date)?);
        Ok(self)
    }

    /// As it could be known at the end of this day, month or year: from what was published
    /// by then, and, of documents without a date, from what they say of the time until then.
    /// What was planned by then for later still is a plan.
    ///
    /// # Errors
    ///
    /// If `date` is no date.
    ///
    /// ```
    /// # use sambandh::{Modality, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// let eve = graph.relations().as_of("2019-04-25")?.between("Kim Jong Un", "व्लादिमीर पुतिन");
    /// assert_eq!(eve.clone().modality(Modality::Planned).count(), 1);
    /// assert_eq!(eve.asserted().count(), 0, "the papers told of it the day after");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn as_of(mut self, date: &str) -> Result<Self, Error> {
        let day: Period = parse(date)?;
        let index = self.index();
        let published = index.undated_documents()..index.documents_after(day);
        self.evidence.known = Some(Known { day, published });
        Ok(self)
    }

    /// Said by this one.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().attributed_to("Vladimir Putin").count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn attributed_to(mut self, who: impl AsRef<str>) -> Self {
        let index = self.index();
        let ids = index.called(who.as_ref()).into_iter().map(|node| &index.graph[node].id);
        let keys = ids.filter_map(|id| self.graph.pools.ids.get_index_of(id)).map(Key::new);
        self.evidence.attributed_to = Some(keys.collect());
        self
    }

    /// Found by the rule with this id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().rule("consult.meet.hi").count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn rule(mut self, id: &str) -> Self {
        let key = self.graph.pools.words.get_index_of(id).map(Key::new);
        self.evidence.rule = Some(key.into_iter().collect());
        self
    }

    /// Said in a sentence of this language.
    ///
    /// ```
    /// # use sambandh::{Lang, RelationGraph};
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().lang(Lang::Hi).count(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn lang(mut self, lang: Lang) -> Self {
        self.evidence.lang = Some(lang);
        self
    }

    /// Said in the document with this id.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().document("vladivostok-hi").asserted().count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn document(mut self, id: &str) -> Self {
        let number = self.graph.documents.get(id).and_then(|row| self.index().document(row));
        self.evidence.documents = Some(number.map_or(0..0, |number| number..number + 1));
        self
    }

    /// With at least this confidence.
    ///
    /// ```
    /// # use sambandh::RelationGraph;
    /// let graph = RelationGraph::load("tests/data/graph.json")?;
    /// assert_eq!(graph.relations().min_confidence(1.1).count(), 0);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.evidence.min_confidence = confidence;
        self
    }
}
