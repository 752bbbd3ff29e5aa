using System.Globalization;
using System.Text.Json;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ValueScenarioTests
{
    [Scenario("value-json-shapes")]
    public async Task JsonShapes()
    {
        var values = Shapes();
        await using var s = await Scenario.StartAsync("value-json-shapes", (s, f) => f.Orchestrator<string, object?>(
            "O", (_, key) => Task.FromResult(values[key!])));
        foreach (var field in s.Observed.EnumerateObject())
        {
            var end = await s.RunAsync("O", field.Name, field.Name);
            if (field.Value.ValueKind == JsonValueKind.Object)
            {
                // The input here is the name of the shape.
                (end.RuntimeStatus.ToString(), end.SerializedOutput, end.SerializedCustomStatus).ShouldBe((
                    field.Value.GetProperty("runtimeStatus").GetString(),
                    field.Value.GetProperty("serializedOutput").GetString(),
                    field.Value.GetProperty("serializedCustomStatus").GetString()));
                var failure = field.Value.GetProperty("failureDetails")[0];
                end.FailureDetails!.ErrorType.ShouldBe(failure.GetProperty("errorType").GetString());
                end.FailureDetails.ErrorMessage.ShouldBe(failure.GetProperty("errorMessage").GetString());
                end.FailureDetails.InnerFailure.ShouldBeNull();
            }
            else
            {
                s.Expect(field.Name, end.SerializedOutput);
            }
        }
    }

    [Scenario("value-roundtrip")]
    public Task RoundTrip() => Scenario.CheckAsync("value-roundtrip", (s, f) => f
        .RawActivity("Id", (call, _) => Task.FromResult<string?>(call.Input))
        .Activity<DateTime, string>("When", t => Task.FromResult($"{t:o} {t.Kind}"))
        .Activity<object, string>("Type", o => Task.FromResult(o!.GetType().FullName!))
        .Orchestrator("O", async c =>
        {
            var order = new Order("a", 1.5m, Level.Mid, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
            var offset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
            var back = await c.CallActivityAsync<DateTimeOffset>("Id", offset);
            var map = await c.CallActivityAsync<Dictionary<string, int>>(
                "Id", new Dictionary<string, int>(StringComparer.Ordinal) { ["B"] = 1, ["a"] = 2 });
            var pair = await c.CallActivityAsync<Tuple<int, string>>("Id", Tuple.Create(7, "t"));
            return new[]
            {
                $"record equal {await c.CallActivityAsync<Order>("Id", order) == order}",
                $"enum equal {await c.CallActivityAsync<Level>("Id", Level.High) == Level.High}",
                $"DateTime Utc seen by activity: {await c.CallActivityAsync<string>("When", order.At)}",
                $"DateTime Unspecified seen by activity: {await c.CallActivityAsync<string>("When", DateTime.SpecifyKind(order.At, DateTimeKind.Unspecified))}",
                $"DateTimeOffset exact {back.EqualsExact(offset)}",
                $"TimeSpan equal {await c.CallActivityAsync<TimeSpan>("Id", TimeSpan.FromTicks(7)) == TimeSpan.FromTicks(7)}",
                $"dictionary {string.Join(',', map.Select(m => $"{m.Key}={m.Value}"))}",
                $"bytes {string.Join(',', await c.CallActivityAsync<byte[]>("Id", new byte[] { 1, 2, 255 }))}",
                $"tuple {pair.Item1} {pair.Item2}",
                $"object-typed int arrives as {await c.CallActivityAsync<string>("Type", 5)}",
                $"object-typed string arrives as {await c.CallActivityAsync<string>("Type", "s")}",
                $"public field carried: {(await c.CallActivityAsync<Fields>("Id", new Fields { F = 77 })).F}",
            };
        }));

    [Scenario("value-polymorphic")]
    public Task Polymorphic() => Scenario.CheckAsync("value-polymorphic", (s, f) => f
        .Activity<string, BaseMsg>("MakeBase", _ => Task.FromResult<BaseMsg>(new DerivedMsg { Kind = "k", Extra = 3 }))
        .Activity<BaseMsg, string>("SeeBase", b => Task.FromResult(b!.GetType().Name))
        .Activity<string, Shape>("MakeShape", _ => Task.FromResult<Shape>(new Circle { Name = "n", R = 2 }))
        .Activity<Shape, string>("SeeShape", x => Task.FromResult(x!.GetType().Name))
        .Activity<string, Holder>("MakeHolder", _ => Task.FromResult(new Holder { S = new Circle { Name = "n", R = 2 }, M = new DerivedMsg { Kind = "k", Extra = 3 } }))
        .Activity<Holder, string>("SeeHolder", h => Task.FromResult(Types(h!)))
        .Orchestrator("O", async c => new[]
        {
            $"MakeBase as JSON: {await c.CallActivityAsync<JsonElement>("MakeBase")}",
            $"MakeBase as Base: {(await c.CallActivityAsync<BaseMsg>("MakeBase")).GetType().Name}",
            $"MakeBase as Derived, Extra: {(await c.CallActivityAsync<DerivedMsg>("MakeBase")).Extra}",
            $"SeeBase(Derived): {await c.CallActivityAsync<string>("SeeBase", new DerivedMsg { Kind = "k", Extra = 3 })}",
            $"MakeShape as JSON: {await c.CallActivityAsync<JsonElement>("MakeShape")}",
            $"MakeShape as Shape: {(await c.CallActivityAsync<Shape>("MakeShape")).GetType().Name}",
            $"SeeShape(Circle): {await c.CallActivityAsync<string>("SeeShape", new Circle { Name = "n", R = 2 })}",
            $"MakeHolder as JSON: {await c.CallActivityAsync<JsonElement>("MakeHolder")}",
            $"MakeHolder round trip: {Types(await c.CallActivityAsync<Holder>("MakeHolder"))}",
            $"SeeHolder: {await c.CallActivityAsync<string>("SeeHolder", await c.CallActivityAsync<Holder>("MakeHolder"))}",
        }));

    [Scenario("value-property-case")]
    public async Task PropertyCase()
    {
        await using var s = await Scenario.StartAsync("value-property-case", (s, f) => f.Orchestrator<Order, string>(
            "O", (_, x) => Task.FromResult($"{x!.Id ?? "null"}|{x.Total.ToString(CultureInfo.InvariantCulture)}")));
        s.Expect(await s.RunAsync("O", new { id = "a", total = 2 }, "1"), "lowerCase");
        s.Expect(await s.RunAsync("O", new { Id = "a", Total = 2, Unknown = 1 }, "2"), "extraMember");
        s.Expect(await s.RunAsync("O", new { Id = "a", Total = "2" }, "3"), "numberAsString");
        s.ExpectNothingElse();
    }

    [Scenario("value-void-orchestrator")]
    public async Task VoidOrchestrator()
    {
        await using var s = await Scenario.StartAsync("value-void-orchestrator", (s, f) => f
            .Orchestrator("Void", c => c.CallActivityAsync("Sq", 1))
            .Orchestrator("NullRet", _ => Task.FromResult<string?>(null)));
        s.Expect(await s.RunAsync("Void", null, "1"), "void");
        s.Expect(await s.RunAsync("NullRet", null, "2"), "nullReturn");
        s.ExpectNothingElse();
    }

    [Scenario("value-large-1mb")]
    public async Task Large()
    {
        const int Mb = 1_048_576;
        await using var s = await Scenario.StartAsync("value-large-1mb", (s, f) => f
            .Activity<int, string>("BigAct", n => Task.FromResult(new string('x', n)))
            .Orchestrator<string, string>("O", async (c, text) =>
            {
                var b = await c.CallActivityAsync<string>("BigAct", Mb);
                c.SetCustomStatus(b);
                s.Log(c, "wait");
                var e = await c.WaitForExternalEvent<string>("E");
                s.Log(c, "got");
                // The lengths observed are those of one payload and 20 characters.
                return $"{text!.Length,10}{b.Length,10}" + e;
            }));
        await s.BeginAsync("O", new string('i', Mb));
        await s.TracedAsync("wait");
        await s.RaiseAsync("E", new string('e', Mb));
        var end = await s.EndAsync();
        s.Expect("runtimeStatus", end.RuntimeStatus);
        s.Expect("inputChars", end.SerializedInput!.Length);
        s.Expect("customStatusChars", end.SerializedCustomStatus!.Length);
        s.Expect("outputChars", end.SerializedOutput!.Length);
        end.ReadOutputAs<string>().ShouldBe("   1048576   1048576" + new string('e', Mb));
        s.ExpectNothingElse();
    }

    private static string Types(Holder h) => $"{h.S!.GetType().Name},{h.M!.GetType().Name}";

    private static Dictionary<string, object?> Shapes()
    {
        var utc = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["record"] = new Order("a\"<é>", 1.50m, Level.Mid, utc),
            ["enum"] = Level.High,
            ["dateUtc"] = utc.AddMilliseconds(6),
            ["dateUnspecified"] = DateTime.SpecifyKind(utc, DateTimeKind.Unspecified),
            ["dateTimeOffset"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            ["dateOnly"] = new DateOnly(2026, 1, 2),
            ["timeOnly"] = new TimeOnly(3, 4, 5),
            ["timeSpan"] = new TimeSpan(1, 2, 3, 4, 5),
            ["guid"] = new Guid("9e952958-5e33-4daf-827f-2fa12937b875"),
            ["decimal"] = 1.10m,
            ["double"] = 0.1 + 0.2,
            ["doubleWhole"] = 5.0,
            ["doubleNaN"] = double.NaN,
            ["bool"] = true,
            ["char"] = 'c',
            ["long"] = long.MaxValue,
            ["string"] = "a\"\\/<>&'+é€😀\n",
            ["byteArray"] = new byte[] { 1, 2, 255 },
            ["tuple"] = (7, "t"),
            ["anonymous"] = new { A = 1, b = (string?)null },
            ["dictionary"] = new Dictionary<string, int>(StringComparer.Ordinal) { ["B"] = 1, ["a"] = 2 },
            ["dictionaryEnumKey"] = new Dictionary<Level, int> { [Level.Mid] = 1 },
            ["list"] = new List<object?> { 1, "x", null, 2.5 },
            ["fields"] = new Fields(),
            ["nullObject"] = null,
            ["uri"] = new Uri("https://example.org/a b"),
            ["version"] = new Version(1, 2, 3),
            ["exceptionless_object"] = new object(),
        };
    }
}
