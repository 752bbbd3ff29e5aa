using System.Runtime.InteropServices;

namespace TuningFunctions.Datasets;

/// <summary>How a data set of this instance is used.</summary>
/// <param name="Holders">How many hold it now.</param>
/// <param name="LastUsed">When it was last asked for or let go.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatasetUse(int Holders, DateTimeOffset LastUsed);
