package bellwether.research.learning.http;

import bellwether.platform.base.MomentText;
import bellwether.platform.http.ExportTable;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.outcome.OutcomeId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outcome as answers show it.
record ShownOutcome(
        String id,
        @JsonUnwrapped Source source,
        @JsonUnwrapped About about,
        String state,
        @Nullable String why,
        @JsonUnwrapped OutcomePrices prices,
        @JsonUnwrapped Figures figures,
        List<String> notes,
        Instant createdAt,
        @Nullable Instant labelledAt,
        @Nullable Instant revisedAt) {
    /// As columns of CSV and Parquet.
    static final ExportTable<ShownOutcome> TABLE =
            ExportTable.<ShownOutcome>of("outcomes")
                    .text("id", ShownOutcome::id)
                    .text("origin", o -> o.source().origin())
                    .text("ref", o -> o.source().ref())
                    .text("policy", o -> o.source().policy())
                    .text("ticker", o -> o.about().ticker())
                    .text("timeframe", o -> o.about().timeframe())
                    .text("pattern", o -> o.about().pattern())
                    .text("side", o -> o.about().side())
                    .moment("known_at", o -> o.about().knownAt())
                    .text("state", ShownOutcome::state)
                    .text("why", ShownOutcome::why)
                    .number("entry", o -> o.prices().entry())
                    .number("stop", o -> o.prices().stop())
                    .number("target", o -> o.prices().target())
                    .number("exit", o -> o.prices().exit())
                    .number("quantity", o -> o.prices().quantity())
                    .text("entered_at", o -> text(o.prices().enteredAt()))
                    .text("exited_at", o -> text(o.prices().exitedAt()))
                    .computed("costs_percent", o -> o.figures().costsPercent())
                    .computed("net_percent", o -> o.figures().netPercent())
                    .computed("r", o -> o.figures().r())
                    .computed("mae_percent", o -> o.figures().maePercent())
                    .computed("mfe_percent", o -> o.figures().mfePercent())
                    .number("pnl", o -> o.figures().pnl())
                    .number("stated_pnl", o -> o.figures().statedPnl())
                    .text("notes", o -> String.join(" ", o.notes()))
                    .moment("created_at", ShownOutcome::createdAt)
                    .text("labelled_at", o -> text(o.labelledAt()))
                    .text("revised_at", o -> text(o.revisedAt()));

    /// What it came of.
    record Source(String origin, String ref, String policy) {}

    /// What it is about.
    record About(
            String ticker,
            String timeframe,
            @Nullable String pattern,
            @Nullable String side,
            Instant knownAt) {}

    /// What it has brought.
    record Figures(
            @Nullable Double costsPercent,
            @Nullable Double netPercent,
            @Nullable Double r,
            @Nullable Double maePercent,
            @Nullable Double mfePercent,
            @Nullable BigDecimal pnl,
            @Nullable BigDecimal statedPnl) {
        static Figures of(OutcomeResult result) {
            return new Figures(
                    result.costs(),
                    result.net(),
                    result.r(),
                    result.mae(),
                    result.mfe(),
                    result.pnl(),
                    result.statedPnl());
        }
    }

    static ShownOutcome of(Outcome outcome) {
        return new ShownOutcome(
                OutcomeId.text(outcome.id()),
                new Source(
                        outcome.key().origin().key(),
                        outcome.key().ref(),
                        outcome.key().policy().key()),
                about(outcome),
                outcome.state().key(),
                orNull(outcome.why()),
                outcome.prices(),
                Figures.of(outcome.result()),
                outcome.notes(),
                outcome.createdAt(),
                outcome.labelledAt(),
                outcome.revisedAt());
    }

    private static About about(Outcome outcome) {
        return new About(
                outcome.subject().ticker(),
                outcome.subject().timeframe(),
                orNull(outcome.subject().name()),
                outcome.subject().side() == null ? null : outcome.subject().side().key(),
                outcome.subject().knownAt());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : MomentText.of(time);
    }
}
