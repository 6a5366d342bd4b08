package bellwether.research.learning.label;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeKind;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/// One symbol's bars as labels walk them, all in the shares of one bar. Bars that are locked or on
/// which nothing was traded fill nothing, as everywhere; volume is no limit, as a label is of one
/// size for all symbols.
public final class LabelTape {
    private static final MatchingRules RULES = new MatchingRules(false, false, true, null);

    /// What a short borrows costs nothing, and money is never short.
    private static final MarginRules MARGIN =
            new MarginRules(true, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);

    private final RuleHistory history;
    private final Bars bars;
    private final InstrumentTerms instrument;
    private final boolean delisted;
    private final boolean priced;
    private final PastStatistics past;

    /// @param history without splits between its bars
    /// @param averageTrueRange of 14 bars at a bar
    /// @param delisted whether no bar will follow the last one
    public LabelTape(
            RuleHistory history,
            IntToDoubleFunction averageTrueRange,
            InstrumentTerms instrument,
            boolean delisted) {
        this.history = history;
        bars = history.raw();
        this.instrument = shortable(instrument);
        this.delisted = delisted;
        priced =
                instrument.costs().taker().atrMultiple().signum() > 0
                        || instrument.costs().taker().impact().signum() > 0;
        past = new PastStatistics(history, averageTrueRange);
    }

    /// Daily bars of what trades without costs, in any currency: a label is a share of its price.
    ///
    /// @param averageTrueRange of 14 bars at each bar
    /// @param delisted whether no bar will follow the last one
    public static LabelTape plain(Bars days, double[] averageTrueRange, boolean delisted) {
        return new LabelTape(
                RuleHistory.of(days, Timeframe.DAY),
                bar -> averageTrueRange[bar],
                InstrumentTerms.of("LABEL", "USD", CostPlan.NONE),
                delisted);
    }

    /// A label may be short over night where an order may not.
    private static InstrumentTerms shortable(InstrumentTerms terms) {
        CostPlan costs = terms.costs();
        return new InstrumentTerms(
                terms.symbol(),
                terms.currency(),
                terms.digits(),
                terms.priceUnit(),
                terms.fractions(),
                terms.dividendsInPrices(),
                new CostPlan(costs.name(), costs.rates(), costs.taker(), false));
    }

    public RuleHistory history() {
        return history;
    }

    public InstrumentTerms instrument() {
        return instrument;
    }

    int size() {
        return bars.size();
    }

    /// How an account of labels matches: bars within the day of one price are no locked ones.
    ExecutionSettings settings() {
        return ExecutionSettings.usual(instrument.currency())
                .with(RULES)
                .with(MARGIN)
                .with(history.timeframe().isIntraday() ? TapeKind.INTRADAY : TapeKind.DAILY);
    }

    /// The close of a bar.
    SymbolMark mark(int bar) {
        return new SymbolMark(
                instrument.symbol(),
                Prices.exact(bars.close()[bar]),
                history.date(bar),
                bars.time()[bar]);
    }

    /// A bar as the account walks it. At the close of each a label may end, as if it were the last
    /// of its session.
    TapeStep step(int bar) {
        boolean settled = delisted && bar + 1 == bars.size();
        return new TapeStep(
                bars.time()[bar],
                history.date(bar),
                true,
                List.of(shown(bar)),
                settled
                        ? List.of(new TapeAction.Delisting(instrument.symbol(), BigDecimal.ZERO))
                        : List.of(),
                Set.of(),
                List.of());
    }

    private TapeBar shown(int bar) {
        double volume = bars.volume()[bar];
        return new TapeBar(
                instrument.symbol(),
                bars.open()[bar],
                bars.high()[bar],
                bars.low()[bar],
                bars.close()[bar],
                volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME,
                priced ? past.before(bar) : null);
    }
}
