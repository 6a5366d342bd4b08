package bellwether;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// Daily bars of invented coins, which trade each day: the volume of a day says something of the
/// return of the next one, or nothing.
final class PlantedBars {
    private static final double SPREAD = 0.015;

    private final List<String> tickers;
    private final double[] closes;
    private final double[] signals;
    private final Random random;
    private double edge;

    /// @param letter that their tickers begin with
    /// @param edge correlation of the volume with the next return
    PlantedBars(char letter, int symbols, double edge, int seed) {
        tickers =
                IntStream.range(0, symbols)
                        .mapToObj(i -> "%c%02d-USD".formatted(letter, i))
                        .toList();
        closes = new double[symbols];
        signals = new double[symbols];
        random = new Random(seed);
        this.edge = edge;
        Arrays.fill(closes, 100);
    }

    List<String> tickers() {
        return tickers;
    }

    /// Volumes say nothing from now on.
    void vanish() {
        edge = 0;
    }

    /// The next bar of each, as CSV lines.
    ///
    /// @param lines by symbol
    void next(LocalDate day, List<StringBuilder> lines) {
        double market = 0.005 * random.nextGaussian();
        for (int i = 0; i < closes.length; i++) {
            double open = closes[i];
            double noise = Math.sqrt(1 - edge * edge) * random.nextGaussian();
            double close = open * Math.exp(market + SPREAD * (edge * signals[i] + noise));
            signals[i] = random.nextGaussian();
            closes[i] = close;
            lines.get(i)
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%s,%s,%.5f,%.5f,%.5f,%.5f,%.0f%n",
                                    tickers.get(i),
                                    day,
                                    open,
                                    Math.max(open, close) * (1 + 0.004 * random.nextDouble()),
                                    Math.min(open, close) * (1 - 0.004 * random.nextDouble()),
                                    close,
                                    1e6 * Math.max(0.05, 1 + 0.25 * signals[i])));
        }
    }

    /// CSV of days that follow each other.
    String csv(LocalDate first, int days) {
        List<StringBuilder> lines = new ArrayList<>();
        tickers.forEach(_ -> lines.add(new StringBuilder()));
        first.datesUntil(first.plusDays(days)).forEach(day -> next(day, lines));
        return "ticker,date,open,high,low,close,volume\n" + String.join("", lines);
    }
}
