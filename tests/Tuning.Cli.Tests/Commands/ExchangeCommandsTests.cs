using System.Text.Json;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class ExchangeCommandsTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string At(string name) => Path.Combine(_shell.Folder.FullName, name);

    private async Task<string> RunSessionAsync()
    {
        _shell.Write("small.yaml", SmallSession.Yaml());
        var (_, document) = await _shell.RunJsonAsync("run", "small.yaml");
        return document.GetProperty("session").GetString()!;
    }

    [Fact]
    public async Task Export_EveryFormat_HoldsEveryTrial()
    {
        var id = await RunSessionAsync();

        foreach (var format in (string[])["csv", "jsonl", "jobs", "optuna"])
        {
            var (code, document) = await _shell.RunJsonAsync("export", id, "--to", format, "--out", $"trials.{format}");
            code.ShouldBe(0);
            document.GetProperty("trials").GetInt32().ShouldBe(274);
        }

        (await File.ReadAllLinesAsync(At("trials.csv"))).Length.ShouldBe(275);
        (await File.ReadAllLinesAsync(At("trials.optuna"))).Length.ShouldBe(274 + 4);
        foreach (var file in (string[])["trials.jsonl", "trials.jobs", "trials.optuna"])
        {
            foreach (var line in await File.ReadAllLinesAsync(At(file)))
            {
                JsonDocument.Parse(line).Dispose();
            }
        }
    }

    [Fact]
    public async Task Import_WhatWasExportedAsJobs_RunsTheSamePoints()
    {
        var id = await RunSessionAsync();
        await _shell.RunAsync("export", id, "--to", "jobs", "--out", "jobs.jsonl");

        (await _shell.RunAsync("import", "jobs.jsonl", "--from", "jobs", "--data", "quotes.csv", "--out", "again.yaml")).ShouldBe(0, _shell.Error);
        var (code, document) = await _shell.RunJsonAsync(
            "run", "again.yaml", "--set", """datasets=[{"generate": {"level": "L1", "rows": 2000, "seed": 7, "interval": "PT10S"}}]""");

        code.ShouldBe(0);
        document.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(274);
        (await _shell.RunAsync("import", "jobs.jsonl", "--from", "jobs", "--out", "again.yaml")).ShouldBe(2, "nothing is overwritten");
    }

    [Fact]
    public async Task Import_OptunaJournal_WarmsAskAndTellUp()
    {
        var id = await RunSessionAsync();
        await _shell.RunAsync("export", id, "--to", "optuna", "--out", "journal.log");

        var (code, document) = await _shell.RunJsonAsync("import", "journal.log", "--from", "optuna", "--out", "study.yaml");
        _shell.Fed("{\"ask\":1}\n");
        (await _shell.RunAsync("asktell", "study.yaml", "--warm-start", "study.results.jsonl")).ShouldBe(0, _shell.Error);

        code.ShouldBe(0);
        document.GetProperty("results").GetInt32().ShouldBe(274);
        _shell.Error.ShouldContain("274 of 274 earlier trials lie in the space");
        _shell.Out.ShouldContain("\"parameters\"");
    }

    [Fact]
    public async Task Import_DamagedFile_NamesTheLineAndWritesNothing()
    {
        _shell.Write("journal.log", "{\"op_code\":0}\nnonsense\n");

        var (code, document) = await _shell.RunJsonAsync("import", "journal.log", "--from", "optuna", "--out", "study.yaml");

        code.ShouldBe(2);
        document.GetProperty("problems").GetArrayLength().ShouldBe(2);
        File.Exists(At("study.yaml")).ShouldBeFalse();
    }
}
