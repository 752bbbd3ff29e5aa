using System.Reflection;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Calls the method of a function and awaits whatever it returns.</summary>
internal sealed class FunctionMethod
{
    private static readonly MethodInfo OfTask =
        typeof(FunctionMethod).GetMethod(nameof(AwaitTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo OfValueTask =
        typeof(FunctionMethod).GetMethod(nameof(AwaitValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly MethodInvoker _invoker;
    private readonly Func<object?, Task<object?>> _await;

    public FunctionMethod(MethodInfo method)
    {
        _invoker = MethodInvoker.Create(method);
        _await = Awaiter(method.ReturnType);
    }

    /// <summary>Calls the method.</summary>
    /// <returns>What the method returned; null for none.</returns>
    public Task<object?> InvokeAsync(object? instance, object?[] arguments) =>
        _await(_invoker.Invoke(instance, arguments));

    private static Func<object?, Task<object?>> Awaiter(Type declared)
    {
        if (declared == typeof(Task))
        {
            return AwaitPlainTaskAsync;
        }

        if (declared == typeof(ValueTask))
        {
            return AwaitPlainValueTaskAsync;
        }

        var result = ResultRules.Unwrap(declared);
        if (result == declared)
        {
            return Task.FromResult;
        }

        var open = declared.GetGenericTypeDefinition() == typeof(Task<>) ? OfTask : OfValueTask;
        return open.MakeGenericMethod(result).CreateDelegate<Func<object?, Task<object?>>>();
    }

    private static async Task<object?> AwaitPlainTaskAsync(object? task)
    {
        await Started((Task?)task);
        return null;
    }

    private static async Task<object?> AwaitPlainValueTaskAsync(object? task)
    {
        await (ValueTask)task!;
        return null;
    }

    private static async Task<object?> AwaitTaskAsync<T>(object? task) => await Started((Task<T>?)task);

    private static async Task<object?> AwaitValueTaskAsync<T>(object? task) => await (ValueTask<T>)task!;

    private static TTask Started<TTask>(TTask? task)
        where TTask : Task =>
        task ?? throw new InvalidOperationException("The function returned null where it must return a task.");
}
