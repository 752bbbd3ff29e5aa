using System.Data;
using System.Globalization;
using Dapper;

namespace Tuning.Storage.Sql;

/// <summary>
/// Instants as columns: UTC in microseconds, which is what timestamptz holds; text in round-trip format where there is no
/// type for them.
/// </summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <summary>An instant as text that sorts by time.</summary>
    public static string Text(DateTimeOffset value) => Whole(value).ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
        parameter.Value = parameter is Npgsql.NpgsqlParameter ? Whole(value) : Text(value);

    /// <inheritdoc/>
    public override DateTimeOffset Parse(object value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new InvalidCastException($"{value.GetType().Name} is no instant."),
    };

    /// <summary>An instant in whole microseconds, UTC.</summary>
    public static DateTime Whole(DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
