package bellwether.platform.live;

import java.nio.charset.StandardCharsets;

/// An event on its way to those who listen.
///
/// @param id in the order of commits; 0 for one that is not kept
/// @param data JSON
public record LiveEvent(long id, String owner, String topic, String name, String data) {
    /// What surrounds the data on its way.
    private static final int FRAME = 100;

    public static LiveEvent unkept(LiveEventType type, String owner, String data) {
        return new LiveEvent(0, owner, type.topic(), type.name(), data);
    }

    public boolean isKept() {
        return id > 0;
    }

    /// About how many bytes it takes.
    public int size() {
        return FRAME + data.getBytes(StandardCharsets.UTF_8).length;
    }
}
