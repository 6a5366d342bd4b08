package bellwether.desk.journal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.desk.journal.achievement.LimitSession;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    void aLimitThatAnyLookFoundBrokenStaysBroken() {
        PortfolioId one = portfolio("ann", "one");
        PortfolioId other = portfolio("ann", "other");
        PortfolioId foreign = portfolio("bob", "one");
        jdbi.useHandle(h -> {
            dao.session(h, one, DAY, "", NOW);
            dao.session(h, one, DAY, "heat_percent", NOW);
            dao.session(h, one, DAY, "", NOW);
            dao.session(h, one, DAY.plusDays(1), "", NOW);
            dao.session(h, other, DAY.plusDays(1), "", NOW);
            dao.session(h, foreign, DAY.plusDays(2), "", NOW);
            assertEquals(
                    List.of(new LimitSession(DAY, true), new LimitSession(DAY.plusDays(1), false)),
                    dao.sessions(h, "ann"));
        });
    }

    private long rule(String name, boolean drilled) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                insert into alert_rule (owner, name, body, kind, timeframe, state, armed_at, drilled_at,
                                  created_at, changed_at)
                                values ('ann', :name, '{}', 'bar', '1d', 'active', now(),
                                  case when :drilled then timestamptz '2026-03-01T10:00:00Z' end, now(), now())
                                returning id
                                """)
                        .bind("name", name)
                        .bind("drilled", drilled)
                        .mapTo(Long.class)
                        .one());
    }

    private void alert(long rule, String at) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                insert into alert (owner, origin, kind, subject, occasion, happened_at, created_at, title,
                                  facts, priority, state, changed_at)
                                values ('ann', 'rule:' || :rule, 'fired', '', 'once:1', now(), cast(:at as timestamptz), 't', '{}',
                                  'normal', 'dismissed', timestamptz '2026-03-01T23:50:00Z')
                                """)
                        .bind("rule", rule)
                        .bind("at", at)
                        .execute());
    }

    @Test
    void onlyRulesDrilledBeforeTheirFirstAlertCount() {
        long first = rule("drilled, then fired", true);
        alert(first, "2026-03-01T11:00:00Z");
        alert(rule("fired, then drilled", true), "2026-03-01T09:00:00Z");
        rule("never drilled", false);
        jdbi.useHandle(h -> {
            assertEquals(
                    List.of(new Occasion(Instant.parse("2026-03-01T10:00:00Z"), "rl_" + first)),
                    dao.drills(h, "ann"));
            assertEquals(List.of(), dao.drills(h, "bob"));
            assertEquals(
                    List.of(Instant.parse("2026-03-01T23:45:00Z")),
                    dao.active(h, "ann"),
                    "an answer to an alert, by the quarter of an hour");
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
