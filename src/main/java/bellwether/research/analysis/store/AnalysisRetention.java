package bellwether.research.analysis.store;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of analyses, and takes away those whose months are over their time, but
/// for the newest few of each owner and symbol. What a job that is still there has found stays.
public final class AnalysisRetention {
    private static final MonthlyTable ANALYSES =
            new MonthlyTable("analysis", MonthlyTable.Key.UUID, List.of());

    /// Rows removed in one transaction; what they hold up is over in a moment.
    private static final int SLICE = 5_000;

    private final Jdbi jdbi;

    public AnalysisRetention(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Makes the coming months, and removes analyses that are over their time.
    ///
    /// @param kept how long analyses stay; for ever when empty
    /// @param perSymbol how many of each owner and symbol stay in any case
    public CleanupResult run(Instant now, Optional<Duration> kept, int perSymbol) {
        List<String> notes = new ArrayList<>();
        ANALYSES.extend(jdbi, now).forEach(part -> notes.add("made " + part));
        if (kept.isEmpty()) {
            return new CleanupResult(0, 0, notes);
        }
        Joined joined =
                jdbi.inTransaction(h -> {
                    MonthlyTable.begin(h);
                    return join(h, now.minus(kept.get()), perSymbol, notes);
                });
        joined.until.ifPresent(this::forgetStanding);
        return new CleanupResult(joined.removed, joined.freed, notes);
    }

    private record Joined(long removed, long freed, Optional<Instant> until) {
        static final Joined NOTHING = new Joined(0, 0, Optional.empty());
    }

    private static Joined join(Handle h, Instant before, int perSymbol, List<String> notes) {
        List<MonthlyTable.Part> over = over(h, before);
        Optional<Instant> oldestJob = oldestJob(h);
        List<MonthlyTable.Part> free =
                over.stream()
                        .filter(part -> oldestJob.filter(part.until()::isAfter).isEmpty())
                        .toList();
        over.stream()
                .filter(part -> !free.contains(part))
                .forEach(part ->
                        notes.add(
                                "%s kept: it has results of existing jobs".formatted(part.name())));
        if (free.isEmpty()) {
            return Joined.NOTHING;
        }
        Instant until = free.getLast().until();
        long bytes = ANALYSES.bytes(h);
        long removed = ANALYSES.join(h, free, "job_id", kept(until, perSymbol));
        free.forEach(part -> notes.add("joined %s to analysis_kept".formatted(part.name())));
        return new Joined(removed, bytes - ANALYSES.bytes(h), Optional.of(until));
    }

    private static List<MonthlyTable.Part> over(Handle h, Instant before) {
        return ANALYSES.months(h).stream().filter(part -> !part.until().isAfter(before)).toList();
    }

    /// When the oldest analysis job that is still there was made; its id says so. Jobs are removed
    /// some time after their end, so it may also be one that waits, or is paused.
    private static Optional<Instant> oldestJob(Handle h) {
        return h.createQuery("select id::text from job where kind = :kind order by id limit 1")
                .bind("kind", AnalysisJob.NAME)
                .mapTo(String.class)
                .findOne()
                .map(id ->
                        Instant.ofEpochMilli(
                                Long.parseLong(id.replace("-", "").substring(0, 12), 16)));
    }

    /// Ranks by the index of owner, ticker and id, without reading what was found.
    private static String kept(Instant until, int perSymbol) {
        return """
        select analysis.* from analysis
        where job_id < %s and id in (
            select id from (
                select id, row_number() over (partition by owner, ticker,
                    as_of_requested is null order by id desc) as place
                from analysis) as placed
            where place <= %d)
        """
                .formatted(ANALYSES.literal(until), perSymbol);
    }

    /// How analyses that are gone stood among the others of their jobs.
    private void forgetStanding(Instant until) {
        int gone;
        do {
            gone =
                    jdbi.withHandle(h ->
                            h.execute(
                                    """
                                    delete from relative_strength where ctid = any(array(
                                        select r.ctid from relative_strength r
                                        where r.job_id < %s and not exists (
                                            select from analysis a where a.job_id = r.job_id and a.seq = r.seq)
                                        limit %d))
                                    """
                                            .formatted(ANALYSES.literal(until), SLICE)));
        } while (gone == SLICE);
    }
}
