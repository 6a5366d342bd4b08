package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Keeps what stated shares were worth when they were booked, at the last close that is known then:
/// so much came in, or went out, whatever price was stated, so that stating a trade brings no
/// return. Without a close nothing is kept, and it counts as stated.
public final class TransferValueWriter implements AccountListener {
    @Override
    public void changed(Handle h, AccountChange change) {
        Map<String, Fill> stated = new HashMap<>();
        change.happened().fills().stream()
                .filter(Fill::isStated)
                .forEach(fill -> stated.put(fill.orderId(), fill));
        for (LedgerEntry entry : change.happened().ledger()) {
            Fill fill = stated.get(entry.reference());
            if (entry.kind() == LedgerKind.STATED_FLOW && fill != null) {
                SymbolMark mark = change.after().marks().get(fill.position().symbol());
                if (mark != null) {
                    insert(h, change, entry, mark, worth(change, fill, mark));
                }
            }
        }
    }

    private BigDecimal worth(AccountChange change, Fill fill, SymbolMark mark) {
        InstrumentTerms terms = change.terms().apply(fill.position().symbol());
        BigDecimal worth = terms.inMoney(fill.quantity().multiply(mark.price()));
        return fill.side().sign() < 0 ? worth.negate() : worth;
    }

    private static void insert(
            Handle h, AccountChange change, LedgerEntry entry, SymbolMark mark, BigDecimal worth) {
        h.createUpdate(
                        """
                        insert into transfer_value (portfolio, seq, value, price, priced_on)
                        values (:portfolio, :seq, :value, :price, :day)
                        """)
                .bind("portfolio", change.portfolio().id().number())
                .bind("seq", entry.sequence())
                .bind("value", worth)
                .bind("price", mark.price())
                .bind("day", mark.date())
                .execute();
    }
}
