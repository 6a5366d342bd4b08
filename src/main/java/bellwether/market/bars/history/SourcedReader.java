package bellwether.market.bars.history;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.SourcedBar;
import bellwether.market.bars.SourcedHistory;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads daily histories together with the sources of their newest bars.
public final class SourcedReader {
    private final HistoryDao histories = new HistoryDao();
    private final BarDao bars = new BarDao();

    /// Reads histories with the sources of their newest bars.
    ///
    /// @param newest of how many bars the sources are wanted
    public List<SourcedHistory> read(Handle handle, Collection<String> tickers, int newest) {
        List<PackedHistory> packed =
                histories.packed(handle, tickers, Timeframe.DAY, Integer.MAX_VALUE);
        Map<Long, int[]> sources = new HashMap<>();
        packed.forEach(history -> sources.put(history.symbolId(), last(history, newest)));
        Map<Integer, String> names =
                bars.sourceNames(
                        handle,
                        sources.values().stream()
                                .flatMapToInt(Arrays::stream)
                                .boxed()
                                .collect(Collectors.toSet()));
        return packed.stream()
                .map(history -> {
                    History raw = history.withSplits(history.raw(new BarBuffer()), false);
                    int[] used = requireNonNull(sources.get(history.symbolId()));
                    return new SourcedHistory(raw, newest(raw.bars(), used, names));
                })
                .toList();
    }

    private static int[] last(PackedHistory history, int newest) {
        int[] sources =
                history.blocks().stream()
                        .flatMapToInt(block -> Arrays.stream(PackedBars.sources(block)))
                        .toArray();
        return Arrays.copyOfRange(sources, Math.max(0, sources.length - newest), sources.length);
    }

    private static List<SourcedBar> newest(Bars whole, int[] sources, Map<Integer, String> names) {
        List<SourcedBar> read = new ArrayList<>();
        int from = whole.size() - sources.length;
        for (int i = from; i < whole.size(); i++) {
            read.add(
                    new SourcedBar(
                            Timeframe.date(whole.time()[i]),
                            whole.open()[i],
                            whole.high()[i],
                            whole.low()[i],
                            whole.close()[i],
                            whole.volume()[i],
                            requireNonNull(names.get(sources[i - from]))));
        }
        return read;
    }
}
