using System.Globalization;

namespace Tuning.Spaces;

/// <summary>What a parameter allows, in words for a message.</summary>
public static class ParameterText
{
    /// <summary>The allowed values of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string Allowed(Parameter parameter) => parameter switch
    {
        Parameter.Real { Step: { } step } p => Between(p.Low, p.High) + string.Create(CultureInfo.InvariantCulture, $" in steps of {step:R}"),
        Parameter.Real p => Between(p.Low, p.High),
        Parameter.Whole p => "a whole number, " + Between(p.Low, p.High)
            + (p.Step == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" in steps of {p.Step}")),
        Parameter.Categorical p => $"one of {new ParameterValue.Sequence(p.Values).Canonical}",
        _ => throw new ArgumentException($"Unknown kind of parameter: {parameter?.GetType().Name}.", nameof(parameter)),
    };

    private static string Between(double low, double high) =>
        string.Create(CultureInfo.InvariantCulture, $"{low:R} to {high:R}");
}
