package bellwether.research.screen.sheet;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.nio.ByteBuffer;

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

    /// One with these values of the fields, in their order: of each that on the last bar and that
    /// on the bar before; there is room for one more number behind them.
    static Sheet of(long symbol, long dataVersion, RuleHistory history, double[] values) {
        int size = history.size();
        values[values.length - 1] = size < 2 ? 1 : history.carried(1, size - 2, size - 1, -1);
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
