package bellwether.quality;

import bellwether.market.Market;
import bellwether.market.MissingBars;
import bellwether.market.Ticker;
import bellwether.market.Timeframe;
import bellwether.web.Json;
import bellwether.web.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Reads ledgers, brought up to date first, with what the clock adds to them.
final class Ledgers {
    /// More than that are left for the next who asks: some seconds of work.
    private static final int MOST_AT_ONCE = 5_000;

    private final Jdbi jdbi;
    private final Market market;
    private final Exchanges exchanges;
    private final Keeper keeper;
    private final LedgerDao dao = new LedgerDao();

    Ledgers(Jdbi jdbi, Market market, Exchanges exchanges, Keeper keeper) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = exchanges;
        this.keeper = keeper;
    }

    /// @throws Refusal 404 when there is no such symbol, or it has no bars
    Ledger of(Ticker ticker) {
        String now = market.symbols().names(ticker).getFirst();
        keeper.catchUp(List.of(now), 1);
        Ledger ledger = read(List.of(now)).stream().findFirst().orElseThrow(() -> absent(ticker));
        return ticker.name().equals(now) ? ledger : askedAs(ledger, ticker);
    }

    private Refusal absent(Ticker ticker) {
        if (market.symbols().find(ticker).isEmpty()) {
            return market.symbols().unknown(ticker);
        }
        List<Timeframe> there = market.timeframes(ticker);
        String words = MissingBars.words(ticker.name(), Timeframe.DAY, there);
        return Refusal.notFound(
                "no_history",
                there.isEmpty() ? words : words + " Data quality is judged by daily bars.");
    }

    /// The worst symbols first, from behind this one.
    List<Ledger> worst(Optional<Ranked> after, int most) {
        keeper.catchUp(List.of(), MOST_AT_ONCE);
        List<String> page =
                jdbi.withHandle(dao::places).stream()
                        .map(place -> Ranked.of(place.ticker(), place.score() + late(place)))
                        .filter(one -> one.score() > 0)
                        .filter(one -> after.isEmpty() || one.compareTo(after.get()) > 0)
                        .sorted()
                        .limit(most)
                        .map(Ranked::ticker)
                        .toList();
        return read(page).stream()
                .filter(ledger -> !ledger.findings().isEmpty())
                .sorted(Comparator.comparing(ledger -> new Ranked(ledger.ticker(), ledger.score())))
                .toList();
    }

    /// How many symbols have bars that no ledger describes yet.
    int behind() {
        return jdbi.withHandle(dao::countBehind);
    }

    private double late(LedgerDao.Place place) {
        return staleness(
                        place.ticker(),
                        place.exchange(),
                        place.last(),
                        place.delisted(),
                        place.synthetic())
                .finding()
                .map(Finding::score)
                .orElse(0.0);
    }

    private Staleness staleness(
            String ticker,
            Optional<String> exchange,
            LocalDate last,
            Optional<LocalDate> delisted,
            boolean synthetic) {
        return new Staleness(
                exchanges.sessions(ticker, exchange),
                last,
                exchanges.ended(ticker, exchange),
                delisted.orElse(null),
                synthetic);
    }

    private List<Ledger> read(Collection<String> tickers) {
        return jdbi.withHandle(handle -> dao.rows(handle, tickers)).stream()
                .map(this::ledger)
                .toList();
    }

    private Ledger ledger(LedgerDao.Row row) {
        LedgerDocument document = Json.stored(row.document(), LedgerDocument.class);
        Staleness late =
                staleness(
                        row.ticker(),
                        Optional.of(document.exchange()),
                        LocalDate.parse(document.last()),
                        Optional.ofNullable(document.delisted()).map(LocalDate::parse),
                        document.synthetic());
        List<Finding> findings =
                Stream.concat(document.findings().stream(), late.finding().stream())
                        .sorted(Comparator.comparingDouble(Finding::score).reversed())
                        .toList();
        return new Ledger(
                row.ticker(),
                null,
                document.exchange(),
                document.synthetic(),
                document.bars(),
                document.first(),
                document.last(),
                row.dataVersion(),
                row.current(),
                row.computedAt(),
                Ranked.of(row.ticker(), findings.stream().mapToDouble(Finding::score).sum())
                        .score(),
                findings,
                Stream.concat(document.notJudged().stream(), late.notJudged().stream()).toList());
    }

    private static Ledger askedAs(Ledger ledger, Ticker ticker) {
        return new Ledger(
                ledger.ticker(),
                ticker.name(),
                ledger.exchange(),
                ledger.synthetic(),
                ledger.bars(),
                ledger.first(),
                ledger.last(),
                ledger.dataVersion(),
                ledger.current(),
                ledger.computedAt(),
                ledger.score(),
                ledger.findings(),
                ledger.notJudged());
    }
}
