package bellwether.platform.http.limits;

import bellwether.platform.db.PassingFault;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Reads again what a broken connection to the database kept from being read, as long as nothing of
/// the answer has been sent. Only reads: whoever writes cannot know what became of it.
public final class RepeatedReads {
    /// As many connections of a pool may have broken together, each of which is found only when it
    /// is used.
    private static final int MOST_TRIES = 12;

    private static final int LONGEST_PAUSES = 3;

    /// Waits are chosen by chance, up to this after the first try and twice of it after the second,
    /// so that those whose connections broke together do not come back together.
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// A request that has taken this long is answered 503 rather than begun anew.
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private RepeatedReads() {}

    /// Something that reads.
    public interface Read<T, E extends Exception> {
        T read() throws E;
    }

    /// The handler of a route, repeated when it only reads.
    public static Handler handler(Endpoint endpoint) {
        Handler once = endpoint.handler;
        return endpoint.method.equals(HandlerType.GET) ? ctx -> handle(once, ctx) : once;
    }

    private static void handle(Handler once, Context ctx) throws Exception {
        long start = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                once.handle(ctx);
                return;
            } catch (RuntimeException e) {
                if (ctx.res().isCommitted() || !mayRepeat(e, tries, start)) {
                    throw e;
                }
                ctx.res().resetBuffer();
            }
            pause(tries);
        }
    }

    /// The same of something smaller.
    public static <T, E extends Exception> T of(Read<T, E> read) throws E {
        long start = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return read.read();
            } catch (RuntimeException e) {
                if (!mayRepeat(e, tries, start)) {
                    throw e;
                }
            }
            pause(tries);
        }
    }

    private static boolean mayRepeat(RuntimeException fault, int tries, long start) {
        return tries < MOST_TRIES
                && PassingFault.isBrokenConnection(fault)
                && System.nanoTime() - start < LONGEST.toNanos();
    }

    private static void pause(int tries) {
        LockSupport.parkNanos(
                ThreadLocalRandom.current()
                        .nextLong(PAUSE.toNanos() * Math.min(tries, LONGEST_PAUSES)));
    }
}
