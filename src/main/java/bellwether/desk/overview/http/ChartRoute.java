package bellwether.desk.overview.http;

import bellwether.desk.overview.chart.BarColumns;
import bellwether.desk.overview.chart.ChartRequest;
import bellwether.desk.overview.chart.ChartSubject;
import bellwether.desk.overview.chart.LineColumns;
import bellwether.desk.overview.chart.NumberColumn;
import bellwether.desk.overview.chart.PriceCharts;
import bellwether.desk.overview.chart.ShownChart;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Bars of one symbol with lines and marks, for those who draw them.
public final class ChartRoute implements Routes {
    private final PriceCharts charts;

    public ChartRoute(PriceCharts charts) {
        this.charts = charts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/chart", this::chart, Role.READER);
    }

    private void chart(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        ChartRequest request = ChartParameters.of(ctx);
        String owner = Callers.of(ctx).owner();
        ChartSubject subject = charts.subject(TickerParameter.of(ctx), request.timeframe());
        EntityTag.Known tag = EntityTag.of(owner, charts.trace(owner, subject, request).toString());
        if (reading.unchanged(tag)) {
            return;
        }
        ShownChart chart = charts.of(owner, subject, request);
        reading.answer(
                tag,
                chart,
                table(chart),
                () -> IntStream.range(0, chart.bars().time().size()).boxed().toList());
    }

    private static CsvOutput<Integer> table(ShownChart chart) {
        BarColumns bars = chart.bars();
        boolean isIntraday = chart.subject().timeframe().isIntraday();
        CsvOutput<Integer> table =
                CsvOutput.<Integer>of("chart")
                        .with(isIntraday ? "time" : "date", bar -> moment(bars, bar, isIntraday));
        table = with(table, "open", bars.open());
        table = with(table, "high", bars.high());
        table = with(table, "low", bars.low());
        table = with(table, "close", bars.close());
        table = with(table, "volume", bars.volume());
        for (LineColumns line : chart.lines()) {
            for (Map.Entry<String, NumberColumn> column : line.values().entrySet()) {
                table = with(table, column.getKey(), column.getValue());
            }
        }
        return table;
    }

    private static CsvOutput<Integer> with(
            CsvOutput<Integer> table, String name, NumberColumn column) {
        return table.with(name, column::number);
    }

    private static String moment(BarColumns bars, int bar, boolean isIntraday) {
        Instant time =
                Instant.ofEpochSecond(Objects.requireNonNull(bars.time().number(bar)).longValue());
        return isIntraday ? time.toString() : time.toString().substring(0, 10);
    }
}
