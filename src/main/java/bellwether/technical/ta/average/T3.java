package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Tillson's T3: six exponential averages on end, mixed so that the lag is small and the line
/// smooth; input units.
///
/// `c1 × e6 + c2 × e5 + c3 × e4 + c4 × e3` with the coefficients of `(1 + v)` and `v` cubed.
/// Source: Tillson 1998; TA-Lib T3. Warm-up: `6 × (period − 1)`. Constant input: the constant.
///
/// After the seeds each average runs along divided by its power of `k`, which the coefficients make
/// good: that saves a multiplication of each average on each bar.
public final class T3 {
    private T3() {}

    public static int warmUp(int period) {
        return 6 * (period - 1);
    }

    public static int stableAfter(int period) {
        return 5 * Ema.stableAfter(period);
    }

    public static void compute(
            double[] in, int size, int period, double volumeFactor, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double k = Ema.factor(period);
        double one = Ema.mean(in, 0, period);
        double two = 0;
        double three = 0;
        double four = 0;
        double five = 0;
        double six = 0;
        double sum = one;
        int step = period - 1;
        for (int i = period; i <= first; i++) {
            int begun = (i - 1) / step;
            one += k * (in[i] - one);
            two += begun > 1 ? k * (one - two) : 0;
            three += begun > 2 ? k * (two - three) : 0;
            four += begun > 3 ? k * (three - four) : 0;
            five += begun > 4 ? k * (four - five) : 0;
            sum +=
                    begun == 1
                            ? one
                            : begun == 2 ? two : begun == 3 ? three : begun == 4 ? four : five;
            if (i == (begun + 1) * step) {
                double seed = sum / period;
                two = begun == 1 ? seed : two;
                three = begun == 2 ? seed : three;
                four = begun == 3 ? seed : four;
                five = begun == 4 ? seed : five;
                six = seed;
                sum = seed;
            }
        }
        double v = volumeFactor;
        double c1 = -v * v * v;
        double c2 = 3 * (v * v - c1);
        double c3 = -6 * v * v - 3 * (v - c1);
        double c4 = 1 + 3 * v - c1 + 3 * v * v;
        out[first] = c1 * six + c2 * five + c3 * four + c4 * three;
        double kept = 1 - k;
        one /= k;
        two /= k * k;
        three /= k * k * k;
        four /= k * k * k * k;
        five /= k * k * k * k * k;
        six /= k * k * k * k * k * k;
        c4 *= k * k * k;
        c3 *= k * k * k * k;
        c2 *= k * k * k * k * k;
        c1 *= k * k * k * k * k * k;
        for (int i = first + 1; i < size; i++) {
            one = in[i] + kept * one;
            two = one + kept * two;
            three = two + kept * three;
            four = three + kept * four;
            five = four + kept * five;
            six = five + kept * six;
            out[i] = c1 * six + c2 * five + c3 * four + c4 * three;
        }
    }
}
