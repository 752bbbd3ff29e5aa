using System.Globalization;
using Microsoft.DurableTask;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded.Hosting.Settings;

/// <summary>Reads the engine's options from host.json's durableTask section; what the app's start names wins.</summary>
internal static class DurableSection
{
    private const string HubFile = "hub.db";

    /// <summary>The options of the engine of a home.</summary>
    /// <exception cref="InvalidDataException">A value of the section is not one of the allowed ones.</exception>
    public static DurableEngineOptions Read(HostFile file, EmbeddedHostOptions options, string home, DataConverter converter) => new()
    {
        Path = Path.Combine(home, HubFile),
        Converter = converter,
        ShowsFirstInput = true,
        Durability = options.SurvivesPowerCut ? Durability.Power : Durability.Process,
        ReplayEveryEpisode = options.ReplayEveryEpisode,
        MaxConcurrentActivities = Limit(file, "maxConcurrentActivityFunctions", options.MaxConcurrentActivities),
        MaxConcurrentOrchestrators = Limit(file, "maxConcurrentOrchestratorFunctions", given: 0),
        DefaultVersion = file.DurableTask["defaultVersion"] ?? string.Empty,
        VersionMatch = Choice(file, "versionMatchStrategy", VersionMatch.None),
        VersionMismatch = Choice(file, "versionFailureStrategy", VersionMismatch.Reject),
    };

    private static int Limit(HostFile file, string name, int given)
    {
        if (given > 0 || file.DurableTask[name] is not { } text)
        {
            return given;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new InvalidDataException($"host.json: extensions.durableTask.{name} is '{text}'; allowed is a whole number from 1.");
    }

    private static T Choice<T>(HostFile file, string name, T absent)
        where T : struct, Enum
    {
        if (file.DurableTask[name] is not { } text)
        {
            return absent;
        }

        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException(
                $"host.json: extensions.durableTask.{name} is '{text}'; allowed are {string.Join(", ", Enum.GetNames<T>())}.");
    }
}
