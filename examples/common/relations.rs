//! How the examples print relations.

use sambandh::{Modality, Polarity};

use crate::common::{one_line, word};

/// Prints `source ─ kind ─> target`, without an arrow head where the kind holds both ways.
pub(crate) fn arrow(source: &str, kind: &str, target: &str, symmetric: bool) -> String {
    let shaft = if symmetric { "─" } else { "─>" };
    one_line(&format!("{source} ─ {kind} {shaft} {target}"))
}

/// What a text commits itself to: `asserted`, `denied`, `planned`, `not planned`, …
pub(crate) fn stance(polarity: Polarity, modality: Modality) -> String {
    match (polarity, modality) {
        (Polarity::Positive, Modality::Actual) => "asserted".to_owned(),
        (Polarity::Negative, Modality::Actual) => "denied".to_owned(),
        (Polarity::Positive, modality) => word(modality),
        (Polarity::Negative, modality) => format!("not {}", word(modality)),
    }
}

/// Prints `president`, `former president`, or nothing.
pub(crate) fn office(office: Option<&str>, former: bool) -> String {
    let former = if former { "former " } else { "" };
    office.map(|office| format!("{former}{office}")).unwrap_or_default()
}
