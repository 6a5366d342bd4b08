package bellwether.research.screen.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.research.screen.EnteredScreen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What entered tracked screens of an owner, by stored spans.
final class EnteredScreensTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private long screen(String owner, String name, boolean track) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        insert into screen (owner, name, text, tree, universe, timeframe, track, created_at, changed_at)
                                        values (:owner, :name, 'close > 1', '{}', 'all', '1d', :track, now(), now()) returning id
                                        """)
                                .bind("owner", owner)
                                .bind("name", name)
                                .bind("track", track)
                                .mapTo(Long.class)
                                .one());
    }

    private void span(long screen, String ticker, LocalDate entered, boolean baseline, String end) {
        database.jdbi()
                .useHandle(h -> {
                    h.execute(
                            "insert into symbol (ticker, created_at, updated_at) values (?, now(),"
                                    + " now()) on conflict do nothing",
                            ticker);
                    h.execute(
                            """
                            insert into screen_span (screen, symbol, entered_bar, baseline, ended)
                            select ?, id, ?, ?, nullif(?, '') from symbol where ticker = ?
                            """,
                            screen,
                            entered.toEpochDay() * 86_400,
                            baseline,
                            end,
                            ticker);
                });
    }

    @Test
    void whatEnteredLatelyAndStillPassesIsFound() {
        long tracked = screen("ann", "dips", true);
        span(tracked, "IN", DAY, false, "");
        span(tracked, "FIRST", DAY, true, "");
        span(tracked, "OUT", DAY, false, "left");
        span(tracked, "LONGAGO", DAY.minusDays(1), false, "");
        span(screen("ann", "untracked", false), "IN", DAY, false, "");
        span(screen("bob", "dips", true), "IN", DAY, false, "");
        Instant since = Instant.ofEpochSecond(DAY.toEpochDay() * 86_400);
        ScreenStore store = new ScreenStore(database.jdbi());
        assertEquals(List.of(new EnteredScreen("IN", "dips", DAY)), store.entered("ann", since));
        assertEquals(List.of(), store.entered("ann", since.plusSeconds(1)));
    }
}
