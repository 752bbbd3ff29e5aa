using System.Collections.Immutable;
using Tuning.Cli.Backtests;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune show --trial --json</c> prints.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Trial">What is stored of the trial.</param>
/// <param name="Backtests">Its backtest on each data set, run again.</param>
internal sealed record TrialDocument(string Session, TrialAnswer Trial, ImmutableArray<BacktestDocument> Backtests);
