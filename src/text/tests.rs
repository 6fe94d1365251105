//! Runs `tests/cases/text.yaml`, and checks what must hold for any text.

use proptest::prelude::*;
use serde::Deserialize;

use super::chars::is_gap;
use super::fold::{fold_word, folded_word};
use super::*;
use crate::gazetteer::SentenceWords;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    same: Vec<[String; 2]>,
    differ: Vec<[String; 2]>,
    tokens: Vec<TokenCase>,
    sentences: Vec<SentenceCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenCase {
    text: String,
    tokens: Vec<String>,
    kinds: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    text: String,
    hint: Option<Lang>,
    sentences: Vec<String>,
    langs: Option<Vec<Lang>>,
}

fn cases() -> Cases {
    serde_yaml::from_str(include_str!("../../tests/cases/text.yaml")).expect("tests/cases/text.yaml")
}

fn splitter() -> Sentences {
    let files = [
        include_str!("../../gazetteers/grammar/text-en.yaml"),
        include_str!("../../gazetteers/grammar/text-hi.yaml"),
    ];
    let words = files.map(|file| serde_yaml::from_str::<SentenceWords>(file).expect("sentence words"));
    Sentences::new(&words)
}

fn kind_letter(kind: TokenKind) -> char {
    match kind {
        TokenKind::Word => 'W',
        TokenKind::Number => 'N',
        TokenKind::Clitic => 'C',
        TokenKind::Punct => 'P',
    }
}

#[test]
fn folds_of_one_name_are_equal() {
    for [left, right] in cases().same {
        assert_eq!(fold(&left), fold(&right), "{left} and {right}");
    }
}

#[test]
fn folds_of_different_words_differ() {
    for [left, right] in cases().differ {
        assert_ne!(fold(&left), fold(&right), "{left} and {right}");
    }
}

#[test]
fn tokens_are_cut_as_listed() {
    for case in cases().tokens {
        let found: Vec<Token> = tokens(&case.text).collect();
        let texts: Vec<&str> = found.iter().map(|token| token.span.of(&case.text)).collect();
        let kinds: String = found.iter().map(|token| kind_letter(token.kind)).collect();
        assert_eq!(texts, case.tokens, "{:?}", case.text);
        assert_eq!(kinds, case.kinds, "{:?}", case.text);
    }
}

#[test]
fn sentences_end_as_listed() {
    let splitter = splitter();
    for case in cases().sentences {
        let found = splitter.split(&case.text, case.hint);
        let texts: Vec<&str> = found.iter().map(|sentence| sentence.span.of(&case.text)).collect();
        assert_eq!(texts, case.sentences, "{:?}", case.text);
        if let Some(langs) = case.langs {
            let found: Vec<Lang> = found.iter().map(|sentence| sentence.lang).collect();
            assert_eq!(found, langs, "{:?}", case.text);
        }
    }
}

#[test]
fn fold_word_appends() {
    let mut out = String::from("\u{0928}\u{094D}");
    fold_word("दो", &mut out);
    assert_eq!(out, "\u{0928}\u{094D}दो", "what stood before the word is left alone");
}

#[test]
fn endless_line_is_cut() {
    let splitter = splitter();
    for text in ["रूस ".repeat(10_000), "रूस".repeat(10_000), "a.".repeat(50_000), ". ".repeat(50_000)]
    {
        let sentences = splitter.split(&text, None);
        assert!(sentences.iter().all(|sentence| sentence.span.len() <= 4_000));
        assert_covers(&text, sentences.iter().map(|sentence| sentence.span));
    }
}

#[test]
fn tokens_take_linear_time() {
    for piece in ["#AaBb", "Aa", "#", "\u{200B}", "a\u{200B}", "a'", "1.", "\u{200D}", "कः"] {
        let text = format!("#a{}", piece.repeat(200_000));
        assert_covers(&text, tokens(&text).map(|token| token.span));
    }
}

/// Spans are in order, on character boundaries, and leave out nothing visible.
fn assert_covers(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans.chain([Span::new(text.len(), text.len())]) {
        let between = text.get(end..span.start).expect("spans in order on boundaries");
        assert!(between.chars().all(is_gap), "{between:?} left out of {text:?}");
        assert!(text.get(span.start..span.end).is_some());
        end = span.end;
    }
}

/// Text made of what the rules look at, and of anything at all.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ऀ-ॿ]{1,4}",
        "[a-zA-Z]{1,4}",
        "[ .,:|?!'’\"#\n।ः\u{200B}\u{200D}\u{FEFF}0-9-]{1,3}",
        "[À-ʯ\u{0300}-\u{036F}Ḁ-ỿ]{1,3}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_cover_the_text(text in any_text()) {
        assert_covers(&text, tokens(&text).map(|token| token.span));
        prop_assert!(tokens(&text).all(|token| !token.span.is_empty()));
    }

    #[test]
    fn sentences_cover_the_text(text in any_text()) {
        let sentences = splitter().split(&text, None);
        assert_covers(&text, sentences.iter().map(|sentence| sentence.span));
        for sentence in sentences {
            let found = sentence.span.of(&text);
            prop_assert_eq!(found, found.trim_matches(is_gap));
        }
    }

    #[test]
    fn fold_is_idempotent(text in any_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn fold_word_is_idempotent(word in "\\PC{0,12}|[ऀ-ॿ]{0,12}") {
        let once = folded_word(&word);
        prop_assert_eq!(folded_word(&once), once);
    }
}
