package bellwether.bench;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/// Ten million invented bars, 8,000 symbols of 1,250 days: imported from CSV and read back, beside
/// the same bars as one row each in a table of the plainest kind.
public final class PricesBench {
    private static final int SYMBOLS = 8_000;
    private static final int DAYS = 1_250;
    private static final int AT_ONCE = 64;

    private PricesBench() {}

    public static void main(String[] args) throws IOException {
        int symbols = args.length == 0 ? SYMBOLS : Integer.parseInt(args[0]);
        long bars = (long) symbols * DAYS;
        Path file = Files.createTempFile("prices", ".csv");
        try (TestDatabase database = TestDatabase.create()) {
            write(file, symbols);
            Market market = new Market(database.jdbi(), InstantSource.system());
            System.out.printf(Locale.ROOT, "%,d bars of %,d symbols%n", bars, symbols);
            Lap begin = Lap.start(Lap.postmaster(database.jdbi()));
            long inserted =
                    new PriceImport(database.jdbi(), InstantSource.system())
                            .importFile(file, ImportOptions.NONE, _ -> {})
                            .counts()
                            .inserted();
            begin.end().print("import from CSV", bars);
            requireAll(bars, inserted);
            Lap packed = reading(database, market, bars);
            readingByTwo(database, market, bars);
            rows(database, market, bars);
            Lap plain = readingRows(database, bars, symbols);
            System.out.printf(
                    Locale.ROOT,
                    "packed reads %.1f x as fast as one row per bar, for %.1f x less of the processors%n",
                    plain.seconds() / packed.seconds(),
                    plain.processorSeconds() / packed.processorSeconds());
        } finally {
            Files.delete(file);
        }
    }

