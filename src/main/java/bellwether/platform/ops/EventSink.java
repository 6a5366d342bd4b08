package bellwether.platform.ops;

import bellwether.platform.http.FaultListener;
import bellwether.platform.http.HttpExchange;
import bellwether.platform.jobs.JobEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where what happens is told: the event log and, when there is one, the collector of faults.
public final class EventSink implements FaultListener {
    private final EventLog log;
    private final Optional<FaultReporter> reports;
    private final InstantSource clock;

    public EventSink(EventLog log, Optional<FaultReporter> reports, InstantSource clock) {
        this.log = log;
        this.reports = reports;
        this.clock = clock;
    }

    Optional<FaultReporter> reports() {
        return reports;
    }

    @Override
    public void accept(HttpExchange exchange) {
        log.accept(exchange);
    }

    @Override
    public void failed(Throwable fault, String where, String requestId) {
        reports.ifPresent(r -> r.report(fault, Map.of("where", where, "request_id", requestId)));
    }

    /// Something that is worth a line of the log.
    ///
    /// @param facts in their order; nothing secret
    public void note(String event, Map<String, Object> facts) {
        log.accept(clock.instant(), event, facts);
    }

    /// What happened to a job.
    public void accept(JobEvent event) {
        log.accept(clock.instant(), event);
        if (event instanceof JobEvent.LoopFailed(String loop, Throwable fault)) {
            reports.ifPresent(r -> r.report(fault, Map.of("where", "loop " + loop)));
        }
    }
}
