package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What portfolios have lost in the newest session that was matched, and in its week. A session
/// counts until the next one is matched: its closes are known only after it, and orders that follow
/// it are for the next one. Without positions and orders nothing is matched; then it counts until
/// the weekday after it is over in UTC.
final class PeriodLosses {
    private final InstantSource clock;
    private final RiskDao dao = new RiskDao();

    PeriodLosses(InstantSource clock) {
        this.clock = clock;
    }

    List<PeriodLoss> of(Handle h, PortfolioId id, RiskAccount account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate session = dao.newest(h, id).orElse(today);
        LocalDate monday = session.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Period day = new Period(session, session.plusDays(1), null);
        Period week = new Period(monday, monday.plusWeeks(1), null);
        if (account.isFlat()) {
            LocalDate over = weekdayAfter(session).plusDays(1);
            day = day.reopening(over).on(today);
            week = week.reopening(over).on(today);
        }
        return List.of(
                since(h, id, account, RiskLimit.DAY_LOSS_PERCENT, day),
                since(h, id, account, RiskLimit.WEEK_LOSS_PERCENT, week));
    }

    /// @param until the first day after it
    /// @param reopens when it ends though nothing is matched; null while something can be
    private record Period(LocalDate from, LocalDate until, @Nullable LocalDate reopens) {
        Period reopening(LocalDate day) {
            return new Period(from, until, day.isBefore(until) ? until : day);
        }

        /// Another one that begins today where this one is over.
        Period on(LocalDate today) {
            return reopens == null || today.isBefore(reopens)
                    ? this
                    : new Period(today, today.plusDays(1), today.plusDays(1));
        }
    }

    private static LocalDate weekdayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return switch (next.getDayOfWeek()) {
            case SATURDAY -> next.plusDays(2);
            case SUNDAY -> next.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> next;
        };
    }

    private PeriodLoss since(
            Handle h, PortfolioId id, RiskAccount account, RiskLimit limit, Period period) {
        Optional<RiskDao.Begin> begin = dao.begin(h, id, period.from);
        Map<String, BigDecimal> booked =
                begin.map(known -> dao.flows(h, id, known)).orElse(Map.of());
        Optional<BigDecimal> flows = Optional.of(BigDecimal.ZERO);
        for (Map.Entry<String, BigDecimal> flow : booked.entrySet()) {
            flows =
                    flows.flatMap(
                            sum -> account.converted(flow.getKey(), flow.getValue()).map(sum::add));
        }
        return new PeriodLoss(
                limit,
                period.from,
                period.until,
                Optional.ofNullable(period.reopens),
                begin.map(RiskDao.Begin::equity).orElse(account.equity()),
                flows,
                account.equity(),
                growth(h, id, begin, account));
    }

    private Optional<BigDecimal> growth(
            Handle h, PortfolioId id, Optional<RiskDao.Begin> begin, RiskAccount account) {
        Optional<BigDecimal> now =
                dao.latest(h, id)
                        .map(latest -> latest.then(account.equity(), Optional.of(BigDecimal.ZERO)))
                        .flatMap(EquityLevel::level);
        return begin.flatMap(RiskDao.Begin::level)
                .filter(level -> level.signum() > 0)
                .flatMap(level -> now.map(grown -> grown.divide(level, MathContext.DECIMAL64)));
    }
}
