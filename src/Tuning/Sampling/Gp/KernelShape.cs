namespace Tuning.Sampling.Gp;

/// <summary>How the dimensions share in the kernel.</summary>
internal enum KernelShape
{
    /// <summary>One term of all dimensions: any interaction.</summary>
    Joint,

    /// <summary>One term for each dimension: effects that add up (Duvenaud, Nickisch, Rasmussen 2011, first order).</summary>
    Additive,
}
