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
        ChangeDays days = dao.days(h, id);
        LocalDate session = days.newest().orElse(today);
        LocalDate monday = session.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Period day = new Period(session, session.plusDays(1), null);
        Period week = new Period(monday, monday.plusWeeks(1), null);
        if (account.isFlat()) {
            LocalDate over = weekdayAfter(session).plusDays(1);
            day = day.reopening(over).on(today);
            week = week.reopening(over).on(today);
        }
        Optional<Begun> ofWeek = begun(h, id, days.begin(week.from));
        Optional<Begun> ofDay =
                ofWeek.map(day::isBegunBy).orElse(true)
                        ? ofWeek
                        : begun(h, id, days.begin(day.from));
        Optional<BigDecimal> now =
                days.latest()
                        .map(latest -> latest.then(account.equity(), Optional.of(BigDecimal.ZERO)))
                        .flatMap(EquityLevel::level);
        return List.of(
                loss(account, RiskLimit.DAY_LOSS_PERCENT, day, ofDay, now),
                loss(account, RiskLimit.WEEK_LOSS_PERCENT, week, ofWeek, now));
    }

    /// @param flows since it, by currency
    private record Begun(RiskDao.Begin begin, Map<String, BigDecimal> flows) {}

    private Optional<Begun> begun(Handle h, PortfolioId id, Optional<RiskDao.Begin> first) {
        return first.map(begin -> new Begun(begin, dao.flows(h, id, begin)));
    }

    /// @param until the first day after it
    /// @param reopens when it ends though nothing is matched; null while something can be
    private record Period(LocalDate from, LocalDate until, @Nullable LocalDate reopens) {
        /// Whether the first change of a longer period that contains it is its first one too.
        boolean isBegunBy(Begun first) {
            return !first.begin.day().isBefore(from);
        }

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

    private static PeriodLoss loss(
            RiskAccount account,
            RiskLimit limit,
            Period period,
            Optional<Begun> begun,
            Optional<BigDecimal> level) {
        Map<String, BigDecimal> booked = begun.map(Begun::flows).orElse(Map.of());
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
                begun.map(known -> known.begin.equity()).orElse(account.equity()),
                flows,
                account.equity(),
                growth(begun, level));
    }

    private static Optional<BigDecimal> growth(Optional<Begun> begun, Optional<BigDecimal> now) {
        return begun.flatMap(known -> known.begin.level())
                .filter(level -> level.signum() > 0)
                .flatMap(level -> now.map(grown -> grown.divide(level, MathContext.DECIMAL64)));
    }
}
