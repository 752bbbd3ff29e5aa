using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>One observed scenario, run again on this engine with replay at every episode.</summary>
internal sealed partial class Scenario : IAsyncDisposable
{
    private readonly TestEngine _engine;
    private readonly JsonElement _scenario;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private Scenario(string id, TestEngine engine)
    {
        Id = id;
        _engine = engine;
        _scenario = Observations.Get(id);
    }

    public string Id { get; }

    public DelegateExecutor Functions => _engine.Functions;

    public DurableTaskClient Client => _engine.Client;

    public RecordingLogs Logs => _engine.Logs;

    public List<string> Facts { get; } = [];

    public JsonElement Observed => _scenario.GetProperty("observed");

    public static async Task<Scenario> StartAsync(
        string id,
        Action<Scenario, DelegateExecutor> register,
        Func<DurableEngineOptions, DurableEngineOptions>? configure = null,
        TimeProvider? time = null)
    {
        var engine = await TestEngine.StartAsync(null, configure, time);
        var scenario = new Scenario(id, engine);
        CommonFunctions.Register(engine.Functions);
        register(scenario, engine.Functions);
        return scenario;
    }

    /// <summary>Runs the orchestrator "O" to its end and holds everything observed against it.</summary>
    public static async Task CheckAsync(string id, Action<Scenario, DelegateExecutor> register, object? input = null, string name = "O")
    {
        await using var scenario = await StartAsync(id, register);
        scenario.Expect(await scenario.RunAsync(name, input));
        scenario.ExpectFacts();
        scenario.ExpectNothingElse();
    }

    /// <summary>As above, with something to do while the orchestrator waits.</summary>
    public static async Task CheckAsync(
        string id, Action<Scenario, DelegateExecutor> register, Func<Scenario, Task> drive, object? input = null, string name = "O")
    {
        await using var scenario = await StartAsync(id, register);
        await scenario.BeginAsync(name, input);
        await drive(scenario);
        scenario.Expect(await scenario.EndAsync());
        scenario.ExpectFacts();
        scenario.ExpectNothingElse();
    }

