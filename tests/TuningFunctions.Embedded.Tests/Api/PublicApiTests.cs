using System.Text.RegularExpressions;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Api;

public sealed partial class PublicApiTests
{
    private static readonly Dictionary<string, Listed> _list = Read();

    [Fact]
    public void MicrosoftNamespaces_EveryPublicMember_IsInTheListOfTheRealApi()
    {
        var unknown = new List<string>();
        foreach (var type in PublicTypes())
        {
            var header = ApiText.Header(type);
            if (!_list.TryGetValue(Key(header), out var listed))
            {
                unknown.Add(header);
                continue;
            }

            // A subset: fewer interfaces may be declared, never others.
            if (!Bases(header).IsSubsetOf(Bases(listed.Header)) || !Same(Kind(header), Kind(listed.Header)))
            {
                unknown.Add($"{header}   (listed: {listed.Header})");
            }

            unknown.AddRange(ApiText.Members(type)
                .Where(member => !listed.Members.Contains(Normal(member)))
                .Select(member => $"{type.FullName}: {member}"));
        }

        unknown.ShouldBeEmpty(string.Join('\n', unknown));
    }

    [Fact]
    public void List_Itself_HoldsWhatTheTestRelaysOn()
    {
        _list.Count.ShouldBeGreaterThan(100);
        PublicTypes().Count().ShouldBeGreaterThan(50);
        _list["Microsoft.DurableTask.Client.DurableTaskClient"].Members.Count.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("Microsoft.DurableTask.TaskOrchestrationContext")]
    [InlineData("Microsoft.DurableTask.TaskOptions")]
    [InlineData("Microsoft.DurableTask.RetryPolicy")]
    [InlineData("Microsoft.DurableTask.SubOrchestrationOptions")]
    [InlineData("Microsoft.DurableTask.StartOrchestrationOptions")]
    [InlineData("Microsoft.DurableTask.TaskFailedException")]
    [InlineData("Microsoft.DurableTask.TaskFailureDetails")]
    [InlineData("Microsoft.DurableTask.Client.OrchestrationMetadata")]
    [InlineData("Microsoft.DurableTask.Client.OrchestrationQuery")]
    [InlineData("Microsoft.DurableTask.Client.PurgeInstancesFilter")]
    public void DurableTypes_Members_AreAllThere(string name)
    {
        var type = typeof(TaskOrchestrationContext).Assembly.GetType(name).ShouldNotBeNull();
        var actual = ApiText.Members(type).Select(Normal).ToHashSet(StringComparer.Ordinal);
        _list[name].Members.Except(actual, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void DurableTaskClient_Members_AreAllThereExceptEntities()
    {
        var type = typeof(Microsoft.DurableTask.Client.DurableTaskClient);
        var actual = ApiText.Members(type).Select(Normal).ToHashSet(StringComparer.Ordinal);
        _list[type.FullName!].Members.Except(actual, StringComparer.Ordinal)
            .ShouldBe([Normal("virtual DurableEntityClient Entities { get; }")]);
    }

    private static IEnumerable<Type> PublicTypes() => typeof(TaskOrchestrationContext).Assembly.GetExportedTypes()
        .Where(static t => t.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) == true);

    private static Dictionary<string, Listed> Read()
    {
        var list = new Dictionary<string, Listed>(StringComparer.Ordinal);
        Listed? current = null;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "azure-api.txt")))
        {
            if (line.StartsWith("public ", StringComparison.Ordinal))
            {
                current = new Listed(line, []);
                list.TryAdd(Key(line), current);
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                current?.Members.Add(Normal(line));
            }
        }

        return list;
    }

    private static string Key(string header)
    {
        var match = FullName().Match(header);
        return match.Value;
    }

    private static string Kind(string header) => header[..FullName().Match(header).Index].Trim();

    private static HashSet<string> Bases(string header)
    {
        var at = header.IndexOf(" : ", FullName().Match(header).Index, StringComparison.Ordinal);
        return at < 0
            ? []
            : [.. Where().Replace(header[(at + 3)..], string.Empty).Split(" : ")[^1].Split(", ").Select(static b => b.Trim())];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    // Nullability of unconstrained type parameters cannot be read back; defaults of structs are written in two ways.
    private static string Normal(string member) => MaybeNull().Replace(
        member.Split("   //")[0].Trim()
            .Replace("default(T?)", "null", StringComparison.Ordinal)
            .Replace(" where TContainerBuilder : notnull", string.Empty, StringComparison.Ordinal),
        "${name}");

    [GeneratedRegex(@"\b(?<name>T(Result|Input|Output|State)?)\?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MaybeNull();

    [GeneratedRegex(@"Microsoft\.[A-Za-z0-9_.]+(<[A-Za-z, ]+>)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullName();

    [GeneratedRegex(@" where \w+ : (notnull|class)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Where();

    private sealed record Listed(string Header, HashSet<string> Members);
}
