//! The YAML schema of a language's grammar words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::SaidModality;
use super::schema::{EntityType, Gender};

/// A file of `grammar/`: the closed-class words of one language and how its
/// verbs and nouns inflect.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GrammarFile {
    /// Version of the schema, always `1`.
    pub sambandh: u32,
    /// `en` or `hi`.
    pub lang: String,
    /// Which word of a verb phrase inflects: call*ed* on, शुरू *किया*.
    pub verb_head: PhraseHead,
    /// Prepositions or case markers by name, each with its written forms.
    pub markers: BTreeMap<String, Vec<String>>,
    /// Markers that the engine itself asks for, by what they do.
    pub roles: BTreeMap<Role, Vec<String>>,
    /// Words that stand as they are.
    pub words: BTreeMap<Class, Vec<String>>,
    /// What stands for a word behind a number: the "bn" of "$1bn" for "billion".
    #[serde(default)]
    pub abbreviations: BTreeMap<String, String>,
    /// Nouns, inflected by `noun_rules`.
    pub nouns: BTreeMap<Class, Vec<String>>,
    /// Verbs by lemma, inflected by `irregular` and `verb_rules`.
    pub verbs: BTreeMap<Class, Vec<String>>,
    /// What governs a clause or noun, and the modality it gives.
    pub governors: Vec<Governor>,
    /// Pronouns and group words.
    pub pronouns: Vec<PronounEntry>,
    /// Inflections that no rule gives: they replace the rule's forms.
    pub irregular: BTreeMap<String, BTreeMap<Inflection, Vec<String>>>,
    /// First rule whose `lemma` matches gives the other forms.
    pub verb_rules: Vec<InflectionRule>,
    /// The same for nouns.
    pub noun_rules: Vec<InflectionRule>,
}

/// What a marker does for the phrase it marks.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The doer of a finished act: ने.
    Ergative,
    /// The object: को.
    Object,
    /// The owner: का.
    Genitive,
    /// Of two, the outer one belongs to the main act: पर.
    Outer,
    /// Who is asked to act: से.
    Addressee,
    /// The doer in a passive: by, द्वारा.
    Agent,
    /// Who is quoted: के मुताबिक.
    Source,
    /// What something is for: के लिए.
    Purpose,
    /// Where something is: in, में.
    Place,
    /// What may set the scene of a clause: "in talks with Y, X said", "with help from Y, X built".
    Scene,
    /// Where the part of a whole lies: "a school in Kharkiv".
    Part,
    /// Whose body something is: "officials of", "forces from".
    Owner,
    /// What somebody is charged with: "accused of", "blamed for".
    Charge,
    /// What office a title belongs to: "president of", "ambassador to".
    Office,
    /// What an act that is only agreed to or refused would touch: "agreed to send arms to".
    Complement,
    /// What a text is in: "in Russian", रूसी में.
    Tongue,
    /// What somebody is thanked or blamed for: "praised Y for its stance".
    Reason,
    /// Whose act an infinitive tells: "plans *for* X to visit Y".
    Doer,
    /// What joins somebody and what he does to a clause: "with X threatening Y".
    Absolute,
    /// What may stand behind the verb whose subject it belongs to: "Protests erupted in X against Y".
    Distant,
}

