package bellwether.platform.http.problem;

import static java.util.Map.entry;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.PassingFault;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.StatusRefusal;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/// The one table: what a fault or a bare status is to the caller.
public final class KnownRefusals {
    private static final Map<Integer, StatusRefusal> BY_STATUS =
            Map.ofEntries(
                    entry(400, of(400, "bad_request", "The request is not well-formed HTTP.")),
                    entry(401, of(401, "unauthorized", "An API key is required.")),
                    entry(403, of(403, "forbidden", "This key is not allowed to do this.")),
                    entry(
                            404,
                            of(404, "no_such_route", "No route at this path; /docs lists them.")),
                    entry(
                            405,
                            of(
                                    405,
                                    "method_not_allowed",
                                    "This route does not support this method.")),
                    entry(
                            406,
                            of(
                                    406,
                                    "not_acceptable",
                                    "None of the media types in Accept is available.")),
                    entry(408, of(408, "request_timeout", "The request arrived too slowly.")),
                    entry(409, of(409, "conflict", "The current state does not allow this.")),
                    entry(412, of(412, "precondition_failed", "A precondition failed.")),
                    entry(
                            413,
                            of(
                                    413,
                                    "body_too_large",
                                    "The body is larger than this route's limit.")),
                    entry(414, of(414, "uri_too_long", "The address is too long.")),
                    entry(
                            415,
                            of(415, "unsupported_media_type", "This media type is not supported.")),
                    entry(422, of(422, "invalid_request", "A value breaks a rule.")),
                    entry(429, of(429, "too_many_requests", "Too many requests; try again later.")),
                    entry(431, of(431, "headers_too_large", "The headers are too large.")),
                    entry(
                            500,
                            of(
                                    500,
                                    "internal_error",
                                    "Internal error; search the log for this request id.")),
                    entry(
                            502,
                            of(
                                    502,
                                    "bad_gateway",
                                    "An upstream service returned an invalid answer.")),
                    entry(
                            503,
                            of(503, "overloaded", "The service is overloaded; try again later.")
                                    .retryAfter(Duration.ofSeconds(1))),
                    entry(504, of(504, "gateway_timeout", "The answer was not ready in time.")),
                    entry(
                            505,
                            of(
                                    505,
                                    "http_version_not_supported",
                                    "Only HTTP/1.1 and HTTP/1.0 are supported.")));

    private KnownRefusals() {}

    /// What the fault is to the caller: whatever is not known here is our own fault.
    static Refusal of(Throwable fault) {
        return switch (fault) {
            case Refusal refusal -> refusal;
            case MethodNotAllowedResponse wrong -> {
                String allowed = String.join(", ", wrong.getDetails().values());
                yield of(405, "method_not_allowed", "Allowed here: " + allowed + ".")
                        .with("Allow", allowed);
            }
            case HttpResponseException known -> of(known.getStatus());
            case Throwable full when PassingFault.isFullDisk(full) -> diskFull();
            case Throwable undone when PassingFault.undone(undone) ->
                    of(
                                    503,
                                    "database_unavailable",
                                    "Other work in the database was in the way, and nothing was stored; try again.")
                            .retryAfter(Duration.ofSeconds(1));
            case Throwable slow when PassingFault.isOverTime(slow) ->
                    of(
                                    503,
                                    "database_too_slow",
                                    "The database stopped a statement, most likely at its time"
                                            + " limit, and undid it; request less, or try again.")
                            .retryAfter(Duration.ofSeconds(5));
            case Throwable crowded when PassingFault.isCrowded(crowded) ->
                    of(
                                    503,
                                    "database_unavailable",
                                    "No connection to the database became free in time: all are in"
                                            + " use; try again.")
                            .retryAfter(Duration.ofSeconds(5));
            case Throwable outage when PassingFault.is(outage) ->
                    of(503, "database_unavailable", "The database does not respond; try again.")
                            .retryAfter(Duration.ofSeconds(5));
            case Throwable other -> of(status(other));
        };
    }

    public static Refusal diskFull() {
        return of(
                        507,
                        "disk_full",
                        "The database's disk is full, so nothing was stored. Free some space and repeat the"
                                + " request; see \"A full disk\" in the operations guide.")
                .retryAfter(Duration.ofSeconds(30));
    }

    public static Refusal bodyTooLarge(long most) {
        return of(
                413,
                "body_too_large",
                "The body is larger than this route's limit of %d bytes.".formatted(most));
    }

    public static Refusal piecesTooSmall(int pieces, int smallest) {
        return of(
                400,
                "pieces_too_small",
                "The body came in %d pieces of less than %d bytes on average; send larger chunks."
                        .formatted(pieces, smallest));
    }

    /// For an answer that was given up.
    ///
    /// @param deadline how long answers may take
    static Refusal late(Duration deadline) {
        return of(
                504,
                "gateway_timeout",
                "The answer was not ready within %s s; request less, or try again."
                        .formatted(
                                BigDecimal.valueOf(deadline.toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()));
    }

    public static Refusal noRoomForBody() {
        return of(
                        503,
                        "no_room_for_body",
                        "The memory for request bodies, of this caller or of all, is full; try again"
                                + " when earlier requests have finished.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /// For a caller that has as many open as one may have.
    ///
    /// @param holder whose share it is, as "key …" or "address …"
    public static Refusal shareTaken(RouteKinds.Place place, int most, String holder) {
        String what =
                switch (place) {
                    case STREAM -> "event streams";
                    case EXPORT -> "exports";
                    case UPLOAD -> "uploads";
                    case REQUEST, VITAL, LIVE -> "requests";
                };
        return of(
                        429,
                        "too_many_at_once",
                        "Limit of %d concurrent %s per %s reached; close one of them, or wait."
                                .formatted(most, what, holder.replaceFirst(" .*", "")))
                .retryAfter(Duration.ofSeconds(1));
    }

    /// For a status that something other than our own code chose.
    public static StatusRefusal of(int status) {
        StatusRefusal known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return of(status, "http_error", HttpStatus.forStatus(status).getMessage() + ".");
    }

    /// The server's own faults may come wrapped by whatever read the body.
    private static int status(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof HttpException http) {
                return http.getCode();
            }
            if (t instanceof EofException) {
                return 400; // who sent it has gone away in the middle
            }
            if (t instanceof IOException && t.getCause() instanceof TimeoutException) {
                return 408; // the rest of the body did not come; other time limits are our own
            }
            if (t instanceof CancellationException) {
                return 504; // a later answer that was given up at the deadline
            }
        }
        return 500;
    }

    private static StatusRefusal of(int status, String code, String detail) {
        return StatusRefusal.of(status, code, detail);
    }
}
