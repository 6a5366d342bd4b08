package bellwether.research.backtest.work;

import bellwether.platform.base.Sha256;
import com.fasterxml.jackson.databind.JsonNode;

/// A rule with its numbers taken out.
final class RuleFamily {
    private RuleFamily() {}

    static String of(JsonNode rule) {
        return Sha256.hex(rule.toString().replaceAll("\\d+(\\.\\d+)?", "#"));
    }
}
