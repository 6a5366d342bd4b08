package bellwether.trading.portfolio.http;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StatusRefusal;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.transfer.DecimalSign;
import bellwether.trading.portfolio.transfer.TradeImport;
import bellwether.trading.portfolio.transfer.TradeImportOptions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `POST /api/v1/portfolios/{id}/trades/import`: the trades of a broker's file.
public final class TradeImportRoute implements Routes {
    private static final Set<String> TYPES =
            Set.of("text/csv", "text/tab-separated-values", "application/octet-stream");

    private final TradeImport imports;

    public TradeImportRoute(TradeImport imports) {
        this.imports = imports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/portfolios/{id}/trades/import", this::take, Role.TRADER);
    }

    private void take(Context ctx) {
        requireKnownType(ctx.header("Content-Type"));
        QueryParameters.allowOnly(ctx, "dry_run", "partial", "decimal", "tickers");
        PortfolioId portfolio = TradePaths.portfolio(ctx);
        TradeImportOptions options =
                new TradeImportOptions(
                        QueryParameters.flag(ctx, "dry_run"),
                        QueryParameters.flag(ctx, "partial"),
                        decimal(ctx),
                        tickers(ctx));
        Responses.json(
                ctx, imports.run(TradePaths.owner(ctx), portfolio, ctx.bodyAsBytes(), options));
    }

    private static void requireKnownType(@Nullable String header) {
        String type =
                header == null
                        ? ""
                        : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw StatusRefusal.of(
                    415,
                    "unsupported_media_type",
                    "Send text/csv, text/tab-separated-values or application/octet-stream as Content-Type; it was %s"
                            .formatted(type.isEmpty() ? "not given" : Rejection.shown(type)));
        }
    }

    private static Optional<DecimalSign> decimal(Context ctx) {
        String text = ctx.queryParam("decimal");
        if (text == null) {
            return Optional.empty();
        }
        Optional<DecimalSign> sign = DecimalSign.of(text);
        if (sign.isEmpty()) {
            throw Refusal.invalid(
                    "?decimal", "must be point or comma, was " + Rejection.shown(text));
        }
        return sign;
    }

    /// `US0378331005=AAPL,VUSA=VUSA.L`: what the file calls a symbol, and what it is called here.
    private static Map<String, String> tickers(Context ctx) {
        Map<String, String> tickers = new HashMap<>();
        String text = ctx.queryParam("tickers");
        if (text == null) {
            return tickers;
        }
        for (String pair : text.split(",", -1)) {
            int sign = pair.indexOf('=');
            Optional<Ticker> ticker =
                    sign < 1 ? Optional.empty() : Ticker.of(pair.substring(sign + 1));
            if (ticker.isEmpty()) {
                throw Refusal.invalid(
                        "?tickers",
                        "must be pairs such as US0378331005=AAPL with commas between them; one was "
                                + Rejection.shown(pair));
            }
            tickers.put(
                    pair.substring(0, sign).strip().toUpperCase(Locale.ROOT), ticker.get().name());
        }
        return tickers;
    }
}
