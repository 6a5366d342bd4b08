package bellwether.research.evidence.http;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import bellwether.research.evidence.signal.EventHorizon;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.work.EvidenceArchive;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads which cards a request wants.
final class EvidenceParameters {
    private final EvidenceArchive archive;
    private final SymbolDirectory symbols;

    EvidenceParameters(EvidenceArchive archive, SymbolDirectory symbols) {
        this.archive = archive;
        this.symbols = symbols;
    }

    Stock known(Ticker ticker) {
        return symbols.find(ticker).orElseThrow(() -> symbols.unknown(ticker));
    }

    /// Without a symbol there are no cards of one; without a scope there are all others.
    static Set<EvidenceScope> scopes(Context ctx) {
        Optional<EvidenceScope> scope = QueryParameters.oneOf(ctx, "scope", EvidenceScope.class);
        boolean isNamed = ctx.queryParam("ticker") != null;
        if (!isNamed && scope.filter(EvidenceScope.SYMBOL::equals).isPresent()) {
            throw Refusal.invalid("?ticker", "is required with scope=symbol");
        }
        Set<EvidenceScope> all =
                isNamed
                        ? EnumSet.allOf(EvidenceScope.class)
                        : EnumSet.complementOf(EnumSet.of(EvidenceScope.SYMBOL));
        return scope.map(Set::of).orElse(all);
    }

    Optional<Stock> ticker(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("ticker"))
                .map(text ->
                        known(
                                Ticker.of(text)
                                        .orElseThrow(() ->
                                                Refusal.invalid("?ticker", Ticker.rule(text)))));
    }

    Optional<String> sector(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("sector"))
                .map(text -> {
                    List<String> known = archive.sectors();
                    return known.stream()
                            .filter(text::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(() -> Refusal.invalid("?sector", unknown(known, text)));
                });
    }

    private static String unknown(List<String> known, String typed) {
        return known.isEmpty()
                ? "must be left out, as there is no evidence of any sector yet, was \"%s\""
                        .formatted(Quoted.text(typed))
                : DidYouMean.rule(known, typed);
    }

    static Set<SignalKey> signals(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("signal"))
                .map(text ->
                        SignalKey.parse(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?signal",
                                                "must be a kind, a name and bullish or bearish,"
                                                        + " such as pattern:ENGULFING:bullish or"
                                                        + " vote:rsi:bearish, was \"%s\""
                                                                .formatted(Quoted.text(text)))))
                .map(Set::of)
                .orElse(Set.of());
    }

    static Optional<Integer> horizon(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("horizon"))
                .map(text ->
                        EventHorizon.ALL.stream()
                                .map(EventHorizon::bars)
                                .filter(bars -> text.equals(String.valueOf(bars)))
                                .findFirst()
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?horizon",
                                                "must be %s, was \"%s\""
                                                        .formatted(
                                                                EventHorizon.words(),
                                                                Quoted.text(text)))));
    }
}
