package bellwether.desk.overview.today;

import bellwether.research.analysis.OpenPlan;
import bellwether.research.analysis.StoredAnalyses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/// Prices of the caller's newest plans that stored daily bars have reached, the newest first.
///
/// @param count how many there are
/// @param plans how many plans have newer bars and were looked at
/// @param more whether there are older ones, which were not
/// @param message what the items prove
public record ReachedPlans(
        List<ReachedLevel> items, int count, int plans, boolean more, String message) {
    private static final int MOST = 2_000;
    private static final int SHOWN = 100;

    /// Ends of plans come before beginnings.
    private static final Comparator<ReachedLevel> NEWEST =
            Comparator.comparing(ReachedLevel::on)
                    .thenComparing(level -> level.reached() != ReachedLevel.Kind.ENTRY)
                    .reversed()
                    .thenComparing(ReachedLevel::ticker);

    private static final int DAYS = 90;

    private static final String PROOF =
            "Daily bars prove that a price was reached, not that an order there was filled. Looked"
                    + " at: bars that began after the analysis was made, of plans made in the last 90"
                    + " days.";

    public ReachedPlans {
        items = List.copyOf(items);
    }

    /// Of analyses made then or later.
    ///
    /// @param today by UTC
    private static Instant oldest(LocalDate today) {
        return today.minusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Those on bars of a day, or later.
    static ReachedPlans of(
            StoredAnalyses analyses,
            WalkedPlans walks,
            String owner,
            LocalDate from,
            LocalDate today) {
        List<OpenPlan> found = analyses.openPlans(owner, oldest(today), MOST + 1);
        List<OpenPlan> plans = found.subList(0, Math.min(MOST, found.size()));
        List<ReachedLevel> reached = walks.reached(plans);
        reached.removeIf(level -> level.on().isBefore(from));
        reached.sort(NEWEST);
        return new ReachedPlans(
                reached.subList(0, Math.min(SHOWN, reached.size())),
                reached.size(),
                plans.size(),
                found.size() > MOST,
                PROOF);
    }
}
