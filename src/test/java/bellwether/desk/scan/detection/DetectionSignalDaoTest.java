package bellwether.desk.scan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeSignal;
import bellwether.trading.execution.OrderSide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Detections as signals of no one, with the side of their direction; corrected ones are none.
final class DetectionSignalDaoTest {
    private static final Instant BAR = Instant.parse("2026-01-02T00:00:00Z");

    private static void detect(Handle h, long symbol, String name, int direction, String revised) {
        h.createUpdate(
                        """
                        insert into detection (symbol_id, timeframe, bar, name, direction, close, facts, data_version,
                          formula, found_at, revised_at)
                        values (:symbol, '1d', :bar, :name, :direction, 100, '{}', 1, 1, :bar,
                          cast(nullif(:revised, '') as timestamptz))
                        """)
                .bind("symbol", symbol)
                .bind("bar", BAR)
                .bind("name", name)
                .bind("direction", direction)
                .bind("revised", revised)
                .execute();
    }

    private static OutcomeSignal signal(long id, long symbol, String name, OrderSide side) {
        return new OutcomeSignal(
                id,
                String.valueOf(id),
                OutcomeKey.NO_OWNER,
                symbol,
                "AAA",
                Timeframe.DAY,
                name,
                Optional.of(side),
                BAR.getEpochSecond());
    }

    @Test
    void theSideIsThatOfTheDirection() {
        try (TestDatabase database = TestDatabase.create()) {
            long symbol =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "insert into symbol (ticker, created_at,"
                                                            + " updated_at) values ('AAA', now(),"
                                                            + " now()) returning id")
                                            .mapTo(Long.class)
                                            .one());
            database.jdbi()
                    .useHandle(h -> {
                        detect(h, symbol, "HAMMER", 1, "");
                        detect(h, symbol, "ENGULFING", -1, "");
                        detect(h, symbol, "DOJI", 1, "2026-01-03");
                    });
            DetectionSignalDao dao = new DetectionSignalDao();
            List<OutcomeSignal> found =
                    database.jdbi().withHandle(h -> dao.after(h, 0, BAR.getEpochSecond(), 9));
            assertEquals(
                    List.of(
                            signal(1, symbol, "HAMMER", OrderSide.BUY),
                            signal(2, symbol, "ENGULFING", OrderSide.SELL)),
                    found);
            assertEquals(
                    List.of(),
                    database.jdbi().withHandle(h -> dao.after(h, 0, BAR.getEpochSecond() + 1, 9)));
        }
    }
}
