using System.Text;
using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Http;

/// <summary>Reads bodies up to a size, whatever the caller says that their size is.</summary>
internal static class RequestBody
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Most bytes.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="RequestProblemException">It is larger.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (request.ContentLength is null || request.ContentLength <= limit)
        {
            var read = await request.Body.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return bytes.ToArray();
            }

            if (bytes.Length + read > limit)
            {
                break;
            }

            bytes.Write(buffer, 0, read);
        }

        throw new RequestProblemException(
            StatusCodes.Status413PayloadTooLarge, "The body is too large", $"The body has more than {limit} bytes.",
            new Tuning.Sessions.SpecProblem("$", null, $"at most {limit} bytes"));
    }

    /// <summary>The text of a body in UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Most bytes.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="RequestProblemException">It is larger, or no UTF-8.</exception>
    public static async Task<string> ReadTextAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, limit, cancellationToken);
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw RequestProblemException.Invalid("$", "bytes that are no text", "text in UTF-8");
        }
    }
}
