using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>
/// A folder of one import's temporary files, removed with all that is in it. It holds a locked file, so that what a killed
/// process left behind is told from what is in use.
/// </summary>
internal sealed class IncomingFolder : IDisposable
{
    private const string Prefix = ".incoming-";
    private const string ClaimName = "claim";
    private const int MostAtOnce = 1_000;

    private readonly string _path;
    private readonly SafeFileHandle? _claim;

    private IncomingFolder(string path, SafeFileHandle? claim)
    {
        _path = path;
        _claim = claim;
    }

    public string Path => _path;

    /// <summary>A folder in the store, so that what it holds can be moved to its place in one step.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <exception cref="IOException">The volume is full, or a thousand imports run at once.</exception>
    public static IncomingFolder In(string store)
    {
        Sweep(store);
        for (var number = 0; number < MostAtOnce; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{number}");
            var path = System.IO.Path.Combine(store, name);
            Directory.CreateDirectory(path);
            if (Claim(path, FileMode.CreateNew) is { } claim)
            {
                return new IncomingFolder(path, claim);
            }
        }

        throw new IOException($"No folder for an import can be made in {store}.");
    }

    /// <summary>A folder outside any store, for what is not to be kept.</summary>
    public static IncomingFolder Aside() => new(Directory.CreateTempSubdirectory("tune-data-").FullName, null);

    public string FileOf(string name) => System.IO.Path.Combine(_path, name);

    public void Dispose()
    {
        _claim?.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    private static void Sweep(string store)
    {
        if (!Directory.Exists(store))
        {
            return;
        }

        foreach (var path in Directory.EnumerateDirectories(store, Prefix + "*"))
        {
            if (Claim(path, FileMode.Open) is { } claim)
            {
                claim.Dispose();
                Directory.Delete(path, recursive: true);
            }
        }
    }

    // Nothing when somebody else holds the claim, or when it is not there and none may be made.
    private static SafeFileHandle? Claim(string path, FileMode mode)
    {
        try
        {
            return File.OpenHandle(System.IO.Path.Combine(path, ClaimName), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
