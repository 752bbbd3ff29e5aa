using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace Tuning.Sessions.Reading;

/// <summary>Reads members where they are what they should be; what is not has been reported by the check of shapes.</summary>
internal static class NodeValues
{
    /// <summary>A member that is a group; an empty group where it is none.</summary>
    public static DocumentNode.Mapping Group(this DocumentNode.Mapping? map, string name) =>
        map?.Find(name) as DocumentNode.Mapping ?? new DocumentNode.Mapping(map?.Line ?? 0, []);

    /// <summary>A finite number, or null.</summary>
    public static double? Number(this DocumentNode.Mapping map, string name) =>
        map.Find(name) is DocumentNode.Number number && double.IsFinite(number.Value) ? number.Value : null;

    /// <summary>A whole number, or null.</summary>
    public static long? Whole(this DocumentNode.Mapping map, string name) => (map.Find(name) as DocumentNode.Number)?.Whole;

    /// <summary>A text, or null.</summary>
    public static string? Text(this DocumentNode.Mapping map, string name) => (map.Find(name) as DocumentNode.Text)?.Value;

    /// <summary>A truth value, or null.</summary>
    public static bool? Flag(this DocumentNode.Mapping map, string name) => (map.Find(name) as DocumentNode.Flag)?.Value;

    /// <summary>A duration, or null.</summary>
    public static TimeSpan? Duration(this DocumentNode.Mapping map, string name) =>
        map.Text(name) is { } text ? IsoDuration.Parse(text) : null;

    /// <summary>A member of an enumeration, or null.</summary>
    public static T? Word<T>(this DocumentNode.Mapping map, string name)
        where T : struct, Enum => Words.Parse<T>(map.Text(name));

    /// <summary>The value of a parameter, or null where the node is none.</summary>
    public static ParameterValue? ToParameterValue(this DocumentNode node)
    {
        switch (node)
        {
            case DocumentNode.Number number:
                return double.IsFinite(number.Value) ? number.Value : (ParameterValue?)null;
            case DocumentNode.Text text:
                return text.Value;
            case DocumentNode.Flag flag:
                return flag.Value;
            case DocumentNode.Sequence list:
                var items = list.Items.Select(ToParameterValue).ToList();
                return items.Contains(null) ? null : new ParameterValue.Sequence([.. items.OfType<ParameterValue>()]);
            default:
                return null;
        }
    }
}
