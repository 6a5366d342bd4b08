package bellwether.market.imports;

import bellwether.market.bars.BarStore;
import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Timeframe;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jdbi.v3.core.Jdbi;

/// A market of random walks, for benchmarks only. Everything in it is called synthetic; the same
/// symbol always gets the same bars.
public final class InventedMarket {
    private static final int AT_ONCE = 100;
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private InventedMarket() {}

    /// Stores `WALK0000` and so on.
    public static void fill(Jdbi jdbi, int symbols, int bars) {
        store(jdbi, symbols, bars, 0, bars);
    }

    /// Stores some bars of walks of so many, as an import or refresh of those bars does.
    public static void store(Jdbi jdbi, int symbols, int bars, int first, int end) {
        BarStore store = new BarStore(Timeframe.DAY, InstantSource.system());
        long[] sessions = sessions(bars);
        for (int from = 0; from < symbols; from += AT_ONCE) {
            List<IncomingBars> some = new ArrayList<>();
            for (int i = from; i < Math.min(symbols, from + AT_ONCE); i++) {
                some.add(
                        new IncomingBars(
                                "WALK%04d".formatted(i),
                                walk(i, sessions).first(end).from(first),
                                new long[end - first],
                                new boolean[end - first],
                                List.of()));
            }
            jdbi.useTransaction(handle -> {
                handle.execute("set local statement_timeout = 0");
                store.merge(handle, some, new SourceName("synthetic: random walk", true));
            });
        }
    }

    private static long[] sessions(int count) {
        long[] sessions = new long[count];
        LocalDate day = LAST;
        for (int i = count - 1; i >= 0; i--) {
            sessions[i] = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            day = day.minusDays(day.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
        }
        return sessions;
    }

    private static Bars walk(int seed, long[] sessions) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int size = sessions.length;
        Bars bars = Bars.room(size);
        System.arraycopy(sessions, 0, bars.time(), 0, size);
        double close = 5 + 300 * random.nextDouble();
        double daily = 0.008 + 0.02 * random.nextDouble();
        for (int i = 0; i < size; i++) {
            double open = Math.max(0.1, close * Math.exp(daily / 3 * random.nextGaussian()));
            close = Math.max(0.1, open * Math.exp(daily * random.nextGaussian()));
            bars.open()[i] = cents(open);
            bars.close()[i] = cents(close);
            bars.high()[i] = cents(Math.max(open, close) * (1 + daily * random.nextDouble()));
            bars.low()[i] = cents(Math.min(open, close) * (1 - daily / 2 * random.nextDouble()));
            bars.volume()[i] = Math.rint(1e6 * random.nextDouble());
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.max(0.01, Math.rint(price * 100) / 100);
    }
}
