package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Where a profit came from.
///
/// @param profit V − V₀ − flows, with the digits of the currency
/// @param rate the time-weighted return; empty where it is not defined
/// @param groups the most profitable first; their amounts add up to the profit
public record Attribution(BigDecimal profit, OptionalDouble rate, List<Group> groups) {
    public Attribution {
        groups = List.copyOf(groups);
    }

    /// One group's part.
    ///
    /// @param contribution to the return, linked by Carino's factors so that those of all groups
    ///   add up to it; empty like it
    public record Group(String key, BigDecimal amount, OptionalDouble contribution) {}

    /// Takes the profit of some spans apart.
    ///
    /// @param base the account's currency
    /// @param digits of its amounts behind the point
    public static Attribution of(
            List<ProfitSpan> spans,
            AttributionBy by,
            AttributionKeys keys,
            String base,
            int digits) {
        ReturnIndex index = new ReturnIndex(spans.stream().map(ProfitSpan::span).toList());
        CarinoLinking linking = CarinoLinking.of(index.rates(), index.total());
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Map<String, Double> contributions = new TreeMap<>();
        for (ProfitSpan span : spans) {
            Map<String, BigDecimal> ofSpan = new TreeMap<>();
            for (ProfitPart part : ProfitParts.of(span, base)) {
                ofSpan.merge(keys.of(by, part), part.amount(), BigDecimal::add);
            }
            ofSpan.forEach((key, amount) -> {
                amounts.merge(key, amount, BigDecimal::add);
                contributions.merge(key, linking.contribution(span.span(), amount), Double::sum);
            });
        }
        BigDecimal profit = profit(spans, digits);
        if (amounts.isEmpty() && profit.signum() != 0) {
            amounts.put(AttributionKeys.NONE, BigDecimal.ZERO); // rounding alone
        }
        OptionalDouble rate = linking.isDefined() ? index.total() : OptionalDouble.empty();
        return new Attribution(
                profit, rate, groups(amounts, contributions, profit, rate.isPresent()));
    }

    /// From rounded values, so that a reader who subtracts them gets the same.
    private static BigDecimal profit(List<ProfitSpan> spans, int digits) {
        if (spans.isEmpty()) {
            return BigDecimal.ZERO.setScale(digits);
        }
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        for (ProfitSpan span : spans) {
            in = in.add(span.span().inflow());
            out = out.add(span.span().outflow());
        }
        return rounded(spans.getLast().span().after().worth(), digits)
                .subtract(rounded(spans.getFirst().span().opening(), digits))
                .subtract(rounded(in, digits))
                .add(rounded(out, digits));
    }

    private static BigDecimal rounded(BigDecimal amount, int digits) {
        return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }

    private static List<Group> groups(
            Map<String, BigDecimal> amounts,
            Map<String, Double> contributions,
            BigDecimal profit,
            boolean isDefined) {
        List<String> keys = List.copyOf(amounts.keySet());
        List<BigDecimal> rounded =
                RoundedParts.of(List.copyOf(amounts.values()), profit, profit.scale());
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            double contribution = contributions.getOrDefault(keys.get(i), 0.0);
            groups.add(
                    new Group(
                            keys.get(i),
                            rounded.get(i),
                            isDefined ? OptionalDouble.of(contribution) : OptionalDouble.empty()));
        }
        groups.sort((one, other) -> other.amount.compareTo(one.amount));
        return groups;
    }
}
