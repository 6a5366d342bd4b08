package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
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
        Stream.concat(walked(change), booked(change.happened()))
                .max(Comparator.naturalOrder())
                .ifPresent(day -> writer.write(h, change.portfolio(), change.after(), day));
    }

    /// The dates of the closes that were walked to. A close that an order brought of a symbol with
    /// nothing open is none.
    private static Stream<LocalDate> walked(AccountChange change) {
        Set<String> open = open(change.before());
        return change.after().marks().values().stream()
                .filter(mark -> open.contains(mark.symbol()))
                .filter(mark -> !mark.equals(change.before().marks().get(mark.symbol())))
                .map(SymbolMark::date);
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

    private static Set<String> open(AccountState state) {
        Set<String> open = new HashSet<>();
        for (Position position : state.positions()) {
            if (!position.lots().isEmpty()) {
                open.add(position.key().symbol());
            }
        }
        for (OrderStatus order : state.orders()) {
            open.add(order.order().position().symbol());
        }
        return open;
    }
}
