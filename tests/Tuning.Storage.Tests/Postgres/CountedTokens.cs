using System.Collections.Concurrent;
using Azure.Core;

namespace Tuning.Storage.Tests.Postgres;

/// <summary>An identity whose tokens are known, and how often it was asked for one.</summary>
internal sealed class CountedTokens : TokenCredential
{
    private readonly ConcurrentDictionary<string, byte> _scopes = new(StringComparer.Ordinal);

    private int _given;
    private int _generation;

    public string Current => FormattableString.Invariant($"token-generation-{_generation}");

    public int Given => _given;

    public IEnumerable<string> Scopes => _scopes.Keys;

    public void Renew() => Interlocked.Increment(ref _generation);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        foreach (var scope in requestContext.Scopes)
        {
            _scopes.TryAdd(scope, 0);
        }

        var token = new AccessToken(Current, DateTimeOffset.UnixEpoch.AddYears(200));
        Interlocked.Increment(ref _given);
        return token;
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
