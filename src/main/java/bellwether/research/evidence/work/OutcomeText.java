package bellwether.research.evidence.work;

import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What came of a plan, in words.
final class OutcomeText {
    private OutcomeText() {}

    static String of(Optional<PlanRecord> record, int earlier) {
        String words = record.map(OutcomeText::words).orElse("Not marked yet.");
        return earlier == 0
                ? words
                : words
                        + " What is stored of the symbol (bars, splits, currency or costs) was changed after an earlier result, which is kept.";
    }

    private static String words(PlanRecord record) {
        if (record.marks() == 0) {
            return "Not marked yet: that is done each night, where daily bars are stored.";
        }
        PlanResult result = record.mark().result();
        return switch (result.state()) {
            case NONE -> "There was no trade to plan; the returns that followed are kept.";
            case WAITING ->
                    "Waiting for its entry, for %d bars at most."
                            .formatted(PlannedBracket.WAITING_BARS);
            case NOT_ENTERED ->
                    "Not entered: its price was not filled within %d bars."
                            .formatted(PlannedBracket.WAITING_BARS);
            case ENTERED ->
                    "Entered at %s and not ended."
                            .formatted(
                                    Objects.requireNonNull(result.entry()).price().toPlainString());
            case VOID -> "Not judged: %s.".formatted(result.why());
            case STOP, TARGET, TIME, DELISTED -> closed(result);
        };
    }

    private static String closed(PlanResult result) {
        PlanFigures figures = Objects.requireNonNull(result.figures());
        String how =
                switch (result.state()) {
                    case STOP -> "stopped";
                    case TARGET -> "reached its target";
                    case DELISTED -> "settled at the last close before the delisting";
                    case TIME, NONE, WAITING, ENTERED, NOT_ENTERED, VOID ->
                            "left when its time was over";
                };
        return String.format(
                Locale.ROOT,
                "Entered at %s, %s at %s: %.2f R after costs.",
                Objects.requireNonNull(result.entry()).price().toPlainString(),
                how,
                Objects.requireNonNull(result.exit()).price().toPlainString(),
                figures.r());
    }
}
