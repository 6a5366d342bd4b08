package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.store.DatedScore;
import bellwether.research.forecast.store.ForecastDao;
import bellwether.research.forecast.store.PoolKind;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A pool is of days: symbols move together on each of them.
final class ForecastPoolTest {
    private final ForecastFixture fixture = new ForecastFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Symbols move together: six of sixty days are a pool, and as many rows of one day are none.
    @Test
    void rowsOfOneDayAreNoPool() {
        String[] names = {"P0", "P1", "P2", "P3", "P4", "P5"};
        for (String name : names) {
            fixture.store(name, 600, 580);
        }
        fixture.work(names);
        ForecastDao dao = new ForecastDao();
        List<DatedScore> all = pool(dao);
        assertTrue(all.size() > 300);
        assertTrue(
                all.getFirst().dueOn().isBefore(ForecastFixture.LAST), all.getFirst().toString());
        assertEquals(
                fixture.count(
                        "select count(*) from forecast where horizon = 1 and model = 'har' and"
                                + " realised is not null and due_on < date '2026-02-27'"),
                all.size());
        assertEquals(all.size() / 6, all.stream().map(DatedScore::dueOn).distinct().count());
        // as many symbols have an outcome on one day as there are rows
        fixture.execute(
                """
                insert into symbol (ticker, created_at, updated_at)
                select 'Q' || number, now(), now() from generate_series(1, 400) number
                """);
        fixture.execute("delete from forecast");
        fixture.execute(
                """
                insert into forecast (symbol_id, horizon, as_of, made, made_at, model, formula, close, scale, pooled,
                    conformity, due_on, realised)
                select id, 1, date '2026-02-19', 'live', now(), 'har', 1, 100, 0.01, false, 0, date '2026-02-20', 0.02
                from symbol where ticker like 'Q%'
                """);
        assertEquals(10, pool(dao).size());
        assertEquals(2, pool(dao).getFirst().score(), 1e-9);
    }

    private List<DatedScore> pool(ForecastDao dao) {
        return fixture.jdbi.withHandle(h -> pool(dao, h));
    }

    private static List<DatedScore> pool(ForecastDao dao, Handle h) {
        return dao.pool(
                h,
                new PoolKind(1, ForecastModel.HAR, false),
                ForecastFixture.LAST,
                PooledOutcomes.DAYS,
                PooledOutcomes.MOST);
    }

    /// A first night asks from when the table is empty until it is full, on the same connections: a
    /// plan that is kept from its begin would read all of it for each day.
    @Test
    void thePoolIsReadByItsIndexHoweverItFilledUp() {
        fixture.execute("alter table forecast_rest set (autovacuum_enabled = false)");
        ForecastDao dao = new ForecastDao();
        try (Handle h = fixture.jdbi.open()) {
            for (int i = 0; i < 20; i++) {
                assertEquals(0, pool(dao, h).size());
            }
            fixture.execute(
                    """
                    insert into symbol (ticker, created_at, updated_at)
                    select 'Q' || number, now(), now() from generate_series(1, 100) number
                    """);
            fixture.execute(
                    """
                    insert into forecast (symbol_id, horizon, as_of, made, made_at, model, formula, close, scale,
                        pooled, conformity, due_on, realised)
                    select id, 1, date '2026-02-26' - back, 'live', now(), 'har', 1, 100, 0.01, false, 0,
                        date '2026-02-26' - back, 0.02
                    from symbol cross join generate_series(0, 99) back where ticker like 'Q%'
                    """);
            long before = read(h);
            assertEquals(1_000, pool(dao, h).size());
            assertTrue(read(h) - before < 30_000, "rows read: " + (read(h) - before));
        }
    }

    /// Rows that were read without an index, by this connection too.
    private static long read(Handle h) {
        h.execute("select pg_stat_force_next_flush()");
        return h.createQuery(
                        "select seq_tup_read from pg_stat_user_tables where relname ="
                                + " 'forecast_rest'")
                .mapTo(Long.class)
                .one();
    }

    /// The pool of few days says too little, however many rows it has.
    @Test
    void aPoolOfFewDaysGivesNoBounds() {
        fixture.store("LONGER", 400, 380);
        fixture.execute(
                """
                insert into symbol (ticker, created_at, updated_at)
                select 'Q' || number, now(), now() from generate_series(1, 20) number
                """);
        fill(29);
        fixture.work("LONGER");
        assertEquals(0, longer());
        fixture.execute("delete from forecast");
        fill(30);
        fixture.work("LONGER");
        assertEquals(1, longer());
    }

    private void fill(int days) {
        fixture.execute(
                """
                insert into forecast (symbol_id, horizon, as_of, made, made_at, model, formula, close, scale, pooled,
                    conformity, due_on, realised)
                select id, 1, date '2026-02-20' - back - 1, 'live', now(), 'har', 1, 100, 0.01, false, 0,
                    date '2026-02-20' - back, 0.02
                from symbol, generate_series(1, %d) back where ticker like 'Q%%'
                """
                        .formatted(days));
    }

    private long longer() {
        return fixture.count(
                "select count(half_80) from forecast f join symbol s on s.id = f.symbol_id where"
                        + " ticker = 'LONGER' and pooled and made = 'live' and horizon = 1");
    }
}
