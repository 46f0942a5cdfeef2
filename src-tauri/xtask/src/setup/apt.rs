//! System packages: installed by name where apt-get is, named for the user where it is not.
use std::path::Path;

use super::Need;
use super::lists;
use crate::Outcome;
use crate::step::Step;

/// Installs the system packages that are missing.
pub(super) fn ensure(need: Need) -> Outcome {
    let wanted = lists::packages(need);
    if !Path::new("/usr/bin/apt-get").exists() {
        return without_apt(need, &wanted);
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let root = is_root();
    announce(&missing, root);
    if !root && Step::new("sudo").arg("--version").ask().is_none() {
        return Err(format!(
            "There is no sudo here. As root, run `apt-get install --no-install-recommends {}`, then start again.",
            missing.join(" ")
        ));
    }
    install(&missing, root)
}

fn announce(missing: &[&str], root: bool) {
    println!("These system packages are missing: {}.", missing.join(" "));
    if root {
        println!("They are installed now with apt-get.");
    } else {
        println!("They are installed now with `sudo apt-get`, which may ask for your password.");
    }
}

/// Installs, and refreshes the package lists first where there are none, or after a failure.
fn install(missing: &[&str], root: bool) -> Outcome {
    let mut fresh = false;
    if !lists_present() {
        apt_get(root).arg("update").run()?;
        fresh = true;
    }
    let step = || {
        let step = apt_get(root).words("install -y --no-install-recommends");
        missing.iter().fold(step, Step::arg)
    };
    let outcome = step().run();
    let outcome = match outcome {
        Err(_) if !fresh => {
            apt_get(root).arg("update").run()?;
            step().run()
        }
        other => other,
    };
    outcome.map_err(|trouble| {
        format!("{trouble} See apt-get's words above: a package this system does not offer must be installed in another way.")
    })
}

/// A weak network is tried again; another installer at work (a fresh machine updates itself) is waited for.
const PATIENCE: &str = "-o Acquire::Retries=3 -o DPkg::Lock::Timeout=600";

fn apt_get(root: bool) -> Step {
    let step = if root {
        Step::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive")
    } else {
        // sudo drops the environment. It asks on the terminal, not on standard input.
        Step::new("sudo").words("env DEBIAN_FRONTEND=noninteractive apt-get")
    };
    step.words(PATIENCE)
}

fn lists_present() -> bool {
    std::fs::read_dir("/var/lib/apt/lists").is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
    })
}

fn is_root() -> bool {
    Step::new("id")
        .arg("-u")
        .ask()
        .is_some_and(|answer| answer.trim() == "0")
}

/// Those of `wanted` that dpkg does not have as installed.
fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let question = Step::new("dpkg-query").words("-W -f ${Package}=${db:Status-Status}\\n");
    let known = wanted.iter().fold(question, Step::arg).ask();
    not_installed(wanted, &known.unwrap_or_default())
}

fn not_installed<'a>(wanted: &[&'a str], known: &str) -> Vec<&'a str> {
    let installed = |name: &str| {
        known
            .lines()
            .any(|line| line == format!("{name}=installed"))
    };
    wanted
        .iter()
        .copied()
        .filter(|name| !installed(name))
        .collect()
}

/// Other systems: the tools are looked for, and what is missing is named.
fn without_apt(need: Need, wanted: &[&str]) -> Outcome {
    let tools_there = ["cc", "pkg-config"]
        .iter()
        .all(|tool| Step::new(tool).arg("--version").ask().is_some());
    let webkit_there = need < Need::Window || cfg!(not(target_os = "linux")) || has_webkit();
    if tools_there && webkit_there && need < Need::Tests {
        return Ok(());
    }
    Err(format!(
        "This system has no apt-get, so nothing was installed. Please install what these Debian packages contain, \
         then start again: {}. Tests can only be run on Debian or a relative of it; everything else works wherever \
         `cc`, `pkg-config`, libclang and (for the window) webkit2gtk-4.1 are found.",
        wanted.join(" ")
    ))
}

fn has_webkit() -> bool {
    Step::new("pkg-config")
        .words("--modversion webkit2gtk-4.1")
        .ask()
        .is_some_and(|version| !version.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_packages_whose_settings_remain_count_as_missing() {
        let known = "xvfb=installed\nchromium=config-files\n";
        assert_eq!(
            not_installed(&["chromium", "dbus", "xvfb"], known),
            ["chromium", "dbus"]
        );
    }

    #[test]
    fn a_window_needs_more_than_the_command_line() {
        let command_line = lists::packages(Need::CommandLine);
        assert!(!command_line.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(lists::packages(Need::Window).contains(&"libwebkit2gtk-4.1-dev"));
        assert!(lists::packages(Need::Tests).len() > command_line.len() + 1);
    }
}
