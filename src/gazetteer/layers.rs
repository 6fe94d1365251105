use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use miniz_oxide::inflate::decompress_to_vec;
use once_cell::sync::Lazy;

use crate::text::Sounds;
use crate::{Error, Lang};

use super::files::library::Library;
use super::files::read::Source;
use super::files::rules::Pattern;
use super::{Counts, Problem};

/// Names, titles, frames and grammar words, in layers: the built-in data, and
/// the caller's files over it.
///
/// An entry of a later layer replaces one of the same id if it says
/// `override: true`; otherwise a repeated id is an error that names both places.
///
/// ```
/// use sambandh::{Doc, Extractor, Gazetteer};
///
/// let mut gazetteer = Gazetteer::builtin().clone();
/// gazetteer.add_str("mine.yaml", r#"
/// sambandh: 1
/// entities:
/// - id: person:asha-rao
///   type: person
///   country: "IND"
///   names: {en: {label: Asha Rao}, hi: {label: आशा राव}}
/// "#)?;
/// let extractor = Extractor::builder().gazetteer(gazetteer).build()?;
/// let doc = Doc::new("d1", "आशा राव ने पुतिन से मुलाकात की।");
/// assert_eq!(extractor.extract(&doc).mentions()[0].entity, "person:asha-rao");
/// # Ok::<(), sambandh::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    layers: Layers,
}

#[derive(Clone, Debug)]
enum Layers {
    /// The built-in data and nothing else: an extractor has it compiled already.
    Builtin,
    Own(Arc<Library>),
}

impl Default for Layers {
    fn default() -> Self {
        Layers::Own(Arc::default())
    }
}

static BUILTIN: Gazetteer = Gazetteer { layers: Layers::Builtin };

/// Needed for layers and counts only, so that it is kept small and not fast.
static BUILTIN_LIBRARY: Lazy<Library> = Lazy::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/library.deflate"));
    let bytes = decompress_to_vec(packed).expect("the build script compressed it");
    postcard::from_bytes(&bytes).expect("the build script wrote it from the same types")
});

