using System.Net;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>How a request that an orchestrator sends is repeated.</summary>
public class HttpRetryOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="statusCodesToRetry">The answers after which it is repeated; every one from 400 on when none is given.</param>
    public HttpRetryOptions(IList<HttpStatusCode>? statusCodesToRetry = null) =>
        StatusCodesToRetry = statusCodesToRetry ?? [];

    /// <summary>The delay before the first repetition; default 1 s.</summary>
    public TimeSpan FirstRetryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay; default 1 hour.</summary>
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>By what each delay is longer than the one before; default 1.</summary>
    public double BackoffCoefficient { get; set; } = 1;

    /// <summary>How long it is repeated; default without end.</summary>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.MaxValue;

    /// <summary>How often it is sent at most, the first time included; default 1.</summary>
    public int MaxNumberOfAttempts { get; set; } = 1;

    /// <summary>The answers after which it is repeated; every one from 400 on when empty.</summary>
    public IList<HttpStatusCode> StatusCodesToRetry { get; }
}
