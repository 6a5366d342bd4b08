package bellwether.desk.alert.fire;

import bellwether.desk.alert.preference.Gates;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Alerts that this process has kept, and what became of telling of them.
public final class FiringCounts {
    /// Why an alert is not sent: the gates, and that there is no channel that works or wants it.
    public static final List<String> HOLDERS =
            Stream.concat(
                            Gates.NAMES.stream(),
                            Stream.of("no_channel", "not_wanted", "channel_broken"))
                    .toList();

    private final Map<AlertKind, LongAdder> kept = adders(Stream.of(AlertKind.values()));
    private final Map<String, LongAdder> held = adders(HOLDERS.stream());
    private final LongAdder sent = new LongAdder();

    private static <K> Map<K, LongAdder> adders(Stream<K> keys) {
        return keys.collect(
                Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder()));
    }

    void add(List<FiredAlert> made) {
        for (FiredAlert one : made) {
            Objects.requireNonNull(kept.get(one.alert().kind())).increment();
            if (one.told() > 0) {
                sent.increment();
            }
            LongAdder holder = held.get(one.heldBy());
            if (holder != null) {
                holder.increment();
            }
        }
    }

    public long kept(AlertKind kind) {
        return Objects.requireNonNull(kept.get(kind)).sum();
    }

    /// Those that were sent on a channel at least, or wait for the end of quiet hours.
    public long sent() {
        return sent.sum();
    }

    /// Those that a gate held.
    ///
    /// @param holder one of [#HOLDERS]
    public long held(String holder) {
        return Objects.requireNonNull(held.get(holder)).sum();
    }
}
