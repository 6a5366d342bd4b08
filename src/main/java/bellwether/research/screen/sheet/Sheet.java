package bellwether.research.screen.sheet;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The fields of one symbol on its last finished bar and on the one before, each in the shares of
/// its own bar.
public final class Sheet {
    private final long symbol;
    private final Timeframe timeframe;
    private final long dataVersion;
    private final int bars;
    private final long bar;
    private final double[] values;

    private Sheet(
            long symbol, Timeframe timeframe, long dataVersion, RuleHistory history, double[] of) {
        this.symbol = symbol;
        this.timeframe = timeframe;
        this.dataVersion = dataVersion;
        this.bars = Math.min(2, history.size());
        this.bar = bars == 0 ? 0 : history.raw().time()[history.size() - 1];
        this.values = of;
    }

    /// Computes one from all finished bars of a symbol.
    ///
    /// @param columns of these bars, over [SheetLayout]'s fields
    public static Sheet of(
            long symbol, long dataVersion, RuleHistory history, RuleColumns columns) {
        int size = history.size();
        double[] values = new double[room()];
        Arrays.fill(values, Double.NaN);
        values[values.length - 1] = size < 2 ? 1 : history.carried(1, size - 2, size - 1, -1);
        for (int field = 0; size > 0 && field < SheetLayout.size(); field++) {
            String name = SheetLayout.all().get(field).name();
            double[] column = columns.field(Operand.FieldValue.of(name));
            values[2 * field] = column[size - 1];
            values[2 * field + 1] = size > 1 ? column[size - 2] : Double.NaN;
        }
        return new Sheet(symbol, history.timeframe(), dataVersion, history, values);
    }

    /// Each field twice, and the ratio of shares.
    static int room() {
        return 2 * SheetLayout.size() + 1;
    }

    public long symbol() {
        return symbol;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public long dataVersion() {
        return dataVersion;
    }

    /// How many bars it is of: 0, 1, or 2 for more.
    public int bars() {
        return bars;
    }

    /// When its last bar begins; 0 without bars.
    public long bar() {
        return bar;
    }

    /// As they are stored: doubles, big-endian, the value on the last bar before that on the one
    /// before it, field after field, and at last how many shares one share of the bar before has
    /// become.
    public byte[] packed() {
        ByteBuffer packed = ByteBuffer.allocate(Double.BYTES * values.length);
        packed.asDoubleBuffer().put(values);
        return packed.array();
    }
}
