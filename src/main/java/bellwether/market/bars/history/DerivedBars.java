package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Bars as they are wanted, each with what is to be known of it.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DerivedBars(Bars bars, Aggregation parts, int[] sources) {
    public static final DerivedBars NONE =
            new DerivedBars(new Aggregation(Bars.room(0), new int[0], new int[0], 0), new int[0]);

    /// @param sources of the stored bars that they are made of
    DerivedBars(Aggregation parts, int[] sources) {
        this(parts.bars(), parts, sources);
    }

    /// Those of one symbol, one behind the other. What is to be known of their sources is kept, but
    /// not from which stored bars it is.
    public static DerivedBars joined(List<DerivedBars> some) {
        int size = some.stream().mapToInt(DerivedBars::size).sum();
        Bars bars = Bars.room(size);
        int[] first = new int[size];
        int[] end = new int[size];
        int[] sources = new int[size];
        int place = 0;
        int complete = 0;
        for (DerivedBars made : some) {
            bars.put(place, made.bars, 0, made.size());
            complete = complete == place ? place + made.parts.complete() : complete;
            for (int i = 0; i < made.size(); i++, place++) {
                int[] distinct = made.distinctSources(i);
                first[place] = place == 0 ? 0 : end[place - 1];
                end[place] = first[place] + distinct.length;
                sources =
                        sources.length < end[place]
                                ? Arrays.copyOf(sources, 2 * end[place])
                                : sources;
                System.arraycopy(distinct, 0, sources, first[place], distinct.length);
            }
        }
        return new DerivedBars(new Aggregation(bars, first, end, complete), sources);
    }

    private int[] distinctSources(int place) {
        return Arrays.stream(sources, parts.first()[place], parts.end(place)).distinct().toArray();
    }

    /// Those from one place on and before another.
    public DerivedBars part(int from, int to) {
        int[] first = Arrays.copyOfRange(parts.first(), from, to);
        int[] end = new int[first.length];
        Arrays.setAll(end, i -> parts.end(from + i));
        int complete = Math.clamp(parts.complete() - from, 0, to - from);
        Bars some = bars.first(to).from(from);
        return new DerivedBars(some, new Aggregation(some, first, end, complete), sources);
    }

    /// Without those that may still change.
    DerivedBars completed() {
        return new DerivedBars(parts.completed(), sources);
    }

    DerivedBars averaged(HeikinAshi averages) {
        return new DerivedBars(averages.next(bars), parts, sources);
    }

    public int size() {
        return bars.size();
    }

    /// That of the first bar which is not before a moment.
    public int place(long moment) {
        return bars.place(moment);
    }

    /// Whether it may still change.
    public boolean isPartial(int place) {
        return place >= parts.complete();
    }

    /// Where it comes from; several with semicolons between them.
    ///
    /// @param names of the sources, by number
    public String source(int place, Map<Integer, String> names) {
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
