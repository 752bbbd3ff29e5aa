using System.Text.Json;
using System.Text.Json.Serialization;
using TuningFunctions.Datasets;
using TuningFunctions.External.AskTell;
using TuningFunctions.Retuning.Answers;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Writes answers as JSON: camelCase, enumerations as words, absent where undefined.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SessionAccepted))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(TrialList))]
[JsonSerializable(typeof(ResultList))]
[JsonSerializable(typeof(DatasetCommit))]
[JsonSerializable(typeof(DatasetAnswer))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskedTrials))]
[JsonSerializable(typeof(TellRequest))]
[JsonSerializable(typeof(TellAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(ScheduleList))]
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
internal sealed partial class HttpJson : JsonSerializerContext;
