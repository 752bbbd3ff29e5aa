using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Tuning.AskTell;
using Tuning.Exchange;
using Tuning.Objectives;

namespace Tuning.Cli.Exchange;

/// <summary>Results of another program as a state file of ask and tell, for its warm start.</summary>
internal static class EarlierResults
{
    /// <summary>The state file: one ask and one tell of every trial that has a result.</summary>
    /// <param name="spec">The session that the study became.</param>
    /// <param name="trials">The trials.</param>
    public static string Write(AskTellSpec spec, ImmutableArray<ExchangedTrial> trials)
    {
        ExchangedTrial[] told = [.. trials.Where(trial => trial.State is not null)];
        var asked = new JsonObject
        {
            ["request"] = new JsonObject { ["ask"] = told.Length },
            ["answer"] = new JsonObject
            {
                ["trials"] = new JsonArray([.. told.Select((trial, number) => new JsonObject
                {
                    ["number"] = number,
                    ["parameters"] = JsonNode.Parse(trial.Point.Canonical),
                })]),
            },
        };
        var results = new JsonObject
        {
            ["request"] = new JsonObject
            {
                ["tell"] = new JsonArray([.. told.Select((trial, number) => new JsonObject
                {
                    ["number"] = number,
                    ["state"] = trial.State switch
                    {
                        TrialState.Completed => "completed",
                        TrialState.Pruned => "pruned",
                        _ => "failed",
                    },
                    ["values"] = new JsonObject(trial.Values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                })]),
            },
            ["answer"] = new JsonObject { ["told"] = told.Length },
        };
        return $"{AskTellJournal.Header(spec, "")}\n{asked.ToJsonString()}\n{results.ToJsonString()}\n";
    }
}
