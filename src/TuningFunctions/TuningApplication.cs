using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
#if !FUNCTIONS_AZURE
using TuningFunctions.Embedded.Hosting;
#endif

namespace TuningFunctions;

/// <summary>The wiring of the function app: every registration, and the only difference between the two hosts.</summary>
public static class TuningApplication
{
    /// <summary>Registers everything that the functions need. Program.cs, the command line and the tests all call it.</summary>
    /// <param name="builder">The builder of the app.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder ConfigureTuning(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddHealthChecks();
#if !FUNCTIONS_AZURE
        builder.UseFunctionsOf(typeof(TuningApplication).Assembly);
#endif
        return builder;
    }
}
