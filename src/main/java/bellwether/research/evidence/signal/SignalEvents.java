package bellwether.research.evidence.signal;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/// On which bars of one symbol each signal came, in ascending order.
public final class SignalEvents {
    private final SortedMap<SignalKey, int[]> bars;

    private SignalEvents(SortedMap<SignalKey, int[]> bars) {
        this.bars = bars;
    }

    /// Takes events in any order; each once.
    public static SignalEvents of(Consumer<ObjIntConsumer<SignalKey>> source) {
        Map<SignalKey, SortedSet<Integer>> found = new TreeMap<>();
        source.accept((key, bar) -> found.computeIfAbsent(key, _ -> new TreeSet<>()).add(bar));
        SortedMap<SignalKey, int[]> bars = new TreeMap<>();
        found.forEach((key, on) -> bars.put(key, on.stream().mapToInt(bar -> bar).toArray()));
        return new SignalEvents(bars);
    }

    /// Those signals that came at all.
    public Iterable<SignalKey> keys() {
        return bars.keySet();
    }

    /// The bars of a signal.
    public int[] bars(SignalKey key) {
        int[] found = bars.get(key);
        return found == null ? new int[0] : found.clone();
    }

    /// The first of those that are nearer to one another than a number of bars: what is held after
    /// one has ended before the next is entered.
    static int[] apart(int[] bars, int horizon) {
        int[] kept = new int[bars.length];
        int size = 0;
        for (int bar : bars) {
            if (size == 0 || bar - kept[size - 1] >= horizon) {
                kept[size++] = bar;
            }
        }
        return Arrays.copyOf(kept, size);
    }
}
