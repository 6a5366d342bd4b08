package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Midpoint;

/// Ichimoku's lines as they stand on each bar: conversion, base, and the two edges of the cloud;
/// price units.
///
/// Conversion, base and the second edge are [Midpoint]s of highs and lows over three windows; the
/// first edge is the mean of the first two. The cloud on a bar was drawn `base` bars earlier, so
/// nothing looks ahead; the lagging line is the close itself. Source: Hosoda. Warm-up: each window
/// less one, plus `base` for the cloud.
public final class Ichimoku {
    private Ichimoku() {}

    /// By output: conversion, base, first and second edge.
    public static int warmUp(int conversion, int base, int span, int output) {
        return switch (output) {
            case 0 -> conversion - 1;
            case 1 -> base - 1;
            case 2 -> Math.max(conversion, base) - 1 + base;
            default -> span - 1 + base;
        };
    }

    public static void compute(
            Series bars,
            int conversion,
            int base,
            int span,
            double[] conversionLine,
            double[] baseLine,
            double[] spanA,
            double[] spanB) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        Midpoint.compute(high, low, size, conversion, conversionLine);
        Midpoint.compute(high, low, size, base, baseLine);
        Midpoint.compute(high, low, size, span, spanB);
        for (int i = size - 1; i >= base; i--) {
            spanA[i] = (conversionLine[i - base] + baseLine[i - base]) / 2;
            spanB[i] = spanB[i - base];
        }
        WarmUp.everywhere(spanA, size, warmUp(conversion, base, span, 2));
        WarmUp.everywhere(spanB, size, warmUp(conversion, base, span, 3));
    }
}
