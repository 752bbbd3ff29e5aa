using System.Text.RegularExpressions;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Api;

public sealed partial class PublicApiTests
{
    private static readonly Dictionary<string, Listed> _list = Read();

    // The list names the base of this attribute without defining it.
    private static readonly string[] _ownBases = ["Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute"];

    // Members whose types the list names without defining them, so that they cannot be offered with the same signatures.
    private static readonly string[] _absent =
    [
        "FunctionContextBindingFeatureExtensions: static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)",
        "FunctionContextBindingFeatureExtensions: static ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)",
        "HttpCookies: abstract IHttpCookie CreateNew()",
        "HttpCookies: abstract void Append(IHttpCookie cookie)",
        "HttpRequestData: abstract IReadOnlyCollection<IHttpCookie> Cookies { get; }",
        "WorkerOptions: InputConverterCollection InputConverters { get; }",
    ];

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
            if ((!Bases(header).IsSubsetOf(Bases(listed.Header)) && !_ownBases.Contains(type.FullName, StringComparer.Ordinal)) || !Same(Kind(header), Kind(listed.Header)))
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

    [Fact]
    public void Attributes_OfEveryType_AreThoseOfTheList()
    {
        var differing = PublicTypes()
            .Where(static type => !_ownBases.Contains(type.FullName, StringComparer.Ordinal))
            .Select(static type => (type.FullName, Own: ApiText.Attributes(type).ToList(), _list[Key(ApiText.Header(type))].Attributes))
            .Where(static t => !t.Own.Order(StringComparer.Ordinal).SequenceEqual(t.Attributes.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            .Select(static t => $"{t.FullName}: {string.Join(' ', t.Own)}   (listed: {string.Join(' ', t.Attributes)})");

        differing.ShouldBeEmpty();
    }

    [Fact]
    public void ObsoleteMembers_AreThoseOfTheList()
    {
        foreach (var type in PublicTypes())
        {
            var present = ApiText.Members(type).Select(Normal).ToHashSet(StringComparer.Ordinal);
            var listed = _list[Key(ApiText.Header(type))].Obsolete.Where(present.Contains);
            ApiText.Obsolete(type).Select(Normal).Order(StringComparer.Ordinal)
                .ShouldBe(listed.Order(StringComparer.Ordinal), type.FullName);
        }
    }

    [Fact]
    public void List_OfWhatAnAppUses_IsThereButForEntitiesAndWhatItDoesNotDefine()
    {
        var types = PublicTypes().ToDictionary(static type => Key(ApiText.Header(type)), StringComparer.Ordinal);
        var absent = new List<string>();
        foreach (var (name, listed) in _list.Where(static entry => !IsOfEntities(entry.Key)))
        {
            if (!types.TryGetValue(name, out var type))
            {
                absent.Add(name);
                continue;
            }

            var actual = ApiText.Members(type).Select(Normal).ToHashSet(StringComparer.Ordinal);
            absent.AddRange(listed.Members.Where(member => !actual.Contains(member) && !IsOfEntities(member)).Select(member => $"{type.Name}: {member}"));
        }

        absent.Order(StringComparer.Ordinal).ShouldBe(_absent.Order(StringComparer.Ordinal));
    }

    private static bool IsOfEntities(string text) =>
        text.Contains("Entit", StringComparison.Ordinal) || text.EndsWith("Client.SerializedData", StringComparison.Ordinal);

    private static IEnumerable<Type> PublicTypes() => typeof(TaskOrchestrationContext).Assembly.GetExportedTypes()
        .Where(static t => t.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) == true);

    private static Dictionary<string, Listed> Read()
    {
        var list = new Dictionary<string, Listed>(StringComparer.Ordinal);
        Listed? current = null;
        List<string> attributes = [];
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "azure-api.txt")))
        {
            if (line.StartsWith("public ", StringComparison.Ordinal))
            {
                current = new Listed(line, [], [], attributes);
                attributes = [];
                list.TryAdd(Key(line), current);
            }
            else if (line.StartsWith("[AttributeUsage", StringComparison.Ordinal))
            {
                attributes.Add(line);
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                current?.Members.Add(Normal(line));
                if (line.EndsWith("[Obsolete]", StringComparison.Ordinal))
                {
                    current?.Obsolete.Add(Normal(line));
                }
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

    private sealed record Listed(string Header, HashSet<string> Members, List<string> Obsolete, List<string> Attributes);
}
