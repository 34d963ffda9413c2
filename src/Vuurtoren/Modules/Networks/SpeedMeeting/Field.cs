namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>The finite field of so many elements, a prime power. An element is its polynomial's coefficients, read as a number in base p.</summary>
sealed class Field
{
    readonly int prime, degree;
    readonly int[] powers, logs;

    Field(int prime, int degree)
    {
        (this.prime, this.degree) = (prime, degree);
        Order = 1;
        for (var i = 0; i < degree; i++) Order *= prime;
        (powers, logs) = (new int[Order - 1], new int[Order]);
        // x^degree = -polynomial; there is always one in which the powers of x are all elements but 0.
        for (var polynomial = 1; !TryPowers(polynomial); polynomial++) { }
    }

    public int Order { get; }

    /// <returns>Null when there is none: the order is no power of a prime.</returns>
    public static Field? Of(int order)
    {
        if (order < 2) return null;
        var prime = Enumerable.Range(2, order).First(p => order % p == 0);
        var degree = 0;
        for (; order % prime == 0; order /= prime) degree++;
        return order == 1 ? new(prime, degree) : null;
    }

    bool TryPowers(int polynomial)
    {
        var element = 1;
        for (var power = 0; power < Order - 1; power++)
        {
            if (element == 0 || power > 0 && element == 1) return false;
            (powers[power], logs[element]) = (element, power);
            var top = element / (Order / prime);
            element = element % (Order / prime) * prime;
            for (int i = 0, place = 1; i < degree; i++, place *= prime)
                element += place * ((element / place % prime + (prime - top) * (polynomial / place % prime)) % prime - element / place % prime);
        }
        return element == 1;
    }

    public int Sum(int a, int b)
    {
        var sum = 0;
        for (int i = 0, place = 1; i < degree; i++, place *= prime) sum += place * ((a / place + b / place) % prime);
        return sum;
    }

    public int Product(int a, int b) => a == 0 || b == 0 ? 0 : powers[(logs[a] + logs[b]) % (Order - 1)];

    /// <summary>The primitive element, so many times multiplied with itself.</summary>
    public int Power(int exponent) => powers[(exponent % (Order - 1) + Order - 1) % (Order - 1)];
}
