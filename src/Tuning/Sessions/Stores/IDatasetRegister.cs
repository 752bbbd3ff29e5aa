namespace Tuning.Sessions.Stores;

/// <summary>
/// What is known about data sets whose content stands in the artifact store, and about the uploads that became data sets.
/// Safe to use from several threads and processes.
/// </summary>
public interface IDatasetRegister
{
    /// <summary>Registers a data set whose content is stored; one that is registered stays as it is.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddDatasetAsync(RegisteredDataset dataset, CancellationToken cancellationToken);

    /// <summary>The data set of a content; null when none is registered.</summary>
    /// <param name="sha256">SHA-256 of the content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RegisteredDataset?> FindDatasetAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Notes which data set an uploaded file became; a file that is noted stays as it is.</summary>
    /// <param name="uploadSha256">SHA-256 of the file as it was uploaded.</param>
    /// <param name="datasetSha256">SHA-256 of the data set's content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddUploadAsync(string uploadSha256, string datasetSha256, CancellationToken cancellationToken);

    /// <summary>The data set that an uploaded file became, by SHA-256 of its content; null when the file is unknown.</summary>
    /// <param name="uploadSha256">SHA-256 of the file as it was uploaded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> FindUploadAsync(string uploadSha256, CancellationToken cancellationToken);
}
