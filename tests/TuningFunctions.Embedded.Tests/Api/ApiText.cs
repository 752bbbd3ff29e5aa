using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TuningFunctions.Embedded.Tests.Api;

/// <summary>Public types and members in the words of the list of the real API.</summary>
internal static class ApiText
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Header(Type type)
    {
        if (type.IsSubclassOf(typeof(MulticastDelegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"public delegate {Types.Name(invoke.ReturnParameter)} {type.Namespace}.{Types.Name(type)}({Parameters(invoke)})";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => IsReadOnly(type) ? "readonly struct" : "struct",
            _ => (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty)
                + (IsRecord(type) ? "record" : "class"),
        };
        var bases = Bases(type).Select(Types.Name).Where(static b => b.Length > 0).ToList();
        return $"public {kind} {type.Namespace}.{Types.Name(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : string.Empty)}";
    }

    /// <summary>The attributes of a type that an app can see the effect of, as the list writes them.</summary>
    public static IEnumerable<string> Attributes(Type type) => type.CustomAttributes
        .Where(static a => a.AttributeType == typeof(AttributeUsageAttribute))
        .Select(static a => $"[AttributeUsage({string.Join(", ", a.ConstructorArguments
            .Select(static c => ((AttributeTargets)c.Value!).ToString().Replace(", ", " | ", StringComparison.Ordinal))
            .Concat(a.NamedArguments.Select(static n => $"{n.MemberName} = {((bool)n.TypedValue.Value! ? "true" : "false")}")))})]");

    /// <summary>The members that are out of date, as the list writes them.</summary>
    public static IEnumerable<string> Obsolete(Type type) =>
        Members(type, static member => member.IsDefined(typeof(ObsoleteAttribute), false));

    public static IEnumerable<string> Members(Type type) => Members(type, static _ => true);

    private static IEnumerable<string> Members(Type type, Func<MemberInfo, bool> isWanted)
    {
        if (type.IsSubclassOf(typeof(MulticastDelegate)))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => isWanted(f)).Select(static f =>
                string.Create(CultureInfo.InvariantCulture, $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}"));
        }

        return type.GetConstructors(All).Where(Visible).Where(static c => !c.IsStatic).Where(c => !Generated(c)).Where(c => isWanted(c)).Select(c => Constructor(c))
            .Concat(type.GetMethods(All).Where(Visible).Where(static m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)).Where(m => !Generated(m)).Where(m => isWanted(m)).Select(Method))
            .Concat(type.GetProperties(All).Where(static p => p.GetAccessors(true).Any(Visible)).Where(static p => p.Name is not "EqualityContract").Where(p => isWanted(p)).Select(Property))
            .Concat(type.GetFields(All).Where(static f => f.IsPublic || f.IsFamily).Where(static f => !f.Name.Contains('<', StringComparison.Ordinal)).Where(f => isWanted(f)).Select(Field));
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Generated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || method.Name is "<Clone>$";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", All) is not null;

    private static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), false);

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var own = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? new[] { b } : [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited).ToList();
        return own.Concat(interfaces);
    }

    private static string Constructor(ConstructorInfo constructor) =>
        $"ctor {(constructor.IsFamily ? "protected " : string.Empty)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    private static string Method(MethodInfo method)
    {
        if (method.Name is "op_Implicit")
        {
            return $"static implicit operator {Types.Name(method.ReturnParameter)}({Parameters(method)})";
        }

        var name = method.Name switch
        {
            "op_Equality" => "operator ==",
            "op_Inequality" => "operator !=",
            _ => method.Name,
        };
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(static a => a.Name))}>"
            : string.Empty;
        return $"{Modifiers(method)}{Types.Name(method.ReturnParameter)} {name}{generics}({Parameters(method)}){Constraints(method)}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(Visible).ToList();
        var parts = new List<string>();
        if (property.GetMethod is { } get && Visible(get))
        {
            parts.Add("get;");
        }

        if (property.SetMethod is { } set && Visible(set))
        {
            parts.Add(set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;");
        }

        return $"{Modifiers(accessors[0])}{Types.Name(property)} {property.Name} {{ {string.Join(' ', parts)} }}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? string.Create(CultureInfo.InvariantCulture, $"const {Types.Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}")
        : $"{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{Types.Name(field)} {field.Name}";

    private static string Modifiers(MethodInfo method)
    {
        var visibility = method.IsFamily ? "protected " : string.Empty;
        var kind = method switch
        {
            { DeclaringType.IsInterface: true } => string.Empty,
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } when !method.Attributes.HasFlag(MethodAttributes.NewSlot) => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => string.Empty,
        };
        return visibility + kind;
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false);
        return string.Join(", ", method.GetParameters().Select((p, i) =>
            (i == 0 && extension ? "this " : string.Empty)
            + (p.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : string.Empty)
            + $"{Types.Name(p)} {p.Name}{Default(p)}"));
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return string.Empty;
        }

        return parameter.DefaultValue switch
        {
            null when parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => " = default",
            null => " = null",
            bool b => b ? " = true" : " = false",
            var value => " = " + Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static string Constraints(MethodInfo method) => string.Concat(method.IsGenericMethod
        ? method.GetGenericArguments().Select(static a =>
        {
            var parts = new List<string>();
            if (a.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                parts.Add("class");
            }

            parts.AddRange(a.GetGenericParameterConstraints().Select(Types.Name));
            return parts.Count > 0 ? $" where {a.Name} : {string.Join(", ", parts)}" : string.Empty;
        })
        : []);
}
