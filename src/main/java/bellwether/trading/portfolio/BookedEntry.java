package bellwether.trading.portfolio;

import bellwether.trading.execution.LedgerEntry;
import java.time.Instant;

/// A ledger entry as it is stored.
public record BookedEntry(LedgerEntry entry, Instant bookedAt) {}
