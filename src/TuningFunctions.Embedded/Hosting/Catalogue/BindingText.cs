using System.ComponentModel;
using System.Globalization;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Reads the value of a parameter from text.</summary>
internal static class BindingText
{
    /// <summary>Whether a type can be read from text.</summary>
    public static bool CanRead(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum
            || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(Guid)
            || plain == typeof(DateTime) || plain == typeof(DateTimeOffset) || plain == typeof(TimeSpan);
    }

    /// <summary>Reads a value, the same in every culture.</summary>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public static object? Read(string text, Type type)
    {
        if (type == typeof(string))
        {
            return text;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromString(context: null, CultureInfo.InvariantCulture, text);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"'{text}' cannot be read as {type}.", error);
        }
    }
}
