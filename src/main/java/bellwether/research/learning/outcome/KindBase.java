package bellwether.research.learning.outcome;

import bellwether.research.learning.BaseUnit;
import bellwether.research.learning.CountedOutcome;
import bellwether.technical.statistics.DatedFigures;
import bellwether.trading.execution.OrderSide;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/// How many entries without a signal have won, beside which the signals of a kind are held: in the
/// kind's symbols, on the same side, by the same policy, within the same unit. What the kind itself
/// has signalled is never among them.
final class KindBase {
    private final BaseTable table;
    private final BaseUnit unit;
    private final int symbols;
    private final SessionBlocks blocks;
    private final Map<String, int[]> units = new HashMap<>();
    private final Map<String, BaseCounts> counts = new HashMap<>();

    /// A signal of the kind.
    private record Entry(String timeframe, long symbol, long time, OrderSide side) {
        static Entry of(CountedOutcome row) {
            return new Entry(
                    row.timeframe(),
                    Objects.requireNonNull(row.symbol()),
                    row.knownAt(),
                    row.side());
        }
    }

    /// @param rows signals of the kind, one at least
    /// @param horizon how many sessions an outcome takes at most
    KindBase(List<CountedOutcome> rows, BaseTable table, int horizon) {
        this.table = table;
        Set<Entry> entries = new HashSet<>();
        Map<String, Set<Long>> traded = new HashMap<>();
        Set<Long> all = new HashSet<>();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (CountedOutcome row : rows) {
            Entry entry = Entry.of(row);
            entries.add(entry);
            traded.computeIfAbsent(entry.timeframe, _ -> new HashSet<>()).add(entry.symbol);
            all.add(entry.symbol);
            int session = SessionNumber.of(entry.time);
            first = Math.min(first, session);
            last = Math.max(last, session);
        }
        symbols = all.size();
        unit = symbols < DatedFigures.FEWEST_SYMBOLS ? BaseUnit.BLOCK : BaseUnit.DATE;
        blocks = new SessionBlocks(first, last, horizon);
        traded.forEach(this::count);
        entries.forEach(this::leaveOut);
    }

    BaseUnit unit() {
        return unit;
    }

    /// How many the signals come from.
    int symbols() {
        return symbols;
    }

    private void count(String timeframe, Set<Long> traded) {
        BaseGrid grid = table.of(timeframe);
        int[] own = units(grid);
        units.put(timeframe, own);
        int size = unit == BaseUnit.DATE ? grid.size() : blocks.count();
        for (long symbol : traded) {
            counts.computeIfAbsent(key(timeframe, symbol), _ -> new BaseCounts(size))
                    .add(grid.marks(symbol), own);
        }
    }

    /// The unit of each bar.
    private int[] units(BaseGrid grid) {
        int[] own = new int[grid.size()];
        Arrays.setAll(
                own,
                place ->
                        unit == BaseUnit.DATE
                                ? place
                                : blocks.of(SessionNumber.of(grid.time(place))));
        return own;
    }

    /// Dates are of all symbols together, blocks of each.
    private String key(String timeframe, long symbol) {
        return unit == BaseUnit.DATE ? timeframe : timeframe + " " + symbol;
    }

    private void leaveOut(Entry entry) {
        BaseGrid grid = table.of(entry.timeframe);
        int place = grid.place(entry.time);
        if (place != BaseGrid.NONE) {
            counts(entry)
                    .remove(
                            grid.mark(entry.symbol, place, entry.side),
                            unitOf(entry.timeframe, place),
                            entry.side);
        }
    }

    private BaseCounts counts(Entry entry) {
        return Objects.requireNonNull(counts.get(key(entry.timeframe, entry.symbol)));
    }

    private int unitOf(String timeframe, int place) {
        return Objects.requireNonNull(units.get(timeframe))[place];
    }

    /// Beside a signal of the kind; empty where no other entry of its unit is known.
    OptionalDouble rate(CountedOutcome row) {
        Entry entry = Entry.of(row);
        int place = table.of(entry.timeframe).place(entry.time);
        return place == BaseGrid.NONE
                ? OptionalDouble.empty()
                : counts(entry).rate(unitOf(entry.timeframe, place), entry.side);
    }
}
