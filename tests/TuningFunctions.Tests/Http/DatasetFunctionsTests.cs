using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Arbitrage.Markets.Storing;

namespace TuningFunctions.Tests.Http;

public sealed class DatasetFunctionsTests
{
    private const int Rows = 400;

    [Fact]
    public async Task Commit_PartsOfAFile_IsADataSetThatASessionCanName()
    {
        await using var app = await RunningApp.StartAsync();
        var file = QuoteFile.Csv(Rows);
        var parts = await SendAsync(app, file, 3);

        using var committed = await CommitAsync(app, "quotes", file, parts);
        using var again = await CommitAsync(app, "quotes", file, parts);
        var answer = await Answer.JsonOf(committed);
        var data = answer.GetProperty("dataset").GetString()!;
        using var shown = await app.Client.GetAsync(committed.Headers.Location);
        using var launched = await app.Client.PostAsync(
            new Uri("api/sessions", UriKind.Relative), new StringContent(QuoteFile.Session(data), Encoding.UTF8, "application/yaml"));

        committed.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.GetProperty("rows").GetInt64().ShouldBe(Rows);
        (await Answer.JsonOf(again)).GetProperty("dataset").GetString().ShouldBe(data);
        (await Answer.JsonOf(shown)).GetProperty("name").GetString().ShouldBe("quotes");
        launched.StatusCode.ShouldBe(HttpStatusCode.Accepted, await launched.Content.ReadAsStringAsync());
        app.Services.GetRequiredService<DataSetStore>().List().ShouldHaveSingleItem().Name.ShouldBe("quotes");
        (await app.Services.GetRequiredService<TuningFunctions.Datasets.DatasetUploads>().Store.ExistsAsync(parts[0], default)).ShouldBeFalse();
    }

    [Fact]
    public async Task PutPart_WrongHashTooLargeOrNoHash_IsRefusedByPath()
    {
        await using var app = await RunningApp.StartAsync();
        var bytes = Encoding.UTF8.GetBytes("one");

        using var wrong = await PutAsync(app, HashOf(Encoding.UTF8.GetBytes("two")), bytes);
        using var large = await PutAsync(app, new string('a', 64), new byte[(16 * 1024 * 1024) + 1]);
        using var upper = await PutAsync(app, HashOf(bytes).ToUpperInvariant(), bytes);
        using var path = await PutAsync(app, "..%2F..%2Fetc%2Fpasswd", bytes);
        using var right = await PutAsync(app, HashOf(bytes), bytes);
        using var repeated = await PutAsync(app, HashOf(bytes), bytes);

        (wrong.StatusCode, large.StatusCode, upper.StatusCode, path.StatusCode).ShouldBe(
            (HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        (right.StatusCode, repeated.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        (await PathsOf(wrong)).ShouldBe(["hash"]);
        (await PathsOf(large)).ShouldBe(["$"]);
    }

    [Fact]
    public async Task PutPart_OfTheLargestSize_IsKept()
    {
        await using var app = await RunningApp.StartAsync();
        var bytes = new byte[16 * 1024 * 1024];

        using var kept = await PutAsync(app, HashOf(bytes), bytes);

        kept.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("{}", "$")]
    [InlineData("[]", "$")]
    [InlineData("nothing", "$")]
    [InlineData("""{"name":"n","sha256":"HASH","parts":["HASH"],"more":1}""", "$.more")]
    [InlineData("""{"name":"n","sha256":"HASH","parts":[7]}""", "$.parts[0]")]
    [InlineData("""{"name":"","sha256":"../x","parts":[]}""", "name,sha256,parts")]
    [InlineData("""{"name":"n","sha256":"HASH","parts":["HASH","..%2f"]}""", "parts[1]")]
    [InlineData("""{"name":"n'); DROP TABLE tuning_data; --","sha256":"HASH","parts":["HASH","HASH"]}""", "parts[0],parts[1]")]
    public async Task Commit_WhatCannotBe_IsRefusedByPath(string body, string paths)
    {
        await using var app = await RunningApp.StartAsync();
        using var content = new StringContent(body.Replace("HASH", new string('a', 64), StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var refused = await app.Client.PostAsync(new Uri("api/datasets", UriKind.Relative), content);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await refused.Content.ReadAsStringAsync());
        string.Join(',', await PathsOf(refused)).ShouldBe(paths);
    }

    [Fact]
    public async Task Commit_PartsOfAnotherFileOrBadRows_StoresNothing()
    {
        await using var app = await RunningApp.StartAsync();
        var file = QuoteFile.Csv(Rows);
        var parts = await SendAsync(app, file, 2);
        var bad = Encoding.UTF8.GetBytes("timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b\n1,2,1,x,4\n");
        var badParts = await SendAsync(app, bad, 1);

        using var other = await CommitAsync(app, "quotes", bad, parts);
        using var refused = await CommitAsync(app, "quotes", bad, badParts);

        (other.StatusCode, refused.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        (await PathsOf(other)).ShouldBe(["sha256"]);
        (await PathsOf(refused)).ShouldAllBe(path => path!.StartsWith("file", StringComparison.Ordinal));
        app.Services.GetRequiredService<DataSetStore>().List().ShouldBeEmpty();
        using var unknown = await app.Client.GetAsync(new Uri($"api/datasets/{new string('a', 64)}", UriKind.Relative));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    internal static async Task<string[]> SendAsync(RunningApp app, byte[] file, int count)
    {
        var size = (file.Length + count - 1) / count;
        var parts = file.Chunk(size).Select(part => (Hash: HashOf(part), Bytes: part)).ToArray();
        foreach (var (hash, bytes) in parts)
        {
            using var sent = await PutAsync(app, hash, bytes);
            sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        return [.. parts.Select(part => part.Hash)];
    }

    internal static Task<HttpResponseMessage> CommitAsync(RunningApp app, string name, byte[] file, string[] parts) =>
        app.Client.PostAsJsonAsync(new Uri("api/datasets", UriKind.Relative), new { name, sha256 = HashOf(file), parts });

    private static async Task<HttpResponseMessage> PutAsync(RunningApp app, string hash, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return await app.Client.PutAsync(new Uri($"api/datasets/parts/{hash}", UriKind.Relative), content);
    }

    private static async Task<string?[]> PathsOf(HttpResponseMessage answer) =>
        [.. (await Answer.JsonOf(answer)).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString())];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
