using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace TuningFunctions.Embedded.Http;

/// <summary>A response that is kept until the function returns it.</summary>
internal sealed class EmbeddedResponseData(FunctionContext context) : HttpResponseData(context)
{
    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body { get; set; } = new MemoryStream();

    public override HttpCookies Cookies => field ??= new EmbeddedCookies(this);

    /// <summary>Sends the response.</summary>
    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = (int)StatusCode;
        foreach (var (name, values) in Headers)
        {
            response.Headers.Append(name, values.ToArray());
        }

        if (Body.CanSeek)
        {
            Body.Position = 0;
            response.ContentLength = Body.Length;
        }

        await Body.CopyToAsync(response.Body, cancellationToken);
    }
}
