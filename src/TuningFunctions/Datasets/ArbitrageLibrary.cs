using System.Collections.Immutable;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;

namespace TuningFunctions.Datasets;

/// <summary>Market data: files through the data gate, stored content by its hash, generated markets made on first use.</summary>
/// <param name="store">Where data sets are kept by content.</param>
/// <param name="shared">What other instances know.</param>
public sealed class ArbitrageLibrary(DataSetStore store, SharedDatasets shared) : IDatasetLibrary
{
    /// <inheritdoc/>
    public async Task<DatasetResolution> ResolveAsync(
        DatasetReference reference, string? folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference is DatasetReference.Content { Sha256: var name } && ContentHash.Parse(name) is { } wanted)
        {
            await shared.FetchAsync(wanted, cancellationToken);
        }

        var found = reference switch
        {
            DatasetReference.File file => Import(file.Path, folder, cancellationToken),
            DatasetReference.Content content => Find(content.Sha256),
            DatasetReference.Generated generated => Generate(generated.Settings, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown reference {reference.GetType().Name}."),
        };
        if (found.Dataset is not { } dataset)
        {
            return found;
        }

        await shared.PublishAsync(new ContentHash(dataset.Sha256), cancellationToken);
        return reference.Market is { } market ? found with { Dataset = dataset with { Market = market } } : found;
    }

    /// <inheritdoc/>
    public Task<DatasetHold> HoldAsync(string sessionId, CancellationToken cancellationToken) => shared.HoldAsync(sessionId, cancellationToken);

    private DatasetResolution Import(string path, string? folder, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return Refused(new SpecProblem("", path, "no path over HTTP: generate, or sha256: of data that is stored here"));
        }

        var file = Path.GetFullPath(path, Path.GetFullPath(folder));
        if (!File.Exists(file))
        {
            return Refused(new SpecProblem("", path, $"a file that exists; looked for {file}"));
        }

        using var source = File.OpenRead(file);
        var outcome = store.Import(source, new ImportOptions { Name = Path.GetFileName(file) }, cancellationToken);
        var report = outcome.Report;
        return outcome.Hash is { } hash
            ? new DatasetResolution(
                new PlannedDataset(hash.Hex, report.AcceptedRows, Path.GetFileName(file)) { Market = Path.GetFileNameWithoutExtension(file) },
                [],
                [.. report.Warnings.Select(warning => $"{Path.GetFileName(file)}: {warning}")])
            : Refused([.. report.Problems.Select(problem => ProblemOf(problem, path))]);
    }

    private DatasetResolution Find(string sha256)
    {
        if (ContentHash.Parse(sha256) is not { } hash || !store.Contains(hash))
        {
            return Refused(new SpecProblem("", $"sha256:{sha256}", "a data set that is stored here: see tune data list"));
        }

        var data = store.Open(hash);
        var description = store.Describe(hash);
        var waivers = description?.UserWaivers ?? [];
        return new DatasetResolution(
            new PlannedDataset(hash.Hex, data.Series.Count, $"sha256:{sha256}")
            {
                Market = description?.Name is { Length: > 0 } name ? Path.GetFileNameWithoutExtension(name) : $"sha256:{sha256}",
                Waivers = waivers,
                WaivedFindings = waivers.IsEmpty ? 0 : description!.Report.Counts.Where(count => count.Waived).Sum(count => count.Count),
            },
            [],
            waivers.IsEmpty ? [] : [$"sha256:{sha256}: checks waived when it was imported: {string.Join(", ", waivers)}"]);
    }

    private DatasetResolution Generate(ParameterSet settings, CancellationToken cancellationToken)
    {
        var reading = GeneratorReading.Of(settings);
        if (reading.Options is not { } options)
        {
            return Refused([.. reading.Problems.Select(problem =>
                new SpecProblem($"generate.{problem.Path}", problem.Value, problem.Allowed))]);
        }

        var data = store.Generate(options, cancellationToken);

        // Fewer or more rows of the same settings are the same market: one is the beginning of the other.
        var market = new ParameterSet(settings.Where(setting => !string.Equals(setting.Key, "rows", StringComparison.Ordinal)));
        return new DatasetResolution(
            new PlannedDataset(data.Hash.Hex, data.Series.Count, settings.Canonical) { Market = market.Canonical }, [], []);
    }

    private static DatasetResolution Refused(params ImmutableArray<SpecProblem> problems) => new(null, problems, []);

    private static SpecProblem ProblemOf(GateProblem problem, string path) =>
        new("", $"{path}: {problem}", problem.Allowed ?? "data that passes the gate: see tune data check");
}