/// The word of a phrase that inflects.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PhraseHead {
    /// The first.
    First,
    /// The last.
    Last,
}

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Class {
    /// is, was; है, था.
    Be,
    /// has, had.
    Have,
    /// do, did.
    Do,
    /// Marks the passive beside a perfective: जा.
    Passive,
    /// What it does is done to something, so that its doer in the past has ने: कर, भेज; without
    /// an object it is passive: kill, arrest.
    Transitive,
    /// Follows a verb and keeps its meaning: दे, ले, चुक, रहा.
    Vector,
    /// will, going to.
    Future,
    /// may, might, could; सक.
    May,
    /// would: what is planned if somebody said so, else what is thinkable.
    Would,
    /// should, must; चाहिए.
    Should,
    /// Makes an infinitive before it a duty, whose doer has the object's marker: करना पड़ा, करना होगा.
    Oblige,
    /// After a finished act it makes it a state: रुका हुआ.
    Stative,
    /// not, never; नहीं.
    Negator,
    /// Stands before what it denies, however far its verb is: न तो A ने, न ही B ने.
    Neither,
    /// without; बिना.
    Without,
    /// that; कि.
    That,
    /// if, unless; अगर.
    If,
    /// Asks for the reason of what it takes for granted: why; क्यों.
    Why,
    /// then, after a condition: तो.
    Then,
    /// while, because; जबकि, क्योंकि.
    Subordinator,
    /// and, or; और, या.
    And,
    /// but; लेकिन.
    But,
    /// who, which; जो, जिस.
    Relative,
    /// the, a, this; यह, इस.
    Determiner,
    /// the, a: the first word of its noun phrase, which numerals and "all" need not be.
    Article,
    /// also, again, reportedly; भी, ही.
    Adverb,
    /// Whose, my, their.
    Possessive,
    /// Stands for somebody whom the clause has named, as my and our do not: its, their, it, them.
    Named,
    /// What belongs to whoever acts in its clause: अपना.
    Reflexive,
    /// Ends the search for a subject: I, we, it; मैं, हम.
    OtherPronoun,
    /// The subject who speaks, in what is quoted: we, I.
    FirstPerson,
    /// Alone as the subject of a reported clause it means the speaker: he, it; वह.
    SameSubject,
    /// former; पूर्व.
    Former,
    /// Stands between a state and a title: new, deputy.
    TitleModifier,
    /// of the state: stands before a title as its state's adjective.
    Honorific,
    /// Body or people that act for the state they are named with: officials, सेना.
    Actor,
    /// Acts for the state that it sits in, without another owner: the *police* in Kenya.
    Authority,
    /// Tells that a list of such has been one: the *first* state to recognise Y.
    Ordinal,
    /// A hyphen or "by" ties it to the name of who acts: the Saudi-led coalition, a Greek-owned ship.
    Leading,
    /// Agrees with a feminine noun, which an infinitive is not: की.
    Feminine,
    /// Tells of what kind something is by a name, which does not act: ईरान [समर्थित] लड़ाके.
    Qualifier,
    /// A body that acts for its state but also has a name of its own: ministry, मंत्रालय.
    Department,
    /// An ordinary verb, which bounds a clause.
    Verb,
    /// say, tell; कह, बता.
    Say,
    /// allege, claim; दावा.
    Claim,
    /// A noun that headlines put before what somebody alleges: दावा, आरोप.
    Allegation,
    /// according to; के मुताबिक.
    AccordingTo,
    /// Makes somebody else act: urge, ask.
    Urge,
    /// Not what it seems: sport, film, business.
    Discard,
    /// Ends a name in a headline as its speaker: colon and the like.
    Speaker,
    /// Ongoing or finished aspect word that stands beside a noun: during, after.
    Around,
    /// Adjective that may stand between a modifier and its noun.
    Adjective,
    /// May belong to a verb whose object stands between: threw the envoys *out*.
    Particle,
    /// Infinitive mark: to.
    To,
    /// Marks the one that follows as the doer in a passive: by.
    By,
    /// Conjunctive mark after a stem: कर, के.
    Conjunctive,
    /// Comparison or role: as, like; के रूप में.
    As,
    /// Mark of what is yet to come after an infinitive: वाला.
    About,
    /// Ends a verb whose doer acts, also where it describes him: कर रहा, कर चुका.
    Active,
    /// A verb that tells how far the act of a noun has come: शुरू कर, जारी रख.
    Phase,
    /// A verb that adds nothing to the noun it belongs to: कर, हो, दे.
    Light,
    /// How much of an act: खेप, दौर.
    Measure,
    /// A verb that has a goal: जा, पहुंच.
    Go,
    /// How long something lasts: साल, दशक.
    Period,
    /// The name of a language, as many adjectives of states are: Russian, रूसी.
    Tongue,
    /// Tells that names of languages are about: language, translate; भाषा.
    Language,
    /// Before a number it belongs to that: about 900, between 20 and 30.
    Approximate,
    /// Gives one or some of those named before it: among them, including.
    Including,
    /// A number in words, other than a small one: a dozen, hundreds of.
    Numeral,
    /// Stands for several, or for those who make up one body: they, them, their.
    Many,
    /// A verb whose "it" may be nobody: it *took* years, it *seems*.
    Impersonal,
    /// Tells what somebody did to bring an act upon himself: *after* it had attacked, *because* it had.
    Causal,
}

