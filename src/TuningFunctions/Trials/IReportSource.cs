using System.Collections.Immutable;
using Tuning.Reports;
using Tuning.Sessions.Planning;
using Tuning.Spaces;

namespace TuningFunctions.Trials;

/// <summary>Tells what a report shows of the data of a plan, and of a point on it.</summary>
public interface IReportSource
{
    /// <summary>One sheet a data set, in the order of the plan.</summary>
    /// <param name="plan">The plan.</param>
    ImmutableArray<DataSheet> Describe(SessionPlan plan);

    /// <summary>Runs a point again on all that the final search sees, one record a data set; empty where the strategy cannot be run again.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="point">The complete point.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    ImmutableArray<RunRecord> Run(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken);
}
