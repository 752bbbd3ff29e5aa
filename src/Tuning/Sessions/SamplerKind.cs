namespace Tuning.Sessions;

/// <summary>Who proposes points.</summary>
public enum SamplerKind
{
    /// <summary>The sampler that suits the space and the budget.</summary>
    Auto,

    /// <summary>Independent uniform draws.</summary>
    Random,

    /// <summary>Every point of a grid.</summary>
    Grid,

    /// <summary>A scrambled Sobol sequence.</summary>
    Sobol,

    /// <summary>Tree-structured Parzen estimators.</summary>
    Tpe,

    /// <summary>A Gaussian process.</summary>
    Gp,

    /// <summary>Covariance matrix adaptation.</summary>
    CmaEs,

    /// <summary>Non-dominated sorting for several objectives.</summary>
    Nsga2,
}
