using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace TuningFunctions.Embedded.Management;

/// <summary>The address that a client used.</summary>
internal static class RequestUrl
{
    /// <summary>The address of a request.</summary>
    public static Uri Of(HttpRequest request) => new(request.GetEncodedUrl());
}
