package bellwether.web;

import bellwether.db.PassingFault;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where an exception becomes an answer.
final class Problems implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final InstantSource clock;

    Problems(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, refusal(e, ctx)));
        // Javalin answers its own kind in its own way unless that kind is named too
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, refusal(e, ctx)));
    }

    private static Refusal refusal(Exception e, Context ctx) {
        return switch (e) {
            case Refusal refusal -> refusal;
            case MethodNotAllowedResponse wrong -> methodNotAllowed(wrong, ctx);
            case HttpResponseException known -> known(known, ctx);
            case Exception outage when PassingFault.is(outage) -> {
                LOG.warn(
                        "{} {}: the database is away: {}",
                        ctx.method(),
                        ctx.path(),
                        outage.toString());
                yield Refusal.of(
                                503,
                                "database_unavailable",
                                "The database does not answer just now; try again.")
                        .with("Retry-After", "5");
            }
            default -> {
                LOG.error(
                        "{} {} failed, request {}",
                        ctx.method(),
                        ctx.path(),
                        RequestIds.of(ctx),
                        e);
                yield Refusal.of(
                        500,
                        "internal_error",
                        "This is our fault; the request id finds it in the log.");
            }
        };
    }

    private static Refusal methodNotAllowed(MethodNotAllowedResponse e, Context ctx) {
        String allowed = String.join(", ", e.getDetails().values());
        return Refusal.of(
                        405,
                        "method_not_allowed",
                        "%s does not work on %s; allowed: %s"
                                .formatted(ctx.method(), Shown.text(ctx.path()), allowed))
                .with("Allow", allowed);
    }

    private static Refusal known(HttpResponseException e, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        if (status == HttpStatus.NOT_FOUND) {
            return Refusal.notFound(
                    "no_such_route", "There is nothing at " + Shown.text(ctx.path()) + ".");
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return Refusal.of(413, "body_too_large", "The body is larger than this route takes.");
        }
        String code = status.getMessage().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        return Refusal.of(e.getStatus(), code, status.getMessage() + ".");
    }

    private void answer(Context ctx, Refusal refusal) {
        Problem problem = Problem.of(refusal, ctx.path(), RequestIds.of(ctx), clock.instant());
        refusal.headers().forEach(ctx::header);
        ctx.status(refusal.status())
                .contentType(Problem.CONTENT_TYPE)
                .result(Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
