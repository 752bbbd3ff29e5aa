using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Management;

/// <summary>The addresses by which clients watch and steer instances.</summary>
/// <param name="Base">Scheme and authority of the host when no request names them; null when it serves no HTTP.</param>
/// <param name="Key">The key to put into the addresses; null when none is needed or none exists.</param>
internal sealed record ManagementAddresses(Uri? Base, string? Key)
{
    /// <summary>The root of the management endpoints.</summary>
    public const string Root = "/runtime/webhooks/durabletask/instances";

    /// <summary>The address of an instance's status.</summary>
    public string StatusOf(string instanceId, Uri? requestUrl) => Address(instanceId, requestUrl, action: string.Empty);

    /// <summary>All addresses of an instance.</summary>
    public HttpManagementPayload Of(string instanceId, Uri? requestUrl) => new()
    {
        Id = instanceId,
        StatusQueryGetUri = Address(instanceId, requestUrl, action: string.Empty),
        SendEventPostUri = Address(instanceId, requestUrl, "/raiseEvent/{eventName}"),
        TerminatePostUri = Address(instanceId, requestUrl, "/terminate?reason={{text}}"),
        PurgeHistoryDeleteUri = Address(instanceId, requestUrl, action: string.Empty),
        SuspendPostUri = Address(instanceId, requestUrl, "/suspend?reason={{text}}"),
        ResumePostUri = Address(instanceId, requestUrl, "/resume?reason={{text}}"),
    };

    private string Address(string instanceId, Uri? requestUrl, string action)
    {
        var root = (requestUrl ?? Base)?.GetLeftPart(UriPartial.Authority)
            ?? throw new InvalidOperationException("The host serves no HTTP, so instances have no addresses.");
        var address = $"{root}{Root}/{Uri.EscapeDataString(instanceId)}{action}";
        if (Key is null)
        {
            return address;
        }

        return $"{address}{(action.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={Key}";
    }
}
