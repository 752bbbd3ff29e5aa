using Tuning.Sessions;

namespace TuningFunctions.Datasets;

/// <summary>Finds, checks and makes the data that sessions name.</summary>
public interface IDatasetLibrary
{
    /// <summary>Resolves a reference to data by its content: reads a file through the data gate, or makes what is generated.</summary>
    /// <param name="reference">What the session file says.</param>
    /// <param name="folder">The folder that relative paths start at; null where files are out of reach.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The data set, or why there is none.</returns>
    Task<DatasetResolution> ResolveAsync(DatasetReference reference, string? folder, CancellationToken cancellationToken);

    /// <summary>Holds the data of a session on this instance until the hold is disposed.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileNotFoundException">A data set of the session is nowhere.</exception>
    Task<DatasetHold> HoldAsync(string sessionId, CancellationToken cancellationToken);
}
