using TuningFunctions.Embedded.Hosting.Homes;

namespace TuningFunctions.Embedded.Tests.Hosting.Homes;

public sealed class HomeLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("home-lock-");

    private string Home => Path.Combine(_folder.FullName, "home");

    [Fact]
    public void Acquire_HeldHome_NamesTheHolder()
    {
        using var held = HomeLock.Acquire(Home, TimeProvider.System);
        held.Publish(new("http://127.0.0.1:7071"), "a key");

        var error = Should.Throw<HomeInUseException>(() => HomeLock.Acquire(Home, TimeProvider.System));

        error.Holder.ShouldNotBeNull();
        error.Holder.ProcessId.ShouldBe(Environment.ProcessId);
        error.Holder.Address.ShouldBe(new("http://127.0.0.1:7071"));
        error.Message.ShouldContain($"Process {Environment.ProcessId} runs the engine");
        HomeLock.FindHolder(Home).ShouldBe(error.Holder);
    }

    [Fact]
    public void Acquire_ReleasedHome_Succeeds()
    {
        HomeLock.Acquire(Home, TimeProvider.System).Dispose();
        HomeLock.FindHolder(Home).ShouldBeNull();

        using var again = HomeLock.Acquire(Home, TimeProvider.System);

        HomeLock.FindHolder(Home).ShouldNotBeNull();
    }

    [Fact]
    public void Publish_Key_IsForThisUserAndGoesWithTheLock()
    {
        HomeLock.ReadKey(Home).ShouldBeNull();
        using (var held = HomeLock.Acquire(Home, TimeProvider.System))
        {
            held.Publish(new("http://127.0.0.1:7071"), "a key");
            HomeLock.ReadKey(Home).ShouldBe("a key");
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(Path.Combine(Home, "engine.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        HomeLock.ReadKey(Home).ShouldBeNull();
    }

    [Fact]
    public void FindHolder_LeftoverOfADeadProcess_IsNobody()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(Path.Combine(Home, "engine.lock"), string.Empty);
        File.WriteAllText(
            Path.Combine(Home, "engine.json"),
            """{"processId":1,"address":"http://127.0.0.1:1","since":"2026-01-01T00:00:00+00:00"}""");

        HomeLock.FindHolder(Home).ShouldBeNull();
        File.Exists(Path.Combine(Home, "engine.json")).ShouldBeFalse();
    }

    [Fact]
    public void FindHolder_NoHome_IsNobody() => HomeLock.FindHolder(Home).ShouldBeNull();

    public void Dispose() => _folder.Delete(recursive: true);
}
