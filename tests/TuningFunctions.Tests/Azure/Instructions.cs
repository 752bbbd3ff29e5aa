using System.Reflection;
using System.Reflection.Emit;

namespace TuningFunctions.Tests.Azure;

/// <summary>Reads what compiled methods call.</summary>
internal static class Instructions
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every method that a class calls, state machines and lambdas included, as <c>Namespace.Type.Method</c>.</summary>
    public static IEnumerable<string> CallsOf(Type type) => type.GetNestedTypes(Any)
        .SelectMany(CallsOf)
        .Concat(type.GetMethods(Any).Cast<MethodBase>().Concat(type.GetConstructors(Any)).SelectMany(CallsOf));

    private static IEnumerable<string> CallsOf(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var instruction = s_codes[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), typeArguments, methodArguments) is { } called)
            {
                yield return NameOf(called);
            }

            at += SizeOf(instruction.OperandType, code, at);
        }
    }

    private static string NameOf(MethodBase called)
    {
        var owner = called.DeclaringType!;
        owner = owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner;
        return $"{owner.FullName!.Split('`')[0]}.{called.Name}";
    }

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
