//! The command line in Chinese: help, and what is said when something was typed wrongly.
use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches};
use lianyan_forms::catalogue;

use crate::args::{Arguments, Command};

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
    let arguments = Arguments::from_arg_matches(&matches).map_err(stop)?;
    match misfit(&arguments) {
        Some(message) => Err(wrong(&message)),
        None => Ok(arguments),
    }
}

/// What was given for a form that does not take it.
fn misfit(arguments: &Arguments) -> Option<String> {
    let Command::Form(asked) = &arguments.command else {
        return None;
    };
    let form = catalogue::form(asked.name.as_deref()?).ok()?;
    let wrong = form.check(&asked.parameters.0).err()?;
    Some(wrong.to_string())
}

fn in_chinese(command: clap::Command) -> clap::Command {
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
        _ => wrong(&words(&error)),
    }
}

fn wrong(message: &str) -> Stop {
    Stop::Wrong(format!(
        "{message}\n运行 lianyan --help 或 lianyan 命令 --help 查看用法。\n"
    ))
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
            let hint = match (allowed.is_empty(), error.source()) {
                (false, _) => format!("可以写：{allowed}。"),
                (true, Some(reason)) => reason_of(&reason.to_string()),
                (true, None) => String::new(),
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

/// Why our own reader of a value refused it; the messages of the library's are not in Chinese.
fn reason_of(text: &str) -> String {
    match text.is_ascii() {
        true => String::new(),
        false => format!("{text}。"),
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
            ("lianyan quota X --year 20240", "不能是“20240”"),
            (
                "lianyan form 签到 X --out a.pdf",
                "可以写：annual-workbook、",
            ),
            (
                "lianyan form annual-workbook X --term 1 --out a.xlsx",
                "没有--term这个选项。",
            ),
            (
                "lianyan form sign-in-sheet X --edition 自查版 --out a.pdf",
                "签到表没有--edition这个选项。",
            ),
            (
                "lianyan form sign-in-sheet X --month 十月 --out a.pdf",
                "--month <年月>不能是“十月”。写成2024-10这样。",
            ),
            (
                "lianyan form sign-in-sheet X --activity A1 --activity A2 --session 1 --out a.pdf",
                "--session只能和一个--activity一起使用。",
            ),
            (
                "lianyan form sign-in-sheet X --activity A1 --term 1 --out a.pdf",
                "不能和",
            ),
            ("lianyan call X no_such", "全部命令见 call --list"),
            ("lianyan call X activities_list {", "不是完整的JSON"),
            ("lianyan new", "还缺：<资料库>。"),
            ("lianyan new X --sample --county Y", "不能和"),
            ("lianyan history X --limit 多", "不能是“多”"),
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
