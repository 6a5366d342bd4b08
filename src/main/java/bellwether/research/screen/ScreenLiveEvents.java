package bellwether.research.screen;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Publishes which symbols enter and leave tracked screens.
public final class ScreenLiveEvents {
    private static final String TOPIC = "screens";
    private static final LiveEventType ENTERED = LiveEventType.kept(TOPIC, "screen.entered");
    private static final LiveEventType LEFT = LiveEventType.kept(TOPIC, "screen.left");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(ENTERED, LEFT);

    private ScreenLiveEvents() {}

    private record Data(String screen, String name, String ticker, Instant bar) {
        static Data of(ScreenMove move) {
            SavedScreen screen = move.screen();
            return new Data(
                    screen.id().toString(),
                    screen.name(),
                    move.ticker(),
                    Instant.ofEpochSecond(move.bar()));
        }
    }

    /// Publishes them with the transaction, as its last statements: one for each owner and kind,
    /// each in the order that they were found in.
    public static void publish(Handle transaction, List<ScreenMove> moves) {
        Map<String, List<ScreenMove>> byOwner = new TreeMap<>();
        moves.forEach(move ->
                byOwner.computeIfAbsent(move.screen().owner(), _ -> new ArrayList<>()).add(move));
        byOwner.forEach((owner, own) -> {
            publish(transaction, owner, own, LEFT);
            publish(transaction, owner, own, ENTERED);
        });
    }

    private static void publish(
            Handle transaction, String owner, List<ScreenMove> own, LiveEventType type) {
        LiveEvents.publishAll(
                transaction,
                type,
                owner,
                own.stream()
                        .filter(move -> move.isEntered() == type.equals(ENTERED))
                        .map(Data::of)
                        .toList());
    }
}
