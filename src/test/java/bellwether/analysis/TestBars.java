package bellwether.analysis;

import bellwether.market.Bars;
import bellwether.market.History;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Bars made up for tests.
final class TestBars {
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final LocalDate TODAY = LocalDate.of(2040, 1, 1);

    private TestBars() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A random walk with real ranges and volumes, one bar a day.
    static Bars walk(long seed, int size, double start, double volatility) {
        RandomGenerator random = random(seed);
        Bars bars = room(size);
        double close = start;
        for (int i = 0; i < size; i++) {
            double open = close * Math.exp(volatility / 3 * random.nextGaussian());
            close = open * Math.exp(volatility * random.nextGaussian());
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * (1 + volatility * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - volatility / 2 * random.nextDouble());
            bars.volume()[i] = Math.floor(1e6 * random.nextDouble());
        }
        return bars;
    }

    /// Open, high, low and close are all the same; volume 1,000.
    static Bars closes(int size, IntToDoubleFunction close) {
        Bars bars = room(size);
        for (int i = 0; i < size; i++) {
            double price = close.applyAsDouble(i);
            bars.open()[i] = price;
            bars.high()[i] = price;
            bars.low()[i] = price;
            bars.close()[i] = price;
            bars.volume()[i] = 1_000;
        }
        return bars;
    }

    private static Bars room(int size) {
        long[] time = new long[size];
        for (int i = 0; i < size; i++) {
            time[i] = FIRST.plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }
        return new Bars(
                size,
                time,
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    static History history(Bars bars) {
        return new History("TEST", 1, 7, List.of("a test"), true, bars);
    }
}
