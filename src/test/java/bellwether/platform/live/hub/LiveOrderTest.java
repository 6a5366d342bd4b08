package bellwether.platform.live.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many publish at once while one reads what is newer than the newest it has seen.
final class LiveOrderTest {
    private static final LiveEventType TYPE = LiveEventType.kept("topic", "name");
    private static final int PUBLISHERS = 6;
    private static final int EACH = 60;

    @Test
    void noIdComesUpBehindOneThatWasSeen() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                all.add(
                        publishers.submit(() -> {
                            for (int n = 0; n < EACH; n++) {
                                database.jdbi()
                                        .useTransaction(
                                                h -> LiveEvents.publish(h, TYPE, "ann", "data"));
                            }
                        }));
            }
            List<Long> seen = new ArrayList<>();
            boolean ended = false;
            while (!ended) {
                ended = all.stream().allMatch(Future::isDone);
                long newest = seen.isEmpty() ? 0 : seen.getLast();
                seen.addAll(
                        database.jdbi()
                                .withHandle(h ->
                                        h.createQuery(
                                                        "select id from live_event where id >"
                                                                + " :newest order by id")
                                                .bind("newest", newest)
                                                .mapTo(Long.class)
                                                .list()));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertEquals(PUBLISHERS * EACH, seen.size());
        }
    }
}
