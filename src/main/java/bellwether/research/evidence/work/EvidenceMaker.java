package bellwether.research.evidence.work;

import bellwether.platform.jobs.JobProgress;
import bellwether.research.evidence.signal.EventFinder;
import bellwether.research.evidence.signal.ScopeCards;
import bellwether.research.evidence.signal.ScopeEvidence;
import bellwether.research.evidence.signal.SignalEvents;
import bellwether.research.evidence.signal.SymbolEvents;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Makes the cards of scopes from stored bars. Holds scratch space, so each thread needs its own.
final class EvidenceMaker {
    private final MarkedBars bars;
    private final LocalDate day;
    private final EventFinder finder = new EventFinder();

    /// @param day later bars do not count
    EvidenceMaker(MarkedBars bars, LocalDate day) {
        this.bars = bars;
        this.day = day;
    }

    /// The events of a symbol.
    @FunctionalInterface
    interface EventSource {
        SignalEvents of(String ticker, RuleHistory history);
    }

    /// It was cancelled.
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// The signals that all symbols have.
    SignalEvents signals(RuleHistory history) {
        return finder.find(history);
    }

    /// Of many symbols, which are loaded twice.
    ///
    /// @throws Cancelled between two symbols or tests
    ScopeCards of(
            Collection<String> tickers,
            EventSource events,
            JobProgress progress,
            BooleanSupplier cancelled) {
        Runnable moved =
                () -> {
                    if (cancelled.getAsBoolean()) {
                        throw new Cancelled();
                    }
                    progress.moved();
                };
        return ScopeEvidence.of(
                use ->
                        bars.each(
                                tickers,
                                loaded -> {
                                    moved.run();
                                    use.accept(events(loaded, events));
                                }),
                day,
                moved);
    }

    /// Of one symbol.
    ScopeCards of(MarkedBars.SymbolBars loaded) {
        List<SymbolEvents> one = List.of(events(loaded, (_, history) -> signals(history)));
        return ScopeEvidence.of(one::forEach, day, () -> {});
    }

    private SymbolEvents events(MarkedBars.SymbolBars loaded, EventSource events) {
        RuleHistory history = loaded.symbol().history();
        int size = loaded.symbol().firstOn(day.plusDays(1));
        RuleHistory known = size < history.size() ? history.cut(size) : history;
        return new SymbolEvents(
                known,
                events.of(loaded.ticker(), known),
                ScopeEvidence.first(day).toEpochDay(),
                loaded.symbol()::isSound);
    }
}
