package bellwether.trading.portfolio.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.risk.HaltMode;
import bellwether.trading.portfolio.risk.RiskHalts;
import bellwether.trading.portfolio.risk.TradeRisk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The risk of portfolios: how they use their limits, and their halt.
public final class RiskRoutes implements Routes {
    private static final String ONE = PortfolioRoutes.ONE;
    private static final String RISK = ONE + "/risk";

    private final TradeRisk risk;
    private final BodyParser bodies;

    public RiskRoutes(TradeRisk risk, BodyParser bodies) {
        this.risk = risk;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(RISK, this::show, Role.READER);
        routes.patch(RISK, this::change, Role.TRADER);
        routes.post(ONE + "/halt", this::halt, Role.TRADER);
        routes.post(ONE + "/resume", this::resume, Role.TRADER);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                risk.overviews().show(TradePaths.owner(ctx), TradePaths.portfolio(ctx)));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(
                ctx,
                risk.overviews()
                        .change(Callers.actor(ctx), TradePaths.portfolio(ctx), bodies.object(ctx)));
    }

    private void halt(Context ctx) {
        QueryParameters.allowOnly(ctx);
        PortfolioId id = TradePaths.portfolio(ctx);
        HaltBody body = bodies.read(ctx, HaltBody.class);
        HaltMode mode = HaltMode.valueOf(body.mode().toUpperCase(Locale.ROOT));
        RiskHalts.HaltResult done =
                risk.halts().halt(Callers.actor(ctx), id, mode, body.reason().strip());
        Responses.json(
                ctx,
                new ShownHalted(
                        id.toString(),
                        mode.key(),
                        done.halt().reason(),
                        done.halt().since(),
                        done.cancelled(),
                        done.closing()));
    }

    private void resume(Context ctx) {
        QueryParameters.allowOnly(ctx);
        PortfolioId id = TradePaths.portfolio(ctx);
        ResumeBody body = bodies.read(ctx, ResumeBody.class);
        risk.halts().resume(Callers.actor(ctx), id, body.reason().strip());
        Responses.json(ctx, risk.overviews().show(TradePaths.owner(ctx), id));
    }

    /// Why; for the audit and for whoever resumes.
    record HaltBody(
            @NotNull(message = MODE_RULE)
                    @Pattern(regexp = "block|cancel|flatten", message = MODE_RULE)
                    String mode,
            @NotNull(message = ReasonText.RULE)
                    @Pattern(regexp = ReasonText.FORM, message = ReasonText.RULE)
                    @Size(max = ReasonText.MOST, message = ReasonText.RULE)
                    String reason) {
        private static final String MODE_RULE = "must be block, cancel or flatten";
    }

    record ResumeBody(
            @NotNull(message = ReasonText.RULE)
                    @Pattern(regexp = ReasonText.FORM, message = ReasonText.RULE)
                    @Size(max = ReasonText.MOST, message = ReasonText.RULE)
                    String reason) {}

    private static final class ReasonText {
        static final int MOST = 200;
        static final String FORM = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";
        static final String RULE = "must be a reason of 1 to 200 characters on one line";

        private ReasonText() {}
    }

    private record ShownHalted(
            String portfolio,
            String mode,
            String reason,
            Instant since,
            List<String> cancelled,
            List<String> closing) {}
}
