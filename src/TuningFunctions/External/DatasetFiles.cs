using System.Collections.Concurrent;
using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using TuningFunctions.Trials;

namespace TuningFunctions.External;

/// <summary>
/// CSV files of data sets for programs that read them, each written once: all rows before an instant, so that a program is never
/// handed what comes after its window. Safe to share between threads and processes.
/// </summary>
/// <param name="markets">The markets by content.</param>
/// <param name="folder">Where the files are kept, by the hash of the data set and the number of rows.</param>
public sealed class DatasetFiles(MarketCache markets, string folder)
{
    private readonly ConcurrentDictionary<(string Sha256, int Rows), Lazy<string>> _files = new();

    /// <summary>The path of the CSV file of a data set.</summary>
    /// <param name="sha256">SHA-256 of its canonical content.</param>
    /// <param name="endNs">The instant from which on rows are left out, nanoseconds since the Unix epoch.</param>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    public string PathOf(string sha256, long endNs)
    {
        var quotes = markets.Open(sha256).Quotes;
        var rows = quotes.TimeNs.BinarySearch(endNs) is var found && found >= 0 ? found : ~found;
        var writing = _files.GetOrAdd((sha256, rows), key => new Lazy<string>(() => Write(quotes, key.Sha256, key.Rows)));
        try
        {
            return writing.Value;
        }
        finally
        {
            if (!writing.IsValueCreated)
            {
                _files.TryRemove(KeyValuePair.Create((sha256, rows), writing));
            }
        }
    }

    private string Write(QuoteSeries quotes, string sha256, int rows)
    {
        var path = Path.GetFullPath(Path.Combine(folder, FormattableString.Invariant($"{sha256}-{rows}.csv")));
        if (File.Exists(path))
        {
            return path;
        }

        Directory.CreateDirectory(folder);
        var draft = $"{path}.{Environment.ProcessId}";
        using (var output = new StreamWriter(draft, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            QuoteReplay.WriteTo(quotes, rows, new QuotesCsv(output), CancellationToken.None);
        }

        File.Move(draft, path, overwrite: true);
        return path;
    }
}
