using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>The running embedded host, for whom starts it: the program, the command line, a test. Resolved from the built
/// host's services; functions themselves receive a client by [DurableClient] only, as on Azure.</summary>
public sealed class EmbeddedHost
{
    private DurableTaskClient? _client;

    internal EmbeddedHost()
    {
    }

    /// <summary>The client of the task hub.</summary>
    /// <exception cref="InvalidOperationException">The host does not run.</exception>
    public DurableTaskClient Client =>
        _client ?? throw new InvalidOperationException("The host does not run: start it first.");

    /// <summary>Where HTTP functions answer; null while the host does not run or when it serves none.</summary>
    public Uri? Address { get; private set; }

    internal void Start(DurableTaskClient client, Uri? address)
    {
        _client = client;
        Address = address;
    }

    internal void Stop()
    {
        _client = null;
        Address = null;
    }
}
