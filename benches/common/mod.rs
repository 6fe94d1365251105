//! News that reads like news, made from the repository's own names with a fixed
//! seed: the same text on every machine.

#![allow(dead_code, reason = "no bench uses all of it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

/// Text in one language, and how often a name was put into it.
pub(crate) struct News {
    pub(crate) text: String,
    pub(crate) names: usize,
    pub(crate) sentences: usize,
}

/// Names that the texts are about; the automaton holds all others, too.
const EN_PEOPLE: [&str; 12] = [
    "Narendra Modi",
    "Vladimir Putin",
    "Xi Jinping",
    "Angela Merkel",
    "Shinzo Abe",
    "Emmanuel Macron",
    "Imran Khan",
    "Joe Biden",
    "Barack Obama",
    "Sheikh Hasina",
    "Boris Johnson",
    "Volodymyr Zelenskyy",
];
const HI_PEOPLE: [&str; 12] = [
    "नरेंद्र मोदी",
    "व्लादिमीर पुतिन",
    "शी जिनपिंग",
    "एंजेला मर्केल",
    "शिंजो आबे",
    "इमैनुएल मैक्रों",
    "इमरान खान",
    "जो बाइडेन",
    "बराक ओबामा",
    "शेख हसीना",
    "बोरिस जॉनसन",
    "डोनाल्ड ट्रंप",
];
const EN_COUNTRIES: [&str; 12] = [
    "India",
    "Russia",
    "China",
    "Japan",
    "France",
    "Germany",
    "Pakistan",
    "Ukraine",
    "South Korea",
    "Iran",
    "Israel",
    "Nepal",
];
const HI_COUNTRIES: [&str; 12] = [
    "भारत",
    "रूस",
    "चीन",
    "जापान",
    "फ्रांस",
    "जर्मनी",
    "पाकिस्तान",
    "यूक्रेन",
    "दक्षिण कोरिया",
    "ईरान",
    "इजराइल",
    "नेपाल",
];

/// Sentences that state something; P is a person, C a country.
const EN_NEWS: [&str; 6] = [
    "P met P on Tuesday after a week of careful preparation.",
    "C accused C of breaking the promise of last spring.",
    "P criticised C over the slow progress of the work.",
    "C rejected the offer, an official with knowledge of the matter said.",
    "P will visit C next month, the evening papers wrote.",
    "C and C agreed to cooperate more closely on trade and water.",
];
const HI_NEWS: [&str; 6] = [
    "P ने मंगलवार को लंबी तैयारी के बाद P से मुलाकात की।",
    "C ने C पर पिछले साल का वादा तोड़ने का आरोप लगाया।",
    "P ने काम की धीमी रफ्तार को लेकर C की आलोचना की।",
    "C ने यह प्रस्ताव खारिज कर दिया, मामले से जुड़े एक अधिकारी ने बताया।",
    "P अगले महीने C की यात्रा करेंगे, शाम के अखबारों ने लिखा।",
    "C और C व्यापार तथा पानी के मुद्दे पर सहयोग बढ़ाने पर सहमत हुए।",
];
const EN_FILLER: [&str; 8] = [
    "The morning began with rain, and the crowd that had waited for hours along the road slowly went home again.",
    "Prices of wheat and cooking oil rose for the third week in a row, although the harvest was better than feared.",
    "Nobody in the packed hall had expected such a long speech, and many left before the music even started.",
    "Shopkeepers near the old station say that business has never been quite the same since the bridge was closed.",
    "Doctors warned that the heat could last well into the coming month and told older people to stay indoors.",
    "The report, which runs to more than two hundred pages, lists what went wrong and what should have been known.",
    "Several schools stayed shut because teachers could not reach their classes through the flooded streets.",
    "Engineers hope to finish the tunnel by the end of the year if the money does not run out before then.",
];
const HI_FILLER: [&str; 8] = [
    "सुबह से हो रही बारिश के कारण सड़क किनारे घंटों से खड़ी भीड़ धीरे-धीरे अपने घर लौट गई।",
    "गेहूं और खाने के तेल के दाम लगातार तीसरे हफ्ते बढ़े, हालांकि फसल उम्मीद से बेहतर रही है।",
    "खचाखच भरे सभागार में किसी को इतने लंबे भाषण की उम्मीद नहीं थी और कई लोग पहले ही उठकर चले गए।",
    "पुराने स्टेशन के पास के दुकानदारों का कहना है कि पुल बंद होने के बाद से उनका धंधा पहले जैसा नहीं रहा।",
    "डॉक्टरों ने आगाह किया कि गर्मी अगले महीने तक बनी रह सकती है और बुजुर्गों को घर में ही रहना चाहिए।",
    "दो सौ से ज्यादा पन्नों की इस रिपोर्ट में बताया गया है कि गलती कहां हुई और किसे पहले से पता होना चाहिए था।",
    "सड़कों पर पानी भर जाने से शिक्षक अपनी कक्षाओं तक नहीं पहुंच सके और कई स्कूल बंद रहे।",
    "इंजीनियरों को उम्मीद है कि पैसे की कमी न पड़ी तो सुरंग का काम साल के अंत तक पूरा हो जाएगा।",
];

