using Tuning.Sessions.Schema;

namespace Tuning.Retuning.Schedules;

/// <summary>What a schedule file may hold.</summary>
internal static class ScheduleShape
{
    private static readonly Shape s_name = new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,47}", "1 to 48 letters, digits, '.', '_' and '-', a letter or digit first");
    private static readonly Shape s_market = new Shape.Text(MarketName.Pattern, MarketName.Form);
    private static readonly Shape s_rest = new Shape.Duration(TimeSpan.Zero);
    private static readonly Shape s_period = new Shape.Duration(TimeSpan.FromTicks(1));
    private static readonly Shape s_share = new Shape.Number(0, 1);

    /// <summary>The shape.</summary>
    /// <param name="strategies">The strategies of this build.</param>
    public static Shape.Group Build(IEnumerable<string> strategies) => new(
    [
        new Member("schemaVersion", new Shape.WholeNumber(1, 1), "Version of the schedule file's language.") { IsRequired = true },
        new Member("name", s_name, "The schedule's name.") { IsRequired = true },
        new Member("strategy", Shape.Word.Of([.. strategies]), "What is tuned.") { IsRequired = true },
        new Member("market", s_market, "The market whose data it is tuned on.") { IsRequired = true },
        new Member("cron", new Shape.Text("[^\\n]{1,100}", ScheduleTimes.CronForm), "When it runs."),
        new Member("timeZone", new Shape.Text("[^\\n]{1,64}", ScheduleTimes.ZoneForm), "The zone that cron is read in."),
        new Member("window", new Shape.Text("[^\\n]{1,40}", WindowRule.Form), "Which data.") { IsRequired = true },
        new Member("coolOff", s_rest, "Rest after a run before the clock starts the next."),
        new Member("budget", new Shape.Group(
        [
            new Member("runsPerDay", new Shape.WholeNumber(1, 1_000), "Most runs that start on a day of UTC."),
            new Member("trialsPerDay", new Shape.WholeNumber(1, 1_000_000_000), "Trials of a day after which no further run starts."),
        ]), "What it may spend a day."),
        new Member("overlap", Words.Shape(Enum.GetValues<OverlapPolicy>()), "A due run while another has not ended."),
        new Member("missed", Words.Shape(Enum.GetValues<MissedRunPolicy>()), "Runs whose time passed while no host ran."),
        new Member("enabled", new Shape.Flag(), "Whether anything but a person starts it."),
        new Member("triggers", Triggers(), "What starts it besides the clock."),
        new Member("promotion", Promotion(), "What stands between a winner and the champion's place."),
        new Member("notify", new Shape.Group([new Member("url", new Shape.Text("https?://[^\\s]{1,1000}", "an address such as https://example.com/hook"), "Who is told how a run ended.") { IsRequired = true }]), "Who is told how a run ended."),
        new Member("session", new Shape.OpenGroup(), "The session file, without data sets.") { IsRequired = true },
    ]);

    private static Shape.Group Triggers() => new(
    [
        new Member("data", new Shape.Group(
        [
            new Member("rows", new Shape.WholeNumber(0, 10_000_000_000), "New rows that start a run; 0 for any new data set."),
            new Member("coolOff", s_rest, "Rest after a run that it started."),
        ]), "New data of the market."),
        new Member("drift", new Shape.Group(
        [
            new Member("threshold", new Shape.Number(0, 100) { IsMinimumExclusive = true }, "Least population stability index that counts."),
            new Member("checks", new Shape.WholeNumber(1, 1_000), "Hourly checks in a row."),
            new Member("coolOff", s_rest, "Rest after a run that it started."),
        ]), "Edges that are distributed otherwise."),
        new Member("decay", new Shape.Group(
        [
            new Member("delta", new Shape.Number(0, 10), "The fall that is tolerated, in standard deviations."),
            new Member("coolOff", s_rest, "Rest after a run that it started."),
        ]), "A champion that earns less."),
        new Member("manual", new Shape.Group([new Member("coolOff", s_rest, "Rest after a run that a person started.")]), "People."),
    ]);

    private static Shape.Group Promotion() => new(
    [
        new Member("approval", Shape.Word.Of("none", "required"), "Whether somebody has to approve a winner."),
        new Member("approvalExpiry", s_period, "How long an approval is waited for."),
        new Member("minImprovement", s_share, "Least improvement, as a share of what the champion earns."),
        new Member("yearlyAlpha", new Shape.Number(0, .5) { IsMinimumExclusive = true }, "Probability of a mistaken replacement that a year may spend."),
        new Member("shadow", s_rest, "How long the challenger runs beside the champion first."),
        new Member("watch", s_rest, "How long a new champion is watched."),
    ]);
}
