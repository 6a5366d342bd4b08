package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands beside each forecast is read once, by one connection.
final class RecordMemoryTest {
    private static final int BARS = 320;

    private final ForecastFixture fixture = new ForecastFixture();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    /// As beside a replica, where each connection may see another moment.
    private Jdbi counting() {
        Jdbi jdbi =
                Jdbi.create(
                                new ConnectionFactory() {
                                    @Override
                                    public Connection openConnection() throws SQLException {
                                        connections.incrementAndGet();
                                        return fixture.jdbi.open().getConnection();
                                    }
                                })
                        .installPlugin(new PostgresPlugin());
        jdbi.setSqlLogger(
                new SqlLogger() {
                    @Override
                    public void logBeforeExecution(StatementContext context) {
                        statements.add(context.getRenderedSql());
                    }
                });
        return jdbi;
    }

    private long pools() {
        return statements.stream().filter(one -> one.contains("generate_series")).count();
    }

    @Test
    void poolAndRecordAreReadOnceUntilOutcomesMove() {
        fixture.store("AAA", BARS + 20, BARS);
        fixture.work("AAA");
        Jdbi jdbi = counting();
        ForecastDesk desk =
                new ForecastDesk(jdbi, new ForecastBars(fixture.market), new ForecastRecords(jdbi));
        Ticker ticker = Ticker.of("AAA").orElseThrow();
        SymbolOutlook first = desk.of(ticker, false);
        assertEquals(1, connections.get(), "what says whether it moved and what is read are one");
        assertTrue(pools() > 0, "too few outcomes of its own");
        long read = pools();
        assertEquals(first.horizons(), desk.of(ticker, false).horizons());
        assertEquals(read, pools(), "nothing has moved");
        assertEquals(2, connections.get());
        fixture.set(Instant.parse("2026-03-05T23:30:00Z"));
        fixture.store("AAA", BARS + 20, BARS + 4);
        fixture.work("AAA");
        desk.of(ticker, false);
        assertTrue(pools() > read, "outcomes have moved");
    }
}
