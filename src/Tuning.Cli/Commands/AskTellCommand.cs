using System.CommandLine;
using System.Text;
using Tuning.AskTell;
using Tuning.Cli.AskTell;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Sessions;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Commands;

/// <summary><c>tune asktell</c>: suggestions for trials that another program evaluates, by JSON lines.</summary>
internal sealed class AskTellCommand
{
    private readonly CommandFrame _frame;

    private readonly Argument<string> _session = new("SESSION-FILE") { Description = "The session file, YAML or JSON" };

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Append-only journal; a killed process continues from it",
        HelpName = "FILE",
    };

    private readonly Option<string?> _warmStart = new("--warm-start")
    {
        Description = "Results of an earlier session: its id, or a state file",
        HelpName = "ID|FILE",
    };

    private AskTellCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new AskTellCommand(frame);
        var command = new Command("asktell", "Suggest trials that another program evaluates: JSON lines on standard input and output")
        {
            work._session, work._state, work._warmStart,
        };
        return frame.BindQuiet(command, work.RunAsync, "tune asktell session.yaml --state session.jsonl");
    }

    private async Task<Outcome?> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var shell = _frame.Shell;
        var path = shell.Resolve(parse.GetValue(_session)!);
        if (!File.Exists(path))
        {
            return Outcome.Invalid("there is no session file", new Problem("SESSION-FILE", path, "a file that exists"));
        }

        var reading = AskTellSpecReader.Read(
            await File.ReadAllTextAsync(path, cancellationToken), SpecSource.LanguageOf(path));
        if (reading.Spec is not { } spec)
        {
            return Outcome.Invalid($"{path} is no session for ask and tell", [.. reading.Problems.Select(Located)]);
        }

        var warmStart = await WarmStartAsync(parse, cancellationToken);
        if (warmStart is null)
        {
            return Outcome.Invalid("there is nothing to warm up with", new Problem("--warm-start", parse.GetValue(_warmStart), "the id of a session in the home, or a state file"));
        }

        var session = new AskTellSession(spec, warmStart.Trials);
        if (!warmStart.Trials.IsEmpty)
        {
            await shell.Error.WriteLineAsync($"tune: {session.WarmStarts} of {warmStart.Trials.Length} earlier trials lie in the space");
        }

        using var state = parse.GetValue(_state) is { } file ? StateFile.Open(shell.Resolve(file)) : null;
        if (state is not null && Restore(state, session, AskTellJournal.Header(spec, warmStart.Hash)) is { } refusal)
        {
            return refusal;
        }

        await ServeAsync(session, state, cancellationToken);
        return null;
    }

    private static Problem Located(SpecProblem problem) =>
        new(problem.Line is { } line ? $"{problem.Path} (line {line})" : problem.Path, problem.Value, problem.Allowed);

    private static Outcome? Restore(StateFile state, AskTellSession session, string header)
    {
        if (state.Lines.Count == 0)
        {
            state.Append(header);
            return null;
        }

        if (!string.Equals(state.Lines[0], header, StringComparison.Ordinal))
        {
            return Outcome.Invalid("the state file belongs to another session", new Problem("--state", state.Lines[0], header));
        }

        return AskTellJournal.Replay(session, state.Lines.Skip(1)) is { } line
            ? Outcome.Invalid("the state file is damaged", new Problem($"--state line {line + 1}", state.Lines[line], "a request that was carried out"))
            : null;
    }

    private async Task<WarmStart?> WarmStartAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (parse.GetValue(_warmStart) is not { } source)
        {
            return WarmStart.None;
        }

        var file = _frame.Shell.Resolve(source);
        return File.Exists(file)
            ? WarmStart.OfFile(file)
            : await WarmStart.OfSessionAsync(_frame.HomeOf(parse), source, _frame.Shell.Time, cancellationToken);
    }

    private async Task ServeAsync(AskTellSession session, StateFile? state, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(_frame.Shell.In(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var answer = session.Answer(line);

            // The journal comes first: what a client has read is never forgotten.
            if (state is not null && AskTellJournal.Line(line, answer) is { } entry)
            {
                state.Append(entry);
            }

            await _frame.Shell.Out.WriteLineAsync(answer.Line.AsMemory(), cancellationToken);
        }
    }
}
