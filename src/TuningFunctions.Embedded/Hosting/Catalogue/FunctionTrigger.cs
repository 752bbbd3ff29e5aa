using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.AspNetCore.Routing.Template;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>What starts a function.</summary>
internal abstract record FunctionTrigger
{
    private FunctionTrigger()
    {
    }

    /// <summary>The kind of binding in a function's metadata.</summary>
    public abstract string BindingType { get; }

    /// <summary>An HTTP request.</summary>
    /// <param name="Template">The route without leading slash, prefix included.</param>
    /// <param name="Methods">The methods in upper case; empty for any.</param>
    /// <param name="Level">The key that a request must bring.</param>
    public sealed record Http(RouteTemplate Template, ImmutableArray<string> Methods, AuthorizationLevel Level)
        : FunctionTrigger
    {
        /// <inheritdoc/>
        public override string BindingType => "httpTrigger";
    }

    /// <summary>A schedule.</summary>
    /// <param name="Schedule">The six-field expression, in UTC.</param>
    /// <param name="UseMonitor">Whether the state is persisted.</param>
    /// <param name="RunOnStartup">Whether the function also runs at start.</param>
    public sealed record Timer(string Schedule, bool UseMonitor, bool RunOnStartup) : FunctionTrigger
    {
        /// <inheritdoc/>
        public override string BindingType => "timerTrigger";
    }

    /// <summary>An orchestration's turn.</summary>
    /// <param name="Name">The name of the orchestration.</param>
    public sealed record Orchestration(string Name) : FunctionTrigger
    {
        /// <inheritdoc/>
        public override string BindingType => "orchestrationTrigger";
    }

    /// <summary>An activity's call.</summary>
    /// <param name="Name">The name of the activity.</param>
    public sealed record Activity(string Name) : FunctionTrigger
    {
        /// <inheritdoc/>
        public override string BindingType => "activityTrigger";
    }
}
