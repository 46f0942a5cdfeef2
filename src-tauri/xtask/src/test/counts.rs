//! How many tests passed and failed, read from what the runners print.
use crate::Outcome;
use crate::step::Heard;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

impl Counts {
    pub(super) fn one_passed() -> Self {
        Self {
            passed: 1,
            failed: 0,
        }
    }

    pub(super) fn one_failed() -> Self {
        Self {
            passed: 0,
            failed: 1,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// A runner that is not content although no test failed (it did not compile, it crashed)
/// is one failure; so is one that ran nothing.
pub(super) fn judge(heard: &Heard, read: fn(&str) -> Counts) -> Outcome<Counts> {
    let counts = read(&heard.text);
    if counts == Counts::default() {
        return Err("no test ran.".to_owned());
    }
    if !heard.ok && counts.failed == 0 {
        return Ok(counts.plus(Counts::one_failed()));
    }
    Ok(counts)
}

/// Sums `test result: ok. 3 passed; 1 failed; …` over all test programs.
pub(super) fn of_cargo_test(text: &str) -> Counts {
    text.lines()
        .filter(|line| line.starts_with("test result: "))
        .map(|line| Counts {
            passed: number_before(line, " passed;"),
            failed: number_before(line, " failed;"),
        })
        .fold(Counts::default(), Counts::plus)
}

/// Vitest: `Tests  1 failed | 11 passed (12)`. A file that cannot be loaded fails without a test,
/// and shows only in `Test Files  1 failed | 3 passed (4)`.
pub(super) fn of_vitest(text: &str) -> Counts {
    let line_of = |name| {
        text.lines()
            .rev()
            .find(|line| line.trim_start().starts_with(name))
    };
    let tests = line_of("Tests ").unwrap_or_default();
    let files = line_of("Test Files ").unwrap_or_default();
    Counts {
        passed: number_before(tests, " passed"),
        failed: number_before(tests, " failed").max(number_before(files, " failed")),
    }
}

/// Node's runner, reporter spec: `ℹ pass 4`, `ℹ fail 0`. Cancelled tests did not pass.
pub(super) fn of_node_test(text: &str) -> Counts {
    let number_after = |name: &str| -> usize {
        text.lines()
            .rev()
            .find_map(|line| line.strip_prefix(name))
            .and_then(|number| number.trim().parse().ok())
            .unwrap_or(0)
    };
    Counts {
        passed: number_after("ℹ pass "),
        failed: number_after("ℹ fail ") + number_after("ℹ cancelled "),
    }
}

/// The number right before `word`, 0 when there is none.
fn number_before(line: &str, word: &str) -> usize {
    line.split_once(word)
        .and_then(|(before, _)| before.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn cargo_test_is_summed_over_programs() {
        let text = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(of_cargo_test(text), counts(15, 2));
    }

    #[test]
    fn vitest_counts_tests_and_files_that_did_not_load() {
        let good = " Test Files  2 passed (2)\n      Tests  12 passed (12)\n   Duration  1.2s\n";
        assert_eq!(of_vitest(good), counts(12, 0));
        let bad = " Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 11 passed (12)\n";
        assert_eq!(of_vitest(bad), counts(11, 1));
        let unloaded = " Test Files  1 failed | 2 passed (3)\n      Tests  12 passed (12)\n";
        assert_eq!(of_vitest(unloaded), counts(12, 1));
    }

    #[test]
    fn node_counts_what_was_cancelled_as_failed() {
        let text = "✔ a walk (3 ms)\nℹ tests 7\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 2\nℹ skipped 0\n";
        assert_eq!(of_node_test(text), counts(4, 3));
    }

    #[test]
    fn a_runner_that_ran_nothing_or_crashed_has_failed() {
        let heard = |text: &str, ok| Heard {
            text: text.to_owned(),
            ok,
        };
        assert!(judge(&heard("", true), of_cargo_test).is_err());
        let line = "test result: ok. 5 passed; 0 failed;\n";
        assert_eq!(judge(&heard(line, true), of_cargo_test), Ok(counts(5, 0)));
        assert_eq!(judge(&heard(line, false), of_cargo_test), Ok(counts(5, 1)));
    }
}
