using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Tests.Markets.Csv;

public sealed class MutatedFileTests
{
    private static readonly string[] _insertions =
    [
        "NaN", "-", "1e999", "inf", "", ",", "\n", "\r", "\"", "\0", "0", "-1", "1e-400", "\uFEFF", "999999999999999999999", " ", ".", "e5", "é", "1700000000000",
    ];

    [Fact]
    public void Read_MutatedFiles_NeverCrashesAndAcceptsNoRowThatViolatesTheGate()
    {
        var text = Intake.Rows(40);
        var withMore = string.Join('\n', text.Split('\n').Select((line, index) => index == 0 ? line + ",bid_size_b,fx" : line.Length > 0 ? line + ",1.5,1.01" : line));
        byte[][] seeds = [Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(withMore)];
        var refused = 0;
        var count = LongRun.Count(5_000, 100_000);
        for (var file = 0; file < count; file++)
        {
            var random = new RandomSequence(new CounterRandom(99, (ulong)file));
            var bytes = seeds[file % seeds.Length].ToList();
            for (var mutations = 1 + random.NextBelow(3); mutations > 0; mutations--)
            {
                Mutate(bytes, random);
            }

            var limits = random.NextBelow(2) == 0 ? GateLimits.Market : new GateLimits { Waivers = GateChecks.Waivable };
            var (report, series) = Intake.Of([.. bytes], limits, 1 + random.NextBelow(300));

            refused += report.Accepted ? 0 : 1;
            report.Accepted.ShouldBe(report.Counts.All(found => found.Waived || found.Nature is GateNature.Warning), $"file {file}");
            ((long)series.Count).ShouldBe(report.AcceptedRows);
            RowsHold(series, limits.Waivers.Contains(GateCheck.LockedQuote) || !report.Accepted, file);
        }

        refused.ShouldBeInRange(count / 10, count * 9 / 10);
    }

    private static void Mutate(List<byte> bytes, RandomSequence random)
    {
        var at = random.NextBelow(bytes.Count + 1);
        var length = Math.Min(random.NextBelow(random.NextBelow(2) == 0 ? 4 : 80), bytes.Count - at);
        switch (random.NextBelow(6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(_insertions[random.NextBelow(_insertions.Length)]));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.NextBelow(256);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4 when at < bytes.Count:
                bytes[at] = (byte)('0' + random.NextBelow(10));
                break;
            default:
                bytes.InsertRange(random.NextBelow(bytes.Count + 1), bytes.GetRange(at, length));
                break;
        }
    }

    private static void RowsHold(QuoteSeries series, bool lockedPass, int file)
    {
        for (var row = 0; row < series.Count; row++)
        {
            QuoteHolds(series.BidA[row], series.AskA[row], lockedPass).ShouldBeTrue($"file {file}, row {row}");
            QuoteHolds(series.BidB[row], series.AskB[row], lockedPass).ShouldBeTrue($"file {file}, row {row}");
            (row == 0 || series.TimeNs[row] > series.TimeNs[row - 1]).ShouldBeTrue($"file {file}, row {row}");
            (!series.HasFx || (double.IsFinite(series.Fx[row]) && series.Fx[row] > 0)).ShouldBeTrue($"file {file}, row {row}");
            (series.Sizes.BidB.IsEmpty || !(series.Sizes.BidB[row] < 0)).ShouldBeTrue($"file {file}, row {row}");
        }
    }

    private static bool QuoteHolds(double bid, double ask, bool lockedPass) =>
        bid > 0 && double.IsFinite(ask) && (bid < ask || (lockedPass && bid == ask));
}
