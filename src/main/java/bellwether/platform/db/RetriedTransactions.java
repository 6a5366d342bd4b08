package bellwether.platform.db;

import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A transaction each, tried again when the database was away or another import held the same
/// symbols for too long. Only for work that may be done twice.
public final class RetriedTransactions implements Transactions {
    private static final int MOST_TRIES = 5;
    private static final int FIRST_PAUSE_MILLIS = 200;

    private final Jdbi jdbi;

    public RetriedTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <R> R in(HandleCallback<R, RuntimeException> work) {
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (tries == MOST_TRIES || !PassingFault.is(e) || !pause(tries)) {
                    throw e;
                }
            }
        }
    }

    /// Full jitter, up to twice as long each time; false when the thread is to stop.
    private static boolean pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << tries));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
