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
                Integer minutes) {
    private static final int MOST = 43_200;
    private static final String RULE = "must be 1 to 43200 minutes";
    private static final Duration USUAL = Duration.ofHours(1);

    static Duration read(Context ctx, BodyParser bodies) {
        Integer minutes =
                ctx.bodyAsBytes().length == 0 ? null : bodies.read(ctx, SnoozeBody.class).minutes;
        return minutes == null ? USUAL : Duration.ofMinutes(minutes);
    }
}
