package bellwether.technical.ta;

import java.util.Random;

/// Seeded random walks, in whole cents so that equal prices, flat bars and bars without volume
/// happen.
public final class RandomBars {
    private RandomBars() {}

    public static Series of(long seed, int size) {
        return of(seed, size, 100, 0.01);
    }

    public static Series of(long seed, int size, double start, double cent) {
        Random random = new Random(seed);
        double[][] columns = new double[6][size];
        double close = start;
        double other = start;
        for (int i = 0; i < size; i++) {
            double open = round(close * (1 + random.nextGaussian() * 0.005), cent);
            double target = open * (1 + random.nextGaussian() * 0.015);
            close =
                    random.nextInt(12) == 0
                            ? open
                            : round(Math.clamp(target, start / 20, start * 20), cent);
            columns[0][i] = open;
            columns[1][i] = round(Math.max(open, close) * (1 + tail(random)), cent);
            columns[2][i] = round(Math.min(open, close) * (1 - tail(random)), cent);
            columns[3][i] = close;
            columns[4][i] =
                    random.nextInt(40) == 0 ? 0 : Math.rint(1e6 * Math.exp(random.nextGaussian()));
            other = Math.clamp(other * (1 + random.nextGaussian() * 0.01), start / 20, start * 20);
            columns[5][i] = round(other, cent);
        }
        return new Series(
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4],
                        columns[5],
                        size)
                .sectioned(sections(size));
    }

    /// Sessions of 26 bars, and now and then of fewer.
    static double[] sections(int size) {
        double[] sections = new double[size];
        for (int i = 0; i < size; i++) {
            int session = i / 26;
            sections[i] = i % 97 > 90 ? session + 0.5 : session;
        }
        return sections;
    }

    private static double tail(Random random) {
        return random.nextInt(6) == 0 ? 0 : Math.abs(random.nextGaussian()) * 0.008;
    }

    private static double round(double value, double cent) {
        return Math.rint(value / cent) * cent;
    }
}
