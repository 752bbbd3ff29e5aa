using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Sessions;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Datasets;

/// <summary>
/// Puts uploaded parts together and takes the file through the data gate. Any instance can do it, and again: a part is named
/// by its content, and a file that became a data set is known by its hash.
/// </summary>
/// <param name="uploads">Where parts wait.</param>
/// <param name="local">The data sets of this instance.</param>
/// <param name="shared">What other instances know.</param>
/// <param name="register">Which files became data sets.</param>
public sealed class DatasetIntake(DatasetUploads uploads, DataSetStore local, SharedDatasets shared, IDatasetRegister register)
{
    /// <summary>Keeps a part until its file is put together.</summary>
    /// <param name="part">Its bytes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task KeepAsync(byte[] part, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(part, writable: false);
        await uploads.Store.PutAsync(content, cancellationToken);
    }

    /// <summary>Makes a data set of a file whose parts are here; a file that became one is found again.</summary>
    /// <param name="commit">The file, whose hashes are hashes.</param>
    /// <param name="cancellationToken">Ends the work; the parts stay.</param>
    public async Task<DatasetResolution> CommitAsync(DatasetCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (await register.FindUploadAsync(commit.Sha256, cancellationToken) is { } known
            && await FindAsync(new ContentHash(known), cancellationToken) is { } description)
        {
            return new DatasetResolution(new(known, description.Report.AcceptedRows, description.Name), [], []);
        }

        var missing = await MissingAsync(commit.Parts, cancellationToken);
        if (!missing.IsEmpty)
        {
            return Refused(missing);
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        foreach (var part in commit.Parts)
        {
            await uploads.Store.ReadAsync(part, file, cancellationToken);
        }

        file.Position = 0;
        var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        if (!string.Equals(found, commit.Sha256, StringComparison.Ordinal))
        {
            return Refused(new SpecProblem("sha256", commit.Sha256, $"the hash of the parts put together, which is {found}"));
        }

        file.Position = 0;
        var outcome = local.Import(file, new ImportOptions { Name = commit.Name }, cancellationToken);
        if (outcome.Hash is not { } hash)
        {
            return Refused([.. outcome.Report.Problems.Select(problem => new SpecProblem(
                problem.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"file.line{line}") : "file",
                problem.ToString(),
                problem.Allowed ?? "data that passes the data gate"))]);
        }

        await shared.PublishAsync(hash, cancellationToken);
        await register.AddUploadAsync(commit.Sha256, hash.Hex, cancellationToken);
        foreach (var part in commit.Parts.Distinct(StringComparer.Ordinal))
        {
            await uploads.Store.DeleteAsync(part, cancellationToken);
        }

        return new DatasetResolution(new(hash.Hex, outcome.Report.AcceptedRows, commit.Name), [], [.. outcome.Report.Warnings.Select(warning => warning.ToString())]);
    }

    /// <summary>What is known about a data set of this or of another instance; nothing when there is none.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DataSetDescription?> FindAsync(ContentHash hash, CancellationToken cancellationToken) =>
        local.Describe(hash)
        ?? (await register.FindDatasetAsync(hash.Hex, cancellationToken) is { } registered
            ? DataSetStore.ReadDescription(registered.DescriptionJson)
            : null);

    private async Task<ImmutableArray<SpecProblem>> MissingAsync(ImmutableArray<string> parts, CancellationToken cancellationToken)
    {
        var missing = ImmutableArray.CreateBuilder<SpecProblem>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (!await uploads.Store.ExistsAsync(parts[i], cancellationToken))
            {
                missing.Add(new SpecProblem(
                    string.Create(CultureInfo.InvariantCulture, $"parts[{i}]"), parts[i], "a part that was uploaded: PUT api/datasets/parts/HASH"));
            }
        }

        return missing.ToImmutable();
    }

    private static DatasetResolution Refused(params ImmutableArray<SpecProblem> problems) => new(null, problems, []);
}
