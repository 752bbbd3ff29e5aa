using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tuning.Sessions.Reading;

namespace Tuning.Sessions.Planning;

/// <summary>
/// SHA-256 over what can change a result: strategy and version of its kernel, data by content, space, fixed values,
/// for external strategies the command or the address, environment, sampler, batch, number of trials, allowed share of failures, objective, pruning and validation with the bounds of its windows. Name, ids,
/// times, time-outs, parallelism and where things are stored are outside it.
/// </summary>
public static class PlanHash
{
    /// <summary>The hash of a plan, 64 lower-case hexadecimal digits.</summary>
    /// <param name="plan">The plan.</param>
    public static string Of(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(plan))));
    }

    /// <summary>What is hashed: one JSON object, members in a fixed order, numbers in their shortest round-trip text.</summary>
    /// <param name="plan">The plan.</param>
    public static string Canonical(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var covered = JsonNode.Parse(SpecJson.Write(plan.Spec))!.AsObject();
        covered.Remove("name");
        covered.Remove("datasets");
        var budget = covered["budget"]!.AsObject();
        foreach (var outside in (string[])["sessionTimeout", "trialTimeout", "maxParallel"])
        {
            budget.Remove(outside);
        }

        if (covered["strategy"] is JsonObject strategy)
        {
            foreach (var outside in (string[])["mode", "workers", "timeout"])
            {
                strategy.Remove(outside);
            }
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"kernel\":{JsonValue.Create(plan.KernelVersion)!.ToJsonString()},\"data\":[");
        text.AppendJoin(',', plan.Datasets.Select(dataset => $"\"{dataset.Sha256}\""));
        text.Append(CultureInfo.InvariantCulture, $"],\"session\":{covered.ToJsonString()}");
        if (plan.Windows is { } windows)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"windows\":{WindowsJson.Write(windows).ToJsonString()}");
        }

        text.Append('}');
        return text.ToString();
    }
}
