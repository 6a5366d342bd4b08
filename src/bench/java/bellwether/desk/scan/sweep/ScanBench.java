package bellwether.desk.scan.sweep;

import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.wish.ScanBook;
import bellwether.desk.scan.wish.ScanRequest;
import bellwether.market.bars.Market;
import bellwether.market.imports.InventedMarket;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.research.screen.SweepPart;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sweeps of a whole invented market, each after one new bar of every symbol was stored, in turns
/// with the floor: the same bars read and the same patterns looked for on the same one bar, with
/// nothing kept. And a look that finds no new bar.
///
/// `scan [symbols] [sheets]`: with `sheets`, sheets are made and kept beside detections, and the
/// floor computes them too.
public final class ScanBench {
    private static final int BARS = 1_260;
    private static final int ROUNDS = 3;
    private static final int LOOKS = 9;
    private static final int DAY = 86_400;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ScanBench() {}

    public static void main(String[] args) throws Exception {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        boolean sheets = args.length > 1 && args[1].equals("sheets");
        try (TestDatabase database = TestDatabase.create()) {
            InventedMarket.store(database.jdbi(), symbols, BARS + ROUNDS, 0, BARS);
            database.jdbi().useHandle(h -> h.execute("analyze"));
            new Round(database, symbols, sheets).run();
        }
    }

    /// What something took.
    ///
    /// @param seconds by the wall clock
    /// @param processor seconds of this process, in which the database is not
    private record Taken(double seconds, double processor) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.2f s (%.2f s of the processor)", seconds, processor);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static Taken taken(Work work) throws Exception {
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        return new Taken(
                (System.nanoTime() - begin) / 1e9, (PROCESS.getProcessCpuTime() - processor) / 1e9);
    }

    private static final class Round {
        private final TestDatabase database;
        private final int symbols;
        private final Market market;
        private final List<SweepPart> parts;
        private final SweepRounds rounds;
        private final Jobs jobs;

        Round(TestDatabase database, int symbols, boolean sheets) {
            this.database = database;
            this.symbols = symbols;
            InstantSource clock = InstantSource.system();
            market = new Market(database.jdbi(), clock);
            parts = sheets ? List.of(SheetPartSample.of(database.jdbi(), market)) : List.of();
            List<Timeframe> timeframes = List.of(Timeframe.DAY);
            Universes universes =
                    new Universes(market.symbols(), UniverseSource.NONE, UniverseSource.NONE);
            jobs =
                    new Jobs(
                            database.jdbi(),
                            database.jdbi(),
                            List.of(
                                    new SweepJob(
                                            database.jdbi(),
                                            market,
                                            parts,
                                            new PassWriter(DetectionAlerts.NONE, universes))),
                            JobSettings.of(2),
                            clock);
            jobs.addEndListeners(List.of(new SweepEnd(timeframes)));
            jobs.start();
            rounds =
                    new SweepRounds(
                            database.jdbi(),
                            jobs,
                            parts,
                            new DueSymbols(market, universes, timeframes));
            new ScanBook(database.jdbi(), universes, Audit.NONE, clock)
                    .create(
                            new Actor(Caller.LOCAL, "", ""),
                            new ScanRequest(
                                    "all",
                                    new Universe.Everything().json(),
                                    "1d",
                                    DAY,
                                    null,
                                    null,
                                    null,
                                    null,
                                    false,
                                    true));
        }

        void run() throws Exception {
            System.out.printf("%,d symbols × %,d bars%n", symbols, BARS);
            System.out.println("first sweep, of 30 bars each: " + taken(this::sweep));
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                List<Chunk> chunks = chunks();
                InventedMarket.store(
                        database.jdbi(), symbols, BARS + ROUNDS, BARS + round, BARS + round + 1);
                Taken sweep = taken(this::sweep);
                requireSwept(chunks.stream().mapToInt(chunk -> chunk.starts.size()).sum());
                Taken floor = taken(() -> floor(chunks));
                ratios[round] = sweep.seconds / floor.seconds;
                System.out.printf(
                        Locale.ROOT,
                        "one new bar: %s, floor %s, ratio %.2f%n",
                        sweep,
                        floor,
                        ratios[round]);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio: %.2f (target 1.3)%n", ratios[ROUNDS / 2]);
            looks();
            jobs.close();
        }

        private void looks() {
            double[] looks = new double[LOOKS];
            for (int look = 0; look < LOOKS; look++) {
                request();
                long begin = System.nanoTime();
                rounds.look();
                looks[look] = (System.nanoTime() - begin) / 1e6;
            }
            Arrays.sort(looks);
            System.out.printf(
                    Locale.ROOT,
                    "no new bar: median %.1f ms, worst %.1f ms (target 100)%n",
                    looks[LOOKS / 2],
                    looks[LOOKS - 1]);
        }

        private void request() {
            database.jdbi().useTransaction(h -> new SweepDao().request(h, List.of(Timeframe.DAY)));
        }

        private void sweep() throws InterruptedException {
            request();
            rounds.look();
            while (database.jdbi().withHandle(h -> !new SweepDao().running(h).isEmpty())) {
                Thread.sleep(10);
            }
        }

        /// One bar of each symbol was walked, and none again.
        private void requireSwept(int expected) {
            int swept =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "select swept from scan_pass order by id desc"
                                                            + " limit 1")
                                            .mapTo(Integer.class)
                                            .one());
            if (swept != expected) {
                throw new IllegalStateException(
                        "the sweep walked %d symbols, not %d".formatted(swept, expected));
            }
        }

        /// A chunk as a sweep begins with it.
        private record Chunk(List<String> tickers, Map<Long, SweptDao.Start> starts) {}

        /// How far each symbol is swept now.
        private List<Chunk> chunks() {
            List<String> tickers = market.symbols().tickers();
            List<Chunk> chunks = new ArrayList<>();
            for (int from = 0; from < tickers.size(); from += SweepRounds.CHUNK) {
                List<String> some =
                        tickers.subList(from, Math.min(tickers.size(), from + SweepRounds.CHUNK));
                chunks.add(new Chunk(some, starts(some)));
            }
            return chunks;
        }

        private Map<Long, SweptDao.Start> starts(List<String> tickers) {
            return database.jdbi()
                    .withHandle(
                            h -> new HashMap<>(new SweptDao().starts(h, Timeframe.DAY, tickers)));
        }

        private void floor(List<Chunk> chunks) throws Exception {
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                List<Future<?>> all = new ArrayList<>();
                chunks.forEach(chunk -> all.add(pool.submit(() -> look(chunk))));
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }

        /// Reads and computes what the sweep did, from where it began, and keeps nothing.
        private void look(Chunk chunk) {
            starts(chunk.tickers);
            ChunkWork work =
                    new ChunkWork(market, Timeframe.DAY, chunk.tickers, chunk.starts, parts);
            market.packed(chunk.tickers, Timeframe.DAY).forEach(work::walk);
            if (work.result().steps().size() != chunk.starts.size()) {
                throw new IllegalStateException("the floor did not walk every symbol");
            }
        }
    }
}
