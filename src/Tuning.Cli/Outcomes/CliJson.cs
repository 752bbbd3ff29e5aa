using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tuning.Arbitrage.Backtesting;
using Tuning.Cli.Backtests;
using Tuning.Cli.Commands;
using Tuning.Cli.DataBench;
using Tuning.Cli.DataSets;
using Tuning.Cli.Exchange;
using Tuning.Cli.SearchBench;
using Tuning.Cli.SessionBench;
using Tuning.Cli.Sessions;
using Tuning.Cli.TruthBench;
using Tuning.Cli.ValidationBench;
using Tuning.Cli.Workers;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Outcomes;

/// <summary>The documents that commands print under <c>--json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(CompletionDocument))]
[JsonSerializable(typeof(BacktestDocument))]
[JsonSerializable(typeof(DataCheckDocument))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(DryRunDocument))]
[JsonSerializable(typeof(SessionStatus))]
[JsonSerializable(typeof(TrialAnswer))]
[JsonSerializable(typeof(TrialDocument))]
[JsonSerializable(typeof(TrialList))]
[JsonSerializable(typeof(ResultList))]
[JsonSerializable(typeof(CompareDocument))]
[JsonSerializable(typeof(GeneratedDocument))]
[JsonSerializable(typeof(DataListDocument))]
[JsonSerializable(typeof(ServeDocument))]
[JsonSerializable(typeof(WorkerDocument))]
[JsonSerializable(typeof(RemovedDocument))]
[JsonSerializable(typeof(InitDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(WinnerDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(MigrateDocument))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(SessionBenchDocument))]
[JsonSerializable(typeof(ExternalBenchDocument))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(KernelSpeeds))]
[JsonSerializable(typeof(DataSpeeds))]
[JsonSerializable(typeof(SearchBenchDocument))]
[JsonSerializable(typeof(TruthBenchDocument))]
[JsonSerializable(typeof(ValidationSpeeds))]
internal sealed partial class CliJson : JsonSerializerContext;
