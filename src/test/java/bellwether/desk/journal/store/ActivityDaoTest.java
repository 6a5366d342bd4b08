package bellwether.desk.journal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.desk.journal.achievement.LimitSession;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.HeldDay;
import bellwether.trading.portfolio.history.LimitStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What owners did, from rows that others keep.
final class ActivityDaoTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final ActivityDao dao = new ActivityDao();

    @AfterEach
    void close() {
        database.close();
    }

    private PortfolioId portfolio(String owner, String name) {
        return new PortfolioId(
                jdbi.withHandle(h ->
                        h.createQuery(
                                        """
                                        insert into portfolio (owner, name, currency, tape, lot_method, shorting, auto_convert, created_at)
                                        values (:owner, :name, 'USD', '1d', 'fifo', false, false, now()) returning id
                                        """)
                                .bind("owner", owner)
                                .bind("name", name)
                                .mapTo(Long.class)
                                .one()));
    }

    private static LimitStanding standing(List<String> exceeded, List<String> unknown) {
        return new LimitStanding(exceeded, unknown);
    }

    @Test
    void aLimitThatAnyLookFoundBrokenStaysBrokenAndOneThatNoLookKnewIsUnknown() {
        LimitStanding kept = standing(List.of(), List.of());
        LimitStanding broken = standing(List.of("heat_percent"), List.of());
        LimitStanding unknown = standing(List.of(), List.of("sector_percent"));
        PortfolioId id = portfolio("ann", "one");
        HeldDay first = new HeldDay(id, DAY);
        HeldDay second = new HeldDay(id, DAY.plusDays(1));
        HeldDay third = new HeldDay(id, DAY.plusDays(2));
        HeldDay foreign = new HeldDay(portfolio("bob", "one"), DAY);
        jdbi.useHandle(h -> {
            for (LimitStanding look : List.of(kept, broken, kept)) {
                dao.session(h, first, look, NOW);
            }
            dao.session(h, second, unknown, NOW);
            for (LimitStanding look : List.of(unknown, kept, unknown)) {
                dao.session(h, third, look, NOW);
            }
            dao.session(h, foreign, kept, NOW);
            assertEquals(
                    Map.of(
                            first, LimitSession.Result.BROKEN,
                            second, LimitSession.Result.UNKNOWN,
                            third, LimitSession.Result.KEPT),
                    dao.looked(h, List.of(id)));
        });
    }

    @Test
    void aLimitThatNoLookKnewIsUnknownWhateverIsKnownOfOthers() {
        PortfolioId id = portfolio("ann", "one");
        HeldDay each = new HeldDay(id, DAY);
        HeldDay one = new HeldDay(id, DAY.plusDays(1));
        jdbi.useHandle(h -> {
            for (String name : List.of("sector_percent", "heat_percent")) {
                dao.session(h, each, standing(List.of(), List.of(name)), NOW);
            }
            List<String> both = List.of("heat_percent", "sector_percent");
            dao.session(h, one, standing(List.of(), both), NOW);
            dao.session(h, one, standing(List.of(), List.of("sector_percent")), NOW);
            dao.session(h, one, standing(List.of(), both), NOW);
            assertEquals(
                    Map.of(each, LimitSession.Result.KEPT, one, LimitSession.Result.UNKNOWN),
                    dao.looked(h, List.of(id)));
        });
    }

    private void entry(String lesson, boolean changed) {
        jdbi.useHandle(h -> {
            long id =
                    h.createQuery(
                                    """
                                    insert into journal_entry (owner, trade_portfolio, trade_n, body, emotion, lesson, tags,
                                      written_at, changed_at, version)
                                    values ('ann', 1, 1, 'x', '', :lesson, '{}', timestamptz '2026-03-01T10:00:00Z',
                                      timestamptz '2026-03-01T12:00:00Z', 3)
                                    returning id
                                    """)
                            .bind("lesson", lesson)
                            .mapTo(Long.class)
                            .one();
            if (changed) {
                for (int version = 1; version <= 2; version++) {
                    h.createUpdate(
                                    """
                                    insert into journal_version (entry, version, body, emotion, lesson, tags, said_at)
                                    values (:id, :version, 'x', '', case when :version = 2 then 'learnt' else '' end, '{}',
                                      timestamptz '2026-03-01T10:00:00Z' + make_interval(mins => :version))
                                    """)
                            .bind("id", id)
                            .bind("version", version)
                            .execute();
                }
            }
        });
    }

    @Test
    void aLessonCountsFromTheFirstVersionThatHasOne() {
        entry("kept", true);
        entry("new", false);
        entry(" ", true);
        List<String> lessons =
                jdbi.withHandle(h ->
                        dao.notes(h, "ann").stream()
                                .map(note -> String.valueOf(note.lessonAt()))
                                .toList());
        assertEquals(List.of("2026-03-01T10:02:00Z", "2026-03-01T12:00:00Z", "null"), lessons);
    }
}
