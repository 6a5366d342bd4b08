package bellwether.research.evidence.scoreboard;

import bellwether.market.bars.Bars;
import bellwether.technical.ta.Series;

/// The same fill rules as those of `trading.execution` for one narrow case, by doubles: in at an
/// open, out at a stop, a target, or the open after so many bars. Two hundred random entries a plan
/// need it; `BracketWalkTest` holds it against accounts.
final class BracketWalk {
    private static final double NOT_ENTERED = Double.NaN;

    private final Series bars;
    private final double[] volume;
    private final boolean delisted;
    private final int side;
    private final int size;

    private double entry;
    private double exit;

    /// @param side 1 long, −1 short
    BracketWalk(MarkedSymbol symbol, int side) {
        this(symbol, side, symbol.history().size());
    }

    /// Sees so many bars, so that later ones change nothing.
    ///
    /// @param side 1 long, −1 short
    BracketWalk(MarkedSymbol symbol, int side, int size) {
        bars = symbol.history().series();
        Bars raw = symbol.history().raw();
        volume = raw.volume();
        delisted = symbol.isDelisted() && size == symbol.history().size();
        this.size = size;
        this.side = side;
    }

    /// Enters at the open of a bar, or of a later one where that cannot be traded.
    ///
    /// @param stop distance from the entry, in the shares of the first bar
    /// @param target likewise
    /// @param most bars that it is held
    /// @return the price's gain; NaN where it does not enter, or does not end within the bars
    double gain(int from, double stop, double target, int most) {
        entry = NOT_ENTERED;
        int bar = from;
        while (bar < size && bar < from + PlannedBracket.WAITING_BARS && isBlocked(bar, side)) {
            bar++;
        }
        if (bar >= size || bar >= from + PlannedBracket.WAITING_BARS) {
            return NOT_ENTERED;
        }
        entry = bars.open()[bar];
        return leaves(bar, side * entry - stop, side * entry + target, most)
                ? side * (exit - entry)
                : NOT_ENTERED;
    }

    /// NaN where it did not enter.
    double entry() {
        return entry;
    }

    double exit() {
        return exit;
    }

    /// @param stop price times side
    /// @param target price times side
    private boolean leaves(int entered, double stop, double target, int most) {
        boolean isTriggered = false;
        for (int bar = entered; bar < size; bar++) {
            if (isTraded(bar)) {
                boolean isBlocked = isBlocked(bar, -side);
                double open = side * bars.open()[bar];
                boolean isOver = bar >= entered + most;
                boolean isNew = bar == entered;
                if (!isNew
                        && !isBlocked
                        && (isTriggered || isOver || open <= stop || open > target)) {
                    return out(bars.open()[bar]);
                }
                boolean isStopped = worst(bar) <= stop;
                if (isStopped && !isBlocked) {
                    return out(side * stop);
                }
                isTriggered |= isStopped;
                if (!isBlocked && best(bar) > target) {
                    return out(side * target);
                }
            }
        }
        return delisted && out(bars.close()[size - 1]);
    }

    private boolean out(double price) {
        exit = price;
        return true;
    }

    private double worst(int bar) {
        return side * (side > 0 ? bars.low() : bars.high())[bar];
    }

    private double best(int bar) {
        return side * (side > 0 ? bars.high() : bars.low())[bar];
    }

    private boolean isTraded(int bar) {
        return volume[bar] != 0;
    }

    /// Whether nothing trades, or the bar is locked against this side.
    private boolean isBlocked(int bar, int way) {
        if (!isTraded(bar)) {
            return true;
        }
        boolean isLocked = bar > 0 && bars.high()[bar] == bars.low()[bar];
        return isLocked && way * (bars.close()[bar] - bars.close()[bar - 1]) > 0;
    }
}
