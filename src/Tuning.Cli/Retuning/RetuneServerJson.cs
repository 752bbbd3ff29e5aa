using System.Text.Json.Serialization;
using TuningFunctions.Http;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Retuning;

/// <summary>The JSON that is spoken with servers about retuning.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ScheduleList))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(CheckList))]
[JsonSerializable(typeof(MarketAnswer))]
[JsonSerializable(typeof(ChampionAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(PerformanceAccepted))]
[JsonSerializable(typeof(PerformanceAnswer))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(MarketDataRequest))]
[JsonSerializable(typeof(RetuneProblem))]
internal sealed partial class RetuneServerJson : JsonSerializerContext;
