package bellwether.research.screen.sheet;

import static java.util.Objects.requireNonNull;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Sha256;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// All sheets of a timeframe as they were at one moment: for each field a column with a place for
/// each symbol, by ticker. Never changed; what follows it shares no array with it.
public final class SheetSnapshot {
    /// How many sheets are read at once: two megabytes.
    private static final int AT_ONCE = 500;

    private final Timeframe timeframe;
    private final List<SymbolState> stored;
    private final List<SymbolState> states;
    private final Map<Long, Integer> places = new HashMap<>();
    private final double[][] columns;
    private final byte[] bars;
    private volatile @Nullable String print;

    /// @param stored as they were read; of sheets that cannot be read `states` have none
    private SheetSnapshot(
            Timeframe timeframe,
            List<SymbolState> stored,
            List<SymbolState> states,
            double[][] columns) {
        this.timeframe = timeframe;
        this.stored = List.copyOf(stored);
        this.states = List.copyOf(states);
        this.columns = columns;
        this.bars = new byte[states.size()];
        for (int i = 0; i < bars.length; i++) {
            places.put(states.get(i).id(), i);
            bars[i] = states.get(i).sheet().map(sheet -> (byte) sheet.bars()).orElse((byte) 0);
        }
    }

    /// Without a symbol.
    static SheetSnapshot empty(Timeframe timeframe) {
        return new SheetSnapshot(timeframe, List.of(), List.of(), new double[Sheet.room()][0]);
    }

    /// What is stored now: sheets with the same stamp are taken from here, the others are read.
    SheetSnapshot next(SheetSource source) {
        List<SymbolState> now = source.states(timeframe);
        if (now.equals(stored)) {
            return this;
        }
        List<SymbolState> found = new ArrayList<>(now);
        int[] before = new int[now.size()];
        Map<Long, Integer> changed = new HashMap<>();
        for (int i = 0; i < before.length; i++) {
            SymbolState state = now.get(i);
            int known = places.getOrDefault(state.id(), -1);
            boolean isSame = known >= 0 && states.get(known).sheet().equals(state.sheet());
            before[i] = isSame ? known : -1;
            if (!isSame && state.sheet().filter(SymbolState.Stored::isReadable).isPresent()) {
                changed.put(state.id(), i);
            }
            if (state.sheet().filter(sheet -> !sheet.isReadable()).isPresent()) {
                found.set(i, state.with(Optional.empty()));
            }
        }
        double[][] room = taken(before);
        read(source, changed, found, room);
        return new SheetSnapshot(timeframe, now, found, room);
    }

    private double[][] taken(int[] before) {
        double[][] room = new double[columns.length][before.length];
        for (int column = 0; column < room.length; column++) {
            double[] from = columns[column];
            double[] into = room[column];
            for (int i = 0; i < before.length; i++) {
                into[i] = before[i] < 0 ? Double.NaN : from[before[i]];
            }
        }
        return room;
    }

    /// What was written since the states were read is what is taken, with its own state.
    private void read(
            SheetSource source,
            Map<Long, Integer> changed,
            List<SymbolState> found,
            double[][] room) {
        changed.values().forEach(i -> found.set(i, found.get(i).with(Optional.empty())));
        List<Long> ids = List.copyOf(changed.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            for (PackedSheet sheet : source.read(timeframe, some)) {
                int place = requireNonNull(changed.get(sheet.symbol()));
                if (sheet.state().isReadable()) {
                    unpack(sheet, place, room);
                    found.set(place, found.get(place).with(Optional.of(sheet.state())));
                }
            }
        }
    }

    private static void unpack(PackedSheet sheet, int place, double[][] room) {
        DoubleBuffer values = ByteBuffer.wrap(sheet.values()).asDoubleBuffer();
        for (double[] column : room) {
            column[place] = values.get();
        }
    }

    /// Another for other symbols, facts of them or sheets: the same in each process that has read
    /// the same.
    public String print() {
        String known = print;
        if (known == null) {
            StringBuilder all = new StringBuilder(timeframe.code());
            states.forEach(state -> all.append('\n').append(state));
            known = Sha256.hex(all.toString());
            print = known;
        }
        return known;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public int size() {
        return states.size();
    }

    /// By ticker.
    public List<SymbolState> states() {
        return states;
    }

    public SymbolState state(int place) {
        return states.get(place);
    }

    /// Where a symbol stands.
    public OptionalInt place(long symbol) {
        Integer place = places.get(symbol);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// Where a ticker stands.
    public OptionalInt place(String ticker) {
        int low = 0;
        int high = states.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = ticker.compareTo(states.get(middle).ticker());
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            low = order > 0 ? middle + 1 : low;
            high = order > 0 ? high : middle - 1;
        }
        return OptionalInt.empty();
    }

    /// The values of a field; not to be written to.
    ///
    /// @param back 0 for the last bars, 1 for those before
    public double[] field(String name, int back) {
        return columns[2 * SheetLayout.place(name) + back];
    }

    /// How many bars each sheet is of, 2 for more; 0 without a sheet. Not to be written to.
    public byte[] bars() {
        return bars;
    }

    /// How many shares one share of the bar before has become; not to be written to.
    public double[] ratios() {
        return columns[columns.length - 1];
    }
}
