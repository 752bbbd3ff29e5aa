using Xunit;

namespace Tuning.Testing;

/// <summary>A fact that needs the real record of quotes beside the checkout, skipped with a message where it is absent.</summary>
public sealed class RealRecordFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute and looks for the record.</summary>
    public RealRecordFactAttribute()
    {
        if (!File.Exists(Repository.RealRecord))
        {
            Skip = "The real record of quotes is not beside this checkout.";
        }
    }
}
