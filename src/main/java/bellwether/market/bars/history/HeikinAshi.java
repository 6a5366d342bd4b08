package bellwether.market.bars.history;

import bellwether.market.bars.Bars;

/// Averaged bars, which make trends easier to see; their prices were never traded at. The bars of
/// one symbol come in the order of time, in as many parts as one likes.
///
/// The close is the mean of the bar's four prices, the open the middle of the averaged bar before
/// (of the bar's own open and close for the first), high and low reach to both (Valcu, Stocks &
/// Commodities 22:2, 2004). The beginning of the history fades by half with each bar.
final class HeikinAshi {
    /// After so many bars what lies before them changes no digit: it counts by 2⁻¹²⁸.
    static final int FADED = 128;

    private boolean begun;
    private double open;
    private double close;

    Bars next(Bars bars) {
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
            open = begun ? (open + close) / 2 : (bars.open()[i] + bars.close()[i]) / 2;
            close = (bars.open()[i] + bars.high()[i] + bars.low()[i] + bars.close()[i]) / 4;
            begun = true;
            averaged.open()[i] = open;
            averaged.close()[i] = close;
            averaged.high()[i] = Math.max(bars.high()[i], Math.max(open, close));
            averaged.low()[i] = Math.min(bars.low()[i], Math.min(open, close));
        }
        return averaged;
    }
}
