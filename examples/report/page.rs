//! The page that holds the views together.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sambandh::{Extraction, Lang, RelationGraph};
use sha2::{Digest, Sha256};

use crate::common;
use crate::graph_view::GraphView;
use crate::text_view;
use crate::words::{Word, word};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// The whole page. All text is escaped by maud; nothing but our own style and script is
/// let through as it is, and the browser runs no other.
pub(crate) fn render(texts: &[Extraction<'_>], graph: &RelationGraph, lang: Lang) -> String {
    let numbers = texts.iter().enumerate().map(|(number, text)| (text.id(), number)).collect();
    let view = GraphView::new(graph, numbers);
    let page = html! {
        (DOCTYPE)
        html lang=(common::word(lang)) data-lang=(common::word(lang)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (word("Who did what to whom", "किसने किसके साथ क्या किया").of(lang)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (header(texts, graph, &view))
                main {
                    @if !texts.is_empty() { (section("texts", TEXTS, texts_view(texts))) }
                    @if view.is_empty() {
                        p.none { (word("There are no relations to show.", "दिखाने के लिए कोई संबंध नहीं है।")) }
                    } @else {
                        (section("graph", GRAPH, view.picture()))
                        (section("timeline", TIMELINE, timeline()))
                        (section("table", TABLE, view.table()))
                    }
                }
                aside #panel hidden aria-live="polite" tabindex="-1" {
                    button #close type="button" aria-label="×" { "×" }
                    div #said {}
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

const TEXTS: Word<'static> = word("Texts", "पाठ");
const GRAPH: Word<'static> = word("Graph", "ग्राफ़");
const TIMELINE: Word<'static> = word("Timeline", "समय-रेखा");
const TABLE: Word<'static> = word("Table", "तालिका");

fn header(texts: &[Extraction<'_>], graph: &RelationGraph, view: &GraphView<'_>) -> Markup {
    let counts = [
        (graph.documents().len(), "document", "documents", "दस्तावेज़"),
        (graph.entity_count(), "entity", "entities", "नाम"),
        (graph.relation_count(), "relation", "relations", "संबंध"),
    ];
    html! {
        header {
            h1 { (word("Who did what to whom", "किसने किसके साथ क्या किया")) }
            p {
                @for (number, (count, one, many, hi)) in counts.into_iter().enumerate() {
                    @if number > 0 { " · " }
                    (Word { en: &common::count(count, one, many), hi: &format!("{count} {hi}") })
                }
            }
            nav {
                @if !texts.is_empty() { a href="#texts" { (TEXTS) } }
                @if !view.is_empty() {
                    a href="#graph" { (GRAPH) }
                    a.scripted href="#timeline" { (TIMELINE) }
                    a href="#table" { (TABLE) }
                }
                span #languages hidden role="group" aria-label="language · भाषा" {
                    button type="button" data-language="en" lang="en" { "English" }
                    button type="button" data-language="hi" lang="hi" { "हिन्दी" }
                }
            }
        }
    }
}

fn section(id: &str, title: Word<'_>, content: Markup) -> Markup {
    html! { section id=(id) { h2 { (title) } (content) } }
}

fn texts_view(texts: &[Extraction<'_>]) -> Markup {
    html! { @for (number, text) in texts.iter().enumerate() { (text_view::render(number, text)) } }
}

/// Drawn by the script, for the pair that is chosen.
fn timeline() -> Markup {
    html! {
        noscript { p { (word("The table below tells the same.", "नीचे की तालिका यही बताती है।")) } }
        label.scripted { (word("Between", "किनके बीच")) " " select #pair {} }
        div #line {}
    }
}

/// Nothing is fetched from anywhere, and only the script and the style above are run.
fn policy() -> String {
    let hash = |source: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(source)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}
