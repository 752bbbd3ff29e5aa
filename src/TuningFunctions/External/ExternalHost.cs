using System.Collections.Immutable;
using System.Text.Json;

namespace TuningFunctions.External;

/// <summary>What this host lets external strategies do. Nothing unless it is configured.</summary>
public sealed record ExternalHost
{
    /// <summary>Name of the setting that holds <see cref="Commands"/>: a JSON object of names and lists of words.</summary>
    public const string CommandsSetting = "TUNE_COMMANDS";

    /// <summary>Name of the setting that holds <see cref="HttpHosts"/>, separated by commas.</summary>
    public const string HttpHostsSetting = "TUNE_HTTP_HOSTS";

    /// <summary>The programs that a session may name, whoever launches it; none unless configured.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Commands { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The hosts that trials may be posted to, names and addresses; a private address only where it is listed as one.</summary>
    public ImmutableHashSet<string> HttpHosts { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether programs can be started here.</summary>
    public bool CanStartProcesses { get; init; } = true;

    /// <summary>Reads the settings of a host.</summary>
    /// <param name="setting">The value of a setting by its name; null where it is not set.</param>
    /// <exception cref="InvalidOperationException">A setting is no list of what it lists.</exception>
    public static ExternalHost Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new ExternalHost
        {
            Commands = CommandsOf(setting(CommandsSetting)),
            HttpHosts = (setting(HttpHostsSetting) ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> CommandsOf(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
        }

        try
        {
            var read = JsonSerializer.Deserialize(json, ExternalJson.Default.DictionaryStringStringArray) ?? [];
            return read.Values.All(words => words is { Length: > 0 } && Array.TrueForAll(words, word => !string.IsNullOrEmpty(word)))
                ? read.ToImmutableSortedDictionary(pair => pair.Key, pair => ImmutableArray.Create(pair.Value), StringComparer.Ordinal)
                : throw new InvalidOperationException($"{CommandsSetting}: each command is a list of one or more words.");
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException(
                $$"""{{CommandsSetting}} is no JSON object of names and lists of words, such as {"bot":["python3","/srv/bot.py"]}: {{exception.Message}}""", exception);
        }
    }
}
