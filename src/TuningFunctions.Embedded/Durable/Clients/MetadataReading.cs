using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Reads instances for clients.</summary>
internal static class MetadataReading
{
    /// <summary>An instance in the columns key, id, name, status, created, updated, input, output, custom status, failure, tags.</summary>
    /// <param name="r">The row.</param>
    /// <param name="converter">The converter when payloads were fetched.</param>
    public static OrchestrationMetadata Read(SqliteDataReader r, DataConverter? converter) => new(r.GetString(2), r.GetString(1))
    {
        RuntimeStatus = (OrchestrationRuntimeStatus)r.GetInt32(3),
        CreatedAt = new DateTimeOffset(r.Instant(4)),
        LastUpdatedAt = new DateTimeOffset(r.Instant(5)),
        SerializedInput = r.Text(6),
        SerializedOutput = r.Text(7),
        SerializedCustomStatus = r.Text(8),
        FailureDetails = FailureText.Read(r.Text(9)),
        Tags = TagText.Read(r.Text(10)),
        DataConverter = converter,
    };
}
