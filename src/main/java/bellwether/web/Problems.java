package bellwether.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a fault into the problem document that tells of it, and logs those that are ours.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final InstantSource clock;

    Problems(InstantSource clock) {
        this.clock = clock;
    }

    /// The refusal that answers the fault.
    ///
    /// @param request its method and path, and its id
    Refusal refusal(Throwable fault, String request, String id) {
        Refusal refusal = Refusals.of(fault);
        if (fault instanceof Refusal) {
            return refusal;
        }
        if (refusal.status() == 500) {
            LOG.error("{} failed, request {}", Shown.text(request), id, fault);
        } else if (refusal.status() == 503) {
            LOG.warn("{}: {}", Shown.text(request), Shown.text(fault.toString()));
        }
        return refusal;
    }

    byte[] document(Refusal refusal, String path, String id) {
        return Json.write(Problem.of(refusal, path, id, clock.instant()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
