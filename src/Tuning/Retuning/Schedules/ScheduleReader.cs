using Tuning.Retuning.Triggers;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Schema;

namespace Tuning.Retuning.Schedules;

/// <summary>Turns the text of a schedule file into a schedule, or into everything that is wrong with it.</summary>
/// <param name="capabilities">What this build carries out.</param>
public sealed class ScheduleReader(BuildCapabilities capabilities)
{
    private const string AnyData = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>Reads a schedule file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it is written in.</param>
    public ScheduleReading Read(string text, DocumentLanguage language)
    {
        var reading = DocumentReading.Read(text, language);
        if (reading.Root is not { } root)
        {
            return new ScheduleReading(null, [reading.Problem!]);
        }

        var problems = new List<SpecProblem>(ShapeCheck.Run(
            ScheduleShape.Build(capabilities.Strategies.Select(strategy => strategy.Name)), root));
        if (root is not DocumentNode.Mapping file)
        {
            return new ScheduleReading(null, [.. problems]);
        }

        var schedule = Bind(file, problems);
        return problems.Count == 0 && schedule is not null
            ? new ScheduleReading(schedule, [])
            : new ScheduleReading(null, [.. problems.Distinct().OrderBy(problem => problem.Line ?? int.MaxValue)]);
    }

    private Schedule? Bind(DocumentNode.Mapping file, List<SpecProblem> problems)
    {
        var zone = file.Text("timeZone") ?? "UTC";
        var found = ScheduleTimes.FindZone(zone);
        Require(found is not null, "timeZone", ScheduleTimes.ZoneForm);
        var cron = file.Text("cron");
        Require(cron is null || ScheduleTimes.Create(cron, found ?? TimeZoneInfo.Utc) is not null, "cron", ScheduleTimes.CronForm);
        var window = WindowRule.Parse(file.Text("window"));
        Require(window is not null || file.Find("window") is null, "window", WindowRule.Form);
        var triggers = Triggers(file.Group("triggers"));
        if (cron is null && !triggers.StartsByItself && file.Find("triggers") is null)
        {
            problems.Add(new SpecProblem("cron", null, "cron, or triggers: something has to start it"));
        }

        var template = Template(file, problems);
        if (window is null || template is null)
        {
            return null;
        }

        return new Schedule(file.Text("name") ?? "", file.Text("strategy") ?? "", file.Text("market") ?? "", window, template)
        {
            Cron = cron,
            TimeZone = zone,
            IsEnabled = file.Flag("enabled") ?? true,
            CoolOff = file.Duration("coolOff") ?? TimeSpan.Zero,
            Budget = new DayBudget(
                (int)(file.Group("budget").Whole("runsPerDay") ?? DayBudget.Usual.Runs),
                file.Group("budget").Whole("trialsPerDay") ?? DayBudget.Usual.Trials),
            Overlap = file.Word<OverlapPolicy>("overlap") ?? OverlapPolicy.Skip,
            Missed = file.Word<MissedRunPolicy>("missed") ?? MissedRunPolicy.Latest,
            Triggers = triggers,
            Promotion = Promotion(file.Group("promotion")),
            NotifyUrl = Uri.TryCreate(file.Group("notify").Text("url"), UriKind.Absolute, out var url) ? url : null,
        };

        void Require(bool holds, string name, string allowed)
        {
            if (!holds && file.Find(name) is DocumentNode.Text node)
            {
                problems.Add(new SpecProblem(name, node.Describe(), allowed, node.Line == 0 ? null : node.Line));
            }
        }
    }

    private static TriggerSet Triggers(DocumentNode.Mapping group) => new(
        group.Find("data") is DocumentNode.Mapping data
            ? new DataTrigger(data.Whole("rows") ?? 0, data.Duration("coolOff") ?? s_day)
            : null,
        group.Find("drift") is DocumentNode.Mapping drift
            ? new DriftTrigger(drift.Number("threshold") ?? .25, (int)(drift.Whole("checks") ?? 3), drift.Duration("coolOff") ?? s_day)
            : null,
        group.Find("decay") is DocumentNode.Mapping decay
            ? new DecayTrigger(decay.Number("delta") ?? .25, decay.Duration("coolOff") ?? s_day)
            : null,
        group.Group("manual").Duration("coolOff") ?? TimeSpan.Zero);

    private static PromotionPolicy Promotion(DocumentNode.Mapping group)
    {
        var usual = new PromotionPolicy();
        return new PromotionPolicy
        {
            NeedsApproval = group.Text("approval") is "required",
            ApprovalExpiry = group.Duration("approvalExpiry") ?? usual.ApprovalExpiry,
            MinImprovement = group.Number("minImprovement") ?? usual.MinImprovement,
            YearlyAlpha = group.Number("yearlyAlpha") ?? usual.YearlyAlpha,
            Shadow = group.Duration("shadow") ?? usual.Shadow,
            Watch = group.Duration("watch") ?? usual.Watch,
        };
    }

    // The template is checked as the session file that it becomes: a schedule must not fail at its first run for a slip.
    private string? Template(DocumentNode.Mapping file, List<SpecProblem> problems)
    {
        if (file.Find("session") is not DocumentNode.Mapping session)
        {
            return null;
        }

        if (session.Find("datasets") is { } datasets)
        {
            problems.Add(new SpecProblem("session.datasets", datasets.Describe(), "nothing: the window of the market is its data", LineOf(datasets)));
        }

        if (session.Find("strategy") is null && file.Text("strategy") is { } strategy)
        {
            session = session.With("strategy", new DocumentNode.Text(0, strategy));
        }
        else if (session.Text("strategy") is { } other && !string.Equals(other, file.Text("strategy"), StringComparison.Ordinal))
        {
            problems.Add(new SpecProblem("session.strategy", other, "the strategy of the schedule", LineOf(session.Find("strategy")!)));
        }

        if (session.Find("schemaVersion") is null)
        {
            session = session.With("schemaVersion", new DocumentNode.Number(0, "1", 1));
        }

        if (session.Find("name") is null && file.Text("name") is { } name)
        {
            session = session.With("name", new DocumentNode.Text(0, name));
        }

        var template = DocumentJson.Of(session)!.ToJsonString();
        var reading = new SpecReader(capabilities).Read(new SpecSource(template, DocumentLanguage.Json) { DataFiles = [AnyData] });
        problems.AddRange(reading.Problems.Select(problem => problem with
        {
            Path = problem.Path is "$" ? "session" : $"session.{problem.Path}",
            Line = LineOf(session),
        }));
        if (reading.Spec is { } spec && spec.Validation.Holdout.EndsWith("rows", StringComparison.Ordinal))
        {
            problems.Add(new SpecProblem("session.validation.holdout", spec.Validation.Holdout, "a duration such as PT168H: holdouts follow each other in time", LineOf(session)));
        }

        if (reading.Spec is { Validation.Kind: not ValidationKind.WalkForward })
        {
            problems.Add(new SpecProblem("session.validation.kind", "none", "walkForward: nothing is promoted that was measured in sample", LineOf(session)));
        }

        return template;
    }

    private static int? LineOf(DocumentNode node) => node.Line == 0 ? null : node.Line;
}
