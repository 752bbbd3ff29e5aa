using Xunit;

namespace Tuning.Testing;

/// <summary>
/// A fact that needs Chromium, skipped with a message where there is none on the PATH. Where CI is set it is not: nobody reads there
/// what was skipped, and the test fails for want of a browser.
/// </summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Creates the attribute and looks for the browser.</summary>
    public ChromiumFactAttribute()
    {
        if (Path is null && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "Chromium is not on the PATH.";
        }
    }

    /// <summary>The browser's executable; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
