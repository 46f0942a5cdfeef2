//! `cargo xtask VERB`: the one door through which people and CI build, test and package 联研.
mod bench;
mod check;
mod dev;
mod package;
mod place;
mod run;
mod setup;
mod step;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask VERB

  run           set up what is missing, build, and open the window on the sample county;
                without a display, write the sample county's forms to out/ instead
  dev [PORT]    the screens with hot reload in a browser, over the real commands, the core built anew
                when it changes; in the window too, where there is a display
  test [--long] set up what is missing, then every check and test CI makes
  check         the fast inner loop: format, lints, tests of the core, types of the UI
  bench [NAME…] measure in release mode; the table is saved as out/bench.md
  package       build the release .deb";

/// What a verb comes to: done, or a sentence on what went wrong and what to do.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (verb, rest) = match arguments.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("", &[][..]),
    };
    let outcome = match (verb, rest) {
        ("run", []) => run::run(),
        ("dev", []) => dev::dev(dev::PORT),
        ("dev", [port]) => port
            .parse()
            .map_err(|_| format!("{port} is no port."))
            .and_then(dev::dev),
        ("test", []) => test::test(false),
        ("test", [flag]) if flag == "--long" => test::test(true),
        ("check", []) => check::check(),
        ("bench", names) => bench::bench(names),
        ("package", []) => package::package(),
        ("help" | "--help" | "-h", []) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\nxtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}