impl Gazetteer {
    /// The built-in data, compiled in.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let mine = Gazetteer::builtin().clone();
    /// assert_eq!(mine.counts(), Gazetteer::builtin().counts());
    /// ```
    pub fn builtin() -> &'static Gazetteer {
        &BUILTIN
    }

    /// Adds a layer from YAML text; `name` stands for the file in messages.
    ///
    /// # Errors
    ///
    /// All that is wrong, each with line, column and cure. Nothing is added then.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let mut gazetteer = Gazetteer::builtin().clone();
    /// let yaml = "sambandh: 1\nentities:\n- {id: person:asha-rao, typ: person}\n";
    /// let error = gazetteer.add_str("mine.yaml", yaml).unwrap_err();
    /// assert!(error.to_string().starts_with("mine.yaml:3:"));
    /// ```
    pub fn add_str(&mut self, name: &str, yaml: &str) -> Result<&mut Self, Error> {
        self.add(&[Source { name: name.to_owned(), text: yaml.to_owned() }])
    }

    /// Adds a layer from a file, or from all `.yaml` files in a folder and its folders.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or as for [`Gazetteer::add_str`].
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let mut gazetteer = Gazetteer::default();
    /// gazetteer.add_path("gazetteers")?;
    /// assert_eq!(gazetteer.counts(), Gazetteer::builtin().counts());
    /// # Ok::<(), sambandh::Error>(())
    /// ```
    pub fn add_path(&mut self, path: impl AsRef<Path>) -> Result<&mut Self, Error> {
        self.add(&sources(&[path])?)
    }

    fn add(&mut self, sources: &[Source]) -> Result<&mut Self, Error> {
        self.layers = Layers::Own(Arc::new(self.library().with(sources)?));
        Ok(self)
    }

    /// How much there is of everything.
    ///
    /// ```
    /// use sambandh::{EntityType, Gazetteer};
    ///
    /// let counts = Gazetteer::builtin().counts();
    /// let countries = counts.entities[&EntityType::Country];
    /// assert!(countries.entries > 190 && countries.hi > countries.entries);
    /// ```
    pub fn counts(&self) -> Counts {
        Counts::of(self.library())
    }

    /// The printed name of the entity with this id, if it is listed with one.
    ///
    /// ```
    /// use sambandh::{Gazetteer, Lang};
    ///
    /// assert_eq!(Gazetteer::builtin().name("Q159", Lang::Hi), Some("रूस"));
    /// assert_eq!(Gazetteer::builtin().name("Q0", Lang::En), None);
    /// ```
    pub fn name(&self, id: impl AsRef<str>, lang: Lang) -> Option<&str> {
        let names = &self.library().entities.get(id.as_ref())?.entry.names;
        let label = match lang {
            Lang::En => &names.en.label,
            Lang::Hi => &names.hi.label,
        };
        label.as_ref().map(|label| label.text.as_str())
    }

    /// How a name sounds, whatever the script: the same for all spellings of it, and
    /// often for other names too. Words stay apart.
    ///
    /// The sounds are those of `grammar/sounds.yaml`.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::builtin();
    /// assert_eq!(gazetteer.sound_key("माइक पोम्पियो"), gazetteer.sound_key("Mike Pompeo"));
    /// assert_eq!(gazetteer.sound_key("पोम्पिओ"), gazetteer.sound_key("पोम्पियो"));
    /// assert_ne!(gazetteer.sound_key("Modi"), gazetteer.sound_key("पुतिन"));
    /// ```
    pub fn sound_key(&self, name: &str) -> String {
        Sounds::new(&self.library().sounds).key(name)
    }

    /// The ids of all frames, as relations carry them: `consult.meet.hi`.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let rules = Gazetteer::builtin().rules();
    /// assert!(rules.contains(&"consult.meet.hi".to_owned()));
    /// assert!(rules.contains(&"consult.meet.en".to_owned()));
    /// ```
    pub fn rules(&self) -> Vec<String> {
        let mut rules: Vec<String> = self.patterns().map(|(rule, _)| rule).collect();
        rules.sort();
        rules
    }

    /// The verbs and nouns that a frame looks for, by its id; none if there is no such frame.
    ///
    /// ```
    /// use sambandh::Gazetteer;
    ///
    /// let words = Gazetteer::builtin().rule_words("consult.meet.hi").unwrap();
    /// assert!(words.contains(&"मुलाकात"));
    /// assert_eq!(Gazetteer::builtin().rule_words("consult.wink.en"), None);
    /// ```
    pub fn rule_words(&self, rule: &str) -> Option<Vec<&str>> {
        let (_, pattern) = self.patterns().find(|(other, _)| other == rule)?;
        let nouns = pattern.noun.iter().chain(&pattern.nominal);
        let words: Vec<&String> =
            if pattern.noun.is_empty() { nouns.chain(&pattern.verb).collect() } else { nouns.collect() };
        Some(words.into_iter().map(String::as_str).collect())
    }

    fn patterns(&self) -> impl Iterator<Item = (String, &Pattern)> {
        let kinds = self.library().kinds.values().map(|placed| &placed.entry);
        kinds.flat_map(|file| {
            let plain = file.frames.iter().filter(|frame| frame.structure.is_none());
            plain.flat_map(|frame| {
                let en = frame.en.iter().map(|pattern| (format!("{}.{}.en", file.kind, frame.id), pattern));
                let hi = frame.hi.iter().map(|pattern| (format!("{}.{}.hi", file.kind, frame.id), pattern));
                en.chain(hi)
            })
        })
    }

    pub(crate) fn library(&self) -> &Library {
        match &self.layers {
            Layers::Builtin => &BUILTIN_LIBRARY,
            Layers::Own(library) => library,
        }
    }

    /// Whether it is the built-in data and nothing else.
    pub(crate) fn is_builtin(&self) -> bool {
        matches!(self.layers, Layers::Builtin)
    }

    pub(crate) fn of(library: Library) -> Self {
        Gazetteer { layers: Layers::Own(Arc::new(library)) }
    }
}

/// The files named, and all `.yaml` files in the folders named, by path.
pub(crate) fn sources(paths: &[impl AsRef<Path>]) -> Result<Vec<Source>, Error> {
    let mut files = Vec::new();
    for path in paths {
        collect(path.as_ref(), &mut files)?;
    }
    files.sort();
    files.dedup();
    files.iter().map(|file| source(file)).collect()
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
    if !path.is_dir() {
        paths.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let entry = entry.map_err(|error| unreadable(path, &error))?.path();
        if entry.is_dir()
            || entry.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            collect(&entry, paths)?;
        }
    }
    Ok(())
}

fn source(path: &Path) -> Result<Source, Error> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Ok(Source { name: path.to_string_lossy().into_owned(), text })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Problem::new("unreadable", error.to_string())
        .cure("check the path; files must be UTF-8")
        .at(&path.to_string_lossy(), 0, 0)
        .into()
}
