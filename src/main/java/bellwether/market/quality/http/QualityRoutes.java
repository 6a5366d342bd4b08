package bellwether.market.quality.http;

import bellwether.market.quality.QualityFinding;
import bellwether.market.quality.QualityReport;
import bellwether.market.quality.QualityReports;
import bellwether.market.quality.RankedSymbol;
import bellwether.market.quality.Severity;
import bellwether.market.quality.Warning;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// Shows ledgers: a symbol's own, and the worst of all.
public final class QualityRoutes implements Routes {
    private static final String LIST = "quality";

    private static final CsvOutput<Brief> TABLE =
            CsvOutput.<Brief>of(LIST)
                    .with("ticker", Brief::ticker)
                    .with("score", Brief::score)
                    .with("severity", brief -> brief.severity().code())
                    .with(
                            "findings",
                            brief -> brief.findings().stream().map(Warning::message).toList())
                    .with("bars", Brief::bars)
                    .with("first_on", Brief::first)
                    .with("last_on", Brief::last)
                    .with("exchange", Brief::exchange)
                    .with("synthetic", Brief::synthetic)
                    .with("data_version", Brief::dataVersion)
                    .with("current", Brief::current);

    /// A ledger without the occurrences and the rules.
    private record Brief(
            String ticker,
            double score,
            Severity severity,
            List<Warning> findings,
            int bars,
            @JsonProperty("first_on") String first,
            @JsonProperty("last_on") String last,
            String exchange,
            boolean synthetic,
            long dataVersion,
            boolean current) {
        static Brief of(QualityReport ledger) {
            return new Brief(
                    ledger.ticker(),
                    ledger.score(),
                    ledger.findings().getFirst().severity(),
                    ledger.findings().stream().map(QualityFinding::warning).toList(),
                    ledger.judged().bars(),
                    ledger.judged().first(),
                    ledger.judged().last(),
                    ledger.exchange(),
                    ledger.synthetic(),
                    ledger.judged().dataVersion(),
                    ledger.judged().current());
        }
    }

    /// @param behind symbols of whose present bars no ledger tells yet; they may be missing here
    private record Ranked(@JsonUnwrapped Page<Brief> page, int behind) {}

    private final QualityReports ledgers;

    public QualityRoutes(QualityReports ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/quality", this::one, Role.READER);
        routes.get("/api/v1/quality", this::list, Role.READER);
    }

    private void one(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        reading.answer(EntityTag.ofBytes(), ledgers.of(ticker));
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        Page<Brief> page =
                Page.of(
                                ctx,
                                limit,
                                ledgers.worst(after(ctx), limit + 1),
                                last -> Cursor.of(LIST, last.score(), last.ticker()))
                        .map(Brief::of);
        reading.answer(EntityTag.ofBytes(), new Ranked(page, ledgers.behind()), TABLE, page::items);
    }

    private static Optional<RankedSymbol> after(Context ctx) {
        return Cursor.from(ctx, LIST, 2)
                .map(cursor -> {
                    try {
                        return new RankedSymbol(cursor.part(1), Double.parseDouble(cursor.part(0)));
                    } catch (NumberFormatException e) {
                        throw Cursor.mangled(cursor.encode());
                    }
                });
    }
}
