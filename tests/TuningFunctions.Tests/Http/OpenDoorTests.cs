using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Tests.Hosting;

namespace TuningFunctions.Tests.Http;

public sealed partial class OpenDoorTests
{
    private const string Key = "a function key";

    private static IEnumerable<(string Method, string Path, AuthorizationLevel Level)> Routes() =>
        typeof(TuningApplication).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .SelectMany(trigger => trigger.Methods!.Select(method =>
                (method.ToUpperInvariant(), RouteValue().Replace(trigger.Route!, "x"), trigger.AuthLevel)));

    [Fact]
    public async Task EveryRoute_WithoutAKey_AnswersOnlyAnonymousFunctions()
    {
        await using var app = await SessionApp.StartAsync(settings: [new("TUNE_FUNCTION_KEY", Key)]);
        foreach (var (method, path, level) in Routes())
        {
            foreach (var key in (string?[])[null, "", "wrong", Key[..^1]])
            {
                (await SendAsync(app, method, path, key) is HttpStatusCode.Unauthorized)
                    .ShouldBe(level is not AuthorizationLevel.Anonymous, $"{method} {path} with {key}");
            }

            (await SendAsync(app, method, path, Key)).ShouldNotBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    public async Task EveryRoute_ForeignHostOrOrigin_IsRefused(string header, string value)
    {
        await using var app = await SessionApp.StartAsync();
        foreach (var (method, path, _) in Routes())
        {
            (await SendAsync(app, method, path, null, new(header, value))).ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
        }
    }

    [Fact]
    public void AnonymousRoutes_AreThoseOfHealth() =>
        Routes().Where(route => route.Level is AuthorizationLevel.Anonymous)
            .ShouldAllBe(route => route.Path.StartsWith("health/", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> SendAsync(
        SessionApp app, string method, string path, string? key, KeyValuePair<string, string>? header = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        }

        if (header is { } added)
        {
            request.Headers.TryAddWithoutValidation(added.Key, added.Value);
        }

        using var answer = await app.Http.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RouteValue();
}
