package bellwether.market.imports;

import bellwether.market.bars.RefusedBar;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects the rows of an upload, of however many files, and stores them in transactions that hold
/// as many rows and symbols as one statement takes well. So an import costs what its rows cost, in
/// whatever files and of however many symbols they come. Rows of one symbol that wait together go
/// into one transaction, in the order in which they came.
final class ImportWriter implements AutoCloseable {
    private static final int MOST_WAITING = 1 << 17;
    private static final int MOST_FILES = 2_000;
    private static final int MOST_REFUSED = 20_000;

    private final StepStore store;
    private final RowProgress progress;
    private final BackgroundWriter storing = new BackgroundWriter();
    private List<SymbolDelivery> waiting = new ArrayList<>();
    private List<Runnable> ended = new ArrayList<>();
    private Map<Timeframe, List<RefusedBar>> refused = new EnumMap<>(Timeframe.class);
    private int refusedCount;
    private int weight;
    private long handed;

    /// @param store takes over a step at a time
    ImportWriter(StepStore store, RowProgress progress) {
        this.store = store;
        this.progress = progress;
    }

    void add(SymbolDelivery delivery) {
        waiting.add(delivery);
        weight += delivery.weight();
        if (weight >= MOST_WAITING) {
            storing.hand(taken());
        }
    }

    /// The file ends whose rows came last.
    ///
    /// @param bars of it that were not taken, to go on record when its symbols are stored
    /// @param then what is to be done when all of it is stored
    void end(Timeframe timeframe, List<RefusedBar> bars, Runnable then) {
        if (!bars.isEmpty()) {
            refused.computeIfAbsent(timeframe, _ -> new ArrayList<>()).addAll(bars);
            refusedCount += bars.size();
        }
        ended.add(then);
        if (ended.size() >= MOST_FILES || refusedCount >= MOST_REFUSED) {
            storing.hand(taken());
        }
    }

    /// Stores what waits, and returns when all is stored.
    void settle() {
        storing.settle();
        taken().run();
    }

    /// What waits, as work for the thread that stores. What it needs to know is fixed here, because
    /// reading goes on meanwhile.
    private Runnable taken() {
        List<SymbolDelivery> rows = waiting;
        List<Runnable> files = ended;
        Map<Timeframe, List<RefusedBar>> bars = refused;
        long before = handed;
        long rowsRead = progress.rows();
        handed = rowsRead;
        waiting = new ArrayList<>();
        ended = new ArrayList<>();
        refused = new EnumMap<>(Timeframe.class);
        refusedCount = 0;
        weight = 0;
        return () -> {
            rows.sort(Comparator.comparing(delivery -> delivery.arrivals().ticker()));
            long stored = before;
            for (List<SymbolDelivery> step : StepCuts.of(rows)) {
                stored += step.stream().mapToLong(one -> one.arrivals().bars().size()).sum();
                store.step(step, Math.min(stored, rowsRead));
            }
            bars.forEach(store::record);
            files.forEach(Runnable::run);
        };
    }

    /// Waits for the transaction under way; what waits is dropped.
    @Override
    public void close() {
        storing.close();
    }
}
