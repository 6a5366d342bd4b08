package bellwether.research.evidence.work;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.ScoreTable;
import bellwether.research.evidence.store.PlanListDao;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What came of plans, for those who look at it.
public final class PlanArchive {
    /// So many plans are counted at once.
    public static final int MOST = 300_000;

    private static final Pattern ID = Pattern.compile("an_([1-9]\\d{0,17})");

    private final Jdbi jdbi;
    private final int most;
    private final PlanListDao plans = new PlanListDao();

    public PlanArchive(Jdbi jdbi) {
        this(jdbi, MOST);
    }

    /// @param most plans that are counted at once
    PlanArchive(Jdbi jdbi, int most) {
        this.jdbi = jdbi;
        this.most = most;
    }

    /// The newest first.
    public List<PlanRecord> list(PlanQuery wanted, Optional<PlanListDao.Place> after, int limit) {
        return jdbi.withHandle(h -> plans.list(h, wanted, after, limit));
    }

    /// Counts plans in cells.
    ///
    /// @param pointer to what wants a first day
    /// @throws Refusal 422 where there are too many
    public ScoreTable table(PlanQuery wanted, CellKind kind, String pointer) {
        return jdbi.inTransaction(h -> {
            if (plans.count(h, wanted, most) > most) {
                throw tooMany(wanted, from(h, wanted), pointer);
            }
            ScoreTable.Counter counter = new ScoreTable.Counter(kind);
            plans.each(h, wanted, counter::add);
            return counter.table();
        });
    }

    private Refusal tooMany(PlanQuery wanted, Optional<LocalDate> from, String pointer) {
        return Refusal.invalid(
                pointer,
                "must leave at most %,d plans, was %s; %schoose by verdict, profile or sector"
                        .formatted(
                                most,
                                wanted.from().map(LocalDate::toString).orElse("absent"),
                                from.map("from=%s does; or "::formatted).orElse("")));
    }

    /// The first day from which all plans can be counted; nothing where those of one day are too
    /// many.
    private Optional<LocalDate> from(Handle h, PlanQuery wanted) {
        return plans.beyond(h, wanted, most)
                .map(day -> day.plusDays(1))
                .filter(day -> plans.count(h, wanted.since(day), 1) > 0);
    }

    /// The same plans, or the newest of them where they are too many to be counted.
    public PlanQuery newest(PlanQuery wanted) {
        return jdbi.withHandle(h -> from(h, wanted)).map(wanted::since).orElse(wanted);
    }

    /// That no plan has the profile or the sector that is wanted; empty where some have.
    String unfitting(PlanQuery wanted) {
        return jdbi.withHandle(h ->
                wanted.profile()
                                .map(name -> unfitting("profile", name, plans.profiles(h, wanted)))
                                .orElse("")
                        + wanted.sector()
                                .map(name -> unfitting("sector", name, plans.sectors(h, wanted)))
                                .orElse(""));
    }

    private static String unfitting(String filter, String name, List<String> known) {
        return known.contains(name) || known.isEmpty()
                ? ""
                : " No plan is of %s \"%s\"%s"
                        .formatted(filter, Quoted.text(name), ended(known, name));
    }

    /// Names are compared to the letter.
    private static String ended(List<String> known, String name) {
        String ending = DidYouMean.endingOrAll(known, name);
        return ending.endsWith("?") ? ending : ending + ".";
    }

    /// Why older plans are not counted.
    String limit(PlanQuery counted) {
        return " Counted from %s on: %,d plans are the most that are counted at once."
                .formatted(counted.from().map(LocalDate::toString).orElse("the first"), most);
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
            throw unknown(id);
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
                            words(plans.analysis(h, owner, number).orElseThrow(() -> unknown(id))))
                    : new Outcome(now, earlier, OutcomeText.of(now, earlier.size()));
        });
    }

    private static Refusal unknown(String id) {
        return Refusal.unknown(
                "unknown_analysis",
                "analysis",
                id,
                "Ids look like an_123; GET /api/v1/analyses lists yours");
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
