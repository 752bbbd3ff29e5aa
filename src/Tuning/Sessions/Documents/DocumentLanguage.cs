namespace Tuning.Sessions.Documents;

/// <summary>The language a session file is written in.</summary>
public enum DocumentLanguage
{
    /// <summary>YAML 1.2 with its core schema: only true and false are truth values.</summary>
    Yaml,

    /// <summary>JSON (RFC 8259).</summary>
    Json,
}