    public Task<string> BeginAsync(string name, object? input = null, string? id = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id ?? Id));

    public Task<OrchestrationMetadata> EndAsync(string? id = null) => _engine.EndAsync(id ?? Id);

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null)
    {
        await BeginAsync(name, input, id);
        return await EndAsync(id);
    }

    public Task RaiseAsync(string name, object? payload = null, string? id = null) =>
        Client.RaiseEventAsync(id ?? Id, name, payload);

    public async Task<OrchestrationMetadata> ReadAsync(string? id = null) =>
        (await Client.GetInstanceAsync(id ?? Id, true, CancellationToken.None)).ShouldNotBeNull();

    public Task TracedAsync(string text, string? id = null, int times = 1) =>
        UntilAsync(() => Functions.TraceOf(id ?? Id).Count(t => t.StartsWith(text + " ", StringComparison.Ordinal)) >= times);

    public Task<OrchestrationMetadata> UntilAsync(OrchestrationRuntimeStatus status, string? id = null) =>
        UntilAsync(m => m.RuntimeStatus == status, id);

    public async Task<OrchestrationMetadata> UntilAsync(Func<OrchestrationMetadata, bool> reached, string? id = null)
    {
        OrchestrationMetadata? found = null;
        await UntilAsync(() =>
            (found = Client.GetInstanceAsync(id ?? Id, true, CancellationToken.None).GetAwaiter().GetResult()) is not null
            && reached(found));
        return found!;
    }

    public static async Task UntilAsync(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TestEngine.Patience);
        while (!reached())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public void Log(TaskOrchestrationContext context, string text) => Functions.Log(context, text);

    /// <summary>Holds an instance against what was observed of it, field by field.</summary>
    public void Expect(OrchestrationMetadata actual, string? part = null, string? id = null)
    {
        var observed = part is null ? Observed : Observed.GetProperty(part);
        if (part is not null)
        {
            _checked.Add(part);
        }

        var failure = actual.FailureDetails?.ToString();
        Check(observed, "runtimeStatus", actual.RuntimeStatus.ToString(), failure);
        Check(observed, "serializedInput", actual.SerializedInput);
        Check(observed, "serializedOutput", actual.SerializedOutput);
        Check(observed, "serializedCustomStatus", actual.SerializedCustomStatus);
        if (Has(observed, "failureDetails", out var details))
        {
            Chain(actual.FailureDetails).ShouldBe(Chain(details));
        }

        var trace = Functions.TraceOf(id ?? actual.InstanceId);
        if (Has(observed, "trace", out var wanted))
        {
            trace.ShouldBe([.. wanted.EnumerateArray().Select(static t => t.GetString()!)]);
        }

        if (Has(observed, "turns", out var turns))
        {
            trace.Count(static t => t.StartsWith("start", StringComparison.Ordinal)).ShouldBe(turns.GetInt32());
        }
    }

    /// <summary>Holds one more observed value against the actual one.</summary>
    public void Expect(string field, object? actual)
    {
        Has(Observed, field, out var wanted).ShouldBeTrue(field);
        Text(actual).ShouldBe(Text(wanted), field);
    }

    /// <summary>Notes that an observed value is left out, and why.</summary>
    public void LeaveOut(string field, string why)
    {
        why.ShouldNotBeNullOrEmpty();
        _checked.Add(field);
    }

    public void ExpectFacts()
    {
        if (Has(Observed, "facts", out var facts))
        {
            Facts.Select(Plain).ShouldBe([.. facts.EnumerateArray().Select(static f => f.GetString()!)]);
        }
    }

    public void ExpectNothingElse() =>
        Observed.EnumerateObject().Select(static p => p.Name).Except(_checked, StringComparer.Ordinal).ShouldBeEmpty();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>A text without what differs between two programs: namespaces of test types and ids of children.</summary>
    public static string Plain(string text) => ChildId().Replace(
        text
            .Replace(typeof(Scenario).Namespace + ".", string.Empty, StringComparison.Ordinal)
            .Replace("FApp2.", string.Empty, StringComparison.Ordinal)
            .Replace("Order2", "Order", StringComparison.Ordinal),
        "instance ID '<auto child id>'");

    private static string? Text(object? value) => value switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.String } e => Plain(e.GetString()!),
        JsonElement { ValueKind: JsonValueKind.Array } e => string.Join('\n', e.EnumerateArray().Select(static i => Text(i))),
        JsonElement e => e.GetRawText(),
        bool b => b ? "true" : "false",
        string s => Plain(s),
        IEnumerable<string> lines => string.Join('\n', lines.Select(Plain)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private void Check(JsonElement observed, string field, string? actual, string? hint = null)
    {
        if (Has(observed, field, out var wanted))
        {
            Text(actual).ShouldBe(Text(wanted), $"{field} {hint}");
        }
    }

    private bool Has(JsonElement observed, string field, out JsonElement value)
    {
        _checked.Add(field);
        return observed.TryGetProperty(field, out value) && !IsGap(field);
    }

    private bool IsGap(string field) => _scenario.TryGetProperty("gap", out var gap)
        && gap.GetBoolean()
        && _scenario.TryGetProperty("gapFields", out var fields)
        && fields.EnumerateArray().Any(f => f.ValueEquals(field));

    private static List<string> Chain(JsonElement details) => details.ValueKind == JsonValueKind.Null
        ? []
        : [.. details.EnumerateArray().Select(static d =>
            Plain($"{d.GetProperty("errorType").GetString()}: {d.GetProperty("errorMessage").GetString()}"))];

    private static List<string> Chain(TaskFailureDetails? details)
    {
        var chain = new List<string>();
        for (; details is not null; details = details.InnerFailure)
        {
            chain.Add(Plain(details.ToString()));
        }

        return chain;
    }

    [GeneratedRegex("instance ID '[0-9a-f]{32}'", RegexOptions.None, 1000)]
    private static partial Regex ChildId();
}
