package bellwether.research.backtest.run;

import bellwether.market.bars.Bars;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/// Steps of a tape out of one symbol's bars, each made when it is asked for.
public final class TapeReader {
    private final RuleHistory history;
    private final Bars bars;
    private final String symbol;
    private final boolean priced;
    private final PastStatistics past;
    private final Map<Integer, List<TapeAction>> actions = new HashMap<>();

    /// @param averageTrueRange of 14 bars at a bar, in its own shares
    /// @param given actions of the symbol, the oldest first
    public TapeReader(
            RuleHistory history,
            IntToDoubleFunction averageTrueRange,
            InstrumentTerms instrument,
            List<TapeAction> given) {
        this.history = history;
        bars = history.raw();
        symbol = instrument.symbol();
        priced =
                instrument.costs().taker().atrMultiple().signum() > 0
                        || instrument.costs().taker().impact().signum() > 0;
        past = new PastStatistics(history, averageTrueRange);
        given.forEach(this::place);
    }

    private void place(TapeAction action) {
        LocalDate day =
                switch (action) {
                    case TapeAction.Split split -> split.exDate();
                    case TapeAction.Dividend dividend -> dividend.exDate();
                    case TapeAction.MissedShares missed -> missed.exDate();
                    case TapeAction.Delisting _ -> LocalDate.MAX;
                };
        boolean isLast = action instanceof TapeAction.Delisting;
        int bar = isLast ? bars.size() - 1 : firstOn(day);
        if (bar >= 0 && bar < bars.size()) {
            actions.computeIfAbsent(bar, _ -> new ArrayList<>()).add(action);
        }
    }

    /// The first bar at or after a day; the number of bars without one.
    private int firstOn(LocalDate day) {
        int from = 0;
        int to = bars.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (history.date(middle).isBefore(day)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    public boolean hasActions(int bar) {
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

    /// What happens to the symbol on a bar.
    public List<TapeAction> actions(int bar) {
        return hasActions(bar) ? actions.getOrDefault(bar, List.of()) : List.of();
    }

    /// A bar as the account walks it.
    ///
    /// @param trades whether orders may meet it, for which what was known before it is needed
    public TapeBar bar(int bar, boolean trades) {
        return new TapeBar(
                symbol,
                bars.open()[bar],
                bars.high()[bar],
                bars.low()[bar],
                bars.close()[bar],
                volume(bar),
                priced && trades ? past.before(bar) : null);
    }

    /// A bar directly behind another that opens and ends at a price, for what fills at a close that
    /// decided and for the end of a run. It holds the close before it, so that it is not locked.
    public TapeBar bar(int bar, double price) {
        double close = bars.close()[bar];
        return new TapeBar(
                symbol,
                price,
                Math.max(price, close),
                Math.min(price, close),
                price,
                TapeBar.UNKNOWN_VOLUME,
                priced ? past.before(bar) : null);
    }

    TapeStep step(int bar) {
        return new TapeStep(
                bars.time()[bar],
                history.date(bar),
                endsSession(bar),
                List.of(bar(bar, true)),
                actions(bar),
                Set.of(),
                List.of());
    }

    /// The finer bars within a bar as steps.
    List<TapeStep> steps(int bar, Bars finer, DetailBars.Place place) {
        List<TapeStep> steps = new ArrayList<>();
        BarStatistics before = priced ? past.before(bar) : null;
        for (int i = place.from(); i < place.end(); i++) {
            double volume = finer.volume()[i];
            TapeBar one =
                    new TapeBar(
                            symbol,
                            finer.open()[i],
                            finer.high()[i],
                            finer.low()[i],
                            finer.close()[i],
                            volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME,
                            before);
            steps.add(
                    new TapeStep(
                            finer.time()[i],
                            history.date(bar),
                            i == place.end() - 1 && endsSession(bar),
                            List.of(one),
                            i == place.from() ? actions(bar) : List.of(),
                            Set.of(),
                            List.of()));
        }
        return steps;
    }

    /// @param time behind that bar
    TapeStep at(int bar, double price, long time) {
        return new TapeStep(
                time,
                history.date(bar),
                true,
                List.of(bar(bar, price)),
                List.of(),
                Set.of(),
                List.of());
    }

    private double volume(int bar) {
        double volume = bars.volume()[bar];
        return volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME;
    }

    public boolean endsSession(int bar) {
        return !history.timeframe().isIntraday()
                || bar + 1 == bars.size()
                || !history.date(bar + 1).equals(history.date(bar));
    }
}