/// A word that governs another clause or noun and colours it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Governor {
    /// Verbs (by lemma) that govern: "plan to meet".
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns that govern: "plan to meet", मिलने की योजना.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// What the governed act becomes; left out: stays as it is.
    #[serde(default)]
    pub modality: Option<SaidModality>,
    /// The governed act is denied: "refused to meet".
    #[serde(default)]
    pub negative: bool,
    /// The governed act's doer is the governor's object: "urged Y to meet".
    #[serde(default)]
    pub object_acts: bool,
    /// Whoever has it does the governed act himself: मिलने की इच्छा, not मिलने की मांग.
    #[serde(default)]
    pub own: bool,
    /// Whoever it is said of has done what it is said for: भेजने के लिए Y का आभार.
    #[serde(default)]
    pub judges: bool,
    /// What it says holds of a gerund alone: "stopped to meet Y" does not deny the meeting.
    #[serde(default)]
    pub gerund: bool,
    /// What it is said of does not come about: the talks were called off.
    #[serde(default)]
    pub undoes: bool,
}

/// A pronoun or group word.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PronounEntry {
    /// Written forms.
    pub words: Vec<String>,
    /// Types of entity it may stand for.
    pub refers: Vec<EntityType>,
    /// Of these the sorts that the words name, "the militia"; any if these and `among` are empty.
    #[serde(default)]
    pub subtypes: Vec<String>,
    /// Ids of those that the words describe, whatever their sort: "the kingdom", "the Baltic state".
    #[serde(default)]
    pub among: Vec<String>,
    /// How many.
    pub number: Number,
    /// Gender, where it shows one.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Case marker that the form contains: उसने is ने.
    #[serde(default)]
    pub marker: Option<String>,
    /// Owner of what follows: his, उसका.
    #[serde(default)]
    pub possessive: bool,
    /// Never the subject of its own clause: him.
    #[serde(default)]
    pub object: bool,
    /// Stands for the name right before it: जो, जिसने.
    #[serde(default)]
    pub relative: bool,
    /// Stands for an act told before: "condemned *the move*", *इस कदम* का स्वागत किया.
    #[serde(default)]
    pub act: bool,
    /// Each of those who act does so to the others: each other, एक दूसरे.
    #[serde(default)]
    pub reciprocal: bool,
    /// Means somebody told of before only where its sentence begins, and no noun follows that it
    /// may point at: वह.
    #[serde(default)]
    pub opens: bool,
    /// Means somebody told of before only where no noun follows: दोनों.
    #[serde(default)]
    pub alone: bool,
}

impl PronounEntry {
    /// Whether it is a noun that says of what sort somebody named before is: "the militia".
    pub fn describes(&self) -> bool {
        !self.subtypes.is_empty() || !self.among.is_empty()
    }
}

/// How many a pronoun stands for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Number {
    /// One.
    One,
    /// Exactly two.
    Two,
}

/// A form of a verb or noun.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Inflection {
    /// meet; the Hindi stem मिल.
    Base,
    /// meets.
    Third,
    /// met.
    Past,
    /// met, taken.
    Participle,
    /// meeting.
    Gerund,
    /// किया.
    Perfective,
    /// करता.
    Habitual,
    /// करेगा.
    Future,
    /// करना, करने.
    Infinitive,
    /// करके, करकर.
    Conjunctive,
    /// करे, करें.
    Subjunctive,
    /// A plural or oblique noun.
    Plural,
}

/// How lemmas of one shape inflect.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InflectionRule {
    /// Regular expression over the lemma.
    pub lemma: String,
    /// Replacement texts (`$1` is the first group) by form.
    pub forms: BTreeMap<Inflection, Vec<String>>,
}
