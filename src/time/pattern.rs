//! Compiles the phrases of `grammar/dates-<lang>.yaml`.

use super::lexicon::{Digits, Ending, Lexeme, Lexicon, Reading, WordId};
use crate::gazetteer::{Problem, TimeUnit};
use crate::notation::ways;

/// One way to say a phrase: every optional part is there or left out.
pub(super) type Sequence = Vec<Step>;

/// One word of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What may stand here.
    pub(super) any_of: Vec<Want>,
    /// Must be there, but is no part of the date.
    pub(super) context: bool,
}

/// What a step asks of a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Want {
    Word(WordId),
    Day,
    Ordinal,
    Month,
    MonthNumber,
    Year,
    ShortYear,
    Decade,
    Weekday,
    Number,
    Unit,
    /// A word with a capital.
    Name,
    /// No word follows.
    End,
}

/// The parts of a date that a phrase names; of two, the first counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    pub(super) number: Option<u16>,
    pub(super) unit: Option<TimeUnit>,
}

impl Want {
    /// The class that a word in capitals stands for.
    fn class(word: &str) -> Option<Want> {
        Some(match word {
            "DAY" => Want::Day,
            "ORDINAL" => Want::Ordinal,
            "MONTH" => Want::Month,
            "MM" => Want::MonthNumber,
            "YEAR" => Want::Year,
            "YY" => Want::ShortYear,
            "DECADE" => Want::Decade,
            "WEEKDAY" => Want::Weekday,
            "NUMBER" => Want::Number,
            "UNIT" => Want::Unit,
            "NAME" => Want::Name,
            "END" => Want::End,
            _ => return None,
        })
    }

    /// Whether the lexeme, or the end of the sentence, is what is wanted;
    /// what it says is added to `parts`.
    pub(super) fn take(self, lexeme: Option<&Lexeme>, lexicon: &Lexicon, parts: &mut Parts) -> bool {
        let Some(lexeme) = lexeme else { return self == Want::End };
        match self {
            Want::Word(word) => lexeme.word == Some(word),
            Want::Name => lexeme.capital,
            Want::End => lexeme.is_punct,
            Want::Month | Want::Weekday | Want::Unit => {
                lexicon.readings(lexeme).any(|reading| self.take_reading(reading, parts))
            }
            Want::Number => {
                lexicon.readings(lexeme).any(|reading| self.take_reading(reading, parts))
                    || lexeme.digits.is_some_and(|digits| self.take_digits(digits, parts))
            }
            _ => lexeme.digits.is_some_and(|digits| self.take_digits(digits, parts)),
        }
    }

    fn take_reading(self, reading: Reading, parts: &mut Parts) -> bool {
        match (self, reading) {
            (Want::Month, Reading::Month(month)) => _ = parts.month.get_or_insert(month),
            (Want::Weekday, Reading::Weekday(weekday)) => _ = parts.weekday.get_or_insert(weekday),
            (Want::Unit, Reading::Unit(unit)) => _ = parts.unit.get_or_insert(unit),
            (Want::Number, Reading::Number(number)) => _ = parts.number.get_or_insert(number),
            _ => return false,
        }
        true
    }

    fn take_digits(self, Digits { value, len, ending }: Digits, parts: &mut Parts) -> bool {
        // A day or month has at most two digits, so the casts below lose nothing.
        let small = value.min(u16::from(u8::MAX)) as u8;
        match (self, len, ending) {
            (Want::Day, 1 | 2, Ending::None | Ending::Ordinal) | (Want::Ordinal, 1 | 2, Ending::Ordinal)
                if (1..=31).contains(&value) =>
            {
                _ = parts.day.get_or_insert(small);
            }
            (Want::MonthNumber, 1 | 2, Ending::None) => _ = parts.month.get_or_insert(small),
            (Want::Year, 4, Ending::None) if (1000..=2999).contains(&value) => {
                _ = parts.year.get_or_insert(value);
            }
            (Want::ShortYear, 2, Ending::None) | (Want::Decade, 4, Ending::Decade) => {}
            (Want::Number, 1..=3, Ending::None) => _ = parts.number.get_or_insert(value),
            _ => return false,
        }
        true
    }
}

/// All ways to say a phrase.
///
/// # Errors
///
/// If its brackets do not match, a class is unknown, or nothing of it would be part of the date.
pub(super) fn compile(say: &str, lexicon: &mut Lexicon) -> Result<Vec<Sequence>, Problem> {
    let step = |words: &str, context| {
        let any_of = words.split('|').map(|word| want(word, lexicon)).collect::<Result<_, _>>()?;
        Ok(Step { any_of, context })
    };
    let ways = ways(say, step).map_err(|what| bad(say, &what))?;
    if ways.iter().any(|steps| steps.iter().all(|step| step.context)) {
        return Err(bad(say, "can match nothing"));
    }
    Ok(ways)
}

fn bad(say: &str, what: &str) -> Problem {
    Problem::new("bad-date-pattern", format!("the pattern `{say}` {what}"))
}

fn want(word: &str, lexicon: &mut Lexicon) -> Result<Want, String> {
    if let Some(class) = Want::class(word) {
        return Ok(class);
    }
    let is_class = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_class || word.is_empty() {
        return Err(format!("has an unknown class `{word}`"));
    }
    Ok(Want::Word(lexicon.intern(word)))
}
