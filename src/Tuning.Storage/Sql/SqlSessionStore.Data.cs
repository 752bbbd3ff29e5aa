using Dapper;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>Data sets that every instance can fetch.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task AddDatasetAsync(RegisteredDataset dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return WriteAsync(transaction => ExecuteAsync(transaction, "InsertData", dataset, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RegisteredDataset?> FindDatasetAsync(string sha256, CancellationToken cancellationToken) => ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<RegisteredRow>(
            Command("FindData", new { Sha256 = sha256 }, null, cancellationToken)))?.ToDataset(),
        cancellationToken);

    /// <inheritdoc/>
    public Task AddUploadAsync(string uploadSha256, string datasetSha256, CancellationToken cancellationToken) => WriteAsync(
        transaction => ExecuteAsync(
            transaction, "InsertUpload", new { Sha256 = uploadSha256, DatasetSha256 = datasetSha256 }, cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindUploadAsync(string uploadSha256, CancellationToken cancellationToken) => ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<string>(
            Command("FindUpload", new { Sha256 = uploadSha256 }, null, cancellationToken)),
        cancellationToken);
}
