//! The options of `lianyan form`: whatever can be said for a form of the catalogue.
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::Error;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use lianyan_forms::catalogue;
use lianyan_forms::parameters::{Given, Parameter, Values};

/// What was typed, each value checked; whether it goes with the form is checked when all is read.
pub(crate) struct FormParameters(pub(crate) Given);

impl Args for FormParameters {
    fn augment_args(command: Command) -> Command {
        command.args(catalogue::parameters().into_iter().map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FormParameters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let typed = |name| matches.value_source(name) == Some(ValueSource::CommandLine);
        let names = catalogue::parameters().into_iter().map(|known| known.name);
        let given = names.filter(|name| typed(name)).flat_map(|name| {
            let values = matches.get_many::<String>(name).into_iter().flatten();
            values.map(move |value| (name.to_owned(), value.clone()))
        });
        Ok(FormParameters(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn option(parameter: &'static Parameter) -> Arg {
    let option = Arg::new(parameter.name)
        .long(parameter.name)
        .value_name(parameter.value)
        .help(parameter.title)
        .action(match parameter.several {
            true => ArgAction::Append,
            false => ArgAction::Set,
        });
    let option = match parameter.usual {
        Some(usual) => option.default_value(usual),
        None => option,
    };
    match parameter.values {
        Values::Words(words) => {
            let word = words().into_iter();
            let word = word.map(|word| PossibleValue::new(word.label).alias(word.code));
            option.value_parser(PossibleValuesParser::new(word))
        }
        Values::Any | Values::Written(_) => option.value_parser(move |text: &str| {
            parameter.check(text)?;
            Ok::<_, String>(text.to_owned())
        }),
    }
}
