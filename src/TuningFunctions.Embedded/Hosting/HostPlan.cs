using System.Reflection;
using Microsoft.Extensions.Configuration;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Settings;
using TuningFunctions.Embedded.Http.Security;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Everything that is settled before the host touches its home.</summary>
/// <param name="Assembly">The assembly whose functions run.</param>
/// <param name="Home">The home, as an absolute path.</param>
/// <param name="HostFile">host.json.</param>
/// <param name="Catalogue">The functions.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Address">Where to listen; null for nowhere.</param>
internal sealed record HostPlan(
    Assembly Assembly,
    string Home,
    HostFile HostFile,
    FunctionCatalogue Catalogue,
    HostKeys Keys,
    BindAddress? Address)
{
    private const string HomeSetting = "TUNE_HOME";
    private const string DefaultHome = ".tune";

    /// <summary>Settles the plan from the options and the settings.</summary>
    /// <exception cref="InvalidFunctionsException">The functions break rules of the worker.</exception>
    /// <exception cref="InvalidDataException">host.json is missing or not valid.</exception>
    /// <exception cref="AddressRefusedException">The address is not valid, or open to others while no key is set.</exception>
    public static HostPlan Settle(EmbeddedHostOptions options, IConfiguration configuration, bool isWebApplication)
    {
        var keys = HostKeys.Read(configuration);
        var address = options.Url is null ? null : BindAddress.Parse(options.Url);
        address?.Require(keys);
        var hostFile = HostFile.Read(options.Root ?? AppContext.BaseDirectory, configuration);
        var assembly = options.FunctionsAssembly ?? Assembly.GetEntryAssembly()
            ?? throw new InvalidOperationException("Name the assembly whose functions run: this process has no entry assembly.");
        var catalogue = new FunctionScanner(new(configuration, hostFile, isWebApplication)).Scan(options.FunctionClasses ?? assembly.GetTypes());
        var home = Path.GetFullPath(options.Home ?? configuration[HomeSetting] ?? DefaultHome);
        return new(assembly, home, hostFile, catalogue, keys, address);
    }
}
