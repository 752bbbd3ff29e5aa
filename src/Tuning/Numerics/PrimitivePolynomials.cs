namespace Tuning.Numerics;

/// <summary>
/// Primitive polynomials over the field of two elements, by degree and then by their inner coefficients: the order in
/// which Sobol sequences use them.
/// </summary>
public static class PrimitivePolynomials
{
    /// <summary>
    /// The polynomials of degree 1 and up, without end: bit k is the coefficient of x^k, so that x^3 + x + 1 is 11.
    /// </summary>
    public static IEnumerable<uint> All()
    {
        for (var degree = 1; degree < 31; degree++)
        {
            for (var inner = 0u; inner < 1u << (degree - 1); inner++)
            {
                var polynomial = (1u << degree) | (inner << 1) | 1;
                if (IsPrimitive(polynomial, degree))
                {
                    yield return polynomial;
                }
            }
        }
    }

    private static bool IsPrimitive(uint polynomial, int degree)
    {
        var order = (1u << degree) - 1;
        return PowerOfX(order, polynomial, degree) == 1
            && PrimeFactors(order).All(prime => prime == order || PowerOfX(order / prime, polynomial, degree) != 1);
    }

    private static uint PowerOfX(uint exponent, uint polynomial, int degree)
    {
        var result = 1u;
        var square = degree == 1 ? 2u ^ polynomial : 2u;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
            {
                result = Multiply(result, square, polynomial, degree);
            }

            square = Multiply(square, square, polynomial, degree);
        }

        return result;
    }

    private static uint Multiply(uint a, uint b, uint polynomial, int degree)
    {
        var product = 0u;
        for (; b > 0; b >>= 1)
        {
            product ^= (b & 1) == 1 ? a : 0;
            a <<= 1;
            a ^= (a >> degree) == 1 ? polynomial : 0;
        }

        return product;
    }

    private static IEnumerable<uint> PrimeFactors(uint number)
    {
        for (var divisor = 2u; divisor <= number / divisor; divisor++)
        {
            if (number % divisor == 0)
            {
                yield return divisor;
                while (number % divisor == 0)
                {
                    number /= divisor;
                }
            }
        }

        if (number > 1)
        {
            yield return number;
        }
    }
}
