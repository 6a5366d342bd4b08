package bellwether.bench.soak;

import bellwether.market.calendar.Calendars;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Made-up prices of made-up symbols on the sessions of New York up to the last one that is over:
/// some that were there before, and those that come while the service runs. The same symbol always
/// gets the same bars.
final class SoakMarket {
    private static final int LETTERS = 26;

    private final int symbols;
    private final int history;
    private final List<LocalDate> sessions;
    private final double[][] closes;
    private final String[][] rows;

    /// @param history sessions before the first simulated one
    SoakMarket(int symbols, int history, int days) {
        this.symbols = symbols;
        this.history = history;
        var calendar = new Calendars(InstantSource.system()).find("XNYS").orElseThrow();
        LocalDate last = calendar.lastCompletedSession(Instant.now());
        List<LocalDate> all = calendar.sessionsBetween(last.minusDays(2L * (history + days)), last);
        sessions = all.subList(all.size() - history - days, all.size());
        closes = new double[symbols][];
        rows = new String[symbols][];
        for (int symbol = 0; symbol < symbols; symbol++) {
            walk(symbol);
        }
    }

    int symbols() {
        return symbols;
    }

    int history() {
        return history;
    }

    int days() {
        return sessions.size() - history;
    }

    /// The session of a simulated day, from 0.
    LocalDate day(int number) {
        return sessions.get(history + number);
    }

    /// Five letters, so that it is one of New York by its name.
    static String ticker(int symbol) {
        return "Z%c%c%c%c"
                .formatted(
                        'A' + symbol / LETTERS / LETTERS / LETTERS % LETTERS,
                        'A' + symbol / LETTERS / LETTERS % LETTERS,
                        'A' + symbol / LETTERS % LETTERS,
                        'A' + symbol % LETTERS);
    }

    /// What a symbol closed at on a simulated day; days before the first are negative.
    double close(int symbol, int day) {
        return closes[symbol][history + day];
    }

    /// A file of what was there before, of some symbols.
    String before(int from, int end) {
        return file(from, end, 0, history);
    }

    /// A file of one simulated day.
    String of(int day) {
        return file(0, symbols, history + day, history + day + 1);
    }

    private String file(int from, int end, int first, int last) {
        StringBuilder text = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        for (int symbol = from; symbol < end; symbol++) {
            for (int session = first; session < last; session++) {
                text.append(ticker(symbol))
                        .append(',')
                        .append(sessions.get(session))
                        .append(',')
                        .append(rows[symbol][session])
                        .append('\n');
            }
        }
        return text.toString();
    }

    private void walk(int symbol) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(symbol);
        int size = sessions.size();
        closes[symbol] = new double[size];
        rows[symbol] = new String[size];
        double close = 5 + 300 * random.nextDouble();
        double daily = 0.008 + 0.02 * random.nextDouble();
        for (int i = 0; i < size; i++) {
            double open = cents(close * Math.exp(daily / 3 * random.nextGaussian()));
            close = cents(open * Math.exp(daily * random.nextGaussian()));
            double high = cents(Math.max(open, close) * (1 + daily * random.nextDouble()));
            double low = cents(Math.min(open, close) * (1 - daily / 2 * random.nextDouble()));
            closes[symbol][i] = close;
            rows[symbol][i] =
                    String.format(
                            Locale.ROOT,
                            "%.2f,%.2f,%.2f,%.2f,%d",
                            open,
                            Math.max(high, Math.max(open, close)),
                            Math.min(low, Math.min(open, close)),
                            close,
                            100_000 + random.nextInt(1_000_000));
        }
    }

    /// A price that is written with two digits and read again is the same.
    private static double cents(double price) {
        return Math.max(100, Math.rint(price * 100)) / 100;
    }
}
