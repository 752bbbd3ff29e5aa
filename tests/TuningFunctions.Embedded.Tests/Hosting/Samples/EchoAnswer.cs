namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>What the echo answers.</summary>
public sealed record EchoAnswer(string Text, string Method);
