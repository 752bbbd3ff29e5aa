namespace Tuning.Cli.Tests.Sessions;

/// <summary>Damaged session files through the real executable.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-hostile-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_DamagedFiles_AreTakenOrRefusedWithPaths()
    {
        for (var seed = 0; seed < LongRun.Count(2, 20); seed++)
        {
            var text = new SessionMutator(100 + seed).Damage(SmallSession.Yaml(500));
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "damaged.yaml"), text);

            var (code, document) = await TuneProcess.RunJsonAsync(_folder.FullName, "run", "damaged.yaml");

            code.ShouldBeOneOf([0, 2], $"seed {seed}: {document.GetRawText()}");
            if (code == 2)
            {
                document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNullOrEmpty();
            }
            else
            {
                var trials = document.GetProperty("trials");
                trials.EnumerateObject().Where(part => part.Name is not "planned").Sum(part => part.Value.GetInt32())
                    .ShouldBe(trials.GetProperty("planned").GetInt32());
            }
        }
    }
}
