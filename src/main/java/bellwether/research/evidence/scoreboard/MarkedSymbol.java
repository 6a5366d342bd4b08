package bellwether.research.evidence.scoreboard;

import bellwether.market.bars.Bars;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One symbol's raw daily bars as plans are held against them.
public final class MarkedSymbol {
    /// Holes of more sessions make a plan void.
    static final int LONGEST_HOLE = 5;

    private final RuleHistory history;
    private final InstrumentTerms terms;
    private final boolean delisted;
    private final double[] range;
    private final PastStatistics past;
    private final Map<Integer, List<TapeAction>> splits = new HashMap<>();
    private final Map<Integer, String> doubts = new HashMap<>();

    /// @param history finished bars, raw, with the calendar of the exchange
    /// @param recorded the splits on record
    /// @param delisted whether its trading has ended with the last bar
    public MarkedSymbol(
            RuleHistory history,
            List<TapeAction.Split> recorded,
            InstrumentTerms terms,
            boolean delisted) {
        this.history = history;
        this.terms = terms;
        this.delisted = delisted;
        range =
                new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE)
                        .field(Operand.FieldValue.of("ATR_14"));
        past = new PastStatistics(history, bar -> range[bar]);
        for (TapeAction.Split split : recorded) {
            int bar = firstOn(split.exDate());
            if (bar < history.size()) {
                splits.computeIfAbsent(bar, _ -> new ArrayList<>()).add(split);
            }
        }
        doubt();
    }

    private void doubt() {
        for (SuspectedSplit split : SuspectedSplit.among(forward())) {
            doubts.put(
                    firstOn(split.date()),
                    "a split of %s on %s is suspected and not on record"
                            .formatted(split.ratio(), split.date()));
        }
        for (int bar = 1; bar < history.size(); bar++) {
            int missing = history.sessionsBefore(bar);
            if (missing > LONGEST_HOLE) {
                doubts.put(
                        bar,
                        "no bars of %d sessions before %s are stored"
                                .formatted(missing, history.date(bar)));
            }
        }
    }

    /// In the shares of the first bar, so that splits on record are no jumps.
    private Bars forward() {
        Bars raw = history.raw();
        return new Bars(
                raw.size(),
                raw.time(),
                history.series().open(),
                history.series().high(),
                history.series().low(),
                history.series().close(),
                raw.volume());
    }

    public RuleHistory history() {
        return history;
    }

    InstrumentTerms terms() {
        return terms;
    }

    /// A price in the currency of the symbol, which pence are not.
    public BigDecimal money(BigDecimal price) {
        return terms.inMoney(price);
    }

    /// Of a number of shares behind the point.
    public int quantityDigits() {
        return terms.quantityDigits();
    }

    boolean isDelisted() {
        return delisted;
    }

    /// The average true range of 14 bars, in the bar's own shares; NaN where it is not known.
    double range(int bar) {
        return range[bar];
    }

    /// The first bar of a day or later; the number of bars without one.
    public int firstOn(LocalDate day) {
        return history.raw().place(day.toEpochDay() * Timeframe.SECONDS_PER_DAY);
    }

    /// The bar of a day.
    public Optional<Integer> on(LocalDate day) {
        int bar = firstOn(day);
        return bar < history.size() && history.date(bar).equals(day)
                ? Optional.of(bar)
                : Optional.empty();
    }

    /// Why the prices of a bar cannot be compared with those before it; null where they can.
    @Nullable String doubt(int bar) {
        return doubts.get(bar);
    }

    /// Whether none of these bars is doubted.
    public boolean isSound(int from, int to) {
        return doubts.keySet().stream().noneMatch(bar -> bar >= from && bar <= to);
    }

    /// Whether sessions before one of these bars have no bar.
    boolean lacksSessions(int from, int to) {
        for (int bar = from; bar <= to; bar++) {
            if (history.sessionsBefore(bar) > 0) {
                return true;
            }
        }
        return false;
    }

    /// The splits on record that the prices of a bar are the first after.
    List<TapeAction> splits(int bar) {
        return splits.getOrDefault(bar, List.of());
    }

    TapeBar tape(int bar) {
        Bars raw = history.raw();
        double volume = raw.volume()[bar];
        BarStatistics before = past.before(bar);
        return new TapeBar(
                terms.symbol(),
                raw.open()[bar],
                raw.high()[bar],
                raw.low()[bar],
                raw.close()[bar],
                volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME,
                before);
    }
}
