package bellwether.research.analysis.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.vote.Verdict;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The parameters by which lists of analyses are filtered and sorted. A wrong one is 422 and names
/// what is allowed.
final class AnalysisParameters {
    /// Those that may be given several times, or once with commas.
    static final Set<String> REPEATABLE = Set.of("verdict", "ticker");

    private static final String BUYS = "buys";
    private static final String SELLS = "sells";
    private static final int MOST_TICKERS = 200;

    private AnalysisParameters() {}

    /// All names that these and the presentation have, and some more.
    static String[] and(String... more) {
        return Stream.of(
                        Stream.of(
                                "limit",
                                "cursor",
                                "verdict",
                                "fresh",
                                "sort",
                                "min_score",
                                "max_score"),
                        Arrays.stream(AnalysisPresentation.PARAMETERS),
                        Arrays.stream(more))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    /// @param names all names of a symbol, under any of which its analyses are wanted
    static AnalysisFilter filter(Context ctx, Function<Ticker, List<String>> names) {
        Optional<Double> least = score(ctx, "min_score");
        Optional<Double> most = score(ctx, "max_score");
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            throw Refusal.invalid(
                    "?max_score",
                    "must not be below min_score, %s, was %s".formatted(least.get(), most.get()));
        }
        return new AnalysisFilter(
                verdicts(ctx, "verdict"),
                ctx.queryParam("fresh") == null
                        ? Optional.empty()
                        : Optional.of(QueryParameters.flag(ctx, "fresh")),
                least,
                most,
                tickers(ctx).stream().flatMap(ticker -> names.apply(ticker).stream()).toList());
    }

    static AnalysisSort sort(Context ctx, AnalysisSort absent) {
        return Optional.ofNullable(ctx.queryParam("sort")).map(AnalysisSort::parse).orElse(absent);
    }

    /// The verdicts that a parameter names, each or by side.
    static Set<Verdict> verdicts(Context ctx, String name) {
        Set<Verdict> wanted = EnumSet.noneOf(Verdict.class);
        words(ctx, name).forEach(word -> wanted.addAll(verdicts(name, word)));
        return wanted;
    }

    private static Set<Verdict> verdicts(String name, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case BUYS -> Set.of(Verdict.BUY, Verdict.STRONG_BUY);
            case SELLS -> Set.of(Verdict.SELL, Verdict.STRONG_SELL);
            default -> Set.of(verdict(name, word));
        };
    }

    private static Verdict verdict(String name, String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("?" + name, DidYouMean.rule(knownVerdicts(), word)));
    }

    private static List<String> knownVerdicts() {
        return Stream.concat(
                        Arrays.stream(Verdict.values()).map(Verdict::name), Stream.of(BUYS, SELLS))
                .toList();
    }

    private static List<Ticker> tickers(Context ctx) {
        List<String> words = words(ctx, "ticker");
        if (words.size() > MOST_TICKERS) {
            throw Refusal.invalid(
                    "?ticker", "must be at most %d, was %d".formatted(MOST_TICKERS, words.size()));
        }
        return words.stream().map(AnalysisParameters::ticker).toList();
    }

    private static Ticker ticker(String word) {
        return Ticker.of(word)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?ticker",
                                "%s, was \"%s\""
                                        .formatted(
                                                AnalysisRequest.TICKER_RULE, Quoted.text(word))));
    }

    private static List<String> words(Context ctx, String name) {
        return ctx.queryParams(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static Optional<Double> score(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        if (text.matches("[+-]?(0(\\.\\d{1,17})?|\\.\\d{1,17}|1(\\.0{1,17})?)")) {
            return Optional.of(Double.parseDouble(text));
        }
        throw Refusal.invalid(
                "?" + name,
                "must be a number from -1 to 1, was \"%s\"".formatted(Quoted.text(text)));
    }
}
