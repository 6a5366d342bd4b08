package bellwether.technical;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets only a few requests hold whole histories in memory at once; the others wait for their turn.
/// What a request keeps after its turn, its answer, is bounded by [Span].
final class Turns {
    private static final int AT_ONCE = 4;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    <T> T take(Supplier<T> work) throws InterruptedException {
        free.acquire();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
