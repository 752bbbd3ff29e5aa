using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Tuning.Sessions;

namespace TuningFunctions.Http;

/// <summary>Makes the answers of HTTP functions.</summary>
internal static class Answers
{
    /// <summary>An answer in JSON.</summary>
    public static ContentResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new()
    {
        Content = JsonSerializer.Serialize(value, type),
        ContentType = "application/json; charset=utf-8",
        StatusCode = status,
    };

    /// <summary>Writes problem details to an answer that has not begun.</summary>
    public static Task WriteAsync(
        HttpContext context, int status, string title, string? detail, params ImmutableArray<SpecProblem> problems)
    {
        var problem = Problem(status, title, detail, problems);
        context.Response.StatusCode = status;
        context.Response.ContentType = problem.ContentType;
        return context.Response.WriteAsync(problem.Content!, context.RequestAborted);
    }

    /// <summary>Problem details.</summary>
    public static ContentResult Problem(int status, string title, string? detail, params ImmutableArray<SpecProblem> problems) => new()
    {
        Content = JsonSerializer.Serialize(
            new ProblemAnswer("about:blank", title, status, detail, problems), HttpJson.Default.ProblemAnswer),
        ContentType = "application/problem+json; charset=utf-8",
        StatusCode = status,
    };
}
