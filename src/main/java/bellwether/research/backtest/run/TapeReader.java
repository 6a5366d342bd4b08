package bellwether.research.backtest.run;

import bellwether.market.bars.Bars;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Steps of a tape out of one symbol's bars, each made when it is asked for.
final class TapeReader {
    private final RuleHistory history;
    private final Bars bars;
    private final String symbol;
    private final boolean priced;
    private final PastStatistics past;
    private final Map<Integer, List<TapeAction>> actions = new HashMap<>();

    TapeReader(RuleSignals signals, RunTerms terms) {
        history = signals.history();
        bars = history.raw();
        symbol = terms.position().symbol();
        priced =
                terms.instrument().costs().taker().atrMultiple().signum() > 0
                        || terms.instrument().costs().taker().impact().signum() > 0;
        past = new PastStatistics(history, signals::averageTrueRange);
        terms.actions().forEach(this::place);
    }

    private void place(TapeAction action) {
        LocalDate day =
                switch (action) {
                    case TapeAction.Split split -> split.exDate();
                    case TapeAction.Dividend dividend -> dividend.exDate();
                    case TapeAction.MissedShares missed -> missed.exDate();
                    case TapeAction.Delisting _ -> LocalDate.MAX;
                };
        int bar = 0;
        int last = bars.size() - 1;
        while (bar < last && history.date(bar).isBefore(day)) {
            bar++;
        }
        boolean meets = action instanceof TapeAction.Delisting || !history.date(bar).isBefore(day);
        if (meets) {
            actions.computeIfAbsent(bar, _ -> new ArrayList<>()).add(action);
        }
    }

    boolean hasActions(int bar) {
        return !actions.isEmpty() && actions.containsKey(bar);
    }

    /// The first bar with an action from one bar to before another, which it is without any.
    int nextAction(int from, int to) {
        if (actions.isEmpty()) {
            return to;
        }
        int bar = from;
        while (bar < to && !actions.containsKey(bar)) {
            bar++;
        }
        return bar;
    }

    TapeStep step(int bar) {
        return new TapeStep(
                bars.time()[bar],
                history.date(bar),
                endsSession(bar),
                List.of(
                        new TapeBar(
                                symbol,
                                bars.open()[bar],
                                bars.high()[bar],
                                bars.low()[bar],
                                bars.close()[bar],
                                volume(bar),
                                priced ? past.before(bar) : null)),
                hasActions(bar) ? actions.getOrDefault(bar, List.of()) : List.of(),
                Set.of(),
                List.of());
    }

    /// A bar directly behind another that opens and ends at a price, for what fills at a close that
    /// decided and for the end of a run. It holds the close before it, so that it is not locked.
    ///
    /// @param seconds behind the begin of that bar
    TapeStep at(int bar, double price, int seconds) {
        double close = bars.close()[bar];
        return new TapeStep(
                bars.time()[bar] + seconds,
                history.date(bar),
                true,
                List.of(
                        new TapeBar(
                                symbol,
                                price,
                                Math.max(price, close),
                                Math.min(price, close),
                                price,
                                TapeBar.UNKNOWN_VOLUME,
                                priced ? past.before(bar) : null)),
                List.of(),
                Set.of(),
                List.of());
    }

    private double volume(int bar) {
        double volume = bars.volume()[bar];
        return volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME;
    }

    private boolean endsSession(int bar) {
        return !history.timeframe().isIntraday()
                || bar + 1 == bars.size()
                || !history.date(bar + 1).equals(history.date(bar));
    }
}
