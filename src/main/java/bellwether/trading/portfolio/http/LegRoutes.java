package bellwether.trading.portfolio.http;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.base.Sha256;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.StatedTransfers;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// `POST /api/v1/strategies/{id}/legs`: a trade that somebody states.
public final class LegRoutes implements Routes {
    private static final int KEY_DIGITS = 24;
    private static final int REQUEST_DIGITS = 12;

    private final StatedTransfers transfers;
    private final BodyParser bodies;
    private final InstantSource clock;

    public LegRoutes(StatedTransfers transfers, BodyParser bodies, InstantSource clock) {
        this.transfers = transfers;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// What was booked.
    ///
    /// @param quantity in shares as the account has them, after the splits
    /// @param splits on record since the trade's day
    private record Leg(
            String id,
            String ticker,
            String strategy,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal value,
            BigDecimal costs,
            LocalDate date,
            boolean stated,
            List<LocalDate> splits) {
        static Leg of(StatedTransfers.Transfer done) {
            return new Leg(
                    done.fill().orderId(),
                    done.fill().position().symbol(),
                    done.fill().position().strategy(),
                    done.fill().side().key(),
                    done.fill().quantity(),
                    done.fill().price(),
                    done.fill().value(),
                    done.fill().costs(),
                    done.fill().date(),
                    true,
                    done.splits().stream().map(CorporateAction::exDate).toList());
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/strategies/{id}/legs", this::add, Role.TRADER);
    }

    private void add(Context ctx) {
        QueryParameters.allowOnly(ctx);
        StrategyId strategy = TradePaths.strategy(ctx);
        Optional<String> key = IdempotencyKey.of(ctx);
        LegRequest request = bodies.read(ctx, LegRequest.class);
        String owner = TradePaths.owner(ctx);
        StrategyPlace place = transfers.place(owner, strategy);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String asked = strategy + " " + Json.answer(request);
        StatedTransfers.Transfer done =
                transfers.addOnce(
                        owner,
                        place,
                        request.trade(today, reference(key, asked)),
                        hash(asked, REQUEST_DIGITS));
        if (done.repeated()) {
            ctx.header("Idempotent-Replayed", "true");
        }
        ctx.status(201);
        Responses.json(ctx, Leg.of(done));
    }

    /// Of a request with a key, so that its repetition books nothing; else a new one.
    private String reference(Optional<String> key, String asked) {
        String text = key.map(given -> "key " + given).orElseGet(() -> clock.instant() + asked);
        return "leg." + hash(text, KEY_DIGITS);
    }

    private static String hash(String text, int digits) {
        return Sha256.hex(text).substring(0, digits);
    }
}
