using System.Collections.Immutable;

namespace Tuning.Sessions.Schema;

/// <summary>What a value in a session file may be: the one description that checking and documents are made from.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>true or false.</summary>
    public sealed record Flag : Shape;

    /// <summary>A finite number.</summary>
    /// <param name="Minimum">Least value; null for none.</param>
    /// <param name="Maximum">Largest value, inclusive; null for none.</param>
    public sealed record Number(double? Minimum, double? Maximum) : Shape
    {
        /// <summary>Whether the least value itself is refused.</summary>
        public bool IsMinimumExclusive { get; init; }

        /// <summary>What messages say beyond the range; nothing unless stated.</summary>
        public string Remark { get; init; } = "";
    }

    /// <summary>A whole number.</summary>
    /// <param name="Minimum">Least value, inclusive.</param>
    /// <param name="Maximum">Largest value, inclusive.</param>
    public sealed record WholeNumber(long Minimum, long Maximum) : Shape;

    /// <summary>One of a few words.</summary>
    /// <param name="Choices">Every word of the language.</param>
    /// <param name="Available">Those that this build carries out; the others are refused by name.</param>
    public sealed record Word(ImmutableArray<string> Choices, ImmutableArray<string> Available) : Shape
    {
        /// <summary>Words that this build all carries out.</summary>
        /// <param name="choices">The words.</param>
        public static Word Of(params ImmutableArray<string> choices) => new(choices, choices);
    }

    /// <summary>A text of a form.</summary>
    /// <param name="Pattern">The regular expression that the whole text matches.</param>
    /// <param name="Form">The form in plain words.</param>
    public sealed record Text(string Pattern, string Form) : Shape;

    /// <summary>An ISO-8601 duration of weeks, days, hours, minutes and seconds.</summary>
    /// <param name="Minimum">Least length, inclusive.</param>
    public sealed record Duration(TimeSpan Minimum) : Shape;

    /// <summary>A list.</summary>
    /// <param name="Item">What each item may be.</param>
    /// <param name="Minimum">Least number of items.</param>
    /// <param name="Maximum">Largest number of items.</param>
    public sealed record Sequence(Shape Item, int Minimum, int Maximum) : Shape;

    /// <summary>A group of named members.</summary>
    /// <param name="Members">The members that it may have.</param>
    public sealed record Group(ImmutableArray<Member> Members) : Shape
    {
        /// <summary>Names that belong elsewhere, each with where and why.</summary>
        public ImmutableDictionary<string, string> Misplaced { get; init; } =
            ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A group whose names cannot be judged, because what names them is itself unknown.</summary>
    public sealed record OpenGroup : Shape;

    /// <summary>One of several shapes that differ in the kind of value.</summary>
    /// <param name="Alternatives">The shapes; the first that takes the kind of the value judges it.</param>
    public sealed record Either(ImmutableArray<Shape> Alternatives) : Shape;
}
