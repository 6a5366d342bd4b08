package bellwether.desk.scan.http;

import bellwether.desk.scan.PatternCatalog;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.wish.ScanRequest;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads which detections a request wants.
final class DetectionFilters {
    /// The parameters, beside those of pages.
    static final List<String> NAMES =
            List.of(
                    "ticker",
                    "pattern",
                    "direction",
                    "timeframe",
                    "from",
                    "to",
                    "min_quality",
                    "revised");

    private enum Direction {
        BULLISH,
        BEARISH
    }

    private DetectionFilters() {}

    static DetectionQuery of(Context ctx) {
        return new DetectionQuery(
                tickers(ctx),
                pattern(ctx),
                QueryParameters.oneOf(
                                ctx,
                                "direction",
                                Direction.class,
                                one -> one == Direction.BULLISH ? "bullish" : "bearish")
                        .map(one -> one == Direction.BULLISH ? 1 : -1),
                timeframe(ctx),
                QueryParameters.time(ctx, "from"),
                QueryParameters.time(ctx, "to"),
                quality(ctx),
                QueryParameters.flag(ctx, "revised"));
    }

    /// With these names beside the filters.
    static void allow(Context ctx, String... more) {
        QueryParameters.allowOnly(
                ctx, Stream.concat(NAMES.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    static List<String> tickers(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("ticker")).stream()
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text)))
                                .name())
                .toList();
    }

    static Optional<String> pattern(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("pattern"))
                .map(text ->
                        PatternCatalog.find(text)
                                .orElseThrow(() ->
                                        Refusal.invalid("?pattern", ScanRequest.unknown(text)))
                                .name());
    }

    static Optional<Timeframe> timeframe(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("timeframe"))
                .map(text ->
                        Timeframe.of(text)
                                .filter(ScanRequest.TIMEFRAMES::contains)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?timeframe",
                                                Timeframe.unknown(text, ScanRequest.TIMEFRAMES))));
    }

    private static Optional<Double> quality(Context ctx) {
        String text = ctx.queryParam("min_quality");
        if (text == null) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // answered below, like a number that is out of bounds
        }
        throw Refusal.invalid(
                "?min_quality", "must be 0 to 1, was \"%s\"".formatted(Quoted.text(text)));
    }
}
