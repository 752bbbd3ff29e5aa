using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;
using Tuning.Statistics;

namespace TuningFunctions.Retuning;

/// <summary>
/// The edges that champions were trained on, as drift is measured against them. Weeks of quotes are read once for a champion and
/// not at each look. Safe to share between threads.
/// </summary>
/// <param name="windows">The data.</param>
public sealed class DriftReferences(IMarketWindows windows)
{
    private const int LeastHours = 48;
    private const int LeastRows = 100;
    private const ulong Seed = 0;

    private readonly ConcurrentDictionary<(ChampionKey Place, int Checks), (string Source, DriftReference? Reference)> _known = new();

    /// <summary>The reference of a champion; null where it was trained on too few hours or rows.</summary>
    /// <param name="champion">The champion.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="data">The market's data sets, in order of their first row.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DriftReference?> OfAsync(
        ChampionVersion champion, DriftTrigger trigger, ImmutableArray<MarketData> data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentNullException.ThrowIfNull(trigger);
        var place = (champion.Key, trigger.Checks);
        // Older data that arrives late may belong to what the champion was trained on.
        var sets = data.Where(set => set.EndNs >= champion.TrainStartNs && set.StartNs < champion.TrainEndNs).Select(set => set.Sha256);
        var source = string.Join('/', sets.Prepend(champion.Version.ToString(CultureInfo.InvariantCulture)));
        if (_known.TryGetValue(place, out var known) && string.Equals(known.Source, source, StringComparison.Ordinal))
        {
            return known.Reference;
        }

        var reference = await ReadAsync(champion, trigger, data, cancellationToken);
        _known[place] = (source, reference);
        return reference;
    }

    private async Task<DriftReference?> ReadAsync(
        ChampionVersion champion, DriftTrigger trigger, ImmutableArray<MarketData> data, CancellationToken cancellationToken)
    {
        var hours = await windows.EdgesByHourAsync(data, champion.TrainStartNs, champion.TrainEndNs, cancellationToken);
        double[] edges = [.. hours.SelectMany(hour => hour)];
        if (hours.Length < LeastHours || edges.Length < LeastRows)
        {
            return null;
        }

        var stability = new PopulationStability(edges);
        return new DriftReference(
            stability, AlarmCalibration.Drift(stability, [.. hours.Select(hour => stability.Count(hour))], trigger.Checks, Seed));
    }
}
