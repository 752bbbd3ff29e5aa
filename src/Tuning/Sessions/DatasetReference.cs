using Tuning.Spaces;

namespace Tuning.Sessions;

/// <summary>How a session file names a data set.</summary>
public abstract record DatasetReference
{
    private DatasetReference()
    {
    }

    /// <summary>Name of the market that the data is of; null where the session file says nothing.</summary>
    public string? Market { get; init; }

    /// <summary>A file.</summary>
    /// <param name="Path">Its path; relative ones start at the folder of the session file.</param>
    public sealed record File(string Path) : DatasetReference;

    /// <summary>Stored content.</summary>
    /// <param name="Sha256">SHA-256 of the canonical content, 64 lower-case hexadecimal digits.</param>
    public sealed record Content(string Sha256) : DatasetReference;

    /// <summary>Data that the strategy's generator makes.</summary>
    /// <param name="Settings">The generator's settings by name, defaults included.</param>
    public sealed record Generated(ParameterSet Settings) : DatasetReference;
}
