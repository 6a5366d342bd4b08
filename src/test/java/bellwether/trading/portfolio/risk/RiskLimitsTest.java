package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Limits as their owner states them.
final class RiskLimitsTest {
    private static RiskLimits changed(String json) {
        return RiskLimits.USUAL.changed("/limits", Json.stored(json, ObjectNode.class));
    }

    @Test
    void whatIsAbsentStaysAndNullSwitchesOff() {
        RiskLimits limits =
                changed("{\"heat_percent\":null,\"positions\":3,\"require_check\":true}");
        assertTrue(limits.most(RiskLimit.HEAT_PERCENT).isEmpty());
        assertEquals(new BigDecimal(3), limits.most(RiskLimit.POSITIONS).orElseThrow());
        assertEquals(new BigDecimal(20), limits.most(RiskLimit.POSITION_PERCENT).orElseThrow());
        assertTrue(limits.requireCheck());
    }

    @Test
    void whatDiffersIsStoredAndReadBack() {
        assertEquals("{}", RiskLimits.USUAL.differing());
        RiskLimits limits = changed("{\"risk_percent\":0.5,\"week_loss_percent\":null}");
        assertEquals("{\"risk_percent\":0.5,\"week_loss_percent\":null}", limits.differing());
        assertEquals(limits, RiskLimits.stored(limits.differing()));
        assertEquals(RiskLimits.USUAL, RiskLimits.stored("{}"));
    }

    @Test
    void everyFaultIsNamed() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                changed(
                                        "{\"risk_percent\":0,\"positions\":1.5,\"heat\":1,\"require_check\":1}"));
        assertEquals(
                List.of(
                        "/limits/risk_percent",
                        "/limits/positions",
                        "/limits/heat",
                        "/limits/require_check"),
                refusal.faults().stream().map(Fault::pointer).toList());
        assertTrue(refusal.faults().get(2).detail().contains("heat_percent"));
        assertFalse(RiskLimit.RISK_PERCENT.allows(new BigDecimal(1001)));
    }
}
