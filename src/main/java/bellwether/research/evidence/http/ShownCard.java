package bellwether.research.evidence.http;

import bellwether.platform.http.ExportTable;
import bellwether.research.evidence.signal.CardExcess;
import bellwether.research.evidence.signal.CardRates;
import bellwether.research.evidence.signal.CardSize;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.evidence.work.FoundCard;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A card as lists show it.
///
/// @param horizon in bars
/// @param test null where there are too few dates
/// @param message the state in words
record ShownCard(
        @JsonUnwrapped SignalName named,
        @JsonUnwrapped CardScope scoped,
        int horizon,
        EvidenceState state,
        String message,
        CardSize size,
        CardRates rates,
        CardExcess excess,
        @Nullable CardTest test,
        @JsonUnwrapped Basis basis) {
    /// The signal.
    record SignalName(String signal, SignalKind kind, String name, String direction) {}

    /// @param sector null where the scope is none
    /// @param ticker null where the scope is none
    record CardScope(EvidenceScope scope, @Nullable String sector, @Nullable String ticker) {}

    /// @param from the date of the first event
    /// @param to the date of the last
    record Basis(LocalDate from, LocalDate to, LocalDate dataDay, int formulaVersion) {}

    static final ExportTable<ShownCard> TABLE =
            ExportTable.<ShownCard>of("evidence")
                    .text("signal", card -> card.named.signal)
                    .text("scope", card -> card.scoped.scope.key())
                    .text("sector", card -> card.scoped.sector)
                    .text("ticker", card -> card.scoped.ticker)
                    .number("horizon", card -> BigDecimal.valueOf(card.horizon))
                    .text("state", card -> card.state.key())
                    .number("n", card -> BigDecimal.valueOf(card.size.n()))
                    .computed("effective_n", card -> card.size.effectiveN())
                    .number("symbols", card -> BigDecimal.valueOf(card.size.symbols()))
                    .number("dates", card -> BigDecimal.valueOf(card.size.dates()))
                    .computed("hit_percent", card -> card.rates.hitPercent())
                    .computed("base_percent", card -> card.rates.basePercent())
                    .computed("mean_percent", card -> card.excess.meanPercent())
                    .computed("median_percent", card -> card.excess.medianPercent())
                    .computed("low_percent", card -> card.excess.lowPercent())
                    .computed("high_percent", card -> card.excess.highPercent())
                    .computed("p", tested(CardTest::p))
                    .computed("q", tested(CardTest::q))
                    .number("tests", tested(test -> BigDecimal.valueOf(test.tests())))
                    .date("from", card -> card.basis.from)
                    .date("to", card -> card.basis.to)
                    .date("data_day", card -> card.basis.dataDay)
                    .text("message", ShownCard::message);

    private static <T> Function<ShownCard, @Nullable T> tested(
            Function<CardTest, @Nullable T> part) {
        return shown -> shown.test == null ? null : part.apply(shown.test);
    }

    static ShownCard of(FoundCard found) {
        SignalCard card = found.card();
        boolean isSector = found.scope() == EvidenceScope.SECTOR;
        return new ShownCard(
                new SignalName(
                        card.signal().text(),
                        card.signal().kind(),
                        card.signal().name(),
                        card.signal().sideText()),
                new CardScope(
                        found.scope(),
                        isSector ? found.member() : null,
                        isSector ? null : found.member()),
                card.horizon(),
                card.state(),
                card.words(),
                card.size(),
                card.rates(),
                card.excess(),
                card.test(),
                new Basis(card.from(), card.to(), found.dataDay(), found.formula()));
    }
}
