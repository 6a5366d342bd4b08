package bellwether.market.quality;

import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Reads ledgers, brought up to date first, with what the clock adds to them.
public final class QualityReports {
    /// More than that are left for the next who asks: some seconds of work.
    private static final int MOST_AT_ONCE = 5_000;

    private final Jdbi jdbi;
    private final Market market;
    private final SessionCalendars exchanges;
    private final ReportUpdater keeper;
    private final QualityReportDao dao = new QualityReportDao();

    QualityReports(Jdbi jdbi, Market market, SessionCalendars exchanges, ReportUpdater keeper) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = exchanges;
        this.keeper = keeper;
    }

    /// The report of a symbol.
    ///
    /// @throws Refusal 404 when there is no such symbol, or it has no bars
    public QualityReport of(Ticker ticker) {
        String now = market.symbols().names(ticker).getFirst();
        keeper.catchUp(List.of(now), 1);
        QualityReport ledger =
                read(List.of(now)).stream().findFirst().orElseThrow(() -> absent(ticker));
        return ticker.name().equals(now) ? ledger : askedAs(ledger, ticker);
    }

    private Refusal absent(Ticker ticker) {
        if (market.symbols().find(ticker).isEmpty()) {
            return market.symbols().unknown(ticker);
        }
        List<Timeframe> there = market.timeframes(ticker);
        return Refusal.notFound(
                "no_history",
                there.isEmpty()
                        ? MissingBars.words(ticker.name(), Timeframe.DAY, there)
                        : "%s has no daily bars, which the data quality check needs. Available: bars of %s."
                                .formatted(
                                        ticker,
                                        there.stream()
                                                .filter(Timeframe::isIntraday)
                                                .map(Timeframe::code)
                                                .collect(Collectors.joining(", "))));
    }

    /// The worst symbols first, from behind this one.
    public List<QualityReport> worst(Optional<RankedSymbol> after, int most) {
        keeper.catchUp(List.of(), MOST_AT_ONCE);
        List<String> page =
                jdbi.withHandle(dao::places).stream()
                        .map(place -> RankedSymbol.of(place.ticker(), place.score() + late(place)))
                        .filter(one -> one.score() > 0)
                        .filter(one -> after.isEmpty() || one.compareTo(after.get()) > 0)
                        .sorted()
                        .limit(most)
                        .map(RankedSymbol::ticker)
                        .toList();
        return read(page).stream()
                .filter(ledger -> !ledger.findings().isEmpty())
                .sorted(
                        Comparator.comparing(
                                ledger -> new RankedSymbol(ledger.ticker(), ledger.score())))
                .toList();
    }

    /// How many symbols have bars that no ledger describes yet.
    public int behind() {
        return jdbi.withHandle(dao::countBehind);
    }

    private double late(QualityReportDao.Place place) {
        return staleness(
                        place.ticker(),
                        place.exchange(),
                        place.last(),
                        place.delisted(),
                        place.synthetic())
                .finding()
                .map(QualityFinding::score)
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

    private List<QualityReport> read(Collection<String> tickers) {
        return jdbi.withHandle(handle -> dao.rows(handle, tickers)).stream()
                .map(this::ledger)
                .toList();
    }

    private QualityReport ledger(QualityReportDao.Row row) {
        QualityDocument document = Json.stored(row.document(), QualityDocument.class);
        Staleness late =
                staleness(
                        row.ticker(),
                        Optional.of(document.exchange()),
                        LocalDate.parse(document.last()),
                        Optional.ofNullable(document.delisted()).map(LocalDate::parse),
                        document.synthetic());
        List<QualityFinding> findings =
                Stream.concat(document.findings().stream(), late.finding().stream())
                        .sorted(Comparator.comparingDouble(QualityFinding::score).reversed())
                        .toList();
        return new QualityReport(
                row.ticker(),
                null,
                document.exchange(),
                document.synthetic(),
                new QualityReport.Judged(
                        document.bars(),
                        document.first(),
                        document.last(),
                        row.dataVersion(),
                        row.current(),
                        row.computedAt()),
                RankedSymbol.of(
                                row.ticker(),
                                findings.stream().mapToDouble(QualityFinding::score).sum())
                        .score(),
                findings,
                Stream.concat(document.notJudged().stream(), late.notJudged().stream()).toList());
    }

    private static QualityReport askedAs(QualityReport ledger, Ticker ticker) {
        return new QualityReport(
                ledger.ticker(),
                ticker.name(),
                ledger.exchange(),
                ledger.synthetic(),
                ledger.judged(),
                ledger.score(),
                ledger.findings(),
                ledger.notJudged());
    }
}
