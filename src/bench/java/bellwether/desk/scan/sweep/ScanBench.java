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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A sweep of a whole invented market with one new bar of each symbol, in turns with the floor: the
/// same bars read and the same patterns looked for, with nothing kept. And a look that finds no new
/// bar.
public final class ScanBench {
    private static final int BARS = 1_260;
    private static final int ROUNDS = 3;
    private static final int LOOKS = 9;
    private static final int DAY = 86_400;

    private ScanBench() {}

    public static void main(String[] args) throws Exception {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        try (TestDatabase database = TestDatabase.create()) {
            InventedMarket.fill(database.jdbi(), symbols, BARS);
            database.jdbi().useHandle(h -> h.execute("analyze"));
            new Round(database).run(symbols);
        }
    }

    private static final class Round {
        private final TestDatabase database;
        private final Market market;
        private final SweepRounds rounds;
        private final Jobs jobs;

        Round(TestDatabase database) {
            this.database = database;
            InstantSource clock = InstantSource.system();
            market = new Market(database.jdbi(), clock);
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
                                            List.of(),
                                            new PassWriter(DetectionAlerts.NONE, universes))),
                            JobSettings.of(2),
                            clock);
            jobs.addEndListeners(List.of(new SweepEnd(timeframes)));
            jobs.start();
            rounds =
                    new SweepRounds(
                            database.jdbi(),
                            jobs,
                            List.of(),
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

        void run(int symbols) throws Exception {
            System.out.printf("%,d symbols × %,d bars%n", symbols, BARS);
            System.out.printf(Locale.ROOT, "first sweep: %.2f s%n", sweep());
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                forgetLastBar();
                double sweep = sweep();
                double floor = floor();
                ratios[round] = sweep / floor;
                System.out.printf(
                        Locale.ROOT,
                        "one new bar, five again: %.2f s, floor %.2f s, ratio %.2f%n",
                        sweep,
                        floor,
                        sweep / floor);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio: %.2f (target 1.3)%n", ratios[ROUNDS / 2]);
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
            jobs.close();
        }

        private void request() {
            database.jdbi().useTransaction(h -> new SweepDao().request(h, List.of(Timeframe.DAY)));
        }

        private double sweep() throws InterruptedException {
            request();
            long begin = System.nanoTime();
            rounds.look();
            while (database.jdbi().withHandle(h -> !new SweepDao().running(h).isEmpty())) {
                Thread.sleep(10);
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        /// As if it were yet to be swept.
        private void forgetLastBar() {
            database.jdbi()
                    .useHandle(h -> {
                        h.execute("set statement_timeout = 0");
                        h.execute("update swept set bar = bar - " + DAY);
                        h.execute(
                                "delete from detection where bar > (select to_timestamp(max(bar))"
                                        + " from swept)");
                        h.execute("reset statement_timeout");
                    });
        }

        private double floor() throws Exception {
            List<String> tickers = market.symbols().tickers();
            int threads = 2;
            long begin = System.nanoTime();
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                List<Future<?>> all = new ArrayList<>();
                for (int from = 0; from < tickers.size(); from += SweepRounds.CHUNK) {
                    List<String> chunk =
                            tickers.subList(
                                    from, Math.min(tickers.size(), from + SweepRounds.CHUNK));
                    all.add(pool.submit(() -> look(chunk)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        /// Reads and computes what a sweep of the last bar does, and keeps nothing.
        private void look(List<String> chunk) {
            Map<Long, SweptDao.Start> now =
                    database.jdbi().withHandle(h -> new SweptDao().starts(h, Timeframe.DAY, chunk));
            Map<Long, SweptDao.Start> earlier = new HashMap<>();
            now.forEach((id, start) -> earlier.put(id, dayBefore(start)));
            ChunkWork work = new ChunkWork(market, Timeframe.DAY, chunk, earlier, List.of());
            market.packed(chunk, Timeframe.DAY).forEach(work::walk);
        }

        private static SweptDao.Start dayBefore(SweptDao.Start start) {
            SweptDao.Before had = Objects.requireNonNull(start.before());
            return new SweptDao.Start(
                    start.version(),
                    new SweptDao.Before(had.bar() - DAY, had.version(), had.fingerprint()),
                    false);
        }
    }
}
