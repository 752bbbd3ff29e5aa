using System.Globalization;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Schema;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Retuning;

/// <summary>Shows champions and their history.</summary>
internal static class ChampionView
{
    /// <summary>A champion.</summary>
    public static void Write(Page page, ChampionAnswer champion)
    {
        page.Title(string.Create(CultureInfo.InvariantCulture, $"{champion.Strategy}/{champion.Market}: version {champion.Version}"));
        foreach (var (name, value) in champion.Parameters)
        {
            page.Line($"  {name}: {value.Canonical}");
        }

        page.Line($"  {champion.Verdict}, of session {champion.Session}");
        page.Line($"  stored {RunView.Time(champion.CreatedAt)} UTC by {champion.Run}");
    }

    /// <summary>A history: versions, then what happened.</summary>
    public static void Write(Page page, HistoryAnswer history)
    {
        if (history.Versions.IsEmpty)
        {
            page.Line($"{history.Strategy}/{history.Market} has no versions yet");
            return;
        }

        var versions = new TextTable(">version", "stands", "stored (UTC)", "session", "parameters");
        foreach (var version in history.Versions)
        {
            versions.Add(
                version.Version.ToString(CultureInfo.InvariantCulture),
                Words.Of(version.State),
                RunView.Time(version.CreatedAt),
                version.Session,
                string.Join(' ', version.Parameters.Select(pair => $"{pair.Key}={pair.Value.Canonical}")));
        }

        versions.WriteTo(page);
        page.Line();
        var audit = new TextTable("when (UTC)", "what", ">version", "key", "why");
        foreach (var entry in history.Audit)
        {
            audit.Add(
                RunView.Time(entry.At),
                Words.Of(entry.Kind),
                entry.Version.ToString(CultureInfo.InvariantCulture),
                entry.KeyName,
                entry.Reason);
        }

        audit.WriteTo(page);
    }
}
