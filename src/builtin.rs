//! The data that the build script compiled in, as it is read at the first use.

use std::thread;

use lz4_flex::decompress_size_prepended;
use serde::de::DeserializeOwned;

use crate::lexicon::{Compiled, Meaning};
use crate::matcher::Matcher;

/// All but the matcher.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/compiled.lz4"));
const MATCHER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/matcher.lz4"));

/// Reads both parts at once: whoever runs a command on one file waits for nothing else.
pub(crate) fn read() -> Compiled {
    let (matcher, mut compiled) =
        both(|| unpack::<Matcher<Meaning>>(MATCHER), || unpack::<Compiled>(COMPILED));
    compiled.lexicon.matcher = matcher;
    compiled
}

/// The results of two functions, the first of them in a thread of its own where the platform has threads.
fn both<A: Send, B>(first: fn() -> A, second: fn() -> B) -> (A, B) {
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, first) {
        Ok(thread) => {
            let second = second();
            (thread.join().expect("it reads what the build script wrote"), second)
        }
        Err(_) => (first(), second()),
    })
}

fn unpack<T: DeserializeOwned>(packed: &[u8]) -> T {
    let bytes = decompress_size_prepended(packed).expect("the build script compressed it");
    postcard::from_bytes(&bytes).expect("the build script wrote it from the same types")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Gazetteer;

    #[test]
    fn what_the_build_script_stored_is_what_the_library_gives() {
        let compiled = Compiled::new(Gazetteer::builtin().library()).unwrap();
        let stored = |packed| decompress_size_prepended(packed).unwrap();
        assert!(stored(COMPILED) == postcard::to_stdvec(&compiled).unwrap());
        assert!(stored(MATCHER) == postcard::to_stdvec(&compiled.lexicon.matcher).unwrap());
    }

    #[test]
    fn what_is_compiled_in_is_small() {
        let library = include_bytes!(concat!(env!("OUT_DIR"), "/library.deflate"));
        let sizes = [COMPILED.len(), MATCHER.len(), library.len()];
        assert!(sizes.iter().sum::<usize>() < 4 << 20, "{sizes:?}");
    }
}
