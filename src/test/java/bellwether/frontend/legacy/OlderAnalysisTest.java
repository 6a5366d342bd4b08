package bellwether.frontend.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class OlderAnalysisTest {
    private static String trade(String plan) {
        return Json.write(OlderAnalysis.Trade.of(Json.stored(plan, JsonNode.class)));
    }

    @Test
    void aTradeHasBothNamesOfItsNumbers() {
        assertEquals(
                "{\"entry\":153.08,\"stop\":149.98,\"stop_loss\":149.98,\"target\":159.28,\"shares\":130,\"position_size\":130,\"rr\":2}",
                trade(
                        "{\"entry\":{\"price\":153.08},\"stop\":149.98,\"target\":159.28,\"shares\":130,\"reward_risk\":2}"));
    }

    @Test
    void withoutATradeAllOfThemAreNull() {
        String none =
                "{\"entry\":null,\"stop\":null,\"stop_loss\":null,\"target\":null,\"shares\":null,\"position_size\":null,\"rr\":null}";
        assertEquals(none, trade("{\"side\":\"none\"}"));
        assertEquals(none, trade("{\"side\":\"none\",\"entry\":null,\"stop\":null}"));
    }
}
