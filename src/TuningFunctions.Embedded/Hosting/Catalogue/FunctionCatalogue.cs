using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>The functions of the app.</summary>
internal sealed class FunctionCatalogue
{
    private readonly FrozenDictionary<string, FunctionEntry> _orchestrations;
    private readonly FrozenDictionary<string, FunctionEntry> _activities;

    public FunctionCatalogue(ImmutableArray<FunctionEntry> functions)
    {
        Functions = functions;
        var enabled = functions.Where(function => !function.IsDisabled).ToArray();
        _orchestrations = enabled.Where(function => function.Trigger is FunctionTrigger.Orchestration)
            .ToFrozenDictionary(
                function => ((FunctionTrigger.Orchestration)function.Trigger).Name,
                StringComparer.OrdinalIgnoreCase);
        _activities = enabled.Where(function => function.Trigger is FunctionTrigger.Activity)
            .ToFrozenDictionary(
                function => ((FunctionTrigger.Activity)function.Trigger).Name,
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every function, disabled ones too, ordered by name.</summary>
    public ImmutableArray<FunctionEntry> Functions { get; }

    /// <summary>The enabled HTTP functions.</summary>
    public IEnumerable<FunctionEntry> Http => Enabled<FunctionTrigger.Http>();

    /// <summary>The enabled timer functions.</summary>
    public IEnumerable<FunctionEntry> Timers => Enabled<FunctionTrigger.Timer>();

    /// <summary>The names of the enabled orchestrations.</summary>
    public IReadOnlyList<string> OrchestrationNames => _orchestrations.Keys;

    /// <summary>The names of the enabled activities.</summary>
    public IReadOnlyList<string> ActivityNames => _activities.Keys;

    /// <summary>Finds an enabled orchestration by its name, whatever the case.</summary>
    public FunctionEntry? FindOrchestration(string name) => _orchestrations.GetValueOrDefault(name);

    /// <summary>Finds an enabled activity by its name, whatever the case.</summary>
    public FunctionEntry? FindActivity(string name) => _activities.GetValueOrDefault(name);

    private IEnumerable<FunctionEntry> Enabled<TTrigger>()
        where TTrigger : FunctionTrigger =>
        Functions.Where(function => !function.IsDisabled && function.Trigger is TTrigger);
}
