namespace Tuning.Sessions.Stores;

/// <summary>That a request was made once: its idempotency key and the session that it stands for.</summary>
/// <param name="Key">The key that the caller chose, 1 to 200 characters.</param>
/// <param name="RequestHash">Hash of what was asked, so that one key is not used for two requests.</param>
/// <param name="SessionId">The session's id.</param>
public sealed record SessionClaim(string Key, string RequestHash, string SessionId);
