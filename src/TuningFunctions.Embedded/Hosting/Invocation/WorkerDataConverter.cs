using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Passes durable values through the worker's serializer, by their runtime type, as the real worker does.</summary>
internal sealed class WorkerDataConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) =>
        value is null ? null : serializer.Serialize(value, value.GetType(), CancellationToken.None).ToString();

    public override object? Deserialize(string? data, Type targetType)
    {
        ArgumentNullException.ThrowIfNull(targetType);
        return data is null
            ? null
            : serializer.Deserialize(new BinaryData(data).ToStream(), targetType, CancellationToken.None);
    }
}
