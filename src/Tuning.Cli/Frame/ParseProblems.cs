using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Schema;

namespace Tuning.Cli.Frame;

/// <summary>Turns what is wrong with a command line into problems: all of them, each with the word that was probably meant.</summary>
internal static class ParseProblems
{
    /// <summary>The refusal of a command line.</summary>
    /// <param name="parse">A parse result with errors.</param>
    public static Outcome Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var unknown = parse.UnmatchedTokens.Select(token => Unknown(token, command));
        // An unknown word is reported once, with its guess, and not again as the command that is missing beside it.
        var others = parse.Errors
            .Where(error => parse.UnmatchedTokens.Count == 0 || error.SymbolResult is not CommandResult)
            .Select(error => Located(error, command));
        return Outcome.Invalid(
            $"invalid command line; see: {PathOf(parse.CommandResult)} --help", [.. unknown, .. others]);
    }

    private static Problem Unknown(string token, Command command)
    {
        var known = token.StartsWith('-') ? OptionsOf(command) : CommandsOf(command);
        var guess = Spelling.Nearest(token, known) is { } nearest ? $"did you mean {nearest}? " : "";
        return new Problem(token, token, known.IsEmpty
            ? $"{guess}{command.Name} takes no further argument"
            : $"unknown; {guess}known here: {string.Join(", ", known)}");
    }

    private static Problem Located(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult option => new(option.Option.Name, ValueOf(option), OneLine(error)),
        ArgumentResult { Parent: OptionResult option } => new(option.Option.Name, ValueOf(option), OneLine(error)),
        ArgumentResult argument => new(argument.Argument.Name, ValueOf(argument), OneLine(error)),
        _ when command.Subcommands.Count > 0 => new(command.Name, null, $"a command: {string.Join(", ", CommandsOf(command))}"),
        _ => new(command.Name, null, OneLine(error)),
    };

    private static string OneLine(ParseError error) =>
        string.Join(' ', error.Message.Split((char[])['\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static string? ValueOf(SymbolResult result) =>
        result.Tokens.Count == 0 ? null : string.Join(' ', result.Tokens.Select(token => token.Value));

    private static ImmutableArray<string> CommandsOf(Command command) =>
        [.. command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name)];

    private static ImmutableArray<string> OptionsOf(Command command) =>
        [.. command.Options.Concat(Inherited(command)).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Option> Inherited(Command command) => command.Parents
        .OfType<Command>()
        .SelectMany(parent => parent.Options.Where(option => option.Recursive).Concat(Inherited(parent)));

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "tune";
}
