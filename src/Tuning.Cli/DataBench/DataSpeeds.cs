namespace Tuning.Cli.DataBench;

/// <summary>What <c>tune bench data</c> measured.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Megabytes">Its size, in millions of bytes.</param>
/// <param name="ImportRowsPerSecond">Rows a second of processor time, from the text to the stored and named data set.</param>
/// <param name="PeakMegabytes">The most memory that the whole process had at a time, in millions of bytes.</param>
internal sealed record DataSpeeds(int Rows, double Megabytes, double ImportRowsPerSecond, double PeakMegabytes);
