package bellwether.technical.indicators.http;

import bellwether.platform.base.WireNumbers;
import bellwether.technical.indicators.BarTime;
import bellwether.technical.indicators.ComputedIndicators;
import bellwether.technical.indicators.ComputedIndicators.Values;
import bellwether.technical.indicators.IndicatorColumn;
import bellwether.technical.indicators.ResponseBasis;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Indicators as a table, a row for each bar; a cell without a value is empty. What the values rest
/// on stands in headers, so that the table stays one.
final class IndicatorsCsv {
    private IndicatorsCsv() {}

    static void write(Context ctx, ComputedIndicators computed) throws IOException {
        ctx.contentType("text/csv; charset=utf-8; header=present");
        basis(ctx, computed.basis());
        ctx.header("X-Warm-Up", warmUps(computed.indicators()));
        String anchors = anchors(computed.indicators());
        if (!anchors.isEmpty()) {
            ctx.header("X-Anchored-At", anchors);
        }
        try (Writer rows =
                new BufferedWriter(
                        new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8))) {
            rows.append(computed.days().hasTimes() ? "date,time" : "date");
            for (Values values : computed.indicators()) {
                for (String output : values.indicator().outputs()) {
                    rows.append(',').append(heading(values, output));
                }
            }
            rows.append("\r\n");
            for (int bar = 0; bar < computed.days().size(); bar++) {
                row(rows, computed, bar);
            }
        }
    }

    static void basis(Context ctx, ResponseBasis basis) {
        ctx.header("X-Source", printable(String.join(", ", basis.sources())));
        ctx.header("X-Synthetic", Boolean.toString(basis.synthetic()));
        ctx.header("X-Data-Version", Long.toString(basis.dataVersion()));
        ctx.header("X-Bars-Used", basis.used().barsUsed() + " from " + basis.used().usedFrom());
    }

    private static void row(Writer rows, ComputedIndicators computed, int bar) throws IOException {
        rows.append(computed.days().at(bar).toString());
        if (computed.days().hasTimes()) {
            rows.append(',').append(computed.days().time(bar).toString());
        }
        for (Values values : computed.indicators()) {
            for (IndicatorColumn line : values.lines()) {
                rows.append(',');
                if (line.has(bar)) {
                    rows.append(WireNumbers.computed(line.at(bar)));
                }
            }
        }
        rows.append("\r\n");
    }

    /// `RSI_14`, or `MACD_12_26_9.signal` when there are several lines.
    static String heading(Values values, String output) {
        String id = values.choice().id();
        return values.indicator().outputs().size() == 1 ? id : id + "." + output;
    }

    private static String warmUps(List<Values> all) {
        return all.stream()
                .map(values ->
                        "%s=%d"
                                .formatted(
                                        values.choice().id(),
                                        values.indicator().warmUp(values.choice().arguments())))
                .collect(Collectors.joining(", "));
    }

    private static String anchors(List<Values> all) {
        return all.stream()
                .filter(values -> values.anchoredAt().isPresent())
                .map(values -> values.choice().id() + "=" + shown(values.anchoredAt().get()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(BarTime bar) {
        return String.valueOf(bar.time() == null ? bar.date() : bar.time());
    }

    /// A header takes no more than this.
    static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
