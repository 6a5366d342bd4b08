package bellwether.platform.http.problem;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.RequestIds;
import bellwether.platform.http.Statuses;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what routes throw.
public final class RouteProblems {
    private static final Logger LOG = LoggerFactory.getLogger(RouteProblems.class);

    private final ProblemMapper problems;
    private final UnknownRoutes unknown;
    private final Duration deadline;

    /// @param unknown knows which routes there are
    /// @param deadline how long routes may take that answer later on
    public RouteProblems(ProblemMapper problems, UnknownRoutes unknown, Duration deadline) {
        this.deadline = deadline;
        this.problems = problems;
        this.unknown = unknown;
    }

    public void addTo(JavalinConfig config) {
        config.routes.exception(Exception.class, this::answer);
        // Javalin answers its own kind in its own way unless that kind is named too
        config.routes.exception(HttpResponseException.class, this::answer);
        // a body that stopped coming: Javalin sets this status itself, and nothing else
        config.routes.error(
                408,
                ctx -> {
                    if (ctx.resultInputStream() == null) {
                        answer(ctx, KnownRefusals.of(408));
                    }
                });
        // a route that answers later on and did not: Javalin sets this status itself, and a text
        config.routes.error(
                500,
                ctx -> {
                    if (ctx.resultInputStream() == null) {
                        answer(ctx, KnownRefusals.late(deadline));
                    }
                });
        config.router.javaLangErrorHandler(this::fatal);
    }

    private void answer(Exception e, Context ctx) {
        if (e instanceof HttpResponseException bare && bare.getStatus() == 404) {
            answer(ctx, unknown.refusal(ctx.req().getMethod(), ctx.path()));
            return;
        }
        answer(
                ctx,
                problems.refusal(
                        e,
                        ctx.req().getMethod() + " " + Quoted.path(Credentials.masked(ctx.path())),
                        ctx.req().getMethod() + " " + ExchangeLog.route(ctx),
                        RequestIds.of(ctx)));
    }

    private void answer(Context ctx, Refusal refusal) {
        Statuses.headers(refusal).forEach(ctx::header);
        ctx.status(Statuses.of(refusal))
                .contentType(ProblemDocument.CONTENT_TYPE)
                .result(problems.document(refusal, ctx.path(), RequestIds.of(ctx)));
    }

    /// An error of the machine, such as a stack without end: the server's own handler answers it.
    private void fatal(HttpServletResponse response, Error error) {
        String id = String.valueOf(response.getHeader(ResponseHeaders.REQUEST_ID));
        LOG.error("request {} failed", id, error);
        problems.report(error, id);
        try {
            response.sendError(500);
        } catch (IOException e) {
            LOG.warn("could not be answered: {}", e.toString());
        }
    }
}
