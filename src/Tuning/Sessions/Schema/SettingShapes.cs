using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Strategies;

namespace Tuning.Sessions.Schema;

/// <summary>Turns what a strategy says of its settings into the shapes of a session file.</summary>
internal static class SettingShapes
{
    private const int LongestList = 64;

    /// <summary>A group of settings, each with its value.</summary>
    public static Shape.Group GroupOf(ImmutableArray<SettingDefinition> settings, bool requireRequired = true) =>
        new([.. settings.Select(setting => MemberOf(setting, requireRequired))]);

    /// <summary>What a value of a setting may be.</summary>
    public static Shape ValueOf(SettingDefinition setting) => setting.Kind switch
    {
        SettingKind.Number => new Shape.Number(setting.Minimum, setting.Maximum),
        SettingKind.WholeNumber => new Shape.WholeNumber(
            (long)(setting.Minimum ?? -(1L << 53)), (long)(setting.Maximum ?? 1L << 53)),
        SettingKind.Duration => new Shape.Duration(TimeSpan.FromSeconds(setting.Minimum ?? 0)),
        SettingKind.NumberList => ListOf(setting),
        SettingKind.Text when setting.MayBeNumberList => new Shape.Either([TextOf(setting), ListOf(setting)]),
        SettingKind.Text => TextOf(setting),
        _ => throw new InvalidOperationException($"Unknown kind {setting.Kind}."),
    };

    private static Member MemberOf(SettingDefinition setting, bool requireRequired) =>
        new(setting.Name, ValueOf(setting), setting.Meaning)
        {
            IsRequired = setting.IsRequired && requireRequired,
            IsAvailable = setting.IsAvailable,
            DefaultJson = setting.Kind is SettingKind.Number or SettingKind.WholeNumber
                ? setting.DefaultNumber is { } number ? JsonSerializer.Serialize(number, SchemaJson.Default.Double) : null
                : setting.DefaultText is { } text ? JsonSerializer.Serialize(text, SchemaJson.Default.String) : null,
        };

    private static Shape TextOf(SettingDefinition setting) => setting.Choices.IsEmpty
        ? new Shape.Text("(?s).{1,256}", "a text of 1 to 256 characters")
        : new Shape.Word([.. setting.Choices, .. setting.UnavailableChoices], setting.Choices);

    private static Shape.Sequence ListOf(SettingDefinition setting) =>
        new(new Shape.Number(setting.Minimum, setting.Maximum), 1, LongestList);
}
