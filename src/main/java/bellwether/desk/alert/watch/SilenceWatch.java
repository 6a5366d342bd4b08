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
/// sessions. A symbol without any bar has missed all that ended since the rule was armed.
final class SilenceWatch {
    private static final String SILENT = "silent:";
    private static final String HEARD = "heard:";

    /// In place of the last bar, where there is none.
    private static final String NONE = "none";

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
        Map<String, Set<String>> silences =
                jdbi.withHandle(h -> looks.silences(h, rule.rule().id().origin()));
        List<NewAlert> found = new ArrayList<>();
        for (NewestBar bar : newest) {
            TradingCalendar calendar = calendars.get(bar.ticker());
            if (calendar != null && definition.mayFireAt(now)) {
                Set<String> its = silences.getOrDefault(subject(rule, bar).key(), Set.of());
                judge(rule, bar, new BarEnds(definition.timeframe(), calendar), its, now)
                        .ifPresent(found::add);
            }
        }
        return found.isEmpty() ? 0 : jdbi.inTransaction(h -> keep(h, rule, found, now));
    }

    private static AlertSubject subject(ReadRule rule, NewestBar bar) {
        Timeframe timeframe = rule.definition().timeframe();
        return bar.symbol()
                .map(id -> AlertSubject.ofQuote(id, bar.ticker(), timeframe))
                .orElseGet(() -> AlertSubject.ofUnstored(bar.ticker(), timeframe));
    }

    private static Optional<NewAlert> judge(
            ReadRule rule, NewestBar bar, BarEnds ends, Set<String> known, Instant now) {
        Instant armedAt = rule.rule().standing().armedAt();
        long last = bar.last().orElse(armedAt.getEpochSecond() - Timeframe.SECONDS_PER_DAY);
        String newest = bar.last().map(String::valueOf).orElse(NONE);
        int missed = ends.missed(last, armedAt, now, UnknownPolicy.LOOKS);
        if (missed >= UnknownPolicy.LOOKS) {
            return known.contains(SILENT + newest)
                    ? Optional.empty()
                    : Optional.of(
                            alert(
                                    rule,
                                    bar,
                                    AlertKind.UNKNOWN,
                                    SILENT + newest,
                                    silent(rule, bar),
                                    now));
        }
        return known.stream()
                .filter(occasion -> occasion.startsWith(SILENT))
                .map(occasion -> occasion.substring(SILENT.length()))
                .filter(before -> !known.contains(HEARD + before) && !before.equals(newest))
                .findFirst()
                .map(before ->
                        alert(rule, bar, AlertKind.KNOWN, HEARD + before, heard(rule, bar), now));
    }

    private static AlertFacts silent(ReadRule rule, NewestBar bar) {
        Timeframe timeframe = rule.definition().timeframe();
        String ended = timeframe.isIntraday() ? "sessions" : "bars";
        String reason =
                bar.last()
                        .map(last ->
                                "no %s bar since %s, though %d %s ended after it"
                                        .formatted(
                                                timeframe.code(),
                                                shown(timeframe, last),
                                                UnknownPolicy.LOOKS,
                                                ended))
                        .orElseGet(() ->
                                "no %s bar is stored, though %d %s ended since the rule was armed%s"
                                        .formatted(
                                                timeframe.code(),
                                                UnknownPolicy.LOOKS,
                                                ended,
                                                bar.symbol().isPresent()
                                                        ? ""
                                                        : "; no symbol %s is stored"
                                                                .formatted(bar.ticker())));
        return new AlertFacts("", "The condition cannot be judged.", null, reason, List.of());
    }

    private static AlertFacts heard(ReadRule rule, NewestBar bar) {
        Timeframe timeframe = rule.definition().timeframe();
        return AlertFacts.of(
                "Bars come again: the newest %s bar is of %s."
                        .formatted(timeframe.code(), shown(timeframe, bar.last().orElseThrow())));
    }

    private static String shown(Timeframe timeframe, long time) {
        return timeframe.isIntraday()
                ? Instant.ofEpochSecond(time).toString()
                : Timeframe.date(time).toString();
    }

    private static NewAlert alert(
            ReadRule rule,
            NewestBar bar,
            AlertKind kind,
            String occasion,
            AlertFacts facts,
            Instant now) {
        AlertSubject subject = subject(rule, bar);
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
