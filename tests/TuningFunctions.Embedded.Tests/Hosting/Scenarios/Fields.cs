namespace FApp2;

/// <summary>A class with a public field, which the worker leaves out.</summary>
public sealed class Fields
{
#pragma warning disable CA1051 // The scenario is about public fields.
    public int F = 7;
#pragma warning restore CA1051

    public int P { get; set; } = 8;
}
