using System.Text.RegularExpressions;

namespace Tuning.Cli.Tests.Guides;

public sealed partial class DocumentLinksTests
{
    private static readonly string s_readme = Path.Combine(Repository.Root, "README.md");
    private static readonly string s_docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Documents_EveryLink_LeadsToAFile()
    {
        var broken =
            from document in Documents().Append(s_readme).Append(Path.Combine(Repository.Root, "CONTRIBUTING.md"))
            from target in TargetsOf(document)
            where !Path.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, document)}: {Path.GetRelativePath(Repository.Root, target)}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Documents_EachOne_IsReachedFromTheReadme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([s_readme]);
        while (open.TryDequeue(out var document))
        {
            foreach (var target in TargetsOf(document).Where(target => target.EndsWith(".md", StringComparison.Ordinal) && reached.Add(target)))
            {
                open.Enqueue(target);
            }
        }

        Documents().Where(document => !reached.Contains(document)).ShouldBeEmpty();
    }

    private static string[] Documents() => Directory.GetFiles(s_docs, "*.md", SearchOption.AllDirectories);

    private static IEnumerable<string> TargetsOf(string document) =>
        from Match link in Link().Matches(File.ReadAllText(document))
        select Path.GetFullPath(link.Groups["path"].Value, Path.GetDirectoryName(document)!);

    // A link within the project: what follows a '#' is a place in the file.
    [GeneratedRegex(@"\]\((?!https?:|#)(?<path>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
