package bellwether.trading.portfolio.performance;

import bellwether.platform.base.Json;
import java.math.BigDecimal;
import java.util.Map;

/// Amounts by currency as they are stored, with every digit.
record StoredAmounts(Map<String, BigDecimal> amounts) {
    static String write(Map<String, BigDecimal> amounts) {
        return Json.write(new StoredAmounts(amounts));
    }

    static Map<String, BigDecimal> read(String json) {
        return Json.stored(json, StoredAmounts.class).amounts;
    }
}
