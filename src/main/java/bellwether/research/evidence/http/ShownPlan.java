package bellwether.research.evidence.http;

import bellwether.platform.base.MomentText;
import bellwether.platform.http.ExportTable;
import bellwether.research.evidence.scoreboard.FollowedReturns;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.PlanSubject;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A plan as lists show it.
///
/// @param analysis its id; null for one that the service recomputed
/// @param complete whether later bars change nothing more
/// @param markedAt of which moment's prices it is; null before it is marked, and where it was
///   marked before that was kept
/// @param message why it is void
record ShownPlan(
        @JsonIgnore long id,
        @Nullable String analysis,
        @JsonUnwrapped Statement statement,
        @Nullable Levels plan,
        @JsonUnwrapped Course course,
        @JsonUnwrapped Measures measures,
        boolean complete,
        @Nullable Instant markedAt,
        @Nullable Instant finalAt,
        @Nullable Instant revisedAt,
        @Nullable String message) {
    /// What the analysis said.
    record Statement(
            String ticker,
            LocalDate asOf,
            Instant madeAt,
            int formulaVersion,
            String profile,
            String verdict,
            double score,
            List<String> agreeing,
            @Nullable String sector,
            @Nullable String regime) {}

    /// As planned.
    record Levels(
            String side,
            String method,
            BigDecimal entry,
            BigDecimal stop,
            BigDecimal target,
            int maxBars) {}

    /// What came of it.
    record Course(
            PlanState state,
            boolean madeLate,
            @Nullable LocalDate firstOn,
            @Nullable Execution entered,
            @Nullable Execution exited) {}

    /// @param phase open, range, close or settlement
    record Execution(LocalDate on, BigDecimal price, String phase, @Nullable Boolean assumed) {
        static @Nullable Execution of(@Nullable PlanFill fill) {
            return fill == null
                    ? null
                    : new Execution(fill.on(), fill.price(), fill.phase().key(), fill.assumed());
        }
    }

    /// @param adverseR the largest excursion against it until the exit, in R
    /// @param favourableR the same for it
    record Measures(
            @Nullable Double r,
            @JsonProperty("adverse_r") @Nullable Double adverseR,
            @JsonProperty("favourable_r") @Nullable Double favourableR,
            @Nullable Double costs,
            @Nullable Double returnPercent,
            @Nullable Integer bars,
            @Nullable String against,
            @Nullable Double againstPercent,
            @Nullable Instant againstAt,
            @Nullable Double p,
            @JsonUnwrapped FollowedReturns followed) {}

    static final ExportTable<ShownPlan> TABLE =
            ExportTable.<ShownPlan>of("plans")
                    .text("analysis", ShownPlan::analysis)
                    .text("ticker", plan -> plan.statement.ticker)
                    .date("as_of", plan -> plan.statement.asOf)
                    .moment("made_at", plan -> plan.statement.madeAt)
                    .text("profile", plan -> plan.statement.profile)
                    .text("verdict", plan -> plan.statement.verdict)
                    .computed("score", plan -> plan.statement.score)
                    .text("side", level(Levels::side))
                    .text("method", level(Levels::method))
                    .number("entry", level(Levels::entry))
                    .number("stop", level(Levels::stop))
                    .number("target", level(Levels::target))
                    .text("state", plan -> plan.course.state.key())
                    .flag("made_late", plan -> plan.course.madeLate)
                    .text("entered_on", plan -> day(plan.course.entered))
                    .number("entered_price", plan -> price(plan.course.entered))
                    .text("exited_on", plan -> day(plan.course.exited))
                    .number("exited_price", plan -> price(plan.course.exited))
                    .computed("r", plan -> plan.measures.r)
                    .computed("adverse_r", plan -> plan.measures.adverseR)
                    .computed("favourable_r", plan -> plan.measures.favourableR)
                    .computed("return_percent", plan -> plan.measures.returnPercent)
                    .text("against", plan -> plan.measures.against)
                    .computed("against_percent", plan -> plan.measures.againstPercent)
                    .computed("p", plan -> plan.measures.p)
                    .computed("after_5", plan -> plan.measures.followed.after5())
                    .computed("after_10", plan -> plan.measures.followed.after10())
                    .computed("after_20", plan -> plan.measures.followed.after20())
                    .text("marked_at", plan -> text(plan.markedAt))
                    .text("message", ShownPlan::message);

    private static <T> Function<ShownPlan, @Nullable T> level(Function<Levels, T> part) {
        return shown -> shown.plan == null ? null : part.apply(shown.plan);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : MomentText.of(moment);
    }

    private static @Nullable String day(@Nullable Execution fill) {
        return fill == null ? null : fill.on.toString();
    }

    private static @Nullable BigDecimal price(@Nullable Execution fill) {
        return fill == null ? null : fill.price;
    }

    static ShownPlan of(PlanRecord record) {
        PlannedBracket plan = record.plan();
        var result = record.mark().result();
        return new ShownPlan(
                record.id(),
                record.analysis() == null ? null : "an_" + record.analysis(),
                statement(record),
                plan == null
                        ? null
                        : new Levels(
                                plan.side(),
                                plan.method(),
                                plan.entry(),
                                plan.stop(),
                                plan.target(),
                                plan.maxBars()),
                new Course(
                        result.state(),
                        result.late(),
                        result.first(),
                        Execution.of(result.entry()),
                        Execution.of(result.exit())),
                measures(record, result.figures()),
                record.mark().complete(),
                record.markedAt(),
                record.finalAt(),
                record.revisedAt(),
                result.why());
    }

    private static Statement statement(PlanRecord record) {
        PlanSubject subject = record.subject();
        return new Statement(
                subject.ticker(),
                subject.asOf(),
                record.madeAt(),
                subject.formula(),
                subject.profile(),
                subject.verdict(),
                subject.score(),
                subject.agreeing(),
                subject.sector(),
                subject.regime());
    }

    private static Measures measures(PlanRecord record, @Nullable PlanFigures figures) {
        MarketPath.Change beside = record.mark().beside();
        return new Measures(
                figures == null ? null : Double.valueOf(figures.r()),
                figures == null ? null : Double.valueOf(figures.adverse()),
                figures == null ? null : Double.valueOf(figures.favourable()),
                figures == null ? null : Double.valueOf(figures.costs()),
                figures == null ? null : Double.valueOf(figures.returnPercent()),
                figures == null ? null : Integer.valueOf(figures.bars()),
                beside.against(),
                beside.percent(),
                beside.at(),
                record.p(),
                record.mark().followed());
    }
}
