package bellwether.platform.http.problem;

import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.FaultListener;
import bellwether.platform.http.Statuses;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a fault into the problem document that tells of it, and logs those that are ours.
public final class ProblemMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final InstantSource clock;
    private final FaultListener listener;

    public ProblemMapper(InstantSource clock, FaultListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// The refusal that answers the fault.
    ///
    /// @param request its method and path, for the log
    /// @param where its method and route, for reports
    public Refusal refusal(Throwable fault, String request, String where, String id) {
        Refusal refusal = KnownRefusals.of(fault);
        if (fault instanceof Refusal) {
            return refusal;
        }
        int status = Statuses.of(refusal);
        if (status == 500) {
            LOG.error("{} failed, request {}", Quoted.text(request), id, fault);
            listener.failed(fault, where, id);
        } else if (status == 503 || status == 507) {
            LOG.warn("{}: {}", Quoted.text(request), RootCause.line(fault));
        }
        return refusal;
    }

    /// For a fault that something else answers.
    void report(Throwable fault, String id) {
        listener.failed(fault, "unmatched", id);
    }

    byte[] document(Refusal refusal, String path, String id) {
        return Json.write(
                        ProblemDocument.of(refusal, Credentials.masked(path), id, clock.instant()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
