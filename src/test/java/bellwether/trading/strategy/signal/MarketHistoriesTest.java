package bellwether.trading.strategy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.ReadConnections;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What rules know is read before the account is locked, and not again while it is.
final class MarketHistoriesTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void heldHistoriesAreThoseThatAreReadAloneAndTakeNoFurtherStatement() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10.5,1000");
        desk.bars("BBB", "2026-02-26,20,21,19,20,1000");
        LocalDate day = LocalDate.of(2026, 2, 27);
        TapeStep step =
                TapeStep.daily(day.toEpochDay() * Timeframe.SECONDS_PER_DAY, day, List.of());
        MarketHistories histories = new MarketHistories(desk.market);
        RuleHistory alone = histories.upTo("AAA", Timeframe.DAY, step).orElseThrow();
        RuleHistories.Held held = histories.held(Map.of(Timeframe.DAY, Set.of("AAA", "BBB")), step);
        List<String> statements = new ArrayList<>();
        desk.database
                .jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logBeforeExecution(StatementContext context) {
                                statements.add(context.getRenderedSql());
                            }
                        });
        RuleHistory known = held.histories().upTo("AAA", Timeframe.DAY, step).orElseThrow();
        assertEquals(2, known.size());
        assertEquals(alone.date(1), known.date(1));
        assertEquals(alone.raw().close()[1], known.raw().close()[1]);
        assertEquals(
                Optional.empty(),
                held.histories().upTo("BBB", Timeframe.DAY, step),
                "its bar of that day is not stored");
        assertEquals(List.of(), statements);
        assertTrue(held.histories().upTo("NONE", Timeframe.DAY, step).isEmpty());
        held.end().run();
    }

    @Test
    void aReadThatFailsGivesItsRoomBack() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000");
        LocalDate day = LocalDate.of(2026, 2, 26);
        TapeStep step =
                TapeStep.daily(day.toEpochDay() * Timeframe.SECONDS_PER_DAY, day, List.of());
        MemoryBudget memory = MemoryBudget.ofHeap();
        MarketHistories histories =
                new MarketHistories(
                        new Market(
                                ReadConnections.primaryOnly(desk.database.jdbi()),
                                new Calendars(() -> desk.now),
                                () -> desk.now,
                                memory));
        desk.database
                .jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logBeforeExecution(StatementContext context) {
                                if (memory.held(MemoryBudget.Share.HISTORIES) > 0) {
                                    throw new IllegalStateException("the database is gone");
                                }
                            }
                        });
        assertThrows(
                IllegalStateException.class,
                () -> histories.held(Map.of(Timeframe.DAY, Set.of("AAA")), step));
        assertEquals(0, memory.held(MemoryBudget.Share.HISTORIES));
    }
}
