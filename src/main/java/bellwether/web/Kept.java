package bellwether.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON answers that nothing changes any more, kept in memory so that they need not be made again:
/// at most 16 million characters, none above one million, each for a minute, since even such things
/// are removed one day. Each is for the owner that asked for it, and nobody else.
public final class Kept {
    private static final long MOST_CHARACTERS = 16L << 20;
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Request(String owner, String path, @Nullable String query) {}

    /// @param link where the next page is
    record Answer(Version.Known version, String text, @Nullable String link) {}

    private final Cache<Request, Answer> answers =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_CHARACTERS)
                    .weigher((Request request, Answer answer) -> answer.text().length() + 256)
                    .expireAfterWrite(LONGEST)
                    .build();

    Optional<Answer> find(Context ctx) {
        return Optional.ofNullable(answers.getIfPresent(request(ctx)));
    }

    void keep(Context ctx, Version.Known version, String text) {
        if (text.length() <= LARGEST) {
            answers.put(request(ctx), new Answer(version, text, ctx.res().getHeader("Link")));
        }
    }

    private static Request request(Context ctx) {
        return new Request(Caller.of(ctx).owner(), ctx.path(), ctx.queryString());
    }
}
