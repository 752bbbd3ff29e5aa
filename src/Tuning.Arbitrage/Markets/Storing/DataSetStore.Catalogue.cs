using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Arbitrage.Markets.Storing;

/// <content>What the store has, and what it makes on first use.</content>
public sealed partial class DataSetStore
{
    private const string DescriptionExtension = ".json";
    private const string GeneratedExtension = ".generated";

    /// <summary>The generated market of the options, made on first use and found by their hash afterwards.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="cancellationToken">Ends the work early; nothing is stored then.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MappedDataSet Generate(GeneratorOptions options, CancellationToken cancellationToken = default)
    {
        var generator = new QuoteGenerator(options);
        var index = Path.Combine(_folder, GeneratedDataSet.KeyOf(options) + GeneratedExtension);
        if (Read(index, MarketJson.Default.GeneratedDataSet)?.ContentHash is { } known && Contains(new ContentHash(known)))
        {
            try
            {
                return Open(new ContentHash(known));
            }
            catch (InvalidDataException)
            {
                // A damaged file of generated rows is made anew: its bytes follow from the options.
                File.Delete(PathOf(new ContentHash(known), Extension));
            }
        }

        return Open(Make(generator, index, cancellationToken));
    }

    /// <summary>What the store keeps beside a data set; nothing when it has no such data set.</summary>
    /// <param name="hash">Its name.</param>
    public DataSetDescription? Describe(ContentHash hash) =>
        Contains(hash) ? Read(PathOf(hash, DescriptionExtension), MarketJson.Default.DataSetDescription) : null;

    /// <summary>All data sets, in the order of their hashes.</summary>
    public ImmutableArray<DataSetDescription> List() => !Directory.Exists(_folder) ? [] :
    [
        .. Directory.EnumerateFiles(_folder, "*" + Extension)
            .Order(StringComparer.Ordinal)
            .Select(path => ContentHash.Parse(Path.GetFileNameWithoutExtension(path)))
            .Select(hash => hash is { } name ? Describe(name) : null)
            .OfType<DataSetDescription>(),
    ];

    /// <summary>The data sets whose hash begins with the text, for people who do not type it whole.</summary>
    /// <param name="prefix">The first hex digits, with or without sha256: before them.</param>
    public ImmutableArray<ContentHash> Find(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var digits = prefix.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? prefix["sha256:".Length..] : prefix;
        return
        [
            .. List().Select(description => new ContentHash(description.ContentHash))
                .Where(hash => hash.Hex.StartsWith(digits, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>Removes a data set. What is mapped already stays readable until it is disposed.</summary>
    /// <param name="hash">Its name.</param>
    /// <returns>Whether the store had it.</returns>
    public bool Remove(ContentHash hash)
    {
        if (!Contains(hash))
        {
            return false;
        }

        File.Delete(PathOf(hash, Extension));
        File.Delete(PathOf(hash, DescriptionExtension));
        return true;
    }

    private static T? Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;
        }
        catch (JsonException)
        {
            // A description that another version wrote, or that is damaged, counts as none: the content speaks for itself.
            return null;
        }
    }

    private ContentHash Make(QuoteGenerator generator, string index, CancellationToken cancellationToken)
    {
        using var incoming = IncomingFolder.In(_folder);
        using var spool = new ColumnSpool(incoming.Path);
        var gate = new QuoteGate(new GateLedger(GateLimits.Generated with { Waivers = [GateCheck.Outlier] }), spool);
        generator.WriteTo(gate, cancellationToken);
        gate.Complete();
        var report = gate.Report(generator.Options.Rows, null, generator.Options.Columns);
        if (!report.Accepted)
        {
            throw new InvalidOperationException("The generator made rows that the gate refuses: " + string.Join("; ", report.ToLines()));
        }

        var name = $"generated {generator.Options.Level}, seed {generator.Options.Seed}";
        var hash = Publish(incoming, spool, name, QuoteOrigin.Generated, report, cancellationToken);
        var made = new GeneratedDataSet { GeneratorVersion = GeneratorOptions.Version, Options = generator.Options, ContentHash = hash.Hex };
        Put(incoming, JsonSerializer.SerializeToUtf8Bytes(made, MarketJson.Default.GeneratedDataSet), index);
        return hash;
    }
}
