namespace Tuning.Testing;

/// <summary>Where the checkout and the reference material beside it stand on this machine.</summary>
public static class Repository
{
    /// <summary>The folder that holds TuningFunctions.sln.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The real record of quotes beside the checkout; the file may be absent.</summary>
    public static string RealRecord { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "bitstamp-cex-bcheur-2018-06.csv"));

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TuningFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No TuningFunctions.sln in or above {start}.");
    }
}
