using System.Text.Json;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting.Homes;

namespace TuningFunctions.Embedded.Timers;

/// <summary>The persisted states of timers, one file each.</summary>
internal sealed class TimerStates(string folder, ILogger logger)
{
    /// <summary>The state of a timer; null when it never ran here.</summary>
    public TimerState? Read(string function)
    {
        var file = FileOf(function);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), HomeJson.Default.TimerState);
        }
        catch (JsonException error)
        {
            logger.TimerStateUnreadable(function, error.Message);
            return null;
        }
    }

    /// <summary>Replaces the state of a timer, wholly or not at all.</summary>
    public void Write(string function, TimerState state)
    {
        Directory.CreateDirectory(folder);
        var draft = FileOf(function) + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(state, HomeJson.Default.TimerState));
        File.Move(draft, FileOf(function), overwrite: true);
    }

    private string FileOf(string function) => Path.Combine(folder, $"{function}.json");
}
