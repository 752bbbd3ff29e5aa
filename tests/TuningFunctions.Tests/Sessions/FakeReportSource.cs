using System.Collections.Immutable;
using Tuning.Reports;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Data that is only known by name.</summary>
internal sealed class FakeReportSource : IReportSource
{
    public ImmutableArray<DataSheet> Describe(SessionPlan plan) => [.. plan.Datasets.Select(dataset => new DataSheet(dataset, []))];

    public ImmutableArray<RunRecord> Run(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken) => [];
}
