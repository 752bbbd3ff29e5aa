namespace Tuning.Cli.Building;

/// <summary>The sources that this program was built from.</summary>
internal static class Checkout
{
    private const string Solution = "TuningFunctions.sln";

    /// <summary>The folder of the solution, in or above a folder; the folder itself when there is none.</summary>
    /// <param name="start">Where to look first.</param>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
