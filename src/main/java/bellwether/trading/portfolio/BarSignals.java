package bellwether.trading.portfolio;

import bellwether.trading.execution.Order;
import bellwether.trading.execution.TapeStep;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What strategies want once bars are finished.
@FunctionalInterface
public interface BarSignals {
    /// No strategy has rules.
    BarSignals NONE = (account, step) -> List.of();

    /// Finds what is to be read to decide on the bars of a step.
    default Reading reading(Handle transaction, PortfolioId portfolio, TapeStep step) {
        return () -> new Prepared(this, () -> {});
    }

    /// Reads bars, before the account is locked and outside of transactions.
    @FunctionalInterface
    interface Reading {
        Prepared read();
    }

    /// What decides on one step with what was read for it, to be closed after it.
    ///
    /// @param end gives back the memory that it holds
    record Prepared(BarSignals signals, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /// The orders that follow from the bars of a step that has just been matched, in its
    /// transaction. Each signal is given once, whoever asks how often.
    List<Order> after(LockedAccount account, TapeStep step);

    /// Lets time pass for what waits or is held, at bars of a step on which nothing is decided:
    /// older ones that are made up for, or of symbols whose orders wait.
    default void passed(LockedAccount account, TapeStep step) {}

    /// Says that one of these orders was not taken in, in the same transaction.
    ///
    /// @param reason in words for users
    default void refused(LockedAccount account, Order order, String reason) {}
}
