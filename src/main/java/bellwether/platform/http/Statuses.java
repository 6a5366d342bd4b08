package bellwether.platform.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The one table from what a refusal is about to the status and headers that say it over HTTP.
public final class Statuses {
    private Statuses() {}

    /// The status of the answer.
    public static int of(Refusal refusal) {
        return refusal instanceof StatusRefusal chosen ? chosen.status() : of(refusal.kind());
    }

    private static int of(RefusalKind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case CHANGED -> 412;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
            case FULL -> 507;
        };
    }

    static Optional<RefusalKind> kind(int status) {
        return Arrays.stream(RefusalKind.values()).filter(kind -> of(kind) == status).findFirst();
    }

    /// Headers of the answer, besides those of every problem document.
    public static Map<String, String> headers(Refusal refusal) {
        Map<String, String> headers =
                new HashMap<>(
                        refusal instanceof StatusRefusal chosen ? chosen.headers() : Map.of());
        refusal.pause().ifPresent(pause -> headers.put("Retry-After", seconds(pause)));
        return headers;
    }

    /// Whole seconds, the begun one included, so that whoever waits for as long has waited enough.
    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.plusNanos(999_999_999).toSeconds()));
    }
}
