using System.Collections.Immutable;
using DurableTask.Core.Exceptions;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace Microsoft.DurableTask;

/// <summary>A failure as it is recorded.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">Its message.</param>
/// <param name="StackTrace">Where it was thrown, if known.</param>
/// <param name="InnerFailure">Its inner exception, if any.</param>
/// <param name="Properties">More about it, if recorded.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>Describes an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The details; those it carries, if it stands for a failed task.</returns>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            TaskFailedException { FailureDetails: { } details } => details,
            OrchestrationException { FailureDetails: { } details } => details,
            _ => FromThrown(exception),
        };
    }

    /// <summary>Whether the failure is an exception of a type.</summary>
    /// <typeparam name="T">The type; derived ones count.</typeparam>
    /// <returns>True if so.</returns>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Whether the failure is an exception of a type.</summary>
    /// <param name="targetBaseExceptionType">The type; derived ones count.</param>
    /// <returns>True if so.</returns>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException(
                $"The type {targetBaseExceptionType} is not an exception.", nameof(targetBaseExceptionType));
        }

        var type = Type.GetType(ErrorType)
            ?? targetBaseExceptionType.Assembly.GetType(ErrorType)
            ?? AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(ErrorType)).FirstOrDefault(t => t is not null);
        return targetBaseExceptionType.IsAssignableFrom(type);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    internal static TaskFailureDetails FromThrown(Exception exception) => new(
        exception.GetType().ToString(),
        MessageOf(exception),
        exception.StackTrace,
        exception.InnerException is { } inner ? FromThrown(inner) : null,
        ImmutableDictionary<string, object?>.Empty);

    private static string MessageOf(Exception exception) => exception is CoreTaskFailedException core
        ? $"Task '{core.Name}' (#{core.ScheduleId}) failed with an unhandled exception: {core.Message}"
        : exception.Message;
}
