//! The pipeline, top to bottom.

use std::fmt;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::assemble::assemble;
use crate::builtin;
use crate::clause::refer;
use crate::cooccurrence::add_cooccurrences;
use crate::lexicon::sounding::Sounding;
use crate::lexicon::{Compiled, Lexicon};
use crate::link::link;
use crate::matcher::Hit;
use crate::relation::relate;
use crate::text::Sentences;
use crate::time::Dates;
use crate::trace::{Sighting, Trace, Tracer, sightings};
use crate::{Doc, Error, Extraction, Gazetteer};

/// Reads documents.
///
/// Immutable, `Send + Sync`, and cheap to clone: clones share their data.
///
/// ```
/// use sambandh::{Doc, Extractor};
///
/// let extractor = Extractor::builtin();
/// let doc = Doc::new("d1", "मोदी ने मॉस्को में पुतिन से मुलाकात की।");
/// let found = extractor.extract(&doc);
/// let met = found.relations().iter().find(|relation| relation.kind == "consult").unwrap();
/// assert_eq!((met.source.as_str(), met.target.as_str()), ("Q1058", "Q7747"));
/// ```
#[derive(Clone)]
pub struct Extractor {
    data: Arc<Data>,
    cooccurrence: bool,
    sounding: Option<Arc<Sounding>>,
}

struct Data {
    lexicon: Lexicon,
    sentences: Sentences,
    dates: Dates,
}

static BUILTIN: Lazy<Extractor> = Lazy::new(|| {
    let data = Data::new(builtin::read()).expect("tests build it from every date pattern");
    Extractor { data: Arc::new(data), cooccurrence: false, sounding: None }
});

impl Data {
    fn new(compiled: Compiled) -> Result<Self, Error> {
        let Compiled { lexicon, sentence_words, date_words } = compiled;
        let (sentences, dates) = (Sentences::new(&sentence_words), Dates::new(&date_words)?);
        Ok(Data { lexicon, sentences, dates })
    }
}

impl Extractor {
    /// The extractor over the built-in data, built once, on first use.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Modi met Putin.");
    /// assert_eq!(Extractor::builtin().extract(&doc).mentions().len(), 2);
    /// ```
    pub fn builtin() -> &'static Extractor {
        &BUILTIN
    }

    /// A builder, for gazetteers and rules of your own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Finds the mentions and relations of a document.
    ///
    /// The same document gives the same result, always and everywhere.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "भारत ने नेपाल को सहायता दी।");
    /// let found = Extractor::builtin().extract(&doc);
    /// assert_eq!(found.relations()[0].kind, "aid");
    /// ```
    pub fn extract<'t>(&self, doc: &'t Doc<'_>) -> Extraction<'t> {
        self.run(doc, &mut Tracer::default())
    }

    /// Like [`Extractor::extract`], and tells what was passed over and why.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Modi praised the weather in Moscow.");
    /// let (found, trace) = Extractor::builtin().explain(&doc);
    /// assert!(found.relations().is_empty());
    /// assert!(!trace.attempts.is_empty());
    /// ```
    pub fn explain<'t>(&self, doc: &'t Doc<'_>) -> (Extraction<'t>, Trace) {
        let mut tracer = Tracer::on();
        let extraction = self.run(doc, &mut tracer);
        let trace = tracer.finish(extraction.relations());
        (extraction, trace)
    }

    /// Where a name stands in the document, and what became of it in each place.
    ///
    /// Spellings that fold to the same are the same name. A name that stands nowhere
    /// gives nothing.
    ///
    /// ```
    /// use sambandh::trace::{Fate, Reason};
    /// use sambandh::{Doc, Extractor};
    ///
    /// let doc = Doc::new("d1", "Narendra Modi agreed.");
    /// let seen = Extractor::builtin().sightings(&doc, "Modi");
    /// assert_eq!(seen[0].fate, Fate::Rejected(Reason::Shadowed));
    /// assert_eq!(seen[0].by.unwrap().of(doc.text()), "Narendra Modi");
    /// let doc = Doc::new("d2", "दक्षिण कोरिया सहमत हुआ।");
    /// assert_eq!(Extractor::builtin().sightings(&doc, "सहमत")[0].fate, Fate::Unlisted);
    /// ```
    pub fn sightings(&self, doc: &Doc<'_>, name: &str) -> Vec<Sighting> {
        let (found, trace) = self.explain(doc);
        sightings(&self.data.lexicon, &found, &trace, name)
    }

    fn run<'t>(&self, doc: &'t Doc<'_>, tracer: &mut Tracer) -> Extraction<'t> {
        let Data { lexicon, sentences, dates } = &*self.data;
        let text = doc.text();
        let sentences = sentences.split(text, doc.named_lang());
        let mut hits: Vec<Hit> = Vec::new();
        lexicon.matcher.scan(text, |hit| hits.push(hit));
        let mut linked = link(lexicon, self.sounding.as_deref(), doc, &sentences, &hits, tracer);
        let mut findings = Vec::new();
        for position in 0..linked.sentences.len() {
            let span = linked.sentences[position].sentence.span;
            if !linked.could_relate(&linked.sentences[position]) {
                continue;
            }
            let mut found = dates.find(span.of(text), doc.date());
            for date in &mut found {
                date.span = date.span.shifted(span.start);
            }
            refer(lexicon, &mut linked, position, &found);
            findings.extend(relate(lexicon, &linked, &linked.sentences[position], &found, tracer));
        }
        let mut found = assemble(lexicon, doc, sentences, linked, findings);
        if self.cooccurrence {
            add_cooccurrences(&mut found);
        }
        found
    }
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.data.lexicon.matcher.memory_usage();
        f.debug_struct("Extractor").field("matcher_bytes", &bytes).finish_non_exhaustive()
    }
}

