package bellwether.technical.indicators.http;

import bellwether.market.quality.Warning;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.technical.indicators.FoundPatterns;
import io.javalin.http.Context;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Patterns as a table, a row for each that was found, the oldest first. What it rests on is in
/// headers, so that the table stays one.
final class PatternsCsv {
    private static final CsvOutput<FoundPatterns.Row> TABLE =
            CsvOutput.<FoundPatterns.Row>of("patterns")
                    .with("date", FoundPatterns.Row::date)
                    .with("time", FoundPatterns.Row::time)
                    .with("pattern", FoundPatterns.Row::pattern)
                    .with("family", row -> row.family().name().toLowerCase(Locale.ROOT))
                    .with("direction", FoundPatterns.Row::direction)
                    .with("value", FoundPatterns.Row::value)
                    .with("level", FoundPatterns.Row::level)
                    .with("target", FoundPatterns.Row::target)
                    .with("quality", FoundPatterns.Row::quality);

    /// Bars of days have no times.
    private static final Comparator<FoundPatterns.Row> BY_TIME =
            Comparator.comparing(FoundPatterns.Row::date)
                    .thenComparing(
                            FoundPatterns.Row::time,
                            Comparator.nullsFirst(Comparator.naturalOrder()));

    private PatternsCsv() {}

    static void write(Context ctx, FoundPatterns found) {
        IndicatorsCsv.basis(ctx, found.basis());
        if (!found.warnings().isEmpty()) {
            ctx.header(
                    "X-Warnings",
                    IndicatorsCsv.printable(
                            found.warnings().stream()
                                    .map(Warning::message)
                                    .collect(Collectors.joining("; "))));
        }
        StringWriter text = new StringWriter();
        Stream.concat(
                        found.candlesticks().stream().map(FoundPatterns.Candle::row),
                        found.charts().stream().map(FoundPatterns.Chart::row))
                .sorted(BY_TIME)
                .forEach(TABLE.rowsTo(text));
        ctx.contentType(ConditionalResponse.CSV)
                .result(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
