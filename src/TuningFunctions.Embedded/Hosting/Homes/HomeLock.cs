using System.Text.Json;

namespace TuningFunctions.Embedded.Hosting.Homes;

/// <summary>One engine a home: a lock of the operating system on a file, gone with the process however it ends.</summary>
public sealed class HomeLock : IDisposable
{
    /// <summary>The name that audits have for the key that a server leaves in its home, and for the command line without a server.</summary>
    public const string KeyName = "command-line";

    private const string LockFile = "engine.lock";
    private const string HolderFile = "engine.json";
    private const string KeyFile = "engine.key";

    private readonly string _home;
    private readonly FileStream _lock;
    private HomeHolder _holder;

    private HomeLock(string home, FileStream file, HomeHolder holder)
    {
        _home = home;
        _lock = file;
        _holder = holder;
    }

    /// <summary>Takes the home; it is created when absent.</summary>
    /// <param name="home">The home.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The lock, held until disposed.</returns>
    /// <exception cref="HomeInUseException">Another process holds the home.</exception>
    public static HomeLock Acquire(string home, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Directory.CreateDirectory(home);
        if (TryOpen(home) is not { } file)
        {
            throw new HomeInUseException(home, ReadHolder(home));
        }

        var held = new HomeLock(home, file, new(Environment.ProcessId, Address: null, time.GetUtcNow()));
        held.WriteHolder();
        return held;
    }

    /// <summary>Looks who holds a home, without taking it.</summary>
    /// <param name="home">The home.</param>
    /// <returns>The holder, or null when the home is free or its holder has not said who it is.</returns>
    public static HomeHolder? FindHolder(string home)
    {
        // The lock is tried only where a holder has signed: trying it would stand in the way of one that is just starting.
        var signature = Path.Combine(home, HolderFile);
        if (!File.Exists(signature))
        {
            return null;
        }

        if (TryOpen(home) is { } free)
        {
            File.Delete(signature);
            File.Delete(Path.Combine(home, KeyFile));
            free.Dispose();
            return null;
        }

        return ReadHolder(home);
    }

    /// <summary>The key that the holder of a home left for those who may read it.</summary>
    /// <param name="home">The home.</param>
    /// <returns>The key; null when there is none.</returns>
    public static string? ReadKey(string home)
    {
        var file = Path.Combine(home, KeyFile);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>Tells others where the engine answers.</summary>
    /// <param name="address">The address.</param>
    /// <param name="key">A key that opens it; only this user can read it.</param>
    public void Publish(Uri address, string key)
    {
        WriteKey(key);
        _holder = _holder with { Address = address };
        WriteHolder();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Path.Combine(_home, HolderFile));
        File.Delete(Path.Combine(_home, KeyFile));
        _lock.Dispose();
    }

    private static FileStream? TryOpen(string home)
    {
        try
        {
            return new(Path.Combine(home, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static HomeHolder? ReadHolder(string home)
    {
        try
        {
            return JsonSerializer.Deserialize(
                File.ReadAllBytes(Path.Combine(home, HolderFile)),
                HomeJson.Default.HomeHolder);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    private void WriteKey(string key)
    {
        // Created anew: the permissions of a file that is there would stay.
        var target = Path.Combine(_home, KeyFile);
        File.Delete(target);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(target, options);
        writer.Write(key);
    }

    private void WriteHolder()
    {
        var target = Path.Combine(_home, HolderFile);
        var draft = target + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(_holder, HomeJson.Default.HomeHolder));
        File.Move(draft, target, overwrite: true);
    }
}
