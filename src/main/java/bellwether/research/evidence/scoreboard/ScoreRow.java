package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cells need of a plan.
///
/// @param conviction the score times the plan's side
/// @param r null where no trade has ended
/// @param beyond the return in percent less what the market did in the trade's direction
/// @param drawn the mean R of the plan's random entries; null where none are drawn
public record ScoreRow(
        long symbolId,
        LocalDate asOf,
        @Nullable LocalDate entered,
        @Nullable LocalDate exited,
        Labels labels,
        PlanState state,
        double conviction,
        @Nullable Double r,
        @Nullable Double beyond,
        @Nullable Double drawn) {
    /// What plans are grouped by.
    public record Labels(
            String verdict,
            String profile,
            List<String> agreeing,
            @Nullable String sector,
            @Nullable String regime,
            @Nullable String method) {
        public Labels {
            agreeing = List.copyOf(agreeing);
        }
    }

    /// Of a record whose random entries are there, where it has any.
    public static ScoreRow of(PlanRecord record) {
        PlanResult result = record.mark().result();
        PlannedBracket plan = record.plan();
        PlanFigures figures = result.figures();
        EntryDraws draws = record.mark().draws();
        Double market = record.mark().beside().percent();
        int side = plan == null ? 0 : plan.sign();
        return new ScoreRow(
                record.subject().symbolId(),
                record.subject().asOf(),
                result.entry() == null ? null : result.entry().on(),
                result.exit() == null ? null : result.exit().on(),
                new Labels(
                        record.subject().verdict(),
                        record.subject().profile(),
                        record.subject().agreeing(),
                        record.subject().sector(),
                        record.subject().regime(),
                        plan == null ? null : plan.method()),
                result.state(),
                side * record.subject().score(),
                figures == null ? null : Double.valueOf(figures.r()),
                figures == null || market == null
                        ? null
                        : Double.valueOf(figures.returnPercent() - side * market),
                draws == null ? null : Double.valueOf(EntryDraws.mean(draws.rs())));
    }
}
