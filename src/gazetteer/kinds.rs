use super::Gazetteer;
use super::files::rules::{Group, KindFile};
use crate::Lang;

/// What a gazetteer says about a kind of relation, from [`Gazetteer::kind`].
///
/// ```
/// use sambandh::{Gazetteer, Lang};
///
/// let consult = Gazetteer::builtin().kind("consult").unwrap();
/// assert_eq!((consult.label(Lang::En), consult.label(Lang::Hi)), ("met", "मुलाकात"));
/// assert_eq!(consult.plover(), Some("CONSULT"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct KindInfo<'g> {
    file: &'g KindFile,
}

impl<'g> KindInfo<'g> {
    /// The kind's name, as relations carry it.
    pub fn name(self) -> &'g str {
        &self.file.kind
    }

    /// A short label for readers.
    pub fn label(self, lang: Lang) -> &'g str {
        match lang {
            Lang::En => &self.file.label.en,
            Lang::Hi => &self.file.label.hi,
        }
    }

    /// What it means, in a line.
    pub fn meaning(self, lang: Lang) -> &'g str {
        match lang {
            Lang::En => &self.file.meaning.en,
            Lang::Hi => &self.file.meaning.hi,
        }
    }

    /// Its PLOVER category, if it is an event.
    pub fn plover(self) -> Option<&'g str> {
        self.file.plover.as_deref()
    }

    /// The Wikidata properties that come close, if it is a state of affairs.
    pub fn wikidata(self) -> &'g [String] {
        &self.file.wikidata
    }

    /// Verbal or material, cooperation or conflict, or a state.
    pub fn group(self) -> Group {
        self.file.group
    }

    /// How far it is cooperation or conflict, from -10 to 10, if it is an event.
    ///
    /// ```
    /// # use sambandh::Gazetteer;
    /// let score = |kind| Gazetteer::builtin().kind(kind).unwrap().goldstein();
    /// assert_eq!((score("aid"), score("threaten"), score("ties")), (Some(7.0), Some(-6.0), None));
    /// ```
    pub fn goldstein(self) -> Option<f32> {
        self.file.goldstein
    }

    /// Whether the two ends may change places.
    pub fn is_symmetric(self) -> bool {
        self.file.symmetric
    }
}

impl Gazetteer {
    /// What is said about this kind of relation, if it is listed.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    /// use sambandh::gazetteer::Group;
    ///
    /// let gazetteer = Gazetteer::builtin();
    /// assert_eq!(gazetteer.kind("assault").unwrap().group(), Group::MaterialConflict);
    /// assert!(gazetteer.kind("co_occurs").is_none());
    /// ```
    pub fn kind(&self, name: impl AsRef<str>) -> Option<KindInfo<'_>> {
        self.library().kinds.get(name.as_ref()).map(|placed| KindInfo { file: &placed.entry })
    }

    /// All kinds of relation that are listed, by name.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::builtin();
    /// assert!(gazetteer.kinds().any(|kind| kind.is_symmetric()));
    /// assert!(gazetteer.kinds().map(|kind| kind.name()).is_sorted());
    /// ```
    pub fn kinds(&self) -> impl Iterator<Item = KindInfo<'_>> {
        self.library().kinds.values().map(|placed| KindInfo { file: &placed.entry })
    }
}
