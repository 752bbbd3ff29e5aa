using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Outcomes;

/// <summary>What a command came to: an answer, or a refusal with every problem. Commands return it and print nothing.</summary>
internal abstract record Outcome
{
    private Outcome(ExitCode code) => Code = code;

    /// <summary>The exit code of the process.</summary>
    public ExitCode Code { get; }

    /// <summary>An answer.</summary>
    /// <param name="document">What <c>--json</c> prints.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="text">Writes the same for a human.</param>
    /// <param name="code">The exit code.</param>
    public static Outcome Of<T>(T document, JsonTypeInfo<T> type, Action<Page> text, ExitCode code = ExitCode.Done)
        where T : notnull => new Answer(document, () => type, text, code);

    /// <summary>An answer of which only <c>--json</c> pays for how it is written: the first use of a JSON context is slow.</summary>
    /// <param name="document">What <c>--json</c> prints.</param>
    /// <param name="type">How it is written, asked for when it is.</param>
    /// <param name="text">Writes the same for a human.</param>
    public static Outcome Of<T>(T document, Func<JsonTypeInfo<T>> type, Action<Page> text)
        where T : notnull => new Answer(document, type, text, ExitCode.Done);

    /// <summary>Refused input: exit code 2.</summary>
    /// <param name="error">What was refused, in one sentence.</param>
    /// <param name="problems">Every problem.</param>
    public static Outcome Invalid(string error, params ImmutableArray<Problem> problems) =>
        new Refused(ExitCode.Invalid, error, problems);

    /// <summary>Work that failed: exit code 1.</summary>
    /// <param name="error">What failed, in one sentence.</param>
    public static Outcome Failed(string error) => new Refused(ExitCode.Failed, error, []);

    /// <summary>The user interrupted: exit code 130.</summary>
    /// <param name="error">What stands and how to go on.</param>
    public static Outcome Interrupted(string error) => new Refused(ExitCode.Interrupted, error, []);

    /// <summary>An answer: one document for machines, the same text for humans.</summary>
    /// <param name="Document">What <c>--json</c> prints.</param>
    /// <param name="Type">How it is written.</param>
    /// <param name="Text">Writes the same for a human.</param>
    /// <param name="Exit">The exit code.</param>
    internal sealed record Answer(object Document, Func<JsonTypeInfo> Type, Action<Page> Text, ExitCode Exit) : Outcome(Exit);

    /// <summary>A refusal, a failure or an interruption.</summary>
    /// <param name="Exit">The exit code.</param>
    /// <param name="Error">What happened, in one sentence.</param>
    /// <param name="Problems">Every problem that can be located.</param>
    internal sealed record Refused(ExitCode Exit, string Error, ImmutableArray<Problem> Problems) : Outcome(Exit);
}
