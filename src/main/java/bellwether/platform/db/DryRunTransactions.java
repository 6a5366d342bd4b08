package bellwether.platform.db;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;

/// Transactions that are taken back when they are through: they show what would happen.
public record DryRunTransactions(Transactions transactions) implements Transactions {
    @Override
    public <R> R in(HandleCallback<R, RuntimeException> work) {
        List<R> result = new ArrayList<>(1);
        try {
            transactions.in(handle -> {
                result.add(work.withHandle(handle));
                throw new TakeBack();
            });
        } catch (TakeBack done) {
            return result.getLast();
        }
        throw new IllegalStateException("the transaction was not taken back");
    }

    private static final class TakeBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        TakeBack() {
            super("taken back", null, false, false);
        }
    }
}
