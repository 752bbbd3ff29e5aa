using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune migrate</c>: brings the schema of the store forward to this version.</summary>
internal static class MigrateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("migrate", "Bring the schema of the store forward; everything else only checks it"),
        (parse, cancellationToken) => MigrateAsync(frame, parse, cancellationToken),
        "tune migrate",
        "tune migrate --store postgres");

    private static async Task<Outcome> MigrateAsync(CommandFrame frame, ParseResult parse, CancellationToken cancellationToken)
    {
        await using var store = frame.StorageOf(parse, isBrief: true).OpenSessions(frame.HomeOf(parse), frame.Shell.Time);
        var applied = await store.MigrateAsync(cancellationToken);
        return Outcome.Of(
            new MigrateDocument(store.SchemaVersion, applied),
            CliJson.Default.MigrateDocument,
            page => Show(page, store.SchemaVersion, applied));
    }

    private static void Show(Page page, int version, ImmutableArray<string> applied)
    {
        foreach (var name in applied)
        {
            page.Line($"applied {name}");
        }

        page.Line($"the schema has version {version}");
    }
}
