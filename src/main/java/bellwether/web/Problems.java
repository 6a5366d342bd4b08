package bellwether.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a fault into the problem document that tells of it, and logs those that are ours.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final InstantSource clock;
    private final Listener listener;

    Problems(InstantSource clock, Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// The refusal that answers the fault.
    ///
    /// @param request its method and path, for the log
    /// @param where its method and route, for reports
    Refusal refusal(Throwable fault, String request, String where, String id) {
        Refusal refusal = Refusals.of(fault);
        if (fault instanceof Refusal) {
            return refusal;
        }
        if (refusal.status() == 500) {
            LOG.error("{} failed, request {}", Shown.text(request), id, fault);
            listener.failed(fault, where, id);
        } else if (refusal.status() == 503 || refusal.status() == 507) {
            LOG.warn("{}: {}", Shown.text(request), RootCause.line(fault));
        }
        return refusal;
    }

    /// For a fault that something else answers.
    void report(Throwable fault, String id) {
        listener.failed(fault, "unmatched", id);
    }

    byte[] document(Refusal refusal, String path, String id) {
        return Json.write(Problem.of(refusal, Credentials.masked(path), id, clock.instant()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
