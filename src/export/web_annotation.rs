use std::io::{self, Write};

use serde_json::{Value, json};

use super::facts::word;
use super::iri::{self, Thing};
use super::{OffsetUnit, Offsets};
use crate::{Extraction, Lang, Polarity, Relation, Span};

/// Characters that a quote carries before and after itself, so that it is found again
/// in a text that has changed.
const CONTEXT: usize = 32;

/// Writes mentions and relations as an annotation page of the W3C Web Annotation data
/// model, in JSON-LD, on one line.
///
/// A mention identifies an entity by its IRI: Wikidata's, or `urn:sambandh:entity:…`. A
/// relation links the mentions of its ends and its trigger, in this order. Both say where
/// by quote and by position; positions count Unicode code points, as the model demands.
/// The document is `urn:sambandh:document:…` unless its id is the address of a web page.
///
/// # Errors
///
/// If `out` cannot be written to.
///
/// ```
/// use sambandh::{Doc, Extractor, export};
///
/// let doc = Doc::new("https://example.org/a1", "मोदी मॉस्को पहुँचे।");
/// let mut out = Vec::new();
/// export::write_web_annotations(&mut out, &Extractor::builtin().extract(&doc))?;
/// let page: serde_json::Value = serde_json::from_slice(&out)?;
/// let modi = &page["items"][0];
/// assert_eq!(modi["body"][0]["source"], "http://www.wikidata.org/entity/Q1058");
/// assert_eq!(modi["target"]["source"], "https://example.org/a1");
/// assert_eq!(modi["target"]["selector"][1]["end"], 4);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_web_annotations(out: &mut impl Write, found: &Extraction<'_>) -> io::Result<()> {
    let page = Page::new(found);
    let mentions = (0..found.mentions().len()).map(|index| page.mention(index));
    let relations = (0..found.relations().len()).map(|index| page.relation(index));
    let value = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{}#annotations", page.document),
        "type": "AnnotationPage",
        "items": mentions.chain(relations).collect::<Vec<_>>(),
    });
    super::write_line(out, &value)
}

struct Page<'f> {
    found: &'f Extraction<'f>,
    document: String,
    offsets: Offsets<'f>,
}

impl<'f> Page<'f> {
    fn new(found: &'f Extraction<'f>) -> Self {
        let offsets = Offsets::new(found.text(), OffsetUnit::Characters);
        Page { found, document: document(found.id()), offsets }
    }

    fn mention(&self, index: usize) -> Value {
        let mention = &self.found.mentions()[index];
        let entity = self.found.entity(&mention.entity);
        let sort = entity.map(|entity| word(entity.entity_type)).unwrap_or_default();
        let names = [Lang::En, Lang::Hi].into_iter().filter_map(|lang| {
            let name = match lang {
                Lang::En => entity?.en.as_ref()?,
                Lang::Hi => entity?.hi.as_ref()?,
            };
            Some(text(name, Some(lang), "describing"))
        });
        let identity = json!({
            "type": "SpecificResource",
            "source": iri::entity(&mention.entity),
            "purpose": "identifying",
        });
        let mut body = vec![identity, text(&sort, None, "classifying")];
        body.extend(names);
        json!({
            "id": format!("{}#mention-{index}", self.document),
            "type": "Annotation",
            "motivation": "identifying",
            "body": body,
            "target": self.target(mention.span),
        })
    }

    fn relation(&self, index: usize) -> Value {
        let relation = &self.found.relations()[index];
        let ends = [relation.source_mention, relation.target_mention];
        let ends = ends.map(|mention| self.found.mentions()[mention].span);
        let trigger = relation.trigger.as_ref().map(|trigger| trigger.span);
        let targets: Vec<_> = ends.into_iter().chain(trigger).map(|span| self.target(span)).collect();
        json!({
            "id": format!("{}#relation-{index}", self.document),
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                text(relation.kind.as_str(), None, "classifying"),
                text(&self.told(relation), Some(Lang::En), "describing"),
            ],
            "target": targets,
        })
    }

    /// `Narendra Modi – consult – Vladimir Putin (positive, planned; rule consult.meet.hi)`
    fn told(&self, relation: &Relation<'_>) -> String {
        let name = |id| {
            self.found.entity(id).map_or_else(|| format!("{id}"), |entity| entity.name(Lang::En).to_owned())
        };
        let (source, target) = (name(&relation.source), name(&relation.target));
        let negated = if relation.polarity == Polarity::Negative { "not " } else { "" };
        let speaker = relation.attributed_to.as_ref().map(|id| format!(", says {}", name(id)));
        format!(
            "{source} – {} – {target} ({negated}{}{}; rule {})",
            relation.kind,
            word(relation.modality),
            speaker.unwrap_or_default(),
            relation.rule
        )
    }

    fn target(&self, span: Span) -> Value {
        let text = self.found.text();
        let place = self.offsets.range(span);
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.document,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": &before[start..],
                    "suffix": &after[..end],
                },
                {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            ],
        })
    }
}

fn text(value: &str, lang: Option<Lang>, purpose: &str) -> Value {
    let mut body = json!({"type": "TextualBody", "value": value, "purpose": purpose});
    if let Some(lang) = lang {
        body["language"] = word(lang).into();
    }
    body
}

/// The document's id if it is the address of a web page, else an IRI made from it.
fn document(id: &str) -> String {
    let is_address = (id.starts_with("http://") || id.starts_with("https://"))
        && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte));
    if is_address { id.to_owned() } else { Thing::Document.iri(id) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Doc, Extractor};

    #[test]
    fn positions_and_quotes_agree_in_both_languages() {
        let texts = ["🙏 मोदी ने पुतिन से मुलाकात की।", "🙏 Modi won’t meet Putin, said Macron.", ""];
        for text in texts {
            let doc = Doc::new("a b/ख", text);
            let mut out = Vec::new();
            write_web_annotations(&mut out, &Extractor::builtin().extract(&doc)).unwrap();
            let page: Value = serde_json::from_slice(&out).unwrap();
            let letters: Vec<char> = text.chars().collect();
            let items = page["items"].as_array().unwrap();
            assert_eq!(items.is_empty(), text.is_empty());
            for item in items {
                let targets = match &item["target"] {
                    Value::Array(targets) => targets.clone(),
                    target => vec![target.clone()],
                };
                for target in targets {
                    assert_eq!(target["source"], "urn:sambandh:document:a%20b%2F%E0%A4%96");
                    let [quote, place] = &target["selector"].as_array().unwrap()[..] else { panic!() };
                    let at = |field: &str| place[field].as_u64().unwrap() as usize;
                    let covered: String = letters[at("start")..at("end")].iter().collect();
                    assert_eq!(quote["exact"], covered);
                }
            }
        }
    }
}
