package bellwether.market;

/// Averaged bars, which make trends easier to see; their prices were never traded at.
///
/// The close is the mean of the bar's four prices, the open the middle of the averaged bar before
/// (of the bar's own open and close for the first), high and low reach to both (Valcu, Stocks &
/// Commodities 22:2, 2004). The beginning of the history fades by half with each bar.
final class HeikinAshi {
    private HeikinAshi() {}

    static Bars of(Bars bars) {
        int size = bars.size();
        Bars averaged =
                new Bars(
                        size,
                        bars.time(),
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        bars.volume());
        for (int i = 0; i < size; i++) {
            double close = (bars.open()[i] + bars.high()[i] + bars.low()[i] + bars.close()[i]) / 4;
            double open =
                    i == 0
                            ? (bars.open()[i] + bars.close()[i]) / 2
                            : (averaged.open()[i - 1] + averaged.close()[i - 1]) / 2;
            averaged.open()[i] = open;
            averaged.close()[i] = close;
            averaged.high()[i] = Math.max(bars.high()[i], Math.max(open, close));
            averaged.low()[i] = Math.min(bars.low()[i], Math.min(open, close));
        }
        return averaged;
    }
}
