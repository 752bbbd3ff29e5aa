namespace TuningFunctions.Embedded.Hosting.Homes;

/// <summary>Another process runs the engine of the home.</summary>
public sealed class HomeInUseException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="home">The home.</param>
    /// <param name="holder">Who holds it; null when that process has not said yet.</param>
    public HomeInUseException(string home, HomeHolder? holder)
        : base(Describe(home, holder))
    {
        Home = home;
        Holder = holder;
    }

    /// <summary>The home.</summary>
    public string Home { get; }

    /// <summary>Who holds it; null when that process has not said yet.</summary>
    public HomeHolder? Holder { get; }

    private static string Describe(string home, HomeHolder? holder) => holder switch
    {
        null => $"Another process runs the engine of {home}.",
        { Address: null } => $"Process {holder.ProcessId} runs the engine of {home}; it serves no address.",
        _ => $"Process {holder.ProcessId} runs the engine of {home} and serves {holder.Address}.",
    };
}
