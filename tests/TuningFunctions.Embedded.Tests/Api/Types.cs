using System.Reflection;

namespace TuningFunctions.Embedded.Tests.Api;

/// <summary>Names of types as C# writes them, with nullability.</summary>
internal static class Types
{
    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
    };

    public static string Name(Type type) => Name(type, null);

    public static string Name(ParameterInfo parameter) => Name(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Name(PropertyInfo property) => Name(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Name(FieldInfo field) => Name(field.FieldType, new NullabilityInfoContext().Create(field));

    private static string Name(Type type, NullabilityInfo? info)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner, null) + "?";
        }

        var mark = info is not null && !type.IsValueType && State(info) == NullabilityState.Nullable ? "?" : string.Empty;
        if (type.IsArray)
        {
            return Name(type.GetElementType()!, info?.ElementType) + "[]" + mark;
        }

        if (_keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        if (!type.IsGenericType)
        {
            return type.Name + mark;
        }

        var arguments = type.GetGenericArguments();
        var names = arguments.Select((a, i) => Name(a, info?.GenericTypeArguments.ElementAtOrDefault(i)));
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", names)}>{mark}";
    }

    private static NullabilityState State(NullabilityInfo info) =>
        info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState;
}
