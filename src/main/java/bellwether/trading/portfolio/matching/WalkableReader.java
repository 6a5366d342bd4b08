package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/// Reads what is walked: accounts, and no more bars than they need.
final class WalkableReader {
    /// Dividends of shares that were closed are looked for so long.
    private static final Duration REMEMBERED = Duration.ofDays(60);

    /// How long ago a bar within the day may have begun, to be looked at for what is next.
    private static final Duration RECENT = Duration.ofDays(5);

    /// The same of days and longer bars.
    private static final Duration LATELY = Duration.ofDays(60);

    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final TapeLibrary library;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();
    private TapeRound round;

    WalkableReader(
            Jdbi jdbi, PortfolioAccounts accounts, TapeLibrary library, InstantSource clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.library = library;
        this.clock = clock;
        round = new TapeRound(library);
    }

    /// All that may have something to match, at the begin of a round.
    List<MatchDao.Open> open() {
        round = new TapeRound(library);
        return jdbi.withHandle(h -> dao.open(h, remembered(clock.instant())));
    }

    /// A portfolio in which something is open.
    Optional<MatchDao.Open> open(PortfolioId id) {
        return jdbi.withHandle(h -> dao.open(h, remembered(clock.instant()), id));
    }

    private static LocalDate remembered(Instant now) {
        return LocalDate.ofInstant(now.minus(REMEMBERED), ZoneOffset.UTC);
    }

    /// With the bars that may be walked next.
    ///
    /// @param walked up to when all bars are walked
    Walkable bars(MatchDao.Open open, Timeframe timeframe, Instant walked) {
        return bars(open, timeframe, walked, round);
    }

    private Walkable bars(
            MatchDao.Open open, Timeframe timeframe, Instant walked, TapeRound tapes) {
        Walkable empty = with(open, TapeLibrary.Tapes.NONE);
        Map<String, Instant> from = new TreeMap<>();
        open.all().forEach(symbol -> from.put(symbol, empty.now()));
        MatchPlan.starts(input(empty))
                .forEach((symbol, start) -> {
                    Instant first = start.isBefore(walked) ? walked : start;
                    from.put(symbol, first.isAfter(empty.now()) ? empty.now() : first);
                });
        return empty.with(tapes.read(from, timeframe, empty.now()));
    }

    /// With the bars of the last days that wait to be walked.
    Walkable newest(MatchDao.Open open, Timeframe timeframe) {
        Instant from = clock.instant().minus(timeframe.isIntraday() ? RECENT : LATELY);
        return bars(open, timeframe, from, new TapeRound(library));
    }

    /// With the newest daily bars, by which prices are judged that are quoted.
    Walkable quoted(MatchDao.Open open) {
        return with(open, round.readForQuotes(open.all(), clock.instant()));
    }

    private Walkable with(MatchDao.Open open, TapeLibrary.Tapes tapes) {
        Portfolio portfolio = accounts.records().find(open.owner(), open.id()).orElseThrow();
        return new Walkable(
                portfolio,
                open.watched(),
                tapes,
                accounts.currencies(portfolio, open.all()),
                clock.instant());
    }

    MatchInput input(Walkable walkable) {
        return jdbi.inTransaction(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            Map<String, SymbolTape> tapes = walkable.tapes().all();
            return new MatchInput(
                    walkable.portfolio(),
                    accounts.state(h, walkable.portfolio().id()),
                    dao.matchedTo(h, walkable.portfolio().id()),
                    walkable.watched(),
                    tapes,
                    dao.holds(h, walkable.portfolio().id()),
                    dao.booked(h, walkable.portfolio().id(), tapes.keySet()),
                    dao.closedSince(h, walkable.portfolio().id(), remembered(walkable.now())),
                    walkable.now());
        });
    }

    /// The stored rates of all currencies of an account on a step's date.
    List<FxQuote> rates(Walkable walkable, MatchInput input, TapeStep step) {
        Set<String> currencies = new HashSet<>(walkable.currencies());
        currencies.addAll(input.state().balances().keySet());
        return library.rates(currencies, walkable.portfolio().terms().currency(), step.date());
    }
}
