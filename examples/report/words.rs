//! The words of the page itself, in both languages; which one shows, the style sheet decides.

use maud::{Markup, html};
use sambandh::gazetteer::{Group, KindInfo};
use sambandh::{Entity, EntityType, Kind, Lang, Modality, Polarity};

/// A text in English and in Hindi.
#[derive(Clone, Copy)]
pub(crate) struct Word<'w> {
    pub(crate) en: &'w str,
    pub(crate) hi: &'w str,
}

pub(crate) const fn word<'w>(en: &'w str, hi: &'w str) -> Word<'w> {
    Word { en, hi }
}

impl Word<'_> {
    pub(crate) fn of(self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.to_owned(),
            Lang::Hi => self.hi.to_owned(),
        }
    }
}

impl maud::Render for Word<'_> {
    fn render(&self) -> Markup {
        html! { span.en lang="en" { (self.en) } span.hi lang="hi" { (self.hi) } }
    }
}

/// The entity's name in each language, or the one it has.
pub(crate) fn name(entity: &Entity) -> Word<'_> {
    word(entity.name(Lang::En), entity.name(Lang::Hi))
}

/// The kind's label, or its name where no gazetteer lists it.
pub(crate) fn label<'w>(kind: &'w Kind, info: Option<KindInfo<'w>>) -> Word<'w> {
    let label = |lang| info.map_or(kind.as_str(), |info| info.label(lang));
    word(label(Lang::En), label(Lang::Hi))
}

pub(crate) const fn entity_type(sort: EntityType) -> Word<'static> {
    match sort {
        EntityType::Country => word("country", "देश"),
        EntityType::Person => word("person", "व्यक्ति"),
        EntityType::Organisation => word("organisation", "संगठन"),
        EntityType::Place => word("place", "स्थान"),
        EntityType::Event => word("event", "घटना"),
        _ => word("other", "अन्य"),
    }
}

/// A letter beside the colour of a type, for those who do not see colours.
pub(crate) const fn letter(sort: EntityType) -> &'static str {
    match sort {
        EntityType::Country => "C",
        EntityType::Person => "P",
        EntityType::Organisation => "O",
        EntityType::Place => "L",
        EntityType::Event => "E",
        _ => "?",
    }
}

/// The types in the order of the legend.
pub(crate) const TYPES: [EntityType; 6] = [
    EntityType::Person,
    EntityType::Country,
    EntityType::Organisation,
    EntityType::Place,
    EntityType::Event,
    EntityType::Other,
];

/// Where a group stands on a time line, and its colour.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Side {
    Cooperation,
    Conflict,
    State,
}

impl Side {
    pub(crate) const ALL: [Side; 3] = [Side::Cooperation, Side::Conflict, Side::State];

    pub(crate) fn of(info: Option<KindInfo<'_>>) -> Self {
        match info.map(KindInfo::group) {
            Some(Group::VerbalCooperation | Group::MaterialCooperation) => Side::Cooperation,
            Some(Group::VerbalConflict | Group::MaterialConflict) => Side::Conflict,
            Some(Group::State) | None => Side::State,
        }
    }

    /// Its class in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Side::Cooperation => "cooperation",
            Side::Conflict => "conflict",
            Side::State => "state",
        }
    }

    pub(crate) const fn word(self) -> Word<'static> {
        match self {
            Side::Cooperation => word("cooperation", "सहयोग"),
            Side::Conflict => word("conflict", "टकराव"),
            Side::State => word("state of affairs", "स्थिति"),
        }
    }
}

/// How far a statement goes, for readers.
pub(crate) fn told(polarity: Polarity, modality: Modality) -> Markup {
    let (key, name) = stance(polarity, modality);
    let negated = polarity == Polarity::Negative && key != DENIED;
    html! { @if negated { (word("not", "नहीं:")) " " } (name) }
}

/// How far a statement goes, as the filter knows it: its class, and its name.
pub(crate) fn stance(polarity: Polarity, modality: Modality) -> Stance {
    let asserted = if polarity == Polarity::Negative { 1 } else { 0 };
    STANCES[match modality {
        Modality::Planned => 2,
        Modality::Desired => 3,
        Modality::Alleged => 4,
        Modality::Hypothetical => 5,
        _ => asserted,
    }]
}

const DENIED: &str = "denied";

/// A stance: its key in the data, and its name.
pub(crate) type Stance = (&'static str, Word<'static>);

pub(crate) const STANCES: [Stance; 6] = [
    ("asserted", word("stated as fact", "तथ्य")),
    (DENIED, word("denied", "इनकार")),
    ("planned", word("planned", "नियोजित")),
    ("desired", word("desired", "वांछित")),
    ("alleged", word("alleged", "कथित")),
    ("hypothetical", word("hypothetical", "संभावित")),
];
