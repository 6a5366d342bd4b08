package bellwether.research.screen;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Publishes which symbols enter and leave tracked screens.
public final class ScreenLiveEvents {
    private static final String TOPIC = "screens";
    private static final LiveEventType ENTERED = LiveEventType.kept(TOPIC, "screen.entered");
    private static final LiveEventType LEFT = LiveEventType.kept(TOPIC, "screen.left");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(ENTERED, LEFT);

    private ScreenLiveEvents() {}

    private record Data(String screen, String name, String ticker, Instant bar) {}

    /// Publishes one with the transaction, as its last statement.
    public static void publish(Handle transaction, ScreenMove move) {
        SavedScreen screen = move.screen();
        LiveEvents.publish(
                transaction,
                move.entered() ? ENTERED : LEFT,
                screen.owner(),
                new Data(
                        screen.id().toString(),
                        screen.name(),
                        move.ticker(),
                        Instant.ofEpochSecond(move.bar())));
    }
}
