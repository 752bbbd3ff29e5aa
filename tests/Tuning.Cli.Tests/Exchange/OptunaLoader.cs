using System.Diagnostics;
using System.Text.Json;

namespace Tuning.Cli.Tests.Exchange;

/// <summary>Opens journals with Optuna's own storage.</summary>
internal static class OptunaLoader
{
    // A copy is made trial by trial, and Optuna checks each trial that it adds; then the study goes on in the same file.
    private const string Program = """
        import json, sys, warnings
        import optuna
        warnings.simplefilter("ignore")
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        try:
            from optuna.storages.journal import JournalFileBackend as File
        except ImportError:
            from optuna.storages import JournalFileStorage as File
        storage = optuna.storages.JournalStorage(File(sys.argv[1]))
        (found,) = optuna.get_all_study_summaries(storage)
        optuna.copy_study(from_study_name=found.study_name, from_storage=storage, to_storage=optuna.storages.InMemoryStorage())
        study = optuna.load_study(study_name=found.study_name, storage=storage, sampler=optuna.samplers.TPESampler(seed=1))
        space = study.trials[0].distributions
        told = {
            "name": study.study_name, "direction": study.direction.name, "notes": study.user_attrs, "best": study.best_trial.number,
            "trials": [{"number": t.number, "state": t.state.name, "value": t.value, "parameters": t.params, "attributes": t.user_attrs,
                        "constraints": t.system_attrs.get("constraints"), "lasts": t.duration is not None} for t in study.trials],
        }
        for _ in range(int(sys.argv[2])):
            study.tell(study.ask(space), 1.0)
        print(json.dumps(told))
        """;

    /// <summary>What Optuna reads in a journal, before it goes on with it for some trials.</summary>
    public static async Task<JsonElement> OpenAsync(string journal, int further)
    {
        using var process = Process.Start(new ProcessStartInfo(
            OptunaFactAttribute.Python!, ["-c", Program, journal, FormattableString.Invariant($"{further}")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
