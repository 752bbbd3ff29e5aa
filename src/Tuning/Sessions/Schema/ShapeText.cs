using System.Globalization;
using Tuning.Sessions.Documents;

namespace Tuning.Sessions.Schema;

/// <summary>Says in plain words what a shape allows, and which kinds of value it judges.</summary>
internal static class ShapeText
{
    /// <summary>What a shape allows.</summary>
    public static string Allowed(Shape shape) => shape switch
    {
        Shape.Flag => "true or false",
        Shape.Number number => "a finite number" + Range(number) + number.Remark,
        Shape.WholeNumber whole => string.Create(
            CultureInfo.InvariantCulture, $"a whole number from {whole.Minimum} to {whole.Maximum}"),
        Shape.Word word => word.Available.IsEmpty ? "nothing in this build" : $"one of {string.Join(", ", word.Available)}",
        Shape.Text text => text.Form,
        Shape.Duration duration => duration.Minimum > TimeSpan.Zero
            ? $"an ISO-8601 duration such as PT10S, at least {IsoDuration.Format(duration.Minimum)}"
            : "an ISO-8601 duration such as PT10S",
        Shape.Sequence sequence => $"a list of {sequence.Minimum} to {sequence.Maximum} items",
        Shape.Group group => $"a group of {string.Join(", ", group.Members.Select(member => member.Name))}",
        Shape.OpenGroup => "a group",
        Shape.Either either => string.Join(", or ", either.Alternatives.Select(Allowed)),
        _ => throw new InvalidOperationException($"Unknown shape {shape.GetType().Name}."),
    };

    /// <summary>Whether a shape judges values of a node's kind.</summary>
    public static bool Takes(Shape shape, DocumentNode node) => shape switch
    {
        Shape.Flag => node is DocumentNode.Flag,
        Shape.Number or Shape.WholeNumber => node is DocumentNode.Number,
        Shape.Word or Shape.Text or Shape.Duration => node is DocumentNode.Text,
        Shape.Sequence => node is DocumentNode.Sequence,
        Shape.Group or Shape.OpenGroup => node is DocumentNode.Mapping,
        Shape.Either either => either.Alternatives.Any(alternative => Takes(alternative, node)),
        _ => throw new InvalidOperationException($"Unknown shape {shape.GetType().Name}."),
    };

    private static string Range(Shape.Number number)
    {
        var above = number.IsMinimumExclusive ? "above" : "from";
        return (number.Minimum, number.Maximum) switch
        {
            (null, null) => "",
            ({ } minimum, null) => string.Create(
                CultureInfo.InvariantCulture, $" {(number.IsMinimumExclusive ? above : "of at least")} {minimum}"),
            (null, { } maximum) => string.Create(CultureInfo.InvariantCulture, $" up to {maximum}"),
            ({ } minimum, { } maximum) => string.Create(CultureInfo.InvariantCulture, $" {above} {minimum} to {maximum}"),
        };
    }
}
