package bellwether.desk.fit.http;

import bellwether.desk.fit.FitPlan;
import bellwether.desk.fit.source.FitSides;
import bellwether.market.money.PriceUnit;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/jobs/{id}/fit`.
///
/// @param capital needed without a portfolio
/// @param currency of the capital; absent means the only one of the job's plans
/// @param portfolio that is filled up: its equity is the capital, its free cash may be spent
/// @param side absent means long
public record FitRequest(
        @Nullable
                @DecimalMin(value = "1", message = CAPITAL)
                @DecimalMax(value = "1000000000000", message = CAPITAL)
                BigDecimal capital,
        @Nullable String currency,
        @Nullable String portfolio,
        @Nullable @Pattern(regexp = "long|short|both", message = "must be long, short or both")
                String side,
        @Nullable
                @DecimalMin(value = "0.1", message = HEAT)
                @DecimalMax(value = "100", message = HEAT)
                BigDecimal heatPercent,
        @Nullable
                @DecimalMin(value = "2", message = SHARE)
                @DecimalMax(value = "100", message = SHARE)
                BigDecimal positionPercent,
        @Nullable
                @DecimalMin(value = "2", message = SHARE)
                @DecimalMax(value = "100", message = SHARE)
                BigDecimal sectorPercent,
        @Nullable
                @DecimalMin(value = "0", message = CORRELATION)
                @DecimalMax(value = "1", message = CORRELATION)
                Double correlation,
        @Nullable @Min(value = 1, message = POSITIONS) @Max(value = 200, message = POSITIONS)
                Integer positions)
        implements SelfValidating {
    static final String CAPITAL = "must be 1 to 1,000,000,000,000";
    static final String HEAT = "must be 0.1 to 100";
    static final String SHARE = "must be 2 to 100";
    static final String CORRELATION = "must be 0 to 1";
    static final String POSITIONS = "must be 1 to 200";

    private static final BigDecimal USUAL_HEAT = BigDecimal.valueOf(6);
    private static final BigDecimal USUAL_POSITION = BigDecimal.valueOf(20);
    private static final BigDecimal USUAL_SECTOR = BigDecimal.valueOf(30);
    private static final double USUAL_CORRELATION = 0.8;
    private static final int USUAL_POSITIONS = 10;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (portfolio == null && capital == null) {
            faults.add(
                    new Fault(
                            "/capital",
                            "is required without a portfolio: a number such as 100000"));
        }
        if (portfolio != null && capital != null) {
            faults.add(
                    new Fault(
                            "/capital",
                            "must be left out with a portfolio, whose equity is the capital"));
        }
        if (portfolio != null && currency != null) {
            faults.add(
                    new Fault("/currency", "must be left out with a portfolio, which has its own"));
        }
        if (currency != null && PriceUnit.of(currency).filter(u -> !u.isHundredth()).isEmpty()) {
            faults.add(new Fault("/currency", PriceUnit.rule(currency)));
        }
        return faults;
    }

    FitPlan plan() {
        return new FitPlan(
                Optional.ofNullable(portfolio),
                Optional.ofNullable(capital),
                Optional.ofNullable(currency).flatMap(PriceUnit::of).map(PriceUnit::currency),
                side == null ? FitSides.LONG : FitSides.valueOf(side.toUpperCase(Locale.ROOT)),
                new FitPlan.Percentages(
                        Objects.requireNonNullElse(heatPercent, USUAL_HEAT),
                        Objects.requireNonNullElse(positionPercent, USUAL_POSITION),
                        Objects.requireNonNullElse(sectorPercent, USUAL_SECTOR),
                        Objects.requireNonNullElse(correlation, USUAL_CORRELATION),
                        Objects.requireNonNullElse(positions, USUAL_POSITIONS)));
    }
}
