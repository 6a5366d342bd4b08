package bellwether;

import bellwether.desk.report.ReportPart;
import bellwether.desk.report.ReportSlot;
import bellwether.platform.base.MomentText;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.evidence.scoreboard.FollowedReturns;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.work.PlanArchive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of an analysis, as its report says it.
final class OutcomeSection implements ReportSlot {
    private static final String UNKNOWN = "not known yet";

    private final Scoreboard scoreboard;

    OutcomeSection(Scoreboard scoreboard) {
        this.scoreboard = scoreboard;
    }

    @Override
    public Optional<ReportPart> of(String owner, StoredAnalysis analysis) {
        return Optional.of(part(scoreboard.outcome(owner, analysis.publicId().toString())));
    }

    static ReportPart part(PlanArchive.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(outcome.message());
        outcome.plan().map(PlanRecord::markedAt).ifPresent(at -> lines.add(marked(at)));
        outcome.earlier().forEach(plan -> lines.add(revised(plan)));
        List<List<String>> rows =
                outcome.plan()
                        .filter(plan -> plan.marks() > 0)
                        .map(OutcomeSection::rows)
                        .orElse(List.of());
        return new ReportPart(lines, rows.isEmpty() ? List.of() : List.of("What", "Value"), rows);
    }

    private static String marked(Instant at) {
        return "By the prices that were stored %s.".formatted(MomentText.of(at));
    }

    private static String revised(PlanRecord earlier) {
        PlanFigures figures = earlier.mark().result().figures();
        return "Revised %s, as what is stored of the symbol was changed; before it was: %s%s."
                .formatted(
                        Optional.ofNullable(earlier.revisedAt()).map(MomentText::of).orElse(""),
                        words(earlier),
                        figures == null ? "" : ", " + number(figures.r(), " R"));
    }

    private static String words(PlanRecord record) {
        return record.mark().result().state().key().replace('_', ' ');
    }

    private static List<List<String>> rows(PlanRecord record) {
        PlanResult result = record.mark().result();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("State", state(record)));
        row(rows, "Entered", result.entry());
        row(rows, "Left", result.exit());
        PlanFigures figures = result.figures();
        if (figures != null) {
            rows.add(
                    List.of("Gain after costs ÷ planned stop distance", number(figures.r(), " R")));
            rows.add(List.of("Furthest against it", number(figures.adverse(), " R")));
            rows.add(List.of("Furthest in its favour", number(figures.favourable(), " R")));
            rows.add(List.of("Return after costs", number(figures.returnPercent(), " %")));
            rows.add(List.of("The market over the same bars", market(record.mark().beside())));
            rows.add(List.of("p beside 200 random entries", number(record.p(), "")));
        }
        FollowedReturns followed = record.mark().followed();
        rows.add(List.of("Price after 5 bars", number(followed.after5(), " %")));
        rows.add(List.of("Price after 10 bars", number(followed.after10(), " %")));
        rows.add(List.of("Price after 20 bars", number(followed.after20(), " %")));
        return rows;
    }

    private static String state(PlanRecord record) {
        Instant end = record.finalAt();
        return words(record)
                + (end == null ? ", not final" : ", final since %s".formatted(MomentText.of(end)));
    }

    private static void row(List<List<String>> rows, String what, @Nullable PlanFill fill) {
        if (fill != null) {
            rows.add(
                    List.of(
                            what,
                            "%s at %s%s"
                                    .formatted(
                                            fill.on(),
                                            fill.price().toPlainString(),
                                            Boolean.TRUE.equals(fill.assumed())
                                                    ? ", assumed"
                                                    : "")));
        }
    }

    private static String market(MarketPath.Change beside) {
        return beside.against() == null
                ? "not known"
                : number(beside.percent(), " %")
                        + (beside.against().equals(MarketPath.EQUAL_MEAN)
                                ? " (mean of the stored symbols of the exchange)"
                                : " (" + beside.against() + ")");
    }

    private static String number(@Nullable Double value, String unit) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.3f", value) + unit;
    }
}
