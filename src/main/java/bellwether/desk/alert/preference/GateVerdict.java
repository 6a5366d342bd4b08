package bellwether.desk.alert.preference;

import java.time.Instant;

/// What becomes of an event at the gates of one channel.
public sealed interface GateVerdict {
    /// It is sent.
    ///
    /// @param gate the one that lets it wait until then; empty when it does not wait
    record Passed(Instant dueAt, String gate) implements GateVerdict {}

    /// It is sent together with others.
    record Bundled(Instant dueAt) implements GateVerdict {}

    /// It is not sent by itself; a digest may carry it.
    record Held(String gate) implements GateVerdict {}
}
