using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>Opens the desk that a command line asks for: a server by its address, the server that runs the home, or the home.</summary>
/// <param name="frame">The frame.</param>
internal sealed class SessionDesks(CommandFrame frame)
{
    private const string KeyVariable = "TUNE_FUNCTION_KEY";
    private const int SessionsCompared = 1000;

    /// <summary>The option that names a server.</summary>
    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Ask this server instead of the home; its key comes from {KeyVariable}",
        HelpName = "URL",
    };

    /// <summary>Runs work on the desk of a command line.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="work">The work.</param>
    /// <returns>What the work came to, or why there is no desk.</returns>
    public async Task<Outcome> WithAsync(ParseResult parse, Func<ISessionDesk, Task<Outcome>> work)
    {
        if (parse.GetValue(Server) is { } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"))
        {
            return Outcome.Invalid("no such server", new Problem("--server", text, "an address such as http://127.0.0.1:7071"));
        }

        try
        {
            using var desk = Open(parse);
            return desk is null ? await work(new EmptyDesk(frame.HomeOf(parse))) : await work(desk);
        }
        catch (HttpRequestException lost)
        {
            return Outcome.Failed(lost.Message);
        }
    }

    /// <summary>Runs work on one session of a desk; an unknown id is refused with the one that was probably meant.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome> WithSessionAsync(
        ParseResult parse, string sessionId, Func<ISessionDesk, SessionStatus, Task<Outcome>> work, CancellationToken cancellationToken) =>
        WithAsync(parse, async desk => await desk.FindAsync(sessionId, cancellationToken) is { } status
            ? await work(desk, status)
            : await UnknownAsync(desk, sessionId, cancellationToken));

    /// <summary>The refusal of an id that is unknown.</summary>
    /// <param name="desk">Where it was looked for.</param>
    /// <param name="sessionId">The id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Outcome> UnknownAsync(ISessionDesk desk, string sessionId, CancellationToken cancellationToken)
    {
        var known = await desk.ListAsync(new SessionFilter(SessionsCompared), cancellationToken);
        var guess = Spelling.Nearest(sessionId, [.. known.Sessions.Select(session => session.Session)]) is { } nearest
            ? $"did you mean {nearest}? "
            : "";
        return Outcome.Invalid("no such session", new Problem("session", sessionId, $"{guess}the id of a session in {desk.Place}: see tune list"));
    }

    private ISessionDesk? Open(ParseResult parse)
    {
        if (parse.GetValue(Server) is { } address)
        {
            return new ServerDesk(new Uri(address), frame.Shell.Variable(KeyVariable));
        }

        var home = frame.HomeOf(parse);
        if (HomeLock.FindHolder(home) is { Address: { } running })
        {
            return new ServerDesk(running, HomeLock.ReadKey(home));
        }

        // Looking at a home that does not exist must not make one.
        var settings = frame.StorageOf(parse, isBrief: true);
        return settings.Store is StoreKind.Postgres || File.Exists(Path.Combine(home, "tuning.db"))
            ? new HomeDesk(SessionLine.Open(home, settings), home, settings, frame.Shell.Time)
            : null;
    }
}
