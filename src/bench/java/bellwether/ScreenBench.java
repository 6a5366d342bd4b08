package bellwether;

import bellwether.bench.TakenTimes;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.research.screen.work.ScreenPasses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/// A screen of twelve clauses over 8,000 symbols: over HTTP, and its passes against bare loops. The
/// sheets are copies of those of the samples with other numbers.
public final class ScreenBench {
    private static final int SYMBOLS = 8_000;
    private static final int CALLS = 200;

    private ScreenBench() {}

    /// Prints tables.
    public static void main(String[] arguments) {
        try (TestApp app = new TestApp()) {
            Call.Answer made =
                    app.call()
                            .header("Prefer", "wait=20")
                            .post(
                                    "/api/v1/screen",
                                    "{\"q\":\"close > 0\",\"universe\":\"synthetic\"}");
            if (made.status() != 200) {
                throw new IllegalStateException(made.body());
            }
            Jdbi jdbi = TestDatabase.plain(app.database());
            fill(jdbi, SYMBOLS - 30);
            String text = text();
            System.out.println(TakenTimes.HEADER);
            for (String more : List.of("", "&near=20")) {
                calls(app, text, more);
                Duration before = cpu();
                TakenTimes taken = calls(app, text, more);
                double each = cpu().minus(before).toNanos() / 1e6 / CALLS;
                taken.print("12 clauses, JSON" + more, more.isEmpty() ? "p95 <= 50 ms" : "");
                System.out.printf(
                        Locale.ROOT,
                        "  processor time of each, with that of the client: %.1f ms%n",
                        each);
            }
            ScreenPasses.run(jdbi, text);
        }
    }

    /// Symbols with a copy of a sample's sheet each, in which every fourth byte of the fraction is
    /// another, so that values differ and stay of their size.
    static void fill(Jdbi jdbi, int symbols) {
        jdbi.useTransaction(h -> {
            h.execute(
                    """
                    insert into symbol (ticker, synthetic, data_version, created_at, updated_at, sector)
                    select 'S' || lpad(n::text, 5, '0'), true, 1, now(), now(), 'Sector ' || n % 11
                    from generate_series(1, ?) as n
                    """,
                    symbols);
            h.execute(
                    """
                    insert into series (symbol_id, timeframe, bar_count, first_ts, last_ts, source_ids)
                    select symbol.id, '1d', 1000, 0, sample.bar, '{}'
                    from symbol, (select min(bar) as bar from sheet) as sample
                    where symbol.ticker like 'S0%'
                    """);
            h.execute(
                    """
                    insert into sheet (symbol, timeframe, bar, bars, data_version, formula, packed)
                    select symbol.id, '1d', sample.bar, 2, 1, sample.formula,
                      set_byte(sample.packed, (8 * (symbol.id % 400) + 2)::int, (symbol.id % 256)::int)
                    from symbol
                    join (select *, row_number() over (order by symbol) as n from sheet) as sample
                      on sample.n = 1 + symbol.id % 30
                    where symbol.ticker like 'S0%'
                    """);
        });
    }

    private static String text() {
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clauses.add((i % 2 == 0 ? "RSI_14" : "close") + " > " + i);
        }
        return String.join(" and ", clauses);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static TakenTimes calls(TestApp app, String text, String more) {
        String path =
                "/api/v1/screen?universe=synthetic&limit=50&q="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8)
                        + more;
        double[] millis = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long began = System.nanoTime();
            int status = app.call().get(path).status();
            millis[i] = status == 200 ? (System.nanoTime() - began) / 1e6 : Double.NaN;
        }
        return new TakenTimes(millis);
    }
}
