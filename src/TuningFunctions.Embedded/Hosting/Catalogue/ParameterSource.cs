using System.Reflection;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Where a parameter's value comes from.</summary>
internal abstract record ParameterSource
{
    private ParameterSource()
    {
    }

    /// <summary>The trigger's own value, or what is read from it.</summary>
    /// <param name="Type">The type of the parameter.</param>
    public sealed record Trigger(Type Type) : ParameterSource;

    /// <summary>The orchestration's input.</summary>
    /// <param name="Read">Reads the input as the type of the parameter.</param>
    public sealed record OrchestrationInput(Func<TaskOrchestrationContext, object?> Read) : ParameterSource
    {
        private static readonly MethodInfo Open =
            typeof(OrchestrationInput).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!;

        /// <summary>The input as a type.</summary>
        public static OrchestrationInput Of(Type type) =>
            new(Open.MakeGenericMethod(type).CreateDelegate<Func<TaskOrchestrationContext, object?>>());

        private static object? ReadAs<T>(TaskOrchestrationContext context) => context.GetInput<T>();
    }

    /// <summary>A value that the trigger brought along, by name.</summary>
    /// <param name="Name">The name, for instance of a route value.</param>
    /// <param name="Type">The type of the parameter.</param>
    /// <param name="Default">What to pass when the value is absent.</param>
    public sealed record BindingData(string Name, Type Type, object? Default) : ParameterSource;

    /// <summary>The body of the request; read before the call.</summary>
    /// <param name="Type">The type of the parameter.</param>
    public sealed record Body(Type Type) : ParameterSource;

    /// <summary>The client of the task hub.</summary>
    public sealed record Client : ParameterSource;

    /// <summary>The invocation itself.</summary>
    public sealed record Context : ParameterSource;

    /// <summary>The invocation's cancellation.</summary>
    public sealed record Cancellation : ParameterSource;
}
