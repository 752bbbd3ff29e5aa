using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.Sessions;

public sealed class SessionSchemaFileTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void SchemaFile_OfTheApp_IsWhatTheReaderChecks()
    {
        using var services = new ServiceCollection().AddSessions(Path.GetTempPath()).BuildServiceProvider();
        var schema = JsonSchema.OfSession(services.GetRequiredService<BuildCapabilities>());

        var generated = schema.ToJsonString(s_indented) + "\n";

        CommittedFile.Read("docs/session.schema.json", generated)
            .ShouldBe(generated, "docs/session.schema.json is out of date: run this test with TUNE_UPDATE_DOCS=1");
        schema["properties"]!.AsObject().ContainsKey("objective").ShouldBeTrue();
        schema["properties"]!["budget"]!["properties"]!["trials"]!["default"]!.GetValue<int>().ShouldBe(400);
    }
}
