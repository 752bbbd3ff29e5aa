using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Artifacts;
using Tuning.Sessions;
using TuningFunctions.Datasets;
using TuningFunctions.Http.OpenApi;

namespace TuningFunctions.Http;

/// <summary>Takes data sets over HTTP: parts by their hash, then the file of them through the data gate.</summary>
/// <param name="intake">What puts parts together.</param>
public sealed class DatasetFunctions(DatasetIntake intake)
{
    /// <summary>The largest part, in bytes: 16 MiB.</summary>
    public const int LargestPartBytes = 16 * 1024 * 1024;

    private const int LargestCommitBytes = 1024 * 1024;
    private const int MostParts = 4096;
    private const int LongestName = 200;
    private const string HashAllowed = "64 lower-case hexadecimal digits";

    /// <summary>
    /// Keeps a part of a file, at most 16 MiB, under SHA-256 of its bytes: 201, or 400 where they have another hash. Sent again
    /// it changes nothing.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="hash">SHA-256 of the part.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("PutDatasetPart")]
    [Operation("Keep a part of a data file, at most 16 MiB, under the SHA-256 of its bytes")]
    [RequestContent("application/octet-stream")]
    [Responds(201, null)]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(413, typeof(ProblemAnswer))]
    public async Task<IActionResult> PutPartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/datasets/parts/{hash}")] HttpRequest request,
        string hash,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireHash("hash", hash);
        var part = await RequestBody.ReadBytesAsync(request, LargestPartBytes, cancellationToken);
        var found = Convert.ToHexStringLower(SHA256.HashData(part));
        if (!string.Equals(found, hash, StringComparison.Ordinal))
        {
            throw RequestProblemException.Invalid("hash", hash, $"the hash of the body, which is {found}");
        }

        await intake.KeepAsync(part, cancellationToken);
        return new StatusCodeResult(StatusCodes.Status201Created);
    }

    /// <summary>
    /// Makes a data set of a file whose parts were sent: 201 with its name, or 400 with everything that the data gate refuses. A
    /// file that became a data set before is found again.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("CommitDataset")]
    [Operation("Make a data set of a file whose parts were sent, through the data gate")]
    [RequestContent("application/json", Type = typeof(DatasetCommit))]
    [Responds(201, typeof(DatasetAnswer))]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(413, typeof(ProblemAnswer))]
    public async Task<IActionResult> CommitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/datasets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var commit = Read(await RequestBody.ReadTextAsync(request, LargestCommitBytes, cancellationToken));
        var resolution = await intake.CommitAsync(commit, cancellationToken);
        if (resolution.Dataset is not { } dataset)
        {
            throw new RequestProblemException(
                StatusCodes.Status400BadRequest, "Refused data", "The file is no data set; nothing of it was stored.", resolution.Problems);
        }

        request.HttpContext.Response.Headers.Location = $"/api/datasets/{dataset.Sha256}";
        return Answers.Json(
            new DatasetAnswer($"sha256:{dataset.Sha256}", dataset.Name, dataset.Rows, resolution.Warnings),
            HttpJson.Default.DatasetAnswer,
            StatusCodes.Status201Created);
    }

    /// <summary>Shows a data set.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hash">SHA-256 of its content.</param>
    /// <param name="cancellationToken">Ends the work with the request.</param>
    [Function("GetDataset")]
    [Operation("Show a data set")]
    [Responds(200, typeof(DatasetAnswer))]
    [Responds(304, null)]
    [Responds(400, typeof(ProblemAnswer))]
    [Responds(404, typeof(ProblemAnswer))]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/datasets/{hash}")] HttpRequest request,
        string hash,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireHash("hash", hash);
        return await intake.FindAsync(new ContentHash(hash), cancellationToken) is { } found
            ? EntityTag.Of(request, Answers.Json(
                new DatasetAnswer($"sha256:{hash}", found.Name, found.Report.AcceptedRows, [.. found.Report.Warnings.Select(warning => warning.ToString())]),
                HttpJson.Default.DatasetAnswer))
            : throw new RequestProblemException(
                StatusCodes.Status404NotFound,
                "No such data set",
                $"There is no data set sha256:{hash}.",
                new SpecProblem("hash", hash, "the hash of a data set that was stored"));
    }

    private static DatasetCommit Read(string text)
    {
        DatasetCommit commit;
        try
        {
            commit = JsonSerializer.Deserialize(text, RequestJson.Default.DatasetCommit)
                ?? throw RequestProblemException.Invalid("$", "null", "an object with name, sha256 and parts");
        }
        catch (JsonException failure)
        {
            throw RequestProblemException.Invalid(
                failure.Path is { Length: > 0 } path ? path : "$", "something else", "an object with name, sha256 and parts, and nothing besides");
        }

        var problems = ImmutableArray.CreateBuilder<SpecProblem>();
        if (commit.Name is not { Length: >= 1 and <= LongestName } || commit.Name.Any(char.IsControl))
        {
            problems.Add(new SpecProblem("name", commit.Name, $"1 to {LongestName} characters"));
        }

        if (!ArtifactName.IsValid(commit.Sha256))
        {
            problems.Add(new SpecProblem("sha256", commit.Sha256, HashAllowed));
        }

        ImmutableArray<string> parts = commit.Parts.IsDefault ? [] : commit.Parts;
        if (parts.Length is 0 or > MostParts)
        {
            problems.Add(new SpecProblem("parts", parts.Length.ToString(CultureInfo.InvariantCulture), $"1 to {MostParts} parts"));
        }

        problems.AddRange(parts
            .Select((part, index) => (part, index))
            .Where(entry => !ArtifactName.IsValid(entry.part))
            .Select(entry => new SpecProblem(
                string.Create(CultureInfo.InvariantCulture, $"parts[{entry.index}]"), entry.part, HashAllowed)));
        return problems.Count == 0
            ? commit
            : throw new RequestProblemException(
                StatusCodes.Status400BadRequest, "Invalid request", "The file cannot be put together.", problems.ToImmutable());
    }

    private static void RequireHash(string path, string text)
    {
        if (!ArtifactName.IsValid(text))
        {
            throw RequestProblemException.Invalid(path, text, HashAllowed);
        }
    }
}
