package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two whole services on one database, of which one is killed two seconds after the other was
/// started again, while orders come in over HTTP, minutes are imported, orders are matched and
/// strategies are marked: nothing is lost, nothing is there twice, and ledger and fills alone come
/// to the same books.
@Tag("long")
final class KilledTradingTest {
    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(2);
    private static final List<String> SYMBOLS = List.of("BTC-USD", "ETH-USD");

    @TempDir private Path folder;

    private final DatabaseAddress address = TestDatabase.createMigrated();
    private final Jdbi jdbi = TestDatabase.plain(address);
    private final AtomicReferenceArray<Running> services = new AtomicReferenceArray<>(2);
    private final AtomicInteger accepted = new AtomicInteger();
    private final Random prices = new Random(11);
    private final ExecutorService beside = Executors.newFixedThreadPool(2);
    private final List<String> rows = new ArrayList<>();
    private Instant walked =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(10, ChronoUnit.MINUTES);
    private double close = 100;

    @AfterEach
    void close() {
        beside.shutdownNow();
        for (int i = 0; i < services.length(); i++) {
            Running service = services.get(i);
            if (service != null) {
                service.process().destroyForcibly();
            }
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoubled() throws Exception {
        start(0);
        prepare();
        start(1);
        Instant end = Instant.now().plus(SPAN);
        Future<?> orders = beside.submit(() -> orders(end));
        Future<?> bars = beside.submit(() -> bars(end));
        int kills = 0;
        List<Long> marked = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
            kill(kills % 2);
            kills++;
            marked.add(count("select count(*) from trade_fill"));
        }
        orders.get();
        bars.get();
        settle();
        assertTrue(kills > 15, "kills " + kills);
        assertTrue(
                marked.stream().distinct().count() > 3,
                () -> "hardly anything was filled between kills: " + marked);
        check();
        System.out.printf(
                Locale.ROOT,
                "%d kills, %d orders, %d fills, %d minutes marked%n",
                kills,
                accepted.get(),
                count("select count(*) from trade_fill"),
                count("select count(distinct minute) from strategy_mark"));
    }

    private void check() {
        assertEquals(
                accepted.get(),
                count("select count(*) from order_key"),
                "orders that were answered are there, each once");
        assertEquals(accepted.get(), count("select count(*) from trade_order"));
        assertEquals(
                0,
                count("select count(*) from trade_order where state in ('accepted', 'working')"));
        assertEquals(
                List.of(),
                rows(
                        """
                        select trade_order.id from trade_order left join (
                          select portfolio, order_id, sum(quantity) as filled, min(bar_time) as first
                          from trade_fill group by portfolio, order_id) as fills
                          on fills.portfolio = trade_order.portfolio and fills.order_id = trade_order.id
                        where filled is distinct from 1 or first < accepted_at
                        """),
                "each is filled once, on a bar that began after it was taken in");
        assertEquals(
                List.of(),
                rows(
                        """
                        select 'cash' from cash join (
                          select portfolio, currency, sum(amount) as booked from ledger
                          group by portfolio, currency) as sums using (portfolio, currency)
                        where amount <> booked
                        union all
                        select symbol from (
                          select portfolio, strategy, symbol,
                            sum(case side when 'buy' then quantity else -quantity end) as traded
                          from trade_fill group by portfolio, strategy, symbol) as fills
                        left join (
                          select portfolio, strategy, symbol, sum(quantity) as held from lot
                          group by portfolio, strategy, symbol) as lots
                          using (portfolio, strategy, symbol)
                        where traded <> coalesce(held, 0)
                        """),
                "ledger and fills come to cash and lots");
        assertEquals(
                count("select count(*) from trade_fill"),
                count("select count(*) from live_event where name = 'order.filled'"));
        assertEquals(
                accepted.get(),
                count("select count(*) from live_event where name = 'order.accepted'"));
        assertEquals(
                List.of("2"),
                rows("select distinct count(*)::text from strategy_mark group by minute"),
                "a minute is marked for both strategies, or is a gap");
    }

    /// One service lives on until nothing is open any more.
    private void settle() throws Exception {
        restart(0);
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (count("select count(*) from trade_order where state in ('accepted', 'working')")
                > 0) {
            assertTrue(Instant.now().isBefore(end), this::open);
            minute();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
        }
    }

    /// What an order that is still open waits for.
    private String open() {
        Call.Answer orders =
                Call.to(services.get(0).port())
                        .get("/api/v1/portfolios/pf_1/orders?open=true&limit=1");
        String id = orders.json().get("items").get(0).get("id").asText();
        return "orders stay open: "
                + Call.to(services.get(0).port()).get("/api/v1/orders/" + id).body();
    }

    private void start(int place) throws IOException {
        services.set(
                place,
                Running.start(
                        folder.resolve("home" + place), Map.of("DATABASE_URL", url()), "serve"));
    }

    private String url() {
        return "postgres://%s@%s"
                .formatted(address.user().orElseThrow(), address.jdbcUrl().replaceAll(".*//", ""));
    }

    private void restart(int place) throws Exception {
        Running service = services.get(place);
        if (service == null || !service.process().isAlive()) {
            start(place);
        }
    }

    /// What it held is free at once, so that the other goes on within the time of the test.
    private void kill(int place) throws Exception {
        Running service = services.get(place);
        service.process().destroyForcibly().waitFor();
        jdbi.useHandle(h ->
                h.execute(
                        "update duty set until = clock_timestamp() where holder like ?",
                        service.process().pid() + "-%"));
        start(place);
    }

    private void prepare() throws Exception {
        String day = Instant.now().minus(1, ChronoUnit.DAYS).toString().substring(0, 10);
        for (String symbol : SYMBOLS) {
            untilDone(port ->
                    Call.to(port)
                            .header("Content-Type", "text/csv")
                            .postAs(
                                    "/api/v1/prices/import?source=test&ticker=" + symbol,
                                    "date,open,high,low,close,volume\n%s,100,101,99,100,100000\n"
                                            .formatted(day)));
        }
        minute();
        untilDone(port ->
                Call.to(port)
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"p\",\"currency\":\"USD\",\"cash\":100000000,\"tape\":\"1m\",\"shorting\":true}"));
        for (String name : SYMBOLS) {
            untilDone(port ->
                    Call.to(port)
                            .post(
                                    "/api/v1/strategies",
                                    "{\"portfolio\":\"pf_1\",\"name\":\"%s\",\"symbols\":[\"%s\"]}"
                                            .formatted(name, name)));
        }
    }

