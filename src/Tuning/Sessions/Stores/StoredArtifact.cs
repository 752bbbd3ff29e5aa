namespace Tuning.Sessions.Stores;

/// <summary>A session's reference to an artifact.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Kind">What it is to the session, such as <c>report</c>.</param>
/// <param name="Sha256">SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="SizeBytes">Its size in bytes.</param>
/// <param name="MediaType">What its bytes are, such as <c>application/json</c>.</param>
public sealed record StoredArtifact(string SessionId, string Kind, string Sha256, long SizeBytes, string MediaType);
