namespace Tuning.Testing;

/// <summary>A file of the checkout that the code generates. With TUNE_UPDATE_DOCS=1 tests write it instead of comparing it.</summary>
public static class CommittedFile
{
    /// <summary>The text that the checkout has, which equals the generated one after an update.</summary>
    /// <param name="path">The file's path from the root of the checkout.</param>
    /// <param name="generated">What the code generates.</param>
    public static string Read(string path, string generated)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("TUNE_UPDATE_DOCS") is "1")
        {
            File.WriteAllText(file, generated);
        }

        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
