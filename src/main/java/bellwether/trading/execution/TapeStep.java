package bellwether.trading.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All bars that begin at one time, with what happens to their symbols.
///
/// @param time when the bars begin, in seconds of the epoch
/// @param date the latest of the sessions' dates
/// @param endsSession whether the sessions end with these bars; daily bars always do
/// @param sessions of symbols of which another date, or another end, is true
/// @param held symbols whose orders wait, because a split is suspected and not decided
public record TapeStep(
        long time,
        LocalDate date,
        boolean endsSession,
        Map<String, BarSession> sessions,
        List<TapeBar> bars,
        List<TapeAction> actions,
        Set<String> held,
        List<FxQuote> rates) {
    public TapeStep {
        sessions = Map.copyOf(sessions);
        bars = List.copyOf(bars);
        actions = List.copyOf(actions);
        held = Set.copyOf(held);
        rates = List.copyOf(rates);
    }

    /// Bars of one session.
    public TapeStep(
            long time,
            LocalDate date,
            boolean endsSession,
            List<TapeBar> bars,
            List<TapeAction> actions,
            Set<String> held,
            List<FxQuote> rates) {
        this(time, date, endsSession, Map.of(), bars, actions, held, rates);
    }

    /// The session that a symbol's bar lies in.
    ///
    /// @param ends whether it ends with the bar
    public record BarSession(LocalDate date, boolean ends) {}

    /// The date of a symbol's session.
    public LocalDate date(String symbol) {
        BarSession own = sessions.get(symbol);
        return own == null ? date : own.date();
    }

    /// Whether a symbol's session ends with its bar.
    public boolean endsSession(String symbol) {
        BarSession own = sessions.get(symbol);
        return own == null ? endsSession : own.ends();
    }

    /// The same step with some of its bars, and with the rates of its date.
    public TapeStep with(List<TapeBar> some, List<FxQuote> known) {
        return new TapeStep(time, date, endsSession, sessions, some, actions, held, known);
    }

    /// Daily bars on which nothing else happens.
    public static TapeStep daily(long time, LocalDate date, List<TapeBar> bars) {
        return new TapeStep(time, date, true, bars, List.of(), Set.of(), List.of());
    }
}
