package bellwether.research.analysis;

import bellwether.market.bars.Market;
import bellwether.market.money.PriceUnit;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.rates.FxRates;
import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.http.AnalysisRequest;
import bellwether.research.analysis.plan.OwnCapital;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisJob;
import bellwether.research.analysis.store.AnalysisListDao;
import bellwether.research.analysis.store.AnalysisParams;
import bellwether.research.analysis.store.AnalysisRetention;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.store.AskedSymbols;
import bellwether.research.analysis.store.CapitalConversion;
import bellwether.research.analysis.store.HistoryRefresher;
import bellwether.research.analysis.store.JobResults;
import bellwether.research.analysis.store.ProfileDao;
import bellwether.research.analysis.store.ProfileService;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/// Asks for analyses, and reads what they came to.
public final class Analyses {
    private static final Comparator<Map.Entry<String, LocalDate>> FIRST =
            Map.Entry.<String, LocalDate>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey());

    private static final int TRADES_AT_ONCE = 500;

    private final Jobs jobs;
    private final Market market;
    private final AnalysisDao dao;
    private final AnalysisListDao lists;
    private final StoredAnalyses stored;
    private final PastDays past;
    private final ProfileService profiles;
    private final TickerLists watchlists;
    private final InstantSource clock;
    private final int staleSessions;

    /// @param watchlists that may be named in place of tickers
    /// @param staleSessions see [AnalysisMoment]
    public Analyses(
            ReadConnections reads,
            Jobs jobs,
            Market market,
            TickerLists watchlists,
            int staleSessions,
            InstantSource clock) {
        this.watchlists = watchlists;
        this.staleSessions = staleSessions;
        this.jobs = jobs;
        this.market = market;
        this.dao = new AnalysisDao(reads);
        this.lists = new AnalysisListDao(reads);
        this.stored = new StoredAnalyses(market, dao, lists, reads, staleSessions, clock);
        this.past = new PastDays(reads.exact(), market, staleSessions);
        this.profiles = new ProfileService(new ProfileDao(reads.exact()), clock);
        this.clock = clock;
    }

    /// What the job engine does with an analysis job.
    ///
    /// @param warner knows what is wrong with bars
    /// @param refresh looks for newer bars before they are read
    /// @param models asked where a profile weighs them
    public JobKind kind(AnalysisWarnings warner, HistoryRefresher refresh, ModelVotes models) {
        return new AnalysisJob(market, warner, refresh, staleSessions, models);
    }

    /// Makes the months that analyses come to lie in, and takes away those that are over their
    /// time, but for the newest few of each owner and symbol. For maintenance.
    ///
    /// @param patient connections whose statements may take long
    /// @param kept how long they stay; for ever when empty
    public CleanupResult tidy(Jdbi patient, Optional<Duration> kept, int perSymbol) {
        return new AnalysisRetention(patient).run(clock.instant(), kept, perSymbol);
    }

    /// Makes the job, or finds the one that the same idempotency key made.
    ///
    /// @throws Refusal when nothing is there to be analysed, or the key was used for another
    ///   request
    public JobCreation submit(
            String owner, AnalysisRequest request, Optional<String> idempotencyKey) {
        return replayed(owner, request, idempotencyKey)
                .orElseGet(() -> create(owner, request, idempotencyKey));
    }

    /// The job that the key has made of the same request, whatever became since of the list, the
    /// profile or the symbols that it names.
    private Optional<JobCreation> replayed(
            String owner, AnalysisRequest request, Optional<String> idempotencyKey) {
        return idempotencyKey.flatMap(key -> jobs.replayed(owner, key, hash(request)));
    }

    /// What is wrong with the profile that a request names; nothing where its key has made the job
    /// already.
    public List<Fault> profileFaults(
            String owner, AnalysisRequest request, Optional<String> idempotencyKey) {
        List<Fault> faults = profiles.faults(owner, request.profileName());
        return !faults.isEmpty()
                        && request.isComplete()
                        && replayed(owner, request, idempotencyKey).isPresent()
                ? List.of()
                : faults;
    }

    private JobCreation create(
            String owner, AnalysisRequest request, Optional<String> idempotencyKey) {
        Optional<TickerList> list =
                Optional.ofNullable(request.watchlist())
                        .map(named -> watchlists.chosen(owner, named));
        List<String> asked = list.map(TickerList::tickers).orElseGet(request::normalised);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        request.day().ifPresent(past -> requirePast(day, past));
        List<String> tickers = asked.isEmpty() ? universe(request.isSynthetic()) : asked;
        if (request.day().isPresent()) {
            tickers = knownBy(request.day().get(), tickers, asked.isEmpty());
        }
        Optional<Survivorship> universe =
                asked.isEmpty()
                        ? Optional.of(market.symbols().survivorship(tickers, day))
                        : Optional.empty();
        AskedSymbols symbols =
                Optional.ofNullable(request.universe())
                        .map(AskedSymbols::ofUniverse)
                        .orElse(AskedSymbols.of(tickers, list));
        Profile profile = profiles.known(owner, request.profileName()).profile();
        if (tickers.size() == 1) {
            requireRate(tickers.getFirst(), request.params(), request.day().orElse(day));
        }
        return jobs.create(
                new NewJob(
                        owner,
                        AnalysisJob.NAME,
                        Json.write(
                                request.params()
                                        .submitted(
                                                day.toString(),
                                                profile.numbers(),
                                                universe,
                                                symbols)),
                        tickers,
                        1,
                        idempotencyKey,
                        hash(request)));
    }

    /// As it was asked: a profile that has changed since makes no other request of it.
    private static String hash(AnalysisRequest request) {
        List<Object> parts =
                new ArrayList<>(
                        List.of(request.normalised(), request.isSynthetic(), request.params()));
        Optional.ofNullable(request.watchlist()).ifPresent(parts::add);
        return Sha256.hex(Json.write(parts));
    }

    /// The job of the same request that has not ended.
    public Optional<JobView> unfinished(OwnedJobs own, AnalysisRequest request) {
        return own.unfinished(AnalysisJob.NAME, hash(request));
    }

    /// Of one symbol it is said at once that its capital cannot be converted; of several it is said
    /// in the plan of each.
    private void requireRate(String ticker, AnalysisParams params, LocalDate day) {
        Optional<PriceUnit> unit =
                params.capitalCurrency()
                        .flatMap(_ -> Ticker.of(ticker))
                        .flatMap(market.symbols()::find)
                        .flatMap(stock -> Optional.ofNullable(stock.currency()))
                        .flatMap(PriceUnit::of);
        if (unit.isPresent()
                && new CapitalConversion(
                                        params.capital(),
                                        params.capitalCurrency(),
                                        new FxRates(market, day))
                                .of(unit.get())
                        instanceof OwnCapital.Unknown(String why)) {
            throw Refusal.invalid(
                    "/capital_currency",
                    "cannot be converted: %s's prices are in %s, and %s"
                            .formatted(ticker, unit.get().code(), why));
        }
    }

    /// The tickers of a universe. Invented symbols are no part of a market once there is a real
    /// one.
    ///
    /// @param synthetic whether the invented ones are asked for
    /// @throws Refusal when there are none
    public List<String> universe(boolean synthetic) {
        List<String> real = market.symbols().realTickers();
        List<String> tickers = real;
        if (synthetic || real.isEmpty()) {
            Set<String> left = new TreeSet<>(market.symbols().tickers());
            real.forEach(left::remove);
            tickers = List.copyOf(left);
        }
        if (tickers.isEmpty()) {
            throw Refusal.invalid(
                    "/universe",
                    synthetic
                            ? "contains no synthetic symbols: they were removed, or never created"
                            : "contains no symbols yet: import price history first");
        }
        return tickers;
    }

    private static void requirePast(LocalDate today, LocalDate past) {
        if (past.isAfter(today)) {
            throw Refusal.invalid(
                    "/as_of",
                    "must not be in the future: today is %s (UTC), was %s".formatted(today, past));
        }
        if (past.equals(today)) {
            throw Refusal.invalid(
                    "/as_of",
                    "must be a past date, and %s is today (UTC): leave as_of out for an analysis of today"
                            .formatted(past));
        }
    }

    /// Of a universe those symbols that had bars by a day; of a list all, unless none had any.
    private List<String> knownBy(LocalDate day, List<String> tickers, boolean isUniverse) {
        Map<String, LocalDate> firsts = market.symbols().firstDays(tickers);
        List<String> known =
                tickers.stream()
                        .filter(ticker -> !firsts.getOrDefault(ticker, LocalDate.MAX).isAfter(day))
                        .toList();
        if (known.isEmpty() && !firsts.isEmpty()) {
            Map.Entry<String, LocalDate> first = Collections.min(firsts.entrySet(), FIRST);
            throw Refusal.invalid(
                    "/as_of",
                    "must not be before the first bar, which is of %s (%s), was %s"
                            .formatted(first.getValue(), first.getKey(), day));
        }
        return isUniverse && !known.isEmpty() ? known : tickers;
    }

    public JobResults results(OwnedJobs own, JobId job, JobResults.Wanted wanted) {
        return JobResults.read(lists, own, job, wanted);
    }

    /// What each analysis of a job proposes to trade, one after the other.
    public void trades(OwnedJobs own, JobId job, Consumer<ProposedTrade> each) {
        JobResults.From from = new JobResults.From.Start();
        boolean more = true;
        while (more) {
            JobResults page =
                    results(
                            own,
                            job,
                            new JobResults.Wanted(
                                    AnalysisFilter.ALL, AnalysisSort.BEST, from, TRADES_AT_ONCE));
            page.analyses().forEach(one -> each.accept(ProposedTrade.of(AnalysisDocument.of(one))));
            Optional<StoredAnalysis> last =
                    page.analyses().isEmpty()
                            ? Optional.empty()
                            : Optional.of(page.analyses().getLast());
            more = last.isPresent() && page.next().isPresent();
            if (more) {
                from =
                        new JobResults.From.Behind(
                                AnalysisSort.BEST.of(last.get(), last.get().seq()));
            }
        }
    }

    /// Those that were made, whichever job made them.
    public StoredAnalyses stored() {
        return stored;
    }

    /// What was said on a past day, and what is said of it now.
    public PastDays past() {
        return past;
    }

    /// How many analyses a job has, and how many of them can be acted upon.
    public AnalysisDao.Summary summary(JobId job) {
        return dao.summary(job);
    }

    /// All names that a symbol has and had, the present one first.
    public List<String> names(Ticker ticker) {
        return market.symbols().names(ticker);
    }

    /// An owner's analyses of a symbol, the newest first.
    public List<StoredAnalysis> history(String owner, AnalysisDao.Listed listed) {
        return dao.ofTicker(owner, listed);
    }

    /// The profiles that an owner has made.
    public List<OwnProfile> ownProfiles(String owner) {
        return profiles.all(owner).stream()
                .filter(profile -> !profile.builtIn())
                .map(profile -> OwnProfile.of(profile.profile()))
                .toList();
    }

    public ProfileService profiles() {
        return profiles;
    }

    public Instant now() {
        return clock.instant();
    }
}
