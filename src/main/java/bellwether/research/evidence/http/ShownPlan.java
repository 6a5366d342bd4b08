package bellwether.research.evidence.http;

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
/// @param message why it is void
record ShownPlan(
        @JsonIgnore long id,
        @Nullable String analysis,
        @JsonUnwrapped Said said,
        @Nullable Planned plan,
        @JsonUnwrapped Came came,
        @JsonUnwrapped Measured measured,
        boolean complete,
        @Nullable Instant finalAt,
        @Nullable Instant revisedAt,
        @Nullable String message) {
    /// What the analysis said.
    record Said(
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
    record Planned(
            String side,
            String method,
            BigDecimal entry,
            BigDecimal stop,
            BigDecimal target,
            int maxBars) {}

    /// What came of it.
    record Came(
            PlanState state,
            boolean madeLate,
            @Nullable LocalDate firstOn,
            @Nullable Filled entered,
            @Nullable Filled exited) {}

    /// @param phase open, range, close or settlement
    record Filled(LocalDate on, BigDecimal price, String phase, boolean assumed) {
        static @Nullable Filled of(@Nullable PlanFill fill) {
            return fill == null
                    ? null
                    : new Filled(fill.on(), fill.price(), fill.phase().key(), fill.assumed());
        }
    }

    /// @param adverseR the largest excursion against it until the exit, in R
    /// @param favourableR the same for it
    record Measured(
            @Nullable Double r,
            @JsonProperty("adverse_r") @Nullable Double adverseR,
            @JsonProperty("favourable_r") @Nullable Double favourableR,
            @Nullable Double costs,
            @Nullable Double returnPercent,
            @Nullable Integer bars,
            @Nullable String against,
            @Nullable Double againstPercent,
            @Nullable Double p,
            @JsonUnwrapped FollowedReturns followed) {}

    static final ExportTable<ShownPlan> TABLE =
            ExportTable.<ShownPlan>of("plans")
                    .text("analysis", ShownPlan::analysis)
                    .text("ticker", plan -> plan.said.ticker)
                    .date("as_of", plan -> plan.said.asOf)
                    .moment("made_at", plan -> plan.said.madeAt)
                    .text("profile", plan -> plan.said.profile)
                    .text("verdict", plan -> plan.said.verdict)
                    .computed("score", plan -> plan.said.score)
                    .text("side", planned(Planned::side))
                    .text("method", planned(Planned::method))
                    .number("entry", planned(Planned::entry))
                    .number("stop", planned(Planned::stop))
                    .number("target", planned(Planned::target))
                    .text("state", plan -> plan.came.state.key())
                    .flag("made_late", plan -> plan.came.madeLate)
                    .text("entered_on", plan -> day(plan.came.entered))
                    .number("entered_price", plan -> price(plan.came.entered))
                    .text("exited_on", plan -> day(plan.came.exited))
                    .number("exited_price", plan -> price(plan.came.exited))
                    .computed("r", plan -> plan.measured.r)
                    .computed("adverse_r", plan -> plan.measured.adverseR)
                    .computed("favourable_r", plan -> plan.measured.favourableR)
                    .computed("return_percent", plan -> plan.measured.returnPercent)
                    .text("against", plan -> plan.measured.against)
                    .computed("against_percent", plan -> plan.measured.againstPercent)
                    .computed("p", plan -> plan.measured.p)
                    .computed("after_5", plan -> plan.measured.followed.after5())
                    .computed("after_10", plan -> plan.measured.followed.after10())
                    .computed("after_20", plan -> plan.measured.followed.after20())
                    .text("message", ShownPlan::message);

    private static <T> Function<ShownPlan, @Nullable T> planned(Function<Planned, T> part) {
        return shown -> shown.plan == null ? null : part.apply(shown.plan);
    }

    private static @Nullable String day(@Nullable Filled fill) {
        return fill == null ? null : fill.on.toString();
    }

    private static @Nullable BigDecimal price(@Nullable Filled fill) {
        return fill == null ? null : fill.price;
    }

    static ShownPlan of(PlanRecord record) {
        PlannedBracket plan = record.plan();
        var result = record.mark().result();
        return new ShownPlan(
                record.id(),
                record.analysis() == null ? null : "an_" + record.analysis(),
                said(record),
                plan == null
                        ? null
                        : new Planned(
                                plan.side(),
                                plan.method(),
                                plan.entry(),
                                plan.stop(),
                                plan.target(),
                                plan.maxBars()),
                new Came(
                        result.state(),
                        result.late(),
                        result.first(),
                        Filled.of(result.entry()),
                        Filled.of(result.exit())),
                measured(record, result.figures()),
                record.mark().complete(),
                record.finalAt(),
                record.revisedAt(),
                result.why());
    }

    private static Said said(PlanRecord record) {
        PlanSubject subject = record.subject();
        return new Said(
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

    private static Measured measured(PlanRecord record, @Nullable PlanFigures figures) {
        MarketPath.Change beside = record.mark().beside();
        return new Measured(
                figures == null ? null : Double.valueOf(figures.r()),
                figures == null ? null : Double.valueOf(figures.adverse()),
                figures == null ? null : Double.valueOf(figures.favourable()),
                figures == null ? null : Double.valueOf(figures.costs()),
                figures == null ? null : Double.valueOf(figures.returnPercent()),
                figures == null ? null : Integer.valueOf(figures.bars()),
                beside.against(),
                beside.percent(),
                record.p(),
                record.mark().followed());
    }
}
