using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Tests.Azure;

/// <summary>Orchestrators call nothing that differs between two replays: what the real package's analyzers look for, and more.</summary>
public sealed partial class OrchestratorRulesTests
{
    [Fact]
    public void Orchestrators_CallNothingThatDiffersInAReplay()
    {
        var types = typeof(TuneSession).Assembly.GetTypes()
            .Where(type => !type.IsNested && string.Equals(type.Namespace, typeof(TuneSession).Namespace, StringComparison.Ordinal))
            .ToArray();

        types.SelectMany(Instructions.CallsOf).Contains("Microsoft.DurableTask.TaskOrchestrationContext.CallActivityAsync", StringComparer.Ordinal).ShouldBeTrue();
        types.SelectMany(Instructions.CallsOf).Where(call => Forbidden().IsMatch(call)).ShouldBeEmpty();
    }

    [Fact]
    public void Orchestrators_StandInTheirFolderAlone() =>
        typeof(TuneSession).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetParameters()
                .Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false))))
            .ShouldAllBe(type => type.Namespace == typeof(TuneSession).Namespace);

    [Theory]
    [InlineData(nameof(Offences.NowAsync), "System.DateTime.get_UtcNow")]
    [InlineData(nameof(Offences.DelayAsync), "System.Threading.Tasks.Task.Delay")]
    [InlineData(nameof(Offences.ConfiguredAsync), "System.Threading.Tasks.Task.ConfigureAwait")]
    [InlineData(nameof(Offences.LambdaAsync), "System.Guid.NewGuid")]
    [InlineData(nameof(Offences.FileAsync), "System.IO.File.ReadAllTextAsync")]
    [InlineData(nameof(Offences.TokenAsync), "System.Threading.CancellationTokenSource.CancelAsync")]
    public void Forbidden_IsFoundInStateMachinesAndLambdas(string method, string call)
    {
        Forbidden().IsMatch(call).ShouldBeTrue(method);
        Instructions.CallsOf(typeof(Offences)).Contains(call, StringComparer.Ordinal).ShouldBeTrue(method);
    }

    [GeneratedRegex(
        @"^System\.DateTime(Offset)?\.get_(Now|UtcNow|Today)$|^System\.Guid\.(NewGuid|CreateVersion7)$"
        + @"|^System\.(Random|Environment|TimeProvider|Console|AppContext)\.|^System\.Diagnostics\.(Stopwatch|Process)\."
        + @"|^System\.Threading\.Tasks\.(Value)?Task\.(Run|Delay|Yield|ConfigureAwait|ContinueWith|Wait|WaitAsync|WaitAll|WaitAny|get_Factory)$"
        + @"|^System\.Threading\.Tasks\.(TaskFactory|Parallel|TaskCompletionSource)\.|^System\.Threading\.(Thread|ThreadPool|Timer|PeriodicTimer|Monitor|Lock|SemaphoreSlim)\."
        + @"|^System\.Threading\.CancellationTokenSource\.(CancelAsync|CancelAfter)$"
        + @"|^System\.(IO|Net|Data|Collections\.Concurrent)\.|^(Azure|Npgsql|Dapper|Tuning\.Storage)\.|^Microsoft\.(Data|Extensions|AspNetCore)\.",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Forbidden();
}