    /// The best of five, after one to warm up.
    private static Lap reading(TestDatabase database, Market market, long bars) {
        List<Lap> laps = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            Lap begin = Lap.start(Lap.postmaster(database.jdbi()));
            List<String> tickers = market.symbols().tickers();
            requireAll(bars, read(market, tickers));
            laps.add(begin.end().print("read back, packed", bars));
        }
        return best(laps.subList(1, laps.size()));
    }

    private static long read(Market market, List<String> tickers) {
        long read = 0;
        for (int from = 0; from < tickers.size(); from += AT_ONCE) {
            int to = Math.min(tickers.size(), from + AT_ONCE);
            for (History history : market.load(tickers.subList(from, to), Timeframe.DAY)) {
                read += history.bars().size();
            }
        }
        return read;
    }

    /// As two workers of a job do.
    private static void readingByTwo(TestDatabase database, Market market, long bars) {
        List<String> tickers = market.symbols().tickers();
        int half = tickers.size() / 2;
        for (int run = 0; run < 3; run++) {
            Lap begin = Lap.start(Lap.postmaster(database.jdbi()));
            CompletableFuture<Long> other =
                    CompletableFuture.supplyAsync(() -> read(market, tickers.subList(0, half)));
            long own = read(market, tickers.subList(half, tickers.size()));
            requireAll(bars, own + other.join());
            begin.end().print("read back, packed, by two readers", bars);
        }
    }

    private static Lap best(List<Lap> laps) {
        return laps.stream().min(Comparator.comparingDouble(Lap::seconds)).orElseThrow();
    }

    /// The primary key comes first: the rows arrive in its order, and statements are kept short.
    private static void rows(TestDatabase database, Market market, long bars) {
        Lap begin = Lap.start(Lap.postmaster(database.jdbi()));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                """
                                create table bar_row (symbol_id bigint, ts timestamptz, open float8,
                                    high float8, low float8, close float8, volume float8,
                                    primary key (symbol_id, ts))
                                """));
        for (String ticker : market.symbols().tickers()) {
            for (History history : market.load(List.of(ticker), Timeframe.DAY)) {
                insertRows(database, history);
            }
        }
        begin.end().print("one row per bar, inserted by arrays", bars);
    }

    private static void insertRows(TestDatabase database, History history) {
        Bars bars = history.bars();
        database.jdbi()
                .useHandle(handle ->
                        handle.createUpdate(
                                        """
                                        insert into bar_row
                                        select :id, to_timestamp(t), o, h, l, c, v
                                        from unnest(:t, :o, :h, :l, :c, :v) as bar (t, o, h, l, c, v)
                                        """)
                                .bind("id", history.symbolId())
                                .bindArray("t", Long.class, boxed(bars.time(), bars.size()))
                                .bindArray("o", Double.class, boxed(bars.open(), bars.size()))
                                .bindArray("h", Double.class, boxed(bars.high(), bars.size()))
                                .bindArray("l", Double.class, boxed(bars.low(), bars.size()))
                                .bindArray("c", Double.class, boxed(bars.close(), bars.size()))
                                .bindArray("v", Double.class, boxed(bars.volume(), bars.size()))
                                .execute());
    }

    private static List<Double> boxed(double[] values, int size) {
        return Arrays.stream(values, 0, size).boxed().toList();
    }

    private static List<Long> boxed(long[] values, int size) {
        return Arrays.stream(values, 0, size).boxed().toList();
    }

    private static Lap readingRows(TestDatabase database, long bars, int symbols) {
        List<Lap> laps = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Lap begin = Lap.start(Lap.postmaster(database.jdbi()));
            long read = 0;
            List<Long> ids =
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery("select id from symbol order by ticker")
                                            .mapTo(Long.class)
                                            .list());
            for (int from = 0; from < symbols; from += AT_ONCE) {
                List<Long> some = ids.subList(from, Math.min(symbols, from + AT_ONCE));
                read += readRows(database, some);
            }
            requireAll(bars, read);
            laps.add(begin.end().print("read back, one row per bar", bars));
        }
        return best(laps);
    }

    private static long readRows(TestDatabase database, List<Long> ids) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select symbol_id, extract(epoch from ts)::bigint, open, high,
                                            low, close, volume
                                        from bar_row where symbol_id = any(:ids)
                                        order by symbol_id, ts
                                        """)
                                .bindArray("ids", Long.class, new ArrayList<>(ids))
                                .scanResultSet((rows, _) -> {
                                    ResultSet row = rows.get();
                                    long count = 0;
                                    double[] bar = new double[5];
                                    while (row.next()) {
                                        long time = row.getLong(2);
                                        for (int i = 0; i < 5; i++) {
                                            bar[i] = row.getDouble(3 + i);
                                        }
                                        count += time > 0 && bar[0] > 0 ? 1 : 0;
                                    }
                                    return count;
                                }));
    }

    private static void write(Path file, int symbols) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<LocalDate> days =
                LocalDate.of(2020, 1, 1)
                        .datesUntil(LocalDate.of(2026, 1, 1))
                        .filter(day -> day.getDayOfWeek().getValue() < 6)
                        .limit(DAYS)
                        .toList();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("ticker,date,open,high,low,close,volume\n");
            for (int symbol = 0; symbol < symbols; symbol++) {
                int cents = 1_000 + random.nextInt(50_000);
                for (LocalDate day : days) {
                    int close = Math.max(100, cents + random.nextInt(-99, 100));
                    int high = Math.max(cents, close) + random.nextInt(50);
                    int low = Math.min(cents, close) - random.nextInt(50);
                    out.write(
                            "B"
                                    + symbol
                                    + ","
                                    + day
                                    + ","
                                    + money(cents)
                                    + ","
                                    + money(high)
                                    + ","
                                    + money(low)
                                    + ","
                                    + money(close)
                                    + ","
                                    + random.nextInt(10_000_000)
                                    + "\n");
                    cents = close;
                }
            }
        }
    }

    private static String money(int cents) {
        return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }

    private static void requireAll(long wanted, long found) {
        if (wanted != found) {
            throw new IllegalStateException("%d bars, was %d".formatted(wanted, found));
        }
    }
}
