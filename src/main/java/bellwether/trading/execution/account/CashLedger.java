package bellwether.trading.execution.account;

import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cash by currency, which only entries change.
final class CashLedger {
    private final Map<String, BigDecimal> balances;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long sequence;

    CashLedger(Map<String, BigDecimal> balances, long sequence) {
        this.balances = new HashMap<>(balances);
        this.sequence = sequence;
    }

    void add(
            LocalDate date,
            LedgerKind kind,
            String currency,
            BigDecimal amount,
            @Nullable PositionKey position,
            String reference) {
        if (amount.signum() != 0) {
            sequence++;
            entries.add(
                    new LedgerEntry(sequence, date, kind, currency, amount, position, reference));
            balances.merge(currency, amount, BigDecimal::add);
        }
    }

    BigDecimal balance(String currency) {
        BigDecimal balance = balances.get(currency);
        return balance == null ? BigDecimal.ZERO : balance;
    }

    Map<String, BigDecimal> balances() {
        return balances;
    }

    long sequence() {
        return sequence;
    }

    /// Whether a balance is below 0.
    boolean owes() {
        for (BigDecimal balance : balances.values()) {
            if (balance.signum() < 0) {
                return true;
            }
        }
        return false;
    }

    boolean hasEntries() {
        return !entries.isEmpty();
    }

    /// The entries since this was asked last.
    List<LedgerEntry> drain() {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<LedgerEntry> drained = List.copyOf(entries);
        entries.clear();
        return drained;
    }
}
