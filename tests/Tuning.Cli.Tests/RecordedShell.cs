using System.Text.Json;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Tests;

/// <summary>A shell that keeps what a command writes, over a temporary folder.</summary>
internal sealed class RecordedShell : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private byte[] _input = [];

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("tune-cli-");

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public bool IsTerminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public RecordedShell With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public RecordedShell Fed(string input)
    {
        _input = System.Text.Encoding.UTF8.GetBytes(input);
        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<int> RunAsync(params string[] arguments)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return await TuneCommandLine.RunAsync(arguments, AsShell());
    }

    /// <summary>Runs with <c>--json</c> and reads the one object, which must be all of standard output.</summary>
    public async Task<(int Code, JsonElement Document)> RunJsonAsync(params string[] arguments)
    {
        var code = await RunAsync([.. arguments, "--json"]);
        using var document = JsonDocument.Parse(Out);
        document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        return (code, document.RootElement.Clone());
    }

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Folder.Delete(recursive: true);
    }

    public Shell AsShell() => new()
    {
        Out = _out,
        Error = _error,
        In = () => new MemoryStream(_input),
        OutIsTerminal = IsTerminal,
        ErrorIsTerminal = IsTerminal,
        Width = 100,
        WorkingFolder = Folder.FullName,
        Variable = name => _variables.GetValueOrDefault(name),
        Time = Time,
    };
}
