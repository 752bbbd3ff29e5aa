using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune purge</c>: removes sessions that ended long ago from the store, the artifacts and the task hub.</summary>
internal sealed class PurgeCommand
{
    private readonly SessionDesks _desks;
    private readonly Option<TimeSpan?> _age = DurationOption.Create("--older-than", "Remove sessions that ended longer ago than this");

    private PurgeCommand(CommandFrame frame)
    {
        _desks = new SessionDesks(frame);
        _age.Required = true;
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new PurgeCommand(frame);
        return frame.Bind(
            new Command("purge", "Remove sessions that ended long ago: results, artifacts and instances; data sets stay")
            {
                command._age, command._desks.Server,
            },
            command.RunAsync,
            "tune purge --older-than P90D",
            "tune purge --older-than P90D --server http://127.0.0.1:7071");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var age = parse.GetValue(_age)!.Value;
        var sum = new PurgeReport(0, 0, 0, 0, More: true);
        while (sum.More)
        {
            var report = await desk.PurgeAsync(age, cancellationToken);
            sum = new PurgeReport(
                sum.Sessions + report.Sessions,
                sum.Artifacts + report.Artifacts,
                sum.Instances + report.Instances,
                sum.Parts + report.Parts,
                report.More);
        }

        return Outcome.Of(sum, CliJson.Default.PurgeReport, page => page.Line(sum is { Sessions: 0, Parts: 0 }
            ? "nothing to remove"
            : $"removed {Figures.Count(sum.Sessions)} sessions, {Figures.Count(sum.Artifacts)} artifacts, "
                + $"{Figures.Count(sum.Instances)} instances of the task hub and {Figures.Count(sum.Parts)} parts of uploads"));
    });
}
