using System.Collections.Immutable;

namespace Tuning.Sessions.Schema;

/// <summary>Finds the name that somebody may have meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The candidate with the fewest insertions, deletions, substitutions and swaps of neighbours (Damerau 1964), letter
    /// case apart, if they are at most a third of the name's length or 1; ties by ordinal order.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What would be right.</param>
    public static string? Nearest(string name, ImmutableArray<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
