using System.Net;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Http.Security;

namespace TuningFunctions.Embedded.Tests.Http.Security;

public sealed class BindAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7071", "127.0.0.1", 7071, true)]
    [InlineData("http://localhost:1", "127.0.0.1", 1, true)]
    [InlineData("http://[::1]:2", "::1", 2, true)]
    [InlineData("http://127.9.9.9:2", "127.9.9.9", 2, true)]
    [InlineData("http://0.0.0.0:80", "0.0.0.0", 80, false)]
    [InlineData("http://*:80", "::", 80, false)]
    [InlineData("http://10.0.0.7:80", "10.0.0.7", 80, false)]
    public void Parse_Url_GivesAddressAndReach(string url, string address, int port, bool isLoopback)
    {
        var parsed = BindAddress.Parse(url);

        parsed.EndPoint.ShouldBe(new IPEndPoint(IPAddress.Parse(address), port));
        parsed.IsLoopback.ShouldBe(isLoopback);
    }

    [Theory]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/path")]
    [InlineData("http://example.com:1")]
    [InlineData("127.0.0.1:1")]
    public void Parse_AnythingElse_IsRefused(string url) =>
        Should.Throw<AddressRefusedException>(() => BindAddress.Parse(url));
}
