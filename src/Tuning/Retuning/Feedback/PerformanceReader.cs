using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Champions;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Schema;

namespace Tuning.Retuning.Feedback;

/// <summary>Turns JSON into a batch of fills and hours, or into everything that is wrong with it.</summary>
public static class PerformanceReader
{
    private const int MostItems = 10_000;

    private static readonly Shape s_id = new Shape.Text("[^\\x00-\\x1f]{1,128}", "1 to 128 characters");
    private static readonly Shape s_name = new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "1 to 64 letters, digits, '.', '_' and '-'");
    private static readonly Shape s_instant = new Shape.Text("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})", "an instant such as 2026-03-01T12:00:00Z");
    private static readonly Shape s_positive = new Shape.Number(0, null) { IsMinimumExclusive = true };

    private static readonly Shape.Group s_shape = new(
    [
        new Member("strategy", s_name, "The strategy.") { IsRequired = true },
        new Member("market", s_name, "The market.") { IsRequired = true },
        new Member("version", new Shape.WholeNumber(1, int.MaxValue), "The champion's version.") { IsRequired = true },
        new Member("fills", new Shape.Sequence(new Shape.Group(
        [
            new Member("id", s_id, "What makes the fill unique.") { IsRequired = true },
            new Member("trade", s_id, "The round trip that it belongs to.") { IsRequired = true },
            new Member("leg", Words.Shape(Enum.GetValues<FillLeg>()), "Which of its four fills.") { IsRequired = true },
            new Member("at", s_instant, "When it filled.") { IsRequired = true },
            new Member("side", Shape.Word.Of("buy", "sell"), "Whether it bought or sold.") { IsRequired = true },
            new Member("quantity", s_positive, "In units of the base asset.") { IsRequired = true },
            new Member("price", s_positive, "In the venue's own currency.") { IsRequired = true },
            new Member("quotedPrice", s_positive, "The quote that the order was meant to take."),
            new Member("fee", new Shape.Number(null, null), "The fee, in the venue's own currency."),
        ]), 0, MostItems), "Fills."),
        new Member("hours", new Shape.Sequence(new Shape.Group(
        [
            new Member("hour", s_instant, "Start of the hour, on a whole hour.") { IsRequired = true },
            new Member("pnl", new Shape.Number(null, null), "Profit and loss, in the quote currency of A.") { IsRequired = true },
        ]), 0, MostItems), "Hours of profit and loss."),
    ]);

    /// <summary>Reads a batch.</summary>
    /// <param name="text">The JSON.</param>
    public static PerformanceReading Read(string text)
    {
        var reading = DocumentReading.Read(text, DocumentLanguage.Json);
        if (reading.Root is not { } root)
        {
            return new PerformanceReading(null, [reading.Problem!]);
        }

        var problems = new List<SpecProblem>(ShapeCheck.Run(s_shape, root));
        if (problems.Count > 0 || root is not DocumentNode.Mapping batch)
        {
            return new PerformanceReading(null, [.. problems]);
        }

        ImmutableArray<LiveFill> fills = [.. Items(batch, "fills").Select((item, index) => FillOf(item, $"fills[{index}]", problems))];
        ImmutableArray<LiveHour> hours = [.. Items(batch, "hours").Select((item, index) => HourOf(item, $"hours[{index}]", problems))];
        return problems.Count > 0
            ? new PerformanceReading(null, [.. problems])
            : new PerformanceReading(
                new PerformanceBatch(
                    new ChampionKey(batch.Text("strategy")!, batch.Text("market")!), (int)batch.Whole("version")!, fills, hours),
                []);
    }

    private static IEnumerable<DocumentNode.Mapping> Items(DocumentNode.Mapping batch, string name) =>
        (batch.Find(name) as DocumentNode.Sequence)?.Items.OfType<DocumentNode.Mapping>() ?? [];

    private static LiveFill FillOf(DocumentNode.Mapping item, string path, List<SpecProblem> problems) => new(
        item.Text("id")!,
        item.Text("trade")!,
        item.Word<FillLeg>("leg")!.Value,
        At(item, "at", path, problems),
        item.Text("side") is "buy",
        item.Number("quantity")!.Value,
        item.Number("price")!.Value)
    {
        QuotedPrice = item.Number("quotedPrice"),
        Fee = item.Number("fee"),
    };

    private static LiveHour HourOf(DocumentNode.Mapping item, string path, List<SpecProblem> problems)
    {
        var hour = At(item, "hour", path, problems);
        if (hour.UtcTicks % TimeSpan.TicksPerHour != 0)
        {
            problems.Add(new SpecProblem($"{path}.hour", item.Text("hour"), "a whole hour"));
        }

        return new LiveHour(hour, item.Number("pnl")!.Value);
    }

    private static DateTimeOffset At(DocumentNode.Mapping item, string name, string path, List<SpecProblem> problems)
    {
        var text = item.Text(name)!;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at.ToUniversalTime();
        }

        problems.Add(new SpecProblem($"{path}.{name}", text, "an instant such as 2026-03-01T12:00:00Z"));
        return default;
    }
}
