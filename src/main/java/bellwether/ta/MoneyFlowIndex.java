package bellwether.ta;

/// Money flow index: the share of money, `typical × volume`, that came with a rising typical price;
/// 0 to 100.
///
/// Source: Quong and Soudack 1989; TA-Lib MFI. Warm-up: `period`. No money moved in the window: 0,
/// as TA-Lib answers. Sums carry their rounding error, as in [Sma].
public final class MoneyFlowIndex {
    private MoneyFlowIndex() {}

    public static int warmUp(int period) {
        return period;
    }

    public static void compute(
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            int size,
            int period,
            double[] out) {
        if (NotYet.everywhere(out, size, warmUp(period))) {
            return;
        }
        double rising = 0;
        double lostRising = 0;
        double all = 0;
        double lostAll = 0;
        double before = RollingVwap.typical(high[0], low[0], close[0]);
        double oldBefore = before;
        for (int i = 1; i < size; i++) {
            double typical = RollingVwap.typical(high[i], low[i], close[i]);
            double added = typical > before ? typical * volume[i] : 0;
            double moved = typical != before ? typical * volume[i] : 0;
            before = typical;
            double next = rising + added;
            double part = next - rising;
            lostRising += (rising - (next - part)) + (added - part);
            rising = next;
            next = all + moved;
            part = next - all;
            lostAll += (all - (next - part)) + (moved - part);
            all = next;
            int old = i - period;
            if (old >= 1) {
                double oldTypical = RollingVwap.typical(high[old], low[old], close[old]);
                double removed = oldTypical > oldBefore ? -oldTypical * volume[old] : 0;
                double left = oldTypical != oldBefore ? -oldTypical * volume[old] : 0;
                oldBefore = oldTypical;
                next = rising + removed;
                part = next - rising;
                lostRising += (rising - (next - part)) + (removed - part);
                rising = next;
                next = all + left;
                part = next - all;
                lostAll += (all - (next - part)) + (left - part);
                all = next;
            }
            if (old >= 0) {
                double money = all + lostAll;
                out[i] = money > 0 ? 100 * ((rising + lostRising) / money) : 0;
            }
        }
    }
}
