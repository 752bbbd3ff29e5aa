using System.Text.Json;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.History;

/// <summary>Failures as text.</summary>
internal static class FailureText
{
    /// <summary>Writes a failure.</summary>
    public static string? Write(TaskFailureDetails? failure) =>
        failure is null ? null : JsonSerializer.Serialize(From(failure), FailureJson.Default.StoredFailure);

    /// <summary>Reads a failure.</summary>
    public static TaskFailureDetails? Read(string? text) =>
        text is null ? null : To(JsonSerializer.Deserialize(text, FailureJson.Default.StoredFailure));

    private static StoredFailure? From(TaskFailureDetails? failure) => failure is null
        ? null
        : new(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, From(failure.InnerFailure));

    private static TaskFailureDetails? To(StoredFailure? stored) => stored is null
        ? null
        : new(stored.Type, stored.Message, stored.Stack, To(stored.Inner), new Dictionary<string, object?>(StringComparer.Ordinal));
}
