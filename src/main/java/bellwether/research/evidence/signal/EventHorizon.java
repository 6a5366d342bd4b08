package bellwether.research.evidence.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// After how many bars the close is looked at, counted from the bar of the signal; the first of
/// them is entered at its open.
public enum EventHorizon {
    FIVE(5),
    TEN(10),
    TWENTY(20);

    /// All of them, the shortest first.
    public static final List<EventHorizon> ALL = List.of(values());

    private final int bars;

    EventHorizon(int bars) {
        this.bars = bars;
    }

    public int bars() {
        return bars;
    }

    /// The one of so many bars.
    public static Optional<EventHorizon> of(int bars) {
        return ALL.stream().filter(one -> one.bars == bars).findFirst();
    }

    /// For messages: `5, 10 or 20`.
    public static String words() {
        String all =
                Arrays.stream(values())
                        .map(one -> String.valueOf(one.bars))
                        .collect(Collectors.joining(", "));
        return all.replaceFirst(", (\\d+)$", " or $1");
    }
}
