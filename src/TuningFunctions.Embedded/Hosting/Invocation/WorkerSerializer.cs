using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>The serializer of the worker: what WorkerOptions names, else System.Text.Json that ignores the case of names.</summary>
internal static class WorkerSerializer
{
    /// <summary>The default serializer: writes names as declared, reads them in any case, leaves fields out.</summary>
    public static ObjectSerializer Default { get; } =
        new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The serializer of an invocation's app.</summary>
    public static ObjectSerializer Of(FunctionContext context) => Of(context.InstanceServices);

    /// <summary>The serializer of an app.</summary>
    public static ObjectSerializer Of(IServiceProvider services) =>
        services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer ?? Default;
}
