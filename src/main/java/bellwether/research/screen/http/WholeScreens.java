package bellwether.research.screen.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.http.EntityTag;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes the answers that have every symbol at once, some megabytes each while they are made. Those
/// who ask for the same at once get the same one; of different ones only a few are made at once,
/// the others wait.
final class WholeScreens {
    private static final long MOST_BYTES = 16L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private record Asked(String owner, EntityTag.Known tag) {}

    private final Semaphore making = new Semaphore(AT_ONCE, true);
    private final AsyncCache<Asked, byte[]> made =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Asked asked, byte[] bytes) -> bytes.length + 256)
                    .expireAfterWrite(LONGEST)
                    .buildAsync();

    /// The answer of a tag.
    ///
    /// @throws Refusal 503 where too many others are being made
    byte[] of(String owner, EntityTag.Known tag, Supplier<byte[]> source) {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        // requests for other answers do not wait for this one
        CompletableFuture<byte[]> first = made.asMap().putIfAbsent(new Asked(owner, tag), mine);
        return first == null ? make(mine, source) : made(first);
    }

    private byte[] make(CompletableFuture<byte[]> mine, Supplier<byte[]> source) {
        try {
            byte[] bytes = alone(source);
            mine.complete(bytes);
            return bytes;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e); // the cache forgets it
            throw e;
        }
    }

    private static byte[] made(CompletableFuture<byte[]> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    private byte[] alone(Supplier<byte[]> source) {
        if (!isFree()) {
            throw Refusal.of(
                            RefusalKind.UNAVAILABLE,
                            "no_memory_free",
                            "%d answers of all symbols are being made, as many as may be at once. Retry in %d s, or request fewer with ?limit."
                                    .formatted(AT_ONCE, RETRY.toSeconds()))
                    .retryAfter(RETRY);
        }
        try {
            return source.get();
        } finally {
            making.release();
        }
    }

    /// An interrupted thread is told to stop, so it waits no longer.
    private boolean isFree() {
        try {
            return making.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
