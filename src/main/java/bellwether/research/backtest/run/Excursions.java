package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.rules.RuleHistory;

/// How far the price went while a trade was open. Within the bars of its entry and exit, what harms
/// counts if it can have happened while it was open, what helps only if it must have.
final class Excursions {
    private final RuleHistory history;
    private final TradeExit reason;

    Excursions(RuleHistory history, TradeExit reason) {
        this.history = history;
        this.reason = reason;
    }

    ClosedTrade.Excursion adverse(
            OpenTrade trade, OpenTrade.Place exit, double risk, double shares) {
        int sign = trade.direction == TradeDirection.LONG ? 1 : -1;
        double entry = trade.entry.fill().price().doubleValue();
        double worst = entry;
        double[] against = sign > 0 ? history.raw().low() : history.raw().high();
        for (int bar = trade.entry.bar() + 1; bar < exit.bar(); bar++) {
            worst = Math.min(sign * worst, sign * against[bar] * shares(bar, trade.entry)) * sign;
        }
        for (int bar : ends(trade, exit)) {
            double price = sign * harm(bar, trade.entry, exit, sign) * shares(bar, trade.entry);
            worst = Math.min(sign * worst, price) * sign;
        }
        return excursion(sign * (entry - worst), entry, risk, shares);
    }

    ClosedTrade.Excursion favourable(
            OpenTrade trade, OpenTrade.Place exit, double risk, double shares) {
        int sign = trade.direction == TradeDirection.LONG ? 1 : -1;
        double entry = trade.entry.fill().price().doubleValue();
        double best = entry;
        double[] towards = sign > 0 ? history.raw().high() : history.raw().low();
        for (int bar = trade.entry.bar() + 1; bar < exit.bar(); bar++) {
            best = Math.max(sign * best, sign * towards[bar] * shares(bar, trade.entry)) * sign;
        }
        for (int bar : ends(trade, exit)) {
            double price = sign * help(bar, trade.entry, exit, sign) * shares(bar, trade.entry);
            best = Math.max(sign * best, price) * sign;
        }
        return excursion(sign * (best - entry), entry, risk, shares);
    }

    /// The bars of the entry and the exit, on which the trade was open for a part only.
    private static int[] ends(OpenTrade trade, OpenTrade.Place exit) {
        return new int[] {trade.entry.bar(), exit.bar()};
    }

    private static ClosedTrade.Excursion excursion(
            double distance, double entry, double risk, double shares) {
        double size = Math.max(0, distance);
        return new ClosedTrade.Excursion(
                100 * size / entry, size * shares, risk > 0 ? Double.valueOf(size / risk) : null);
    }

    /// Prices of later bars in the shares of the entry's.
    private double shares(int bar, OpenTrade.Place entry) {
        double before = history.shares(entry.bar());
        double after = history.shares(bar);
        return after == before ? 1 : after / before;
    }

    /// The worst price at which the trade can have been open within the bar.
    private double harm(int bar, OpenTrade.Place entry, OpenTrade.Place exit, int sign) {
        if (bar == exit.bar() && (exit.fill().phase() == FillPhase.OPEN || isStop())) {
            return exit.fill().price().doubleValue();
        }
        if (bar == entry.bar() && entry.fill().phase() == FillPhase.CLOSE) {
            return entry.fill().price().doubleValue();
        }
        return sign > 0 ? history.raw().low()[bar] : history.raw().high()[bar];
    }

    /// The best price at which it must have been open.
    private double help(int bar, OpenTrade.Place entry, OpenTrade.Place exit, int sign) {
        boolean begins = bar == entry.bar();
        if (bar == exit.bar() && exit.fill().phase() != FillPhase.CLOSE) {
            boolean fromOpen = !begins || entry.fill().phase() == FillPhase.OPEN;
            double price = exit.fill().price().doubleValue();
            double open = history.raw().open()[bar];
            return fromOpen && exit.fill().phase() == FillPhase.RANGE
                    ? sign * Math.max(sign * price, sign * open)
                    : price;
        }
        if (begins && entry.fill().phase() != FillPhase.OPEN) {
            return history.raw().close()[bar];
        }
        return sign > 0 ? history.raw().high()[bar] : history.raw().low()[bar];
    }

    private boolean isStop() {
        return reason == TradeExit.STOP || reason == TradeExit.TRAIL;
    }
}
