using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tuning.Objectives;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Sessions.Planning;

/// <summary>
/// SHA-256 over (fold, window, rung, trial number, canonical point, state, metrics as round-trip strings, choice, verdict)
/// in trial order: equal for equal plans, whatever ran them.
/// </summary>
public sealed class ResultHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _line = new();
    private (int Fold, int Trial, string Window, int Rung)? _last;

    /// <summary>Adds a result; results come in order of fold, trial, window (ordinal) and rung.</summary>
    /// <param name="result">The result.</param>
    /// <param name="canonicalPoint">The trial's canonical point.</param>
    /// <exception cref="InvalidOperationException">The result does not follow the one before it.</exception>
    public void Add(StoredResult result, string canonicalPoint)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (_, fold, trial, window, rung) = result.Key;
        if (_last is { } last && !Follows(last, (fold, trial, window, rung)))
        {
            throw new InvalidOperationException($"Trial {trial} of fold {fold} comes after trial {last.Trial} of fold {last.Fold}.");
        }

        _last = (fold, trial, window, rung);
        _line.Append(CultureInfo.InvariantCulture, $"result\t{fold}\t{window}\t{rung}\t{trial}\t{canonicalPoint}\t{Words.Of(result.State)}");
        foreach (var (metric, value) in result.Metrics)
        {
            _line.Append(CultureInfo.InvariantCulture, $"\t{metric}={value:R}");
        }

        _line.Append('\n');
        AppendLine();
    }

    /// <summary>Adds what was chosen in a fold.</summary>
    /// <param name="fold">The fold, from 0.</param>
    /// <param name="choice">The chosen trial; null when none is feasible.</param>
    public void AddChoice(int fold, RankedTrial? choice)
    {
        var chosen = choice is { } trial ? string.Create(CultureInfo.InvariantCulture, $"{trial.Trial}\t{trial.PointHash}") : "none";
        _line.Append(CultureInfo.InvariantCulture, $"choice\t{fold}\t{chosen}\n");
        AppendLine();
    }

    /// <summary>Adds the verdict and ends the hash.</summary>
    /// <param name="verdict">The verdict in one word.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string Finish(string verdict)
    {
        _line.Append(CultureInfo.InvariantCulture, $"verdict\t{verdict}\n");
        AppendLine();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private static bool Follows((int Fold, int Trial, string Window, int Rung) last, (int Fold, int Trial, string Window, int Rung) next)
    {
        var byNumber = (next.Fold, next.Trial).CompareTo((last.Fold, last.Trial));
        var byWindow = string.CompareOrdinal(next.Window, last.Window);
        return byNumber > 0 || (byNumber == 0 && (byWindow > 0 || (byWindow == 0 && next.Rung > last.Rung)));
    }

    // A line a trial: the buffers are used again.
    private void AppendLine()
    {
        var length = _line.Length;
        var characters = ArrayPool<char>.Shared.Rent(length);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        _line.CopyTo(0, characters, length);
        _hash.AppendData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(characters.AsSpan(0, length), bytes)));
        _line.Clear();
        ArrayPool<char>.Shared.Return(characters);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