/// Builds an [`Extractor`].
///
/// ```
/// use sambandh::{Extractor, Gazetteer};
///
/// let extractor = Extractor::builder().gazetteer(Gazetteer::builtin().clone()).build()?;
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    gazetteer: Option<Gazetteer>,
    cooccurrence: bool,
    fuzzy: bool,
}

impl ExtractorBuilder {
    /// Uses this gazetteer. Without it the built-in one is used.
    ///
    /// ```
    /// use sambandh::{Extractor, Gazetteer};
    ///
    /// let mut mine = Gazetteer::builtin().clone();
    /// mine.add_str("mine.yaml", "sambandh: 1\nnot_names: {en: [Turkey sandwich]}\n")?;
    /// let extractor = Extractor::builder().gazetteer(mine).build()?;
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// Whether two listed entities that share a sentence, but no relation in it, are
    /// reported as well: with the kind `co_occurs`, the rule `cooccurrence` and a low
    /// confidence, the nearest dozen pairs of a sentence. Off unless asked for.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor};
    ///
    /// let extractor = Extractor::builder().cooccurrence(true).build()?;
    /// let doc = Doc::new("d1", "नेपाल और भूटान में मौसम सुहावना रहा।");
    /// assert_eq!(extractor.extract(&doc).relations()[0].kind, "co_occurs");
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    #[must_use]
    pub fn cooccurrence(mut self, wanted: bool) -> Self {
        self.cooccurrence = wanted;
        self
    }

    /// Whether a name that is spelt as no list has it counts as the one listed person,
    /// state or place that sounds like it: with the form `fuzzy` and less confidence.
    /// Only long names are tried, of two words or of seven letters, and none whose sound
    /// two listed names share. Off unless asked for: it finds more, and errs more.
    ///
    /// ```
    /// use sambandh::{Doc, Extractor, MentionForm};
    ///
    /// let extractor = Extractor::builder().fuzzy(true).build()?;
    /// for text in ["व्लादीमीर पूतीन आज भारत पहुंचे।", "Vladimeer Poutin visited India."] {
    ///     let doc = Doc::new("d1", text);
    ///     assert_ne!(Extractor::builtin().extract(&doc).mentions()[0].entity, "Q7747");
    ///     let found = extractor.extract(&doc);
    ///     assert_eq!(found.mentions()[0].entity, "Q7747");
    ///     assert_eq!(found.mentions()[0].form, MentionForm::Fuzzy);
    /// }
    /// // Putin sounds like too many short words to be found alone.
    /// let doc = Doc::new("d2", "पूतीन ने भारत का दौरा किया।");
    /// assert_eq!(extractor.extract(&doc).mentions().len(), 1);
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    #[must_use]
    pub fn fuzzy(mut self, wanted: bool) -> Self {
        self.fuzzy = wanted;
        self
    }

    /// Compiles names and rules.
    ///
    /// # Errors
    ///
    /// If grammar words of a language are missing, or the pattern of an inflection
    /// or date cannot be read.
    ///
    /// ```
    /// use sambandh::{Extractor, Gazetteer};
    ///
    /// let empty = Extractor::builder().gazetteer(Gazetteer::default());
    /// assert_eq!(empty.build().unwrap_err().problems()[0].code, "no-grammar");
    /// ```
    pub fn build(&self) -> Result<Extractor, Error> {
        let data = match &self.gazetteer {
            Some(own) if !own.is_builtin() => Arc::new(Data::new(Compiled::new(own.library())?)?),
            _ => Arc::clone(&BUILTIN.data),
        };
        let gazetteer = self.gazetteer.as_ref().unwrap_or(Gazetteer::builtin());
        let sounding = self.fuzzy.then(|| Sounding::new(gazetteer.library(), &data.lexicon.persons));
        Ok(Extractor { data, cooccurrence: self.cooccurrence, sounding: sounding.map(Arc::new) })
    }
}
