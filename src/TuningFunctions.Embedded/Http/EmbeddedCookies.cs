using Microsoft.Azure.Functions.Worker.Http;

namespace TuningFunctions.Embedded.Http;

/// <summary>Writes cookies as headers of a response.</summary>
internal sealed class EmbeddedCookies(EmbeddedResponseData response) : HttpCookies
{
    public override void Append(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        response.Headers.TryAddWithoutValidation(
            "Set-Cookie", $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}; path=/");
    }
}
