package bellwether.trading.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// All bars that begin at one time, with what happens to their symbols.
///
/// @param time when the bars begin, in seconds of the epoch
/// @param date the session's date
/// @param endsSession whether the session ends with these bars; daily bars always do
/// @param held symbols whose orders wait, because a split is suspected and not decided
public record TapeStep(
        long time,
        LocalDate date,
        boolean endsSession,
        List<TapeBar> bars,
        List<TapeAction> actions,
        Set<String> held,
        List<FxQuote> rates) {
    public TapeStep {
        bars = List.copyOf(bars);
        actions = List.copyOf(actions);
        held = Set.copyOf(held);
        rates = List.copyOf(rates);
    }

    /// Daily bars on which nothing else happens.
    public static TapeStep daily(long time, LocalDate date, List<TapeBar> bars) {
        return new TapeStep(time, date, true, bars, List.of(), Set.of(), List.of());
    }
}
