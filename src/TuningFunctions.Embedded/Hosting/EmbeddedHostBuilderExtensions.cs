using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Choices of the embedded host that the real worker has no counterpart for.</summary>
public static class EmbeddedHostBuilderExtensions
{
    /// <summary>Names the assembly whose functions run.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="functions">The assembly.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder UseFunctionsOf(this FunctionsApplicationBuilder builder, Assembly functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        return builder.ConfigureEmbeddedHost(options => options.FunctionsAssembly = functions);
    }

    /// <summary>Sets options of the embedded host.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; a later call overrides an earlier one.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder ConfigureEmbeddedHost(
        this FunctionsApplicationBuilder builder,
        Action<EmbeddedHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }
}
