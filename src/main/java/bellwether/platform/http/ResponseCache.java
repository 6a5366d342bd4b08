package bellwether.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON answers that nothing changes any more, kept in memory so that they need not be made again:
/// at most 16 MB, none above 1 MB, each for a minute, since even such things are removed one day.
/// Each is for the owner that asked for it, and no one else.
public final class ResponseCache {
    private static final long MOST_BYTES = 16L << 20;
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Request(String owner, String path, @Nullable String query) {}

    /// What was answered, and where the next page is.
    static final class Answer {
        final EntityTag.Known version;
        final byte[] bytes;
        final @Nullable String link;

        private Answer(EntityTag.Known version, byte[] bytes, @Nullable String link) {
            this.version = version;
            this.bytes = bytes;
            this.link = link;
        }
    }

    private final Cache<Request, Answer> answers =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Request request, Answer answer) -> answer.bytes.length + 256)
                    .expireAfterWrite(LONGEST)
                    .build();

    Optional<Answer> find(Context ctx) {
        return Optional.ofNullable(answers.getIfPresent(request(ctx)));
    }

    void keep(Context ctx, EntityTag.Known version, byte[] bytes) {
        if (bytes.length <= LARGEST) {
            answers.put(request(ctx), new Answer(version, bytes, ctx.res().getHeader("Link")));
        }
    }

    private static Request request(Context ctx) {
        return new Request(Callers.of(ctx).owner(), ctx.path(), ctx.queryString());
    }
}
