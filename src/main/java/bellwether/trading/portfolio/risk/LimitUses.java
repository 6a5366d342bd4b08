package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The use of every limit by what is held and ordered.
final class LimitUses {
    private static final String NO_SECTOR = "sector unknown";
    private static final int DIGITS = 4;

    private final RiskAccount account;
    private final RiskLimits limits;
    private final List<Exposure> exposures;

    LimitUses(RiskAccount account, RiskLimits limits, List<Exposure> exposures) {
        this.account = account;
        this.limits = limits;
        this.exposures = exposures;
    }

    List<RiskOverview.LimitUse> all(List<PeriodLoss> losses) {
        List<RiskOverview.LimitUse> uses = new ArrayList<>();
        uses.add(largest(RiskLimit.RISK_PERCENT, LimitUses::name, Exposure::knownLoss));
        uses.add(
                largest(
                        RiskLimit.POSITION_PERCENT,
                        one -> Optional.of(one.key().symbol()),
                        Exposure::knownValue));
        uses.add(largest(RiskLimit.SECTOR_PERCENT, Exposure::sector, Exposure::knownValue));
        uses.add(heat());
        uses.add(count());
        losses.forEach(loss -> uses.add(lost(loss)));
        return uses;
    }

    private static Optional<String> name(Exposure one) {
        String order = one.order();
        return Optional.of(
                order == null
                        ? one.key().strategy() + " " + one.key().symbol()
                        : order + " " + one.key().symbol());
    }

    /// Of what has the same name, the sum; of the sums, the largest.
    private RiskOverview.LimitUse largest(
            RiskLimit limit,
            Function<Exposure, Optional<String>> name,
            Function<Exposure, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        exposures.forEach(one ->
                name.apply(one)
                        .ifPresent(key -> sums.merge(key, amount.apply(one), BigDecimal::add)));
        return sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> ofEquity(limit, most.getValue(), most.getKey()))
                .orElseGet(() -> ofEquity(limit, BigDecimal.ZERO, null));
    }

    private RiskOverview.LimitUse heat() {
        BigDecimal sum =
                exposures.stream()
                        .map(Exposure::knownLoss)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ofEquity(RiskLimit.HEAT_PERCENT, sum, null);
    }

    /// What is not known is left out of no sum: then there is no figure.
    private RiskOverview.LimitUse ofEquity(
            RiskLimit limit, BigDecimal amount, @Nullable String of) {
        boolean complete = exposures.stream().allMatch(one -> one.unknown() == null);
        BigDecimal most = limits.most(limit).orElse(null);
        BigDecimal used = complete ? percent(amount) : null;
        return new RiskOverview.LimitUse(
                limit.key(),
                most,
                used,
                complete ? amount : null,
                complete ? of : null,
                null,
                null,
                most != null && used != null && used.compareTo(most) >= 0);
    }

    private @Nullable BigDecimal percent(BigDecimal amount) {
        return account.equity()
                .filter(equity -> equity.signum() > 0)
                .map(equity ->
                        ShareOfEquity.percent(amount, equity)
                                .setScale(DIGITS, RoundingMode.HALF_EVEN))
                .orElse(null);
    }

    private RiskOverview.LimitUse count() {
        BigDecimal keys =
                BigDecimal.valueOf(exposures.stream().map(Exposure::key).distinct().count());
        BigDecimal most = limits.most(RiskLimit.POSITIONS).orElse(null);
        return new RiskOverview.LimitUse(
                RiskLimit.POSITIONS.key(),
                most,
                keys,
                null,
                null,
                null,
                null,
                most != null && keys.compareTo(most) >= 0);
    }

    private RiskOverview.LimitUse lost(PeriodLoss loss) {
        BigDecimal most = limits.most(loss.limit()).orElse(null);
        BigDecimal used = loss.percent().orElse(null);
        return new RiskOverview.LimitUse(
                loss.limit().key(),
                most,
                used,
                loss.loss().orElse(null),
                null,
                loss.from(),
                loss.begin().orElse(null),
                most != null && used != null && used.compareTo(most) >= 0);
    }

    /// The largest first.
    List<RiskOverview.SectorValue> sectors() {
        Map<String, BigDecimal> sums =
                exposures.stream()
                        .filter(one -> one.unknown() == null)
                        .collect(
                                Collectors.toMap(
                                        one -> one.sector().orElse(NO_SECTOR),
                                        Exposure::knownValue,
                                        BigDecimal::add));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .map(sum ->
                        new RiskOverview.SectorValue(
                                sum.getKey(), sum.getValue(), percent(sum.getValue())))
                .toList();
    }

    /// In words.
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (Exposure one : exposures) {
            OpeningEstimate.Unknown why = one.unknown();
            if (why != null) {
                unknown.add(why.reason());
            }
        }
        exposures.stream()
                .filter(one -> one.sector().isEmpty())
                .map(Exposure::key)
                .map(PositionKey::symbol)
                .distinct()
                .forEach(ticker ->
                        unknown.add(
                                "sector unknown: none is stated of %s, so it counts for no sector_percent"
                                        .formatted(ticker)));
        if (account.equity().isEmpty()) {
            unknown.add("equity: an exchange rate into " + account.currency() + " is missing");
        }
        return unknown.stream().distinct().toList();
    }
}
