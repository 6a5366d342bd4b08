package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.desk.alert.watch.LookDao.NewestBar;
import bellwether.desk.alert.watch.QuoteWatch.ReadRule;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Notices that bars stop coming, which no bar tells: a sweep looks at what has new ones. By the
/// calendar of the exchange, after three bars that are missing; of intraday bars, after three
/// sessions.
final class SilenceWatch {
    private static final String SILENT = "silent:";
    private static final String HEARD = "heard:";

    private final Jdbi jdbi;
    private final FinishedBars bars;
    private final AlertFiring firing;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final LookDao looks = new LookDao();

    SilenceWatch(Jdbi jdbi, FinishedBars bars, AlertFiring firing) {
        this.jdbi = jdbi;
        this.bars = bars;
        this.firing = firing;
    }

    /// One look at a rule that tells when it cannot be judged.
    ///
    /// @param tickers that it looks at
    /// @return how many alerts it made
    int look(ReadRule rule, Set<String> tickers, Instant now) {
        RuleDefinition definition = rule.definition();
        List<NewestBar> newest =
                jdbi.withHandle(h -> looks.newest(h, tickers, definition.timeframe()));
        Map<String, TradingCalendar> calendars =
                bars.calendars(newest.stream().map(NewestBar::ticker).toList());
        Map<String, Set<String>> told =
                jdbi.withHandle(h -> looks.told(h, rule.rule().id().origin()));
        List<NewAlert> found = new ArrayList<>();
        for (NewestBar bar : newest) {
            TradingCalendar calendar = calendars.get(bar.ticker());
            if (calendar != null && definition.mayFireAt(now)) {
                Set<String> its = told.getOrDefault(AlertSubject.ofSymbol(bar.symbol()), Set.of());
                judge(rule, bar, new BarEnds(definition.timeframe(), calendar), its, now)
                        .ifPresent(found::add);
            }
        }
        return found.isEmpty() ? 0 : jdbi.inTransaction(h -> keep(h, rule, found, now));
    }

    private static Optional<NewAlert> judge(
            ReadRule rule, NewestBar bar, BarEnds ends, Set<String> told, Instant now) {
        int missed =
                ends.missed(bar.last(), rule.rule().standing().armedAt(), now, UnknownPolicy.LOOKS);
        if (missed >= UnknownPolicy.LOOKS) {
            return told.contains(SILENT + bar.last())
                    ? Optional.empty()
                    : Optional.of(alert(rule, bar, AlertKind.UNKNOWN, SILENT + bar.last(), now));
        }
        return told.stream()
                .filter(occasion -> occasion.startsWith(SILENT))
                .map(occasion -> occasion.substring(SILENT.length()))
                .filter(last ->
                        !told.contains(HEARD + last) && !last.equals(Long.toString(bar.last())))
                .findFirst()
                .map(last -> alert(rule, bar, AlertKind.KNOWN, HEARD + last, now));
    }

    private static NewAlert alert(
            ReadRule rule, NewestBar bar, AlertKind kind, String occasion, Instant now) {
        Timeframe timeframe = rule.definition().timeframe();
        AlertSubject subject = AlertSubject.ofQuote(bar.symbol(), bar.ticker(), timeframe);
        String newest =
                timeframe.isIntraday()
                        ? Instant.ofEpochSecond(bar.last()).toString()
                        : Timeframe.date(bar.last()).toString();
        AlertFacts facts =
                kind == AlertKind.UNKNOWN
                        ? new AlertFacts(
                                "",
                                "The condition cannot be judged.",
                                null,
                                "no %s bar since %s, though %d %s ended after it"
                                        .formatted(
                                                timeframe.code(),
                                                newest,
                                                UnknownPolicy.LOOKS,
                                                timeframe.isIntraday() ? "sessions" : "bars"),
                                List.of())
                        : AlertFacts.of(
                                "Bars come again: the newest %s bar is of %s."
                                        .formatted(timeframe.code(), newest));
        return new NewAlert(
                rule.rule().owner(),
                rule.rule().id().origin(),
                kind,
                subject,
                occasion,
                now,
                FoundFire.title(kind, rule.definition().name(), subject.label()),
                facts,
                rule.definition().notice().priority(),
                false);
    }

    private int keep(Handle h, ReadRule rule, List<NewAlert> found, Instant now) {
        firing.lock(h, List.of(rule.rule().owner())); // before the rule, as sweeps do
        List<AlertRule> still = rules.stillWatching(h, List.of(rule.rule()));
        if (still.isEmpty()) {
            return 0;
        }
        List<FiredAlert> made =
                firing.acceptAll(
                        h,
                        found.stream()
                                .map(alert ->
                                        new AlertFiring.Intended(
                                                alert,
                                                CompiledRule.policy(
                                                        still.getFirst(), rule.definition(), now)))
                                .toList());
        firing.publish(h, made);
        return made.size();
    }
}
