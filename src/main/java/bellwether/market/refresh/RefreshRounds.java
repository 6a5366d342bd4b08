package bellwether.market.refresh;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.feeds.Providers;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes one refresh job per exchange and session, once that is over and the delay besides. Any
/// number of processes may do so: the key of the job says which one it is, and the first makes it.
/// A session whose hour was slept through is found at the next look.
public final class RefreshRounds {
    /// Whoever looks after the service; the jobs are theirs.
    static final String OWNER = Caller.LOCAL.owner();

    /// Behind what people ask for.
    private static final int PRIORITY = 2;

    private final Jobs jobs;
    private final Market market;
    private final Providers providers;
    private final Calendars calendars;
    private final RefreshSettings settings;

    RefreshRounds(
            Jobs jobs,
            Market market,
            Providers providers,
            Calendars calendars,
            RefreshSettings settings) {
        this.jobs = jobs;
        this.market = market;
        this.providers = providers;
        this.calendars = calendars;
        this.settings = settings;
    }

    /// An exchange with what is stored of it.
    ///
    /// @param session the newest one whose job is due
    /// @param next when that of the one after is
    public record Due(
            TradingCalendar calendar, List<String> tickers, LocalDate session, Instant next) {
        public String mic() {
            return calendar.exchange().mic();
        }

        public String key() {
            return "refresh %s %s".formatted(mic(), session);
        }
    }

    /// Every exchange of which symbols are stored that somebody can be asked for, in order.
    public List<Due> due() {
        List<String> tickers = providers.askedFor(market.symbols().realTickers());
        Map<String, TradingCalendar> listed = market.calendars(tickers);
        Map<String, List<String>> byMic =
                tickers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ticker ->
                                                requireNonNull(listed.get(ticker)).exchange().mic(),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Due> due = new ArrayList<>();
        byMic.forEach((mic, some) -> due.add(due(calendars.find(mic).orElseThrow(), some)));
        return due;
    }

    private Due due(TradingCalendar calendar, List<String> tickers) {
        Duration delay = settings.delay();
        LocalDate session = calendar.lastCompletedSession(clock().instant().minus(delay));
        Instant next =
                calendar.session(calendar.sessionAfter(session))
                        .orElseThrow()
                        .complete()
                        .plus(delay);
        return new Due(calendar, tickers, session, next);
    }

    private InstantSource clock() {
        return calendars.clock();
    }

    /// The jobs that were made for these.
    public Map<String, JobId> made(List<Due> due) {
        return jobs.made(OWNER, due.stream().map(Due::key).toList());
    }

    /// One look: makes the jobs that are due and not made yet.
    void look() {
        List<Due> due = due();
        Map<String, JobId> made = made(due);
        due.stream().filter(one -> !made.containsKey(one.key())).forEach(this::make);
    }

    private void make(Due due) {
        RefreshParams params = RefreshParams.after(due.mic(), due.session(), clock().instant());
        jobs.create(
                new NewJob(
                        OWNER,
                        RefreshJob.NAME,
                        Json.write(params),
                        due.tickers(),
                        PRIORITY,
                        Optional.of(due.key()),
                        due.key()));
    }
}
