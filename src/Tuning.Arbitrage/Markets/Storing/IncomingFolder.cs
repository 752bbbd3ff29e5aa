using System.Globalization;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>A folder of one import's temporary files, removed with all that is in it.</summary>
internal sealed class IncomingFolder : IDisposable
{
    private const string ClaimName = "claim";

    private readonly string _path;

    private IncomingFolder(string path) => _path = path;

    public string Path => _path;

    /// <summary>A folder in the store, so that what it holds can be moved to its place in one step.</summary>
    /// <param name="store">The folder of the store.</param>
    public static IncomingFolder In(string store)
    {
        for (var number = 0; ; number++)
        {
            var path = System.IO.Path.Combine(store, string.Create(CultureInfo.InvariantCulture, $".incoming-{Environment.ProcessId}-{number}"));
            var claim = System.IO.Path.Combine(path, ClaimName);
            Directory.CreateDirectory(path);
            try
            {
                // Creating a folder succeeds when it is there already; creating this file does not.
                using (File.OpenHandle(claim, FileMode.CreateNew, FileAccess.Write))
                {
                    return new IncomingFolder(path);
                }
            }
            catch (IOException) when (File.Exists(claim))
            {
                continue;
            }
        }
    }

    /// <summary>A folder outside any store, for what is not to be kept.</summary>
    public static IncomingFolder Aside() => new(Directory.CreateTempSubdirectory("tune-data-").FullName);

    public string FileOf(string name) => System.IO.Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
