using System.Net;

namespace TuningFunctions.Tests.Retuning;

/// <summary>An address that refuses some notifications and keeps all of them.</summary>
internal sealed class RecordedHook(int failures) : HttpMessageHandler
{
    public List<(string Body, string Timestamp, string Signature)> Messages { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Messages.Add((
            await request.Content!.ReadAsStringAsync(cancellationToken),
            request.Headers.GetValues("X-Tune-Timestamp").Single(),
            request.Headers.GetValues("X-Tune-Signature").Single()));
        return new HttpResponseMessage(Messages.Count <= failures ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
    }
}
