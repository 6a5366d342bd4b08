package bellwether.research.forecast.http;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastTerms;
import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import bellwether.research.forecast.work.ForecastDesk;
import bellwether.research.forecast.work.ForecastRecords;
import bellwether.research.forecast.work.PortfolioOutlooks;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The routes under `/api/v1/forecasts`.
public final class ForecastRoutes implements Routes {
    private static final String ALL = "/api/v1/forecasts";
    private static final List<String> DAYS = List.of("7", "30");

    private final ForecastDesk desk;
    private final ForecastRecords records;
    private final PortfolioOutlooks portfolios;

    public ForecastRoutes(
            ForecastDesk desk, ForecastRecords records, PortfolioOutlooks portfolios) {
        this.desk = desk;
        this.records = records;
        this.portfolios = portfolios;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL + "/record", this::record, Role.READER);
        routes.get(ALL + "/pnl", this::money, Role.READER);
        routes.get(ALL + "/{ticker}", this::symbol, Role.READER);
    }

    private void symbol(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "garch");
        boolean garch = QueryParameters.flag(ctx, "garch");
        reading.answer(
                EntityTag.ofBytes(), ShownOutlook.of(desk.of(TickerParameter.of(ctx), garch)));
    }

    private record Answer(
            RecordGrouping by,
            boolean synthetic,
            String centre,
            String message,
            @JsonUnwrapped Page<ShownRecord> page) {}

    private void record(Context ctx) {
        QueryParameters.allowOnly(ctx, "horizon", "model", "by", "symbol", "synthetic", "format");
        ConditionalResponse reading = ConditionalResponse.tableByFormat(ctx);
        RecordQuery wanted = query(ctx);
        List<ShownRecord> found = records.of(wanted).stream().map(ShownRecord::of).toList();
        reading.answer(
                EntityTag.ofBytes(),
                new Answer(
                        wanted.by(),
                        wanted.synthetic(),
                        "0: no change, so that its squared error is that of no change",
                        "Live: written before the session after its last bar had ended. Replayed:"
                                + " later, from the bars up to its date. They are never added up.",
                        Page.whole(found)),
                ShownRecord.TABLE,
                () -> found);
    }

    private RecordQuery query(Context ctx) {
        Optional<Stock> symbol =
                Optional.ofNullable(ctx.queryParam("symbol"))
                        .map(typed ->
                                Ticker.of(typed)
                                        .orElseThrow(() ->
                                                Refusal.invalid("?symbol", Ticker.rule(typed))))
                        .map(desk::symbol);
        boolean synthetic = QueryParameters.flag(ctx, "synthetic");
        return new RecordQuery(
                horizon(ctx),
                QueryParameters.oneOf(ctx, "model", ForecastModel.class, ForecastModel::key),
                QueryParameters.oneOf(ctx, "by", RecordGrouping.class, RecordGrouping::key)
                        .orElse(RecordGrouping.ALL),
                symbol.map(stock -> stock.stored().synthetic()).orElse(synthetic),
                symbol.map(Stock::ticker));
    }

    private static Optional<Integer> horizon(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("horizon"))
                .map(text ->
                        ForecastTerms.horizon(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?horizon",
                                                "must be one of 1, 5, 20, was \"%s\""
                                                        .formatted(Quoted.text(text)))));
    }

    /// @param days with a valuation, not of the calendar
    /// @param drawnFrom daily returns
    private record Money(
            String portfolio,
            String currency,
            LocalDate asOf,
            BigDecimal worth,
            int days,
            int drawnFrom,
            int draws,
            double meanBlock,
            List<Quantile> quantiles,
            String message) {}

    private record Quantile(double probability, double returnPercent, BigDecimal pnl) {}

    private void money(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "portfolio", "days");
        String days = Optional.ofNullable(ctx.queryParam("days")).orElse(DAYS.getFirst());
        if (!DAYS.contains(days)) {
            throw Refusal.invalid(
                    "?days", "must be 7 or 30, was \"%s\"".formatted(Quoted.text(days)));
        }
        PortfolioOutlooks.Outlook found =
                portfolios.of(
                        Callers.of(ctx).owner(),
                        Optional.ofNullable(ctx.queryParam("portfolio")),
                        Integer.parseInt(days));
        reading.answer(EntityTag.ofBytes(), shown(found));
    }

    private static Money shown(PortfolioOutlooks.Outlook found) {
        var returns = found.ahead().returns();
        return new Money(
                found.portfolio().id().toString(),
                found.portfolio().terms().currency(),
                found.asOf(),
                found.worth(),
                found.ahead().days(),
                found.ahead().n(),
                found.ahead().draws(),
                found.ahead().meanBlock(),
                List.of(
                        quantile(found, 0.1, returns.low()),
                        quantile(found, 0.5, returns.middle()),
                        quantile(found, 0.9, returns.high())),
                "What its own daily returns, drawn at random in blocks, come to: as good as the"
                        + " past is like what comes. Days without a valuation are not counted. It has"
                        + " no record.");
    }

    private static Quantile quantile(
            PortfolioOutlooks.Outlook found, double probability, double part) {
        return new Quantile(probability, 100 * part, found.money(part));
    }
}
