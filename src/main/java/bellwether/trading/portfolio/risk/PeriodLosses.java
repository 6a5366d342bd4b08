package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What portfolios have lost today and since Monday, by the days of UTC.
final class PeriodLosses {
    private final InstantSource clock;
    private final RiskDao dao = new RiskDao();

    PeriodLosses(InstantSource clock) {
        this.clock = clock;
    }

    List<PeriodLoss> of(Handle h, PortfolioId id, RiskAccount account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return List.of(
                since(h, id, account, RiskLimit.DAY_LOSS_PERCENT, today, today.plusDays(1)),
                since(h, id, account, RiskLimit.WEEK_LOSS_PERCENT, monday, monday.plusWeeks(1)));
    }

    private PeriodLoss since(
            Handle h,
            PortfolioId id,
            RiskAccount account,
            RiskLimit limit,
            LocalDate from,
            LocalDate until) {
        Optional<Optional<BigDecimal>> kept = dao.begin(h, id, from);
        if (kept.isEmpty()) {
            return new PeriodLoss(
                    limit,
                    from,
                    until,
                    account.equity(),
                    Optional.of(BigDecimal.ZERO),
                    account.equity());
        }
        Optional<BigDecimal> begin = kept.get();
        Optional<BigDecimal> flows = Optional.of(BigDecimal.ZERO);
        for (Map.Entry<String, BigDecimal> flow : dao.flows(h, id, from).entrySet()) {
            flows =
                    flows.flatMap(
                            sum -> account.converted(flow.getKey(), flow.getValue()).map(sum::add));
        }
        return new PeriodLoss(limit, from, until, begin, flows, account.equity());
    }
}
