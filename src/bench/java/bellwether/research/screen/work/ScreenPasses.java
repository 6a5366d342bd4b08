package bellwether.research.screen.work;

import bellwether.bench.TakenTimes;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.TickerLists;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.sheet.SheetComputation;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetStore;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.snapshot.SnapshotEvaluator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/// Reading all sheets, and a condition over their columns beside a bare loop over the same arrays.
public final class ScreenPasses {
    private static final int ROUNDS = 400;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ScreenDesk desk;
    private final SheetStore sheets;
    private final BarLoader loader;

    private ScreenPasses(Jdbi jdbi) {
        InstantSource clock = InstantSource.system();
        sheets = new SheetStore(jdbi);
        Market market = new Market(jdbi, clock);
        loader = new BarLoader(market);
        desk =
                new ScreenDesk(
                        new FactSources(
                                new SheetCache(sheets, Duration.ofHours(1), System::nanoTime),
                                sheets,
                                new ScreenStore(jdbi),
                                TickerLists.NONE,
                                new Universes(
                                        market.symbols(), UniverseSource.NONE, UniverseSource.NONE),
                                new Calendars(clock),
                                clock,
                                loader));
    }

    /// Prints a table.
    ///
    /// @param text a condition of twelve comparisons of RSI_14 and close, joined by "and"
    public static void run(Jdbi jdbi, String text) {
        ScreenPasses bench = new ScreenPasses(jdbi);
        bench.first();
        bench.passes(text);
        bench.sheet();
    }

    private void first() {
        long began = System.nanoTime();
        int size = desk.facts("bench", Timeframe.DAY).snapshot().size();
        System.out.printf(
                Locale.ROOT,
                "sheets of %,d symbols into memory: %.2f s%n",
                size,
                (System.nanoTime() - began) / 1e9);
    }

    private void passes(String text) {
        ScreenReader.Understood asked =
                desk.understood(
                        "bench",
                        new ScreenQuery(
                                text, new Universe.Invented(), Timeframe.DAY, List.of(), List.of()),
                        name -> name);
        Condition condition = asked.plan().condition();
        FactedSheets columns = new FactedSheets(asked.facts());
        double[] rsi = columns.field("RSI_14", 0);
        double[] close = columns.field("close", 0);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        long passed = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long began = System.nanoTime();
            byte[] truth =
                    new SnapshotEvaluator(columns, asked.facts().fields(), CrossTies.LAST_DIFFERENT)
                            .truth(condition);
            long middle = System.nanoTime();
            passed += bare(rsi, close).cardinality() + truth[0];
            long end = System.nanoTime();
            if (round >= 0) {
                ours[round] = (middle - began) / 1e6;
                bare[round] = (end - middle) / 1e6;
            }
        }
        System.out.println(TakenTimes.HEADER);
        TakenTimes floor = new TakenTimes(bare);
        floor.print("twelve loops, two bit sets", "");
        new TakenTimes(ours).print("passes", "<= 5 x", floor);
        System.out.println("(" + passed + ")");
    }

    /// Twelve loops into a set of what is true and one of what is known.
    private static BitSet bare(double[] rsi, double[] close) {
        int size = rsi.length;
        long[] isTrue = new long[(size + 63) / 64];
        long[] isKnown = new long[(size + 63) / 64];
        Arrays.fill(isTrue, -1);
        Arrays.fill(isKnown, -1);
        for (int clause = 0; clause < 12; clause++) {
            double[] values = clause % 2 == 0 ? rsi : close;
            double bound = clause;
            for (int i = 0; i < size; i++) {
                double value = values[i];
                long bit = 1L << i;
                if (Double.isNaN(value)) {
                    isKnown[i >> 6] &= ~bit;
                } else if (value <= bound) {
                    isTrue[i >> 6] &= ~bit;
                }
            }
        }
        BitSet all = BitSet.valueOf(isTrue);
        all.and(BitSet.valueOf(isKnown));
        return all;
    }

    private void sheet() {
        List<BarLoader.Loaded> loaded =
                loader.load(
                        IntStream.rangeClosed(1, 20).mapToObj("DEMO%02d"::formatted).toList(),
                        Timeframe.DAY);
        long bars = loaded.stream().mapToLong(each -> each.history().size()).sum();
        double best = Double.MAX_VALUE;
        SheetComputation sheets = new SheetComputation();
        for (int round = 0; round < 12; round++) {
            long began = THREADS.getCurrentThreadCpuTime();
            loaded.forEach(each -> sheets.of(each.facts().symbolId(), 1, each.history()));
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - began) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "a sheet of %,d bars: %.2f ms of processor time%n",
                bars / Math.max(1, loaded.size()),
                best / Math.max(1, loaded.size()));
    }
}
