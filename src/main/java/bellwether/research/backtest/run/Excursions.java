package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.rules.HeldPath;
import bellwether.trading.rules.RuleHistory;

/// How far the price went while a trade was open. Distances are of a share of the entry's bar, so
/// that risk and number of shares are those before any split.
final class Excursions {
    private final RuleHistory history;
    private final TradeExit reason;

    Excursions(RuleHistory history, TradeExit reason) {
        this.history = history;
        this.reason = reason;
    }

    ClosedTrade.Excursion adverse(
            OpenTrade trade, OpenTrade.Place exit, double risk, double shares) {
        return excursion(path(trade, exit).adverse(), trade, risk, shares);
    }

    ClosedTrade.Excursion favourable(
            OpenTrade trade, OpenTrade.Place exit, double risk, double shares) {
        return excursion(path(trade, exit).favourable(), trade, risk, shares);
    }

    private HeldPath path(OpenTrade trade, OpenTrade.Place exit) {
        return new HeldPath(
                history,
                trade.direction == TradeDirection.LONG,
                end(trade.entry),
                end(exit),
                reason == TradeExit.STOP || reason == TradeExit.TRAIL);
    }

    private static HeldPath.End end(OpenTrade.Place place) {
        return new HeldPath.End(
                place.bar(), place.fill().phase(), place.fill().price().doubleValue());
    }

    private static ClosedTrade.Excursion excursion(
            double size, OpenTrade trade, double risk, double shares) {
        double entry = trade.entry.fill().price().doubleValue();
        return new ClosedTrade.Excursion(
                100 * size / entry, size * shares, risk > 0 ? Double.valueOf(size / risk) : null);
    }
}
