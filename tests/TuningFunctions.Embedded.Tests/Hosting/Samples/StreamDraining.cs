namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Reads streams to their end.</summary>
internal static class StreamDraining
{
    public static Task DrainAsync(this Stream stream, CancellationToken cancellationToken) =>
        stream.CopyToAsync(Stream.Null, cancellationToken);
}
