package bellwether.trading.execution;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Lazy;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.cost.CostRateFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The cost plans by name, from published rates and conventions.
public final class CostPresets {
    private static final String IN_DELIVERY = "in_delivery";
    private static final String CRYPTO = "crypto";
    private static final String US_RETAIL = "us_retail";
    private static final String GENERIC = "generic";
    private static final String NONE = "none";

    private static final List<String> NAMES =
            List.of(IN_DELIVERY, "in_intraday", US_RETAIL, CRYPTO, GENERIC, NONE);

    private final Lazy<Map<String, CostPlan>> plans = new Lazy<>(CostPresets::read);

    private static Map<String, CostPlan> read() {
        CostRateFile file = CostRateFile.read();
        return NAMES.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Function.identity(), name -> plan(name, file)));
    }

    private static CostPlan plan(String name, CostRateFile file) {
        return name.equals(NONE)
                ? CostPlan.NONE
                : new CostPlan(name, file.rates(name), file.taker(), name.equals(IN_DELIVERY));
    }

    /// All names.
    public List<String> names() {
        return NAMES;
    }

    /// Refused where there is none of this name.
    public CostPlan plan(String name) {
        return Optional.ofNullable(plans.get().get(name))
                .orElseThrow(() ->
                        Refusal.invalid(
                                "/costs",
                                "must be one of %s, was \"%s\"%s"
                                        .formatted(
                                                String.join(", ", NAMES),
                                                name,
                                                DidYouMean.ending(NAMES, name))));
    }

    /// The plan of a symbol for which none is chosen.
    ///
    /// @param currency of its prices
    public CostPlan defaultFor(String symbol, String currency) {
        if (symbol.endsWith(".NS") || symbol.endsWith(".BO")) {
            return plan(IN_DELIVERY);
        }
        if (symbol.matches("[A-Z0-9]{2,10}-USDT?")) {
            return plan(CRYPTO);
        }
        return plan(currency.equals("USD") ? US_RETAIL : GENERIC);
    }
}
