using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tuning.Retuning.Champions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Validation.Evidence;

namespace Tuning.Sessions.Planning;

/// <summary>Writes a plan as JSON, with its session as a session file, and reads it back.</summary>
/// <param name="capabilities">What this build carries out.</param>
public sealed class PlanJson(BuildCapabilities capabilities)
{
    private const int SchemaVersion = 1;

    /// <summary>The plan as JSON.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var json = new JsonObject
        {
            ["schemaVersion"] = SchemaVersion,
            ["sessionId"] = plan.SessionId,
            ["createdAt"] = plan.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            ["kernelVersion"] = plan.KernelVersion,
            ["plannedTrials"] = plan.PlannedTrials,
            ["jobSize"] = plan.JobSize,
            ["forbiddenPoints"] = plan.ForbiddenPoints,
            ["warnings"] = Names(plan.Warnings),
            ["datasets"] = new JsonArray([.. plan.Datasets.Select(dataset => new JsonObject
            {
                ["sha256"] = dataset.Sha256,
                ["rows"] = dataset.Rows,
                ["name"] = dataset.Name,
                ["market"] = dataset.Market,
                ["waivers"] = Names(dataset.Waivers),
                ["waivedFindings"] = dataset.WaivedFindings,
            })]),
            ["spec"] = JsonNode.Parse(SpecJson.Write(plan.Spec)),
        };
        if (plan.Folder is { } folder)
        {
            json["folder"] = folder;
        }

        if (!plan.Bounds.IsEmpty)
        {
            json["bounds"] = new JsonArray([.. plan.Bounds.Select(bound => new JsonObject
            {
                ["path"] = bound.Path,
                ["word"] = bound.Word,
                ["value"] = bound.Value,
            })]);
        }

        if (plan.Champion is { } champion)
        {
            json["champion"] = JsonNode.Parse(champion.Canonical);
        }

        if (plan.Windows is { } windows)
        {
            json["windows"] = WindowsJson.Write(windows);
            json["isResolutionLimited"] = plan.IsResolutionLimited;
        }

        if (plan.Sensitivity is { } finding)
        {
            json["sensitivity"] = new JsonObject
            {
                ["live"] = Names(finding.Live),
                ["inert"] = Names(finding.Inert),
                ["notObserved"] = Names(finding.NotObserved),
            };
        }

        return json.ToJsonString();
    }

    /// <summary>Reads a plan that was written before, by this version or an older one.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="InvalidOperationException">This build does not carry out what the plan holds.</exception>
    public SessionPlan Read(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var version = (int)root["schemaVersion"]!;
        if (version > SchemaVersion)
        {
            throw new InvalidOperationException($"The plan has schema version {version}; this version knows {SchemaVersion}.");
        }

        var reading = new SpecReader(capabilities).Read(new SpecSource(root["spec"]!.ToJsonString(), DocumentLanguage.Json));
        var spec = reading.Spec ?? throw new InvalidOperationException(
            $"The stored plan cannot be carried out by this version: {string.Join("; ", reading.Problems)}");
        return new SessionPlan(
            (string)root["sessionId"]!,
            spec,
            [.. root["datasets"]!.AsArray().Select(dataset => new PlannedDataset(
                (string)dataset!["sha256"]!, (long)dataset["rows"]!, (string)dataset["name"]!)
            {
                Market = (string?)dataset["market"] ?? (string)dataset["name"]!,
                Waivers = NamesOf(dataset["waivers"]),
                WaivedFindings = (long?)dataset["waivedFindings"] ?? 0,
            })],
            (string)root["kernelVersion"]!)
        {
            CreatedAt = DateTimeOffset.Parse((string)root["createdAt"]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            PlannedTrials = (int)root["plannedTrials"]!,
            ForbiddenPoints = (long)root["forbiddenPoints"]!,
            JobSize = (int?)root["jobSize"] ?? 0,
            Folder = (string?)root["folder"],
            Champion = root["champion"] is { } champion ? champion.Deserialize(ChampionJson.Default.ParameterSet) : null,
            Warnings = NamesOf(root["warnings"]),
            Bounds =
            [
                .. root["bounds"]?.AsArray().Select(bound => new ResolvedBound((string)bound!["path"]!, (string)bound["word"]!, (double)bound["value"]!)) ?? [],
            ],
            Windows = root["windows"] is JsonObject windows ? WindowsJson.Read(windows) : null,
            IsResolutionLimited = (bool?)root["isResolutionLimited"] ?? false,
            Sensitivity = root["sensitivity"] is { } finding
                ? new SensitivityFinding(NamesOf(finding["live"]), NamesOf(finding["inert"]), NamesOf(finding["notObserved"]))
                : null,
        };
    }

    private static JsonArray Names(ImmutableArray<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static ImmutableArray<string> NamesOf(JsonNode? names) => [.. names?.AsArray().Select(name => (string)name!) ?? []];
}
