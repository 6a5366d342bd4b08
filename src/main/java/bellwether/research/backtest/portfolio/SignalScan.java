package bellwether.research.backtest.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.backtest.run.RunnableRule;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleSignals;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first pass over all symbols, one after the other: when each signals an entry, by what value
/// it is ranked, and on which bars its conditions are true. Bars and indicators are let go.
final class SignalScan {
    private final PortfolioPlan plan;
    private final RunLog log;
    private final MarketTimes times = new MarketTimes();
    private final @Nullable ScannedSymbol[] symbols;
    private final List<String> withoutBars = new ArrayList<>();
    private long firstDecision = Long.MAX_VALUE;

    /// @param tickers each once, in their order
    SignalScan(PortfolioPlan plan, List<String> tickers, PortfolioSource source, RunLog log) {
        this.plan = plan;
        this.log = log;
        symbols = new ScannedSymbol[tickers.size()];
        for (int place = 0; place < symbols.length; place++) {
            String ticker = tickers.get(place);
            Optional<PortfolioSymbol> symbol = source.scan(ticker);
            int end = symbol.map(PortfolioSymbol::end).orElse(0);
            if (end == 0) {
                withoutBars.add(ticker);
            } else {
                scan(place, ticker, symbol.orElseThrow(), end);
            }
        }
        times.settle();
    }

    private void scan(int place, String ticker, PortfolioSymbol symbol, int end) {
        check(ticker, symbol);
        RuleSignals signals = new RuleSignals(plan.rule(), symbol.columns());
        RunnableRule.requireKnownFields(signals);
        times.add(symbol.columns().history(), end);
        int first = Math.max(signals.firstDecision(), symbol.from());
        if (first >= end) {
            return;
        }
        long[] time = symbol.columns().history().raw().time();
        firstDecision = Math.min(firstDecision, time[first]);
        if (note(place, ticker, signals, first, end - 1)) {
            symbols[place] = new ScannedSymbol(place, ticker, signals.snapshot(), end);
        }
    }

    private void check(String ticker, PortfolioSymbol symbol) {
        String currency = symbol.instrument().currency();
        if (!currency.equals(plan.settings().currency())) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "currency_mixed",
                    "all symbols of a portfolio must be priced in %s, %s was in %s"
                            .formatted(plan.settings().currency(), ticker, currency));
        }
        plan.rank().stream()
                .flatMap(rank -> ConditionParts.fields(rank).stream())
                .map(Operand.FieldValue::name)
                .filter(symbol.columns().fields()::isLive)
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            "/rank",
                            "must not name %s: runs know no fields on positions and money"
                                    .formatted(name));
                });
    }

    /// Notes on which bars from one to before another it is to be entered.
    ///
    /// @return whether there is any
    private boolean note(int place, String ticker, RuleSignals signals, int from, int to) {
        long[] time = signals.history().raw().time();
        BitSet entering = signals.entering();
        double[] ranks = plan.rank().map(signals::values).orElse(null);
        boolean any = false;
        int now = times.place(time[from]);
        for (int bar = entering.nextSetBit(from);
                bar >= 0 && bar < to;
                bar = entering.nextSetBit(bar + 1)) {
            now = times.place(time[bar], now);
            if (ranks == null) {
                times.get(now).add(place);
                any = true;
            } else if (Double.isFinite(ranks[bar])) {
                times.get(now).add(place, ranks[bar]);
                any = true;
            } else {
                log.skip(times.get(now).date(), ticker, SkipReason.NO_RANK, "");
            }
        }
        return any;
    }

    MarketTimes times() {
        return times;
    }

    /// One that signals an entry on any bar.
    ScannedSymbol symbol(int place) {
        ScannedSymbol symbol = symbols[place];
        if (symbol == null) {
            throw new IllegalStateException("symbol " + place + " has no signal");
        }
        return symbol;
    }

    int count() {
        return symbols.length;
    }

    List<String> withoutBars() {
        return withoutBars;
    }

    /// When a bar begins at whose close something may first be decided.
    long firstDecision() {
        return firstDecision;
    }
}
