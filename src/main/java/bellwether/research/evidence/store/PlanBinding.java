package bellwether.research.evidence.store;

import bellwether.research.evidence.scoreboard.EntryDraws;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanMark;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Binds records to statements.
final class PlanBinding {
    private PlanBinding() {}

    static <S extends SqlStatement<S>> S all(S statement, PlanRecord record) {
        PlannedBracket plan = record.plan();
        return mark(statement, record)
                .bind("house", record.isHouse())
                .bind("analysis", record.analysis())
                .bind("owner", record.owner())
                .bind("symbol", record.subject().symbolId())
                .bind("asOf", record.subject().asOf())
                .bind("madeAt", Timestamp.from(record.madeAt()))
                .bind("formula", record.subject().formula())
                .bind("profile", record.subject().profile())
                .bind("verdict", record.subject().verdict())
                .bind("score", record.subject().score())
                .bindArray("agreeing", String.class, record.subject().agreeing())
                .bind("sector", record.subject().sector())
                .bind("regime", record.subject().regime())
                .bind("side", plan == null ? null : plan.side())
                .bind("method", plan == null ? null : plan.method())
                .bind("entry", plan == null ? null : plan.entry())
                .bind("stop", plan == null ? null : plan.stop())
                .bind("target", plan == null ? null : plan.target())
                .bind("atr", plan == null ? null : plan.atr())
                .bind("maxBars", plan == null ? null : Integer.valueOf(plan.maxBars()))
                .bind("shares", plan == null ? null : plan.shares());
    }

    static <S extends SqlStatement<S>> S mark(S statement, PlanRecord record) {
        PlanMark mark = record.mark();
        PlanResult result = mark.result();
        PlanFigures figures = result.figures();
        EntryDraws draws = mark.draws();
        S bound =
                statement
                        .bind("state", result.state().key())
                        .bind("late", result.late())
                        .bind("why", result.why())
                        .bind("first", result.first())
                        .bind("r", figures == null ? null : figures.r())
                        .bind("adverse", figures == null ? null : figures.adverse())
                        .bind("favourable", figures == null ? null : figures.favourable())
                        .bind("costs", figures == null ? null : figures.costs())
                        .bind("returnPercent", figures == null ? null : figures.returnPercent())
                        .bind("bars", figures == null ? null : Integer.valueOf(figures.bars()));
        return fill(fill(bound, "entered", result.entry()), "exited", result.exit())
                .bind("assumed", Boolean.TRUE.equals(assumed(result.exit())))
                .bind("enteredAssumed", assumed(result.entry()))
                .bind("against", mark.beside().against())
                .bind("againstPercent", mark.beside().percent())
                .bind("after5", mark.followed().after5())
                .bind("after10", mark.followed().after10())
                .bind("after20", mark.followed().after20())
                .bind("draws", PlanRow.packed(draws))
                .bind("drawnFrom", draws == null ? null : draws.from())
                .bind("drawnTo", draws == null ? null : draws.to())
                .bind("p", record.p())
                .bind("complete", mark.complete())
                .bind("marks", record.marks())
                .bind("againstAt", time(mark.beside().at()))
                .bind("markedAt", time(record.markedAt()))
                .bind("finalAt", time(record.finalAt()));
    }

    private static @Nullable Boolean assumed(@Nullable PlanFill fill) {
        return fill == null ? null : fill.assumed();
    }

    private static @Nullable Timestamp time(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static <S extends SqlStatement<S>> S fill(
            S statement, String what, @Nullable PlanFill fill) {
        return statement
                .bind(what + "On", fill == null ? null : fill.on())
                .bind(what + "At", fill == null ? null : fill.price())
                .bind(what + "Phase", fill == null ? null : fill.phase().key());
    }
}
