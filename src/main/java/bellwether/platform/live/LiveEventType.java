package bellwether.platform.live;

/// A kind of live event.
///
/// @param topic what listeners choose by, such as `jobs`
/// @param name such as `job.ended`
/// @param kept whether each is stored under an id; one that is not is only the newest state of
///   something, and a listener who is slow sees fewer of them
public record LiveEventType(String topic, String name, boolean kept) {

    public static LiveEventType kept(String topic, String name) {
        return new LiveEventType(topic, name, true);
    }

    /// One of which only the newest matters.
    public static LiveEventType conflated(String topic, String name) {
        return new LiveEventType(topic, name, false);
    }
}
