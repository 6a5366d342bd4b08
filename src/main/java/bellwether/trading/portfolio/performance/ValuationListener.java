package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.StepResult;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Values an account each time it has walked bars, or has booked something but flows, so that the
/// last bars of a date have the last word. It hears after [ClosedLotWriter].
public final class ValuationListener implements AccountListener {
    private final ValuationWriter writer;

    public ValuationListener(ValuationWriter writer) {
        this.writer = writer;
    }

    @Override
    public void changed(Handle h, AccountChange change) {
        boolean stated = change.happened().fills().stream().anyMatch(Fill::isStated);
        if (stated && ValuationDao.newestDay(h, change.portfolio().id()).isEmpty()) {
            return; // prices of today would value a date of the past
        }
        Stream.concat(change.walked(), booked(change.happened()))
                .max(Comparator.naturalOrder())
                .ifPresent(day ->
                        writer.write(h, change.portfolio(), change.after(), day, change.terms()));
    }

    /// What is settled or paid without bars counts too.
    private static Stream<LocalDate> booked(StepResult happened) {
        return Stream.concat(
                happened.ledger().stream()
                        .filter(entry -> !entry.kind().isFlow())
                        .map(LedgerEntry::date),
                happened.events().stream()
                        .filter(AccountEvent.LotClosed.class::isInstance)
                        .map(event -> ((AccountEvent.LotClosed) event).date()));
    }
}
