using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TuningFunctions.Tests;

/// <summary>What the compiled app refers to: it must compile against the real packages as well, and ask nothing of them that some
/// releases refuse.</summary>
public sealed class AppReferencesTests
{
    private const string Host = "TuningFunctions.Embedded";

    // Released worker extensions throw in these or ignore them.
    private static readonly string[] s_refused =
    [
        "RewindInstanceAsync", "RestartAsync", "GetOrchestrationHistoryAsync", "ListInstanceIdsAsync",
        "set_StartAt", "set_DedupeStatuses", "WithDedupeStatuses", "get_Entities",
    ];

    [Fact]
    public void App_OfTheHostsOwnTypes_KnowsOnlyThoseOfTheWiring()
    {
        using var app = Open();
        var reader = app.GetMetadataReader();

        TypesOfTheHost(reader)
            .Where(type => !type.StartsWith("Microsoft.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["TuningFunctions.Embedded.Hosting.EmbeddedHostBuilderExtensions", "TuningFunctions.Embedded.Hosting.EmbeddedHostOptions"]);
    }

    [Fact]
    public void App_OfTheWorkersTypes_UsesWhatItIsBuiltOn()
    {
        using var app = Open();
        var types = TypesOfTheHost(app.GetMetadataReader()).ToList();

        types.Contains("Microsoft.DurableTask.TaskOrchestrationContext", StringComparer.Ordinal).ShouldBeTrue();
        types.Contains("Microsoft.Azure.Functions.Worker.HttpTriggerAttribute", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void App_WhatSomeReleasesRefuse_IsNotUsed()
    {
        using var app = Open();
        var reader = app.GetMetadataReader();
        var used = reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => OwnerOf(reader, member).StartsWith("Microsoft.DurableTask", StringComparison.Ordinal))
            .Select(member => reader.GetString(member.Name))
            .ToList();

        used.Contains("ScheduleNewOrchestrationInstanceAsync", StringComparer.Ordinal).ShouldBeTrue();
        used.Intersect(s_refused, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static PEReader Open() => new(File.OpenRead(typeof(TuningApplication).Assembly.Location));

    private static IEnumerable<string> TypesOfTheHost(MetadataReader reader) => reader.TypeReferences
        .Select(reader.GetTypeReference)
        .Where(type => type.ResolutionScope.Kind is HandleKind.AssemblyReference
            && reader.StringComparer.Equals(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, Host))
        .Select(type => NameOf(reader, type));

    private static string OwnerOf(MetadataReader reader, MemberReference member) => member.Parent.Kind is HandleKind.TypeReference
        ? NameOf(reader, reader.GetTypeReference((TypeReferenceHandle)member.Parent))
        : "";

    private static string NameOf(MetadataReader reader, TypeReference type) =>
        $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
}