/// Marsaglia's xorshift: enough to shuffle sentences, the same for ever.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Dice(0x5eed_5eed)
    }

    fn choose<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }

    /// A number from 0 on that is less than `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % limit
    }
}

/// About `bytes` bytes of English or Hindi news.
pub(crate) fn news(lang: &str, bytes: usize) -> News {
    let (people, countries, stated, filler) = match lang {
        "en" => (&EN_PEOPLE, &EN_COUNTRIES, &EN_NEWS, &EN_FILLER),
        _ => (&HI_PEOPLE, &HI_COUNTRIES, &HI_NEWS, &HI_FILLER),
    };
    let mut dice = Dice::new();
    let mut news = News { text: String::with_capacity(bytes + 1_000), names: 0, sentences: 0 };
    while news.text.len() < bytes {
        state(dice.choose(stated), people, countries, &mut dice, &mut news);
        for _ in 0..2 {
            news.text.push(' ');
            news.text.push_str(dice.choose(filler));
        }
        news.text.push_str(if news.sentences % 15 == 12 { "\n\n" } else { " " });
        news.sentences += 3;
    }
    news
}

/// Appends a sentence with names in the places of its P and C.
fn state(template: &str, people: &[&str], countries: &[&str], dice: &mut Dice, news: &mut News) {
    let mut last = "";
    for word in template.split_inclusive(' ') {
        let names = match word.trim_end() {
            "P" => people,
            "C" => countries,
            _ => {
                news.text.push_str(word);
                continue;
            }
        };
        let mut name = dice.choose(names);
        while name == last {
            name = dice.choose(names);
        }
        last = name;
        news.names += 1;
        news.text.push_str(name);
        news.text.push(' ');
    }
}

/// All names of the built-in gazetteers in one language, each once.
pub(crate) fn names(lang: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    let mut files =
        ["countries.yaml", "events.yaml", "organisations.yaml"].map(|file| folder.join(file)).to_vec();
    files.extend(["people", "places"].into_iter().flat_map(|part| yaml_files(&folder.join(part))));
    let mut names = BTreeSet::new();
    for file in files {
        let yaml: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for entry in yaml["entities"].as_sequence().into_iter().flatten() {
            for forms in [&entry["names"][lang], &entry["demonyms"][lang]] {
                forms_in(forms, &mut names);
            }
        }
    }
    names.into_iter().collect()
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Names without the words of their conditions.
fn forms_in(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::String(name) => drop(names.insert(name.clone())),
        Value::Sequence(forms) => forms.iter().for_each(|form| forms_in(form, names)),
        Value::Mapping(fields) => match fields.get("text") {
            Some(text) => forms_in(text, names),
            None => fields.values().for_each(|form| forms_in(form, names)),
        },
        _ => {}
    }
}
