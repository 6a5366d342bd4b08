package bellwether.research.screen.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Analyses are found by the symbol that they are of, whatever it was called.
final class OwnVerdictsTest {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private long symbol(String ticker) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "insert into symbol (ticker, created_at, updated_at) values (:ticker, now(), now()) returning id")
                                .bind("ticker", ticker)
                                .mapTo(Long.class)
                                .one());
    }

    private void former(String ticker, long symbol) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at) values (?, ?, '2026-01-02', 'test', now())",
                                ticker,
                                symbol));
    }

    private void analysis(String ticker, String verdict, double score) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into analysis (job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document, owner)
                                values (gen_random_uuid(), 0, ?, '1d', '2026-03-02', 'balanced', ?, ?, '{}', 'ann')
                                """,
                                ticker,
                                verdict,
                                score));
    }

    private static SheetDao.Mine mine(String verdict, double score) {
        return new SheetDao.Mine(verdict, score, LocalDate.of(2026, 3, 2));
    }

    @Test
    void theNewestAnalysisUnderAnyNameCounts() {
        long renamed = symbol("META");
        former("FB", renamed);
        long both = symbol("NEW");
        former("OLD", both);
        long heir = symbol("TAKEN");
        long gave = symbol("GAVE");
        former("TAKEN", gave);
        symbol("NONE");
        analysis("FB", "SELL", 20);
        analysis("FB", "BUY", 70);
        analysis("NEW", "HOLD", 50);
        analysis("OLD", "BUY", 60);
        analysis("TAKEN", "SELL", 10);
        assertEquals(
                Map.of(renamed, mine("BUY", 70), both, mine("BUY", 60), heir, mine("SELL", 10)),
                database.jdbi().withHandle(h -> new SheetDao().mine(h, "ann", Timeframe.DAY)));
        assertEquals(
                Map.of(),
                database.jdbi().withHandle(h -> new SheetDao().mine(h, "bob", Timeframe.DAY)));
    }
}
