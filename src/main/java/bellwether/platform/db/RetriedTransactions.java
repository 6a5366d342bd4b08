package bellwether.platform.db;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A transaction each, tried again when the database was away or another import held the same
/// symbols for too long. For work that may be done twice, as nobody knows whether a commit arrived
/// whose answer was lost; [#ofUndone] is for other work.
public final class RetriedTransactions implements Transactions {
    private static final int MOST_TRIES = 5;
    private static final int FIRST_PAUSE_MILLIS = 200;

    private final Jdbi jdbi;
    private final Predicate<Throwable> again;

    public RetriedTransactions(Jdbi jdbi) {
        this(jdbi, PassingFault::is);
    }

    private RetriedTransactions(Jdbi jdbi, Predicate<Throwable> again) {
        this.jdbi = jdbi;
        this.again = again;
    }

    /// Tries again only what the database has certainly undone, so that nothing is done twice. A
    /// connection that is not to be had is not tried again either: the pool has waited for it or is
    /// too crowded to, and a caller who is told so at once (503) holds no thread meanwhile.
    public static RetriedTransactions ofUndone(Jdbi jdbi) {
        return new RetriedTransactions(jdbi, PassingFault::undone);
    }

    @Override
    public <R> R in(HandleCallback<R, RuntimeException> work) {
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (tries == MOST_TRIES || !again.test(e) || !pause(tries)) {
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
