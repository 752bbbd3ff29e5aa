using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Joining;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Backtests;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>Passes a file, standard input, or separate streams through the data gate, and says what the gate found.</summary>
internal static class GatedFile
{
    private const string StandardInput = "-";

    /// <summary>Passes a file through the gate.</summary>
    /// <param name="file">The file as the user named it; - is standard input.</param>
    /// <param name="options">Names of columns and limits.</param>
    /// <param name="shell">The shell.</param>
    /// <param name="pass">Checks or imports the stream.</param>
    public static Outcome Pass(string file, ImportOptions options, Shell shell, Func<Stream, ImportOptions, ImportOutcome> pass)
    {
        var isInput = string.Equals(file, StandardInput, StringComparison.Ordinal);
        var path = isInput ? file : shell.Resolve(file);
        if (!isInput && !File.Exists(path))
        {
            return QuoteSource.Missing(path);
        }

        using var source = isInput ? shell.In() : File.OpenRead(path);
        var named = options with { Name = isInput ? "standard input" : Path.GetFileName(path) };
        return Say(path, pass(source, named).Report, null);
    }

    /// <summary>Passes separate streams through the gate.</summary>
    /// <param name="paths">The paths of existing files by stream: A, B, and fx where there are rates.</param>
    /// <param name="options">Names of columns and limits.</param>
    /// <param name="pass">Checks or imports A, B and the rates.</param>
    public static Outcome PassStreams(
        ImmutableDictionary<string, string> paths,
        JoinOptions options,
        Func<Stream, Stream, Stream?, JoinOptions, ImportOutcome> pass)
    {
        using var a = File.OpenRead(paths["A"]);
        using var b = File.OpenRead(paths["B"]);
        using var rates = paths.TryGetValue("fx", out var path) ? File.OpenRead(path) : null;
        var streams = paths.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);
        var name = string.Join(" + ", streams.Values.Select(Path.GetFileName));
        return Say(name, pass(a, b, rates, options with { Name = name }).Report, streams);
    }

    private static Outcome Say(string file, GateReport report, ImmutableSortedDictionary<string, string>? streams)
    {
        var code = report.Accepted ? ExitCode.Done : ExitCode.Invalid;
        var document = new DataCheckDocument(
            file,
            (int)code,
            QuoteSource.ProblemsOf(report.Problems, streams),
            JsonSerializer.SerializeToElement(report, MarketJson.Default.GateReport))
        {
            Streams = streams,
        };
        return Outcome.Of(document, CliJson.Default.DataCheckDocument, page => Show(page, report, streams), code);
    }

    private static void Show(Page page, GateReport report, ImmutableSortedDictionary<string, string>? streams)
    {
        foreach (var (stream, path) in streams ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            page.Line($"stream {stream}: {path}");
        }

        foreach (var line in report.ToLines())
        {
            page.Line(line);
        }
    }
}
