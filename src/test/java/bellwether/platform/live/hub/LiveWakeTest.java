package bellwether.platform.live.hub;

import static bellwether.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.live.Live;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.LiveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two processes hear of what a third publishes: by notifications, or without, as behind a pooler.
final class LiveWakeTest {
    private static final LiveEventType THING = LiveEventType.kept("things", "thing.done");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothHear(boolean listening) {
        try (TestDatabase database = TestDatabase.create();
                Live first = live(database.jdbi(), listening);
                Live second = live(database.jdbi(), listening)) {
            RecordingSink one = open(first);
            RecordingSink other = open(second);
            assertEquals(1, first.streams());
            for (int i = 1; i <= 3; i++) {
                long id =
                        database.jdbi()
                                .inTransaction(h -> LiveEvents.publish(h, THING, "ann", Map.of()));
                until(() -> one.heard.contains(Long.toString(id)));
                until(() -> other.heard.contains(Long.toString(id)));
            }
            first.release();
            assertEquals(List.of("hello", "1", "2", "3", "SHUTDOWN"), one.heard);
            assertEquals(List.of("hello", "1", "2", "3"), other.heard);
        }
    }

    private static Live live(Jdbi jdbi, boolean listening) {
        Live live =
                new Live(
                        jdbi,
                        new LiveSettings(10, listening ? Optional.of(jdbi) : Optional.empty()),
                        List.of(THING),
                        List.of());
        live.start();
        return live;
    }

    private static RecordingSink open(Live live) {
        RecordingSink sink = new RecordingSink();
        live.admit("ann")
                .open(new LiveRequest("ann", () -> true, Set.of(), OptionalLong.empty()), sink);
        until(() -> sink.heard.contains("hello"));
        return sink;
    }
}