    /// The minutes that have ended, of both symbols: the newest ones of a walk.
    private synchronized void minute() {
        Instant last = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
        while (!walked.isAfter(last)) {
            double open = close;
            close = open * (1 + prices.nextGaussian() * 0.001);
            rows.add(
                    "%s,%.2f,%.2f,%.2f,%.2f,100000"
                            .formatted(
                                    walked,
                                    open,
                                    Math.max(open, close) + 0.1,
                                    Math.min(open, close) - 0.1,
                                    close));
            walked = walked.plus(1, ChronoUnit.MINUTES);
        }
        String csv =
                "datetime,open,high,low,close,volume\n"
                        + String.join(
                                "\n", rows.subList(Math.max(0, rows.size() - 10), rows.size()))
                        + "\n";
        for (String symbol : SYMBOLS) {
            untilDone(port ->
                    Call.to(port)
                            .header("Content-Type", "text/csv")
                            .postAs("/api/v1/prices/import?source=test&ticker=" + symbol, csv));
        }
    }

    private void bars(Instant end) {
        while (Instant.now().isBefore(end)) {
            Instant next =
                    Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(61, ChronoUnit.SECONDS);
            LockSupport.parkNanos(Duration.between(Instant.now(), next).toNanos());
            minute();
        }
    }

    /// Each with a key of its own, sent again until it is answered.
    private void orders(Instant end) {
        for (int i = 0; Instant.now().isBefore(end.minusSeconds(70)); i++) {
            String body =
                    "{\"ticker\":\"%s\",\"side\":\"%s\",\"quantity\":1}"
                            .formatted(SYMBOLS.get(i % 2), i % 5 == 4 ? "sell" : "buy");
            String key = "key-" + i;
            String place = "/api/v1/strategies/st_%d/orders".formatted(2 + i % 2);
            untilDone(port -> Call.to(port).header("Idempotency-Key", key).post(place, body));
            accepted.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
        }
    }

    private interface Request {
        Call.Answer send(int port);
    }

    /// By one service or the other.
    private void untilDone(Request request) {
        for (int i = 0; ; i++) {
            Running service = services.get(i % 2);
            String said = "not started";
            try {
                if (service != null) {
                    Call.Answer answer = request.send(service.port());
                    if (answer.status() < 300) {
                        return;
                    }
                    said = answer.status() + " " + answer.body();
                    assertTrue(answer.status() >= 500 || answer.status() == 429, said);
                }
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                said = e.toString(); // it was killed
            }
            if (i > 3_000) {
                throw new IllegalStateException("no answer: " + said);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private long count(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    private List<String> rows(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).list());
    }
}
