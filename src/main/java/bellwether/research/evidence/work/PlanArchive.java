package bellwether.research.evidence.work;

import bellwether.platform.base.Refusal;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.ScoreTable;
import bellwether.research.evidence.store.PlanListDao;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/// What came of plans, for those who look at it.
public final class PlanArchive {
    /// So many plans are counted at once.
    public static final int MOST = 300_000;

    private static final Pattern ID = Pattern.compile("an_([1-9]\\d{0,17})");

    private final Jdbi jdbi;
    private final PlanListDao plans = new PlanListDao();

    public PlanArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The newest first.
    public List<PlanRecord> list(PlanQuery wanted, Optional<PlanListDao.Place> after, int limit) {
        return jdbi.withHandle(h -> plans.list(h, wanted, after, limit));
    }

    /// Counts plans in cells.
    ///
    /// @throws Refusal 422 where there are too many
    public ScoreTable table(PlanQuery wanted, CellKind kind) {
        return jdbi.inTransaction(h -> {
            if (plans.count(h, wanted, MOST) > MOST) {
                throw Refusal.invalid(
                        "?from",
                        "must leave at most %,d plans; take a later day, or choose by verdict, profile or sector"
                                .formatted(MOST));
            }
            ScoreTable.Counter counter = new ScoreTable.Counter(kind);
            plans.each(h, wanted, counter::add);
            return counter.table();
        });
    }

    /// What came of an analysis.
    ///
    /// @param plan as it is marked now; empty where it is not
    /// @param earlier what was final before bars were corrected, the oldest first
    public record Outcome(Optional<PlanRecord> plan, List<PlanRecord> earlier, String message) {
        public Outcome {
            earlier = List.copyOf(earlier);
        }
    }

    /// Of an owner's analysis.
    ///
    /// @param id such as `an_5`
    /// @throws Refusal 404
    public Outcome outcome(String owner, String id) {
        Matcher typed = ID.matcher(id);
        if (!typed.matches()) {
            throw unknown();
        }
        long number = Long.parseLong(typed.group(1));
        return jdbi.withHandle(h -> {
            List<PlanRecord> found = plans.ofAnalysis(h, owner, number);
            Optional<PlanRecord> now =
                    found.stream().filter(record -> record.revisedAt() == null).findFirst();
            List<PlanRecord> earlier =
                    found.stream().filter(record -> record.revisedAt() != null).toList();
            return found.isEmpty()
                    ? new Outcome(
                            Optional.empty(),
                            List.of(),
                            words(
                                    plans.analysis(h, owner, number)
                                            .orElseThrow(PlanArchive::unknown)))
                    : new Outcome(now, earlier, OutcomeText.of(now, earlier.size()));
        });
    }

    private static Refusal unknown() {
        return Refusal.notFound(
                "unknown_analysis",
                "No analysis with this id: ids look like an_123. GET /api/v1/analyses lists"
                        + " yours.");
    }

    private static String words(PlanListDao.AnalysisKind analysis) {
        if (analysis.recomputed()) {
            return "Not marked: it was recomputed for a past day, when what followed was known.";
        }
        return analysis.timeframe().equals("1d")
                ? "Not marked yet: that is done each night."
                : "Not marked: plans of daily bars are, and this one is of %s."
                        .formatted(analysis.timeframe());
    }
}
