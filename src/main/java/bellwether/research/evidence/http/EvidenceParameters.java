package bellwether.research.evidence.http;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.research.evidence.EvidenceRequest;
import bellwether.research.evidence.signal.EventFinder;
import bellwether.research.evidence.signal.EventHorizon;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.work.EvidenceArchive;
import bellwether.research.evidence.work.EvidenceQuery;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads which cards a request wants.
final class EvidenceParameters {
    private final EvidenceArchive archive;
    private final SymbolDirectory symbols;

    EvidenceParameters(EvidenceArchive archive, SymbolDirectory symbols) {
        this.archive = archive;
        this.symbols = symbols;
    }

    /// What a request over HTTP says.
    static EvidenceRequest of(Context ctx, Optional<String> ticker) {
        return new EvidenceRequest(
                Callers.of(ctx).owner(),
                ticker,
                parameter(ctx, "signal"),
                parameter(ctx, "scope"),
                parameter(ctx, "sector"),
                parameter(ctx, "horizon"),
                parameter(ctx, "state"));
    }

    static Optional<String> parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    /// What it means.
    ///
    /// @throws Refusal 422 where a value breaks its rule, 404 for an unknown symbol
    EvidenceQuery query(EvidenceRequest asked) {
        return new EvidenceQuery(
                asked.owner(),
                scopes(asked),
                asked.ticker().map(this::known),
                asked.sector().map(this::sector),
                asked.signal().map(EvidenceParameters::signal).map(Set::of).orElse(Set.of()),
                asked.horizon().map(EvidenceParameters::horizon),
                asked.state()
                        .map(text ->
                                oneOf("state", EvidenceState.class, EvidenceState::key, text)));
    }

    private Stock known(String text) {
        Ticker ticker =
                Ticker.of(text).orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text)));
        return symbols.find(ticker).orElseThrow(() -> symbols.unknown(ticker));
    }

    /// Without a symbol there are no cards of one; without a scope there are all others.
    private static Set<EvidenceScope> scopes(EvidenceRequest asked) {
        Optional<EvidenceScope> scope =
                asked.scope()
                        .map(text -> oneOf("scope", EvidenceScope.class, EvidenceScope::key, text));
        boolean isNamed = asked.ticker().isPresent();
        if (!isNamed && scope.filter(EvidenceScope.SYMBOL::equals).isPresent()) {
            throw Refusal.invalid("?ticker", "is required with scope=symbol");
        }
        Set<EvidenceScope> all =
                isNamed
                        ? EnumSet.allOf(EvidenceScope.class)
                        : EnumSet.complementOf(EnumSet.of(EvidenceScope.SYMBOL));
        return scope.map(Set::of).orElse(all);
    }

    private static <E extends Enum<E>> E oneOf(
            String name, Class<E> type, Function<E, String> key, String text) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?" + name, DidYouMean.rule(all.stream().map(key).toList(), text)));
    }

    private String sector(String text) {
        List<String> known = archive.sectors();
        return known.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("?sector", unknown(known, text)));
    }

    private static String unknown(List<String> known, String typed) {
        return known.isEmpty()
                ? "must be left out, as there is no evidence of any sector yet, was \"%s\""
                        .formatted(Quoted.text(typed))
                : DidYouMean.rule(known, typed);
    }

    private static SignalKey signal(String text) {
        SignalKey key =
                SignalKey.parse(text)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?signal",
                                        "must be a kind, a name and bullish or bearish, such as pattern:ENGULFING:bullish or vote:rsi:bearish, was \"%s\""
                                                .formatted(Quoted.text(text))));
        List<String> names = EventFinder.names(key.kind());
        if (!names.isEmpty() && !names.contains(key.name())) {
            throw Refusal.invalid("?signal", unnamed(key, names));
        }
        return key;
    }

    private static String unnamed(SignalKey key, List<String> names) {
        return "must name a %s that is counted by direction, was \"%s\"%s"
                .formatted(
                        key.kind().key(),
                        Quoted.text(key.name()),
                        DidYouMean.endingOrAll(names, key.name()));
    }

    private static int horizon(String text) {
        return EventHorizon.ALL.stream()
                .map(EventHorizon::bars)
                .filter(bars -> text.equals(String.valueOf(bars)))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?horizon",
                                "must be %s, was \"%s\""
                                        .formatted(EventHorizon.words(), Quoted.text(text))));
    }
}
