package bellwether;

import bellwether.market.imports.Imports;
import bellwether.platform.access.Access;
import bellwether.platform.db.Database;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.maintenance.ChoreReport;
import bellwether.platform.maintenance.Maintenance;
import bellwether.platform.ops.EventSink;
import bellwether.research.analysis.Analyses;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/// What maintenance consists of, in its order: jobs go before the analyses that stay as long as
/// they do.
final class MaintenanceChores {
    private MaintenanceChores() {}

    /// @param usual connections for short statements
    /// @param patient the one for long statements
    static List<Chore> of(
            Jdbi usual, Database patient, RetentionSettings keeping, InstantSource clock) {
        Jdbi slow = patient.jdbi();
        return List.of(
                new Chore(
                        "jobs",
                        () ->
                                Jobs.retire(
                                        usual,
                                        List.of(Imports.kind(usual, clock)),
                                        keeping.jobs())),
                new Chore(
                        "analyses",
                        () ->
                                Analyses.tidy(
                                        slow,
                                        clock.instant(),
                                        keeping.analyses(),
                                        keeping.analysesPerSymbol())),
                new Chore("audit", () -> Access.tidy(slow, clock.instant(), keeping.audit())),
                Maintenance.tables(slow));
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
