package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What changes in a portfolio when the histories of its symbols begin earlier.
public final class PortfolioWarmUp {
    /// The same run with all histories longer by some bars.
    public interface Longer {
        /// The run; bars of 0 are the run as it is.
        Rerun run(int bars);

        /// The signals of a symbol; bars as above.
        RuleSignals signals(String ticker, int bars);
    }

    /// A portfolio that was run again.
    ///
    /// @param tooShort symbols that have not as many bars before
    public record Rerun(List<ClosedTrade> trades, int tooShort) {
        public Rerun {
            trades = List.copyOf(trades);
        }
    }

    private PortfolioWarmUp() {}

    /// Runs over longer and longer histories.
    ///
    /// @param from the first deciding day
    /// @param most bars by which histories may be longer
    public static WarmUpProof of(
            Collection<String> tickers, int warmUp, LocalDate from, int most, Longer longer) {
        List<ClosedTrade> own = most == 0 ? List.of() : longer.run(0).trades();
        return WarmUpProof.of(
                null,
                warmUp,
                bars ->
                        bars > most
                                ? WarmUpProof.Changes.untried(WarmUpProof.NO_ROOM)
                                : changes(tickers, from, bars, own, longer));
    }

    private static WarmUpProof.Changes changes(
            Collection<String> tickers,
            LocalDate from,
            int bars,
            List<ClosedTrade> own,
            Longer longer) {
        Rerun other = longer.run(bars);
        return other.tooShort() == tickers.size()
                ? WarmUpProof.Changes.untried(
                        "none of its %,d symbols has %,d more bars before"
                                .formatted(tickers.size(), bars))
                : new WarmUpProof.Changes(
                        values(tickers, from, bars, longer),
                        WarmUpProof.apart(own, other.trades(), from),
                        other.tooShort(),
                        null);
    }

    /// Each field over all symbols, one after the other.
    private static List<WarmUpProof.ChangedField> values(
            Collection<String> tickers, LocalDate from, int bars, Longer longer) {
        TreeMap<String, WarmUpProof.ChangedField> changed = new TreeMap<>();
        for (String ticker : tickers) {
            WarmUpProof.values(longer.signals(ticker, 0), longer.signals(ticker, bars), from)
                    .forEach(field -> changed.merge(field.field(), field, PortfolioWarmUp::both));
        }
        List<WarmUpProof.ChangedField> sorted = new ArrayList<>(changed.values());
        sorted.sort(Comparator.comparingDouble(WarmUpProof.ChangedField::largest).reversed());
        return List.copyOf(sorted);
    }

    private static WarmUpProof.ChangedField both(
            WarmUpProof.ChangedField a, WarmUpProof.ChangedField b) {
        return new WarmUpProof.ChangedField(
                a.field(),
                a.bars() + b.bars(),
                a.first().isBefore(b.first()) ? a.first() : b.first(),
                Math.max(a.largest(), b.largest()));
    }
}
