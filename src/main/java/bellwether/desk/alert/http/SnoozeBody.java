package bellwether.desk.alert.http;

import bellwether.platform.http.BodyParser;
import io.javalin.http.Context;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// For how long something is snoozed: an hour where the body says nothing, or is absent.
record SnoozeBody(
        @Nullable @Min(value = 1, message = RULE) @Max(value = MOST, message = RULE)
                Integer seconds) {
    private static final int MOST = 2_592_000;
    private static final String RULE = "must be 1 to 2592000 seconds";
    private static final Duration USUAL = Duration.ofHours(1);

    static Duration read(Context ctx, BodyParser bodies) {
        Integer seconds =
                ctx.bodyAsBytes().length == 0 ? null : bodies.read(ctx, SnoozeBody.class).seconds;
        return seconds == null ? USUAL : Duration.ofSeconds(seconds);
    }
}
