package bellwether;

import bellwether.platform.access.Access;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.Live;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.maintenance.ChoreReport;
import bellwether.platform.ops.EventSink;
import bellwether.research.analysis.Analyses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/// What modules have to do each night, in this order: jobs go before the analyses that stay as long
/// as they do.
final class MaintenanceChores {
    private MaintenanceChores() {}

    /// @param patient connections whose statements may take long
    static List<Chore> of(
            Jobs jobs,
            Analyses analyses,
            Access access,
            Live live,
            Jdbi patient,
            RetentionSettings keeping) {
        return List.of(
                new Chore("jobs", () -> jobs.retire(keeping.jobs())),
                new Chore(
                        "analyses",
                        () ->
                                analyses.tidy(
                                        patient, keeping.analyses(), keeping.analysesPerSymbol())),
                new Chore("audit", () -> access.tidy(patient, keeping.audit())),
                new Chore("sessions", () -> access.tidySessions(patient)),
                new Chore("live events", () -> live.tidy(patient)));
    }

    /// Tells the event log of one that is done.
    static void note(EventSink news, ChoreReport done) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("chore", done.chore());
        facts.put("removed", done.removed());
        facts.put("freed_bytes", done.freedBytes());
        facts.put("ms", done.tookMs());
        facts.put("notes", String.join("; ", done.notes()));
        news.note("maintenance", facts);
    }
}
