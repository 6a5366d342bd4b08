package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.research.analysis.SectorLeader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The strongest symbols of sectors by stored ranks.
final class SectorLeaderDaoTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final SectorLeaderDao dao = new SectorLeaderDao(database.jdbi());

    @AfterEach
    void close() {
        database.close();
    }

    private void symbol(String ticker, String sector) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into symbol (ticker, sector, created_at, updated_at) values"
                                        + " (?, ?, now(), now())",
                                ticker,
                                sector));
    }

    private UUID job(String owner, String at) {
        UUID id = UUID.randomUUID();
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into job (id, owner, kind, params, request_hash, priority, total, created_at)
                                values (?, ?, 'analysis', '{}', 'x', 1, 1, cast(? as timestamptz))
                                """,
                                id,
                                owner,
                                at));
        return id;
    }

    private void ranked(UUID job, int seq, String ticker, int percentile, int universe) {
        database.jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into analysis (job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document, owner)
                            values (?, ?, ?, '1d', '2026-03-02', 'balanced', 'BUY', 0.2, '{}', 'ann')
                            """,
                            job,
                            seq,
                            ticker);
                    h.execute(
                            "insert into relative_strength (job_id, seq, percentile, universe)"
                                    + " values (?, ?, ?, ?)",
                            job,
                            seq,
                            percentile,
                            universe);
                });
    }

    @Test
    void theNewestJobThatRankedEnoughCountsAndARenamedSymbolIsFound() {
        symbol("AAA", "Energy");
        symbol("NEW", "Energy");
        symbol("BANK", "Banks");
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                                select 'OLD', id, date '2026-03-03', 'test', now() from symbol where ticker = 'NEW'
                                """));
        UUID older = job("ann", "2026-03-02T10:00:00Z");
        ranked(older, 0, "AAA", 99, 50);
        UUID job = job("ann", "2026-03-03T10:00:00Z");
        ranked(job, 0, "OLD", 95, 20);
        ranked(job, 1, "AAA", 89, 20);
        ranked(job, 2, "BANK", 97, 20);
        UUID small = job("ann", "2026-03-04T10:00:00Z");
        ranked(small, 0, "AAA", 99, 19);
        assertEquals(
                List.of(new SectorLeader("NEW", "Energy", LocalDate.of(2026, 3, 2), 95, 20)),
                dao.find("ann", List.of("Energy"), SINCE));
        assertEquals(List.of(), dao.find("ann", List.of("Energy"), SINCE.plusSeconds(400_000)));
        assertEquals(List.of(), dao.find("bob", List.of("Energy"), SINCE));
    }
}
