package bellwether.research.analysis.http;

import bellwether.platform.base.Fault;
import bellwether.research.analysis.profile.Bounds;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.RiskRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The numbers for stop, target and size of a [ProfileBody]; [RiskRules] says what each is.
record RiskBody(
        @Nullable BigDecimal stopAtr,
        @Nullable BigDecimal stopMinPercent,
        @Nullable BigDecimal stopMaxPercent,
        @Nullable BigDecimal rewardRisk,
        @Nullable BigDecimal targetPercent,
        @Nullable Integer maxBars,
        @Nullable BigDecimal riskPercent,
        @Nullable BigDecimal positionLimitPercent,
        @Nullable BigDecimal costPercent) {
    private static final RiskRules USUAL = BuiltInProfiles.BALANCED.risk();

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Bounds.of("0.1", "10").check("/risk/stop_atr", stopAtr, faults);
        Bounds.of("0.1", "10").check("/risk/stop_min_percent", stopMinPercent, faults);
        Bounds.of("1", "10").check("/risk/stop_max_percent", stopMaxPercent, faults);
        if (faults.isEmpty() && least().compareTo(most()) > 0) {
            faults.add(
                    new Fault(
                            "/risk/stop_min_percent",
                            "must be at most stop_max_percent, which is %s, was %s"
                                    .formatted(most().toPlainString(), least().toPlainString())));
        }
        Bounds.of("1.5", "9").check("/risk/reward_risk", rewardRisk, faults);
        Bounds.of("0.1", "90").check("/risk/target_percent", targetPercent, faults);
        Bounds.of("1", "1000")
                .check(
                        "/risk/max_bars",
                        maxBars == null ? null : BigDecimal.valueOf(maxBars),
                        faults);
        Bounds.of("0.01", "10").check("/risk/risk_percent", riskPercent, faults);
        Bounds.of("0.1", "100").check("/risk/position_limit_percent", positionLimitPercent, faults);
        Bounds.of("0", "5").check("/risk/cost_percent", costPercent, faults);
        return faults;
    }

    RiskRules rules() {
        return new RiskRules(
                or(stopAtr, BigDecimal.valueOf(USUAL.stopAtr())).doubleValue(),
                least().doubleValue(),
                most().doubleValue(),
                or(rewardRisk, USUAL.rewardRisk()),
                Optional.ofNullable(targetPercent),
                maxBars == null ? OptionalInt.empty() : OptionalInt.of(maxBars),
                or(riskPercent, USUAL.riskPercent()),
                or(positionLimitPercent, USUAL.positionLimitPercent()),
                or(costPercent, USUAL.costPercent()));
    }

    private BigDecimal least() {
        return or(stopMinPercent, BigDecimal.valueOf(USUAL.stopMinPercent()));
    }

    private BigDecimal most() {
        return or(stopMaxPercent, BigDecimal.valueOf(USUAL.stopMaxPercent()));
    }

    private static BigDecimal or(@Nullable BigDecimal given, BigDecimal usual) {
        return Objects.requireNonNullElse(given, usual);
    }
}
