//! The command line in Chinese: help, and what is said when something was typed wrongly.
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use crate::args::Arguments;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}";

/// Why the program ends before doing anything.
pub(crate) enum Stop {
    /// Help or version was asked for.
    Told(String),
    /// Wrong usage, in words.
    Wrong(String),
}

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Arguments, Stop> {
    let matches = in_chinese(Arguments::command())
        .disable_help_subcommand(true)
        .try_get_matches_from(arguments)
        .map_err(stop)?;
    Arguments::from_arg_matches(&matches).map_err(stop)
}

fn in_chinese(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("显示说明");
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "参数"
            } else {
                "选项"
            };
            arg.help_heading(heading).hide_possible_values(false)
        });
    if command.get_version().is_some() {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help_heading("选项")
            .help("显示版本");
        command = command.disable_version_flag(true).arg(version);
    }
    command.mut_subcommands(in_chinese)
}

fn stop(error: Error) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Told(in_words(&error)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Wrong(in_words(&error)),
        _ => Stop::Wrong(format!(
            "{}\n运行 lianyan --help 或 lianyan 命令 --help 查看用法。\n",
            words(&error)
        )),
    }
}

/// What clap itself puts into a help text.
fn in_words(help: &Error) -> String {
    [
        ("[OPTIONS]", "[选项]"),
        ("[default: ", "[默认："),
        ("[possible values: ", "[可写："),
    ]
    .into_iter()
    .fold(help.to_string(), |text, (theirs, ours)| {
        text.replace(theirs, ours)
    })
}

fn words(error: &Error) -> String {
    let of = |kind| error.get(kind).map(said).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令。", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("不认识“{}”。", of(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => format!("还缺：{}。", of(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => "请写明要做什么。".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = of(ContextKind::ValidValue);
            let hint = match allowed.is_empty() {
                true => String::new(),
                false => format!("可以写：{allowed}。"),
            };
            let value = of(ContextKind::InvalidValue);
            let option = of(ContextKind::InvalidArg);
            match value.is_empty() {
                true => format!("{option}后面要写内容。{hint}"),
                false => format!("{option}不能是“{value}”。{hint}"),
            }
        }
        ErrorKind::ArgumentConflict => format!(
            "{}不能和{}一起使用。",
            of(ContextKind::InvalidArg),
            of(ContextKind::PriorArg)
        ),
        _ => error.to_string(),
    }
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        ContextValue::StyledStrs(all) => all
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(line: &str) -> String {
        match parse(line.split_whitespace().map(OsString::from)) {
            Err(Stop::Wrong(words)) => words,
            _ => panic!("{line} should be refused"),
        }
    }

    #[test]
    fn wrong_usage_is_answered_in_chinese() {
        for (line, expected) in [
            ("lianyan qouta X", "没有“qouta”这个命令。"),
            ("lianyan quota X", "还缺：--year <年份>。"),
            ("lianyan quota X --year 今年", "--year <年份>不能是“今年”。"),
            (
                "lianyan quota X --year 2024 --counter 全部",
                "可以写：承办、承担、参加。",
            ),
            ("lianyan undo X --all", "不认识“--all”。"),
        ] {
            assert!(wrong(line).contains(expected), "{}", wrong(line));
        }
    }

    #[test]
    fn help_is_chinese_throughout() {
        let Err(Stop::Told(help)) = parse(
            ["lianyan", "form", "--help"]
                .into_iter()
                .map(OsString::from),
        ) else {
            panic!("help is told");
        };
        for word in [
            "用法：",
            "[选项]",
            "选项:",
            "显示说明",
            "--edition",
            "[默认：报送版]",
        ] {
            assert!(help.contains(word), "{help}");
        }
        for theirs in ["Print", "OPTIONS", "default", "values"] {
            assert!(!help.contains(theirs), "{help}");
        }
    }

    #[test]
    fn the_definitions_fit_together() {
        in_chinese(Arguments::command()).debug_assert();
    }
}
