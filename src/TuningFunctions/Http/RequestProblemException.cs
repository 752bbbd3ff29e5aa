using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.Http;

/// <summary>A request that is refused: the middleware turns it into problem details.</summary>
internal sealed class RequestProblemException : Exception
{
    /// <summary>Refuses a request.</summary>
    /// <param name="status">The HTTP status, 400 to 499.</param>
    /// <param name="title">The problem in a few words.</param>
    /// <param name="detail">The problem in a sentence.</param>
    /// <param name="problems">Each problem with path, value and what is allowed.</param>
    public RequestProblemException(int status, string title, string detail, params ImmutableArray<SpecProblem> problems)
        : base(detail)
    {
        Status = status;
        Title = title;
        Problems = problems;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The problem in a few words.</summary>
    public string Title { get; }

    /// <summary>Each problem with path, value and what is allowed.</summary>
    public ImmutableArray<SpecProblem> Problems { get; }

    /// <summary>A request with a value that is not allowed.</summary>
    /// <param name="path">Where it stands, such as <c>limit</c>.</param>
    /// <param name="value">What was found; null when something is missing.</param>
    /// <param name="allowed">What is allowed there.</param>
    public static RequestProblemException Invalid(string path, string? value, string allowed) =>
        new(400, "Invalid request", $"{path} is {value ?? "missing"}; {allowed}.", new SpecProblem(path, value, allowed));

    /// <summary>A request for a session that does not exist.</summary>
    /// <param name="id">The id that was asked for.</param>
    public static RequestProblemException UnknownSession(string id) =>
        new(404, "No such session", $"There is no session {id}.", new SpecProblem("id", id, "the id of a session: see api/sessions"));
}
