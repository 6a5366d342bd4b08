package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.Attribution;
import bellwether.trading.portfolio.performance.AttributionBy;
import bellwether.trading.portfolio.performance.PerformanceReport;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An attribution as the API shows it.
record ShownAttribution(
        String portfolio,
        AttributionBy by,
        String currency,
        @JsonUnwrapped ShownSpan span,
        BigDecimal profit,
        @JsonProperty("return") @Nullable Double rate,
        List<Group> groups) {

    /// One group.
    ///
    /// @param contribution to the return; null like it
    record Group(String key, BigDecimal amount, @Nullable Double contribution) {}

    static ShownAttribution of(
            Portfolio portfolio,
            AttributionBy by,
            PerformanceReport report,
            Attribution attribution) {
        return new ShownAttribution(
                portfolio.id().toString(),
                by,
                portfolio.terms().currency(),
                ShownSpan.of(portfolio, report),
                attribution.profit(),
                attribution.rate().isPresent() ? attribution.rate().getAsDouble() : null,
                attribution.groups().stream().map(ShownAttribution::group).toList());
    }

    private static Group group(Attribution.Group group) {
        return new Group(
                group.key(),
                group.amount(),
                group.contribution().isPresent() ? group.contribution().getAsDouble() : null);
    }
}
