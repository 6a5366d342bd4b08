package bellwether.market;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Bars as they are wanted, each with what is to be known of it.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Made(Bars bars, Aggregation parts, int[] sources) {
    static final Made NONE =
            new Made(new Aggregation(Bars.room(0), new int[0], new int[0], 0), false, new int[0]);

    /// @param averaged whether to average them
    /// @param sources of the stored bars that they are made of
    Made(Aggregation parts, boolean averaged, int[] sources) {
        this(averaged ? HeikinAshi.of(parts.bars()) : parts.bars(), parts, sources);
    }

    /// That of the first bar which is not before a moment.
    int place(long moment) {
        int place = Arrays.binarySearch(bars.time(), 0, bars.size(), moment);
        return place >= 0 ? place : -place - 1;
    }

    /// Whether it may still change.
    boolean isPartial(int place) {
        return place >= parts.complete();
    }

    /// Where it comes from; several with semicolons between them.
    ///
    /// @param names of the sources, by number
    String source(int place, Map<Integer, String> names) {
        int first = parts.first()[place];
        int end = parts.end(place);
        return end == first + 1
                ? name(sources[first], names)
                : Arrays.stream(sources, first, end)
                        .distinct()
                        .mapToObj(id -> name(id, names))
                        .collect(Collectors.joining("; "));
    }

    private static String name(int id, Map<Integer, String> names) {
        return names.getOrDefault(id, "unknown");
    }
}
