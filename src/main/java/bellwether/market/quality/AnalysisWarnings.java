package bellwether.market.quality;

import bellwether.market.bars.Bars;
import bellwether.market.bars.DataIssues;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Finds what is wrong with the very bars that an analysis uses, by the rules of the ledger. The
/// bars are in hand already, so it costs next to nothing, and what it finds is of no other version.
public final class AnalysisWarnings {
    private final Jdbi jdbi;
    private final Market market;
    private final SessionCalendars exchanges;

    AnalysisWarnings(Jdbi jdbi, Market market, SessionCalendars exchanges) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = exchanges;
    }

    /// What is on record of these symbols, by their ids; asked only of those of which anything is.
    public Map<Long, DataIssues> records(Collection<PackedHistory> histories, Timeframe timeframe) {
        List<Long> ids =
                histories.stream()
                        .filter(history -> history.facts().recordVersion() > 0)
                        .map(PackedHistory::symbolId)
                        .toList();
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> market.blemishes(handle, ids, timeframe));
    }

    /// What is wrong with these bars of a symbol, the worst first.
    ///
    /// @param bars those used, at least one
    /// @param records as `records` gives them
    /// @param day of the analysis
    public List<Warning> warnings(
            PackedHistory symbol,
            Timeframe timeframe,
            Bars bars,
            Map<Long, DataIssues> records,
            LocalDate day) {
        boolean calendarless = isCalendarless(symbol, timeframe);
        SessionDays sessions = exchanges.sessions(symbol.ticker(), symbol.facts().exchange());
        InspectedHistory subject = inspected(symbol, timeframe, bars, records, day);
        Staleness late =
                new Staleness(
                        sessions,
                        subject.date(bars.size() - 1),
                        day.minusDays(1),
                        symbol.facts().delisted().orElse(null),
                        calendarless);
        Stream<Warning> findings =
                Stream.concat(subject.findings().stream(), late.finding().stream())
                        .sorted(Comparator.comparingDouble(QualityFinding::score).reversed())
                        .map(QualityFinding::warning);
        return sessions.isExchangeKnown() || symbol.synthetic()
                ? findings.toList()
                : Stream.concat(findings, Stream.of(exchangeUnknown(symbol, subject))).toList();
    }

    private static boolean isCalendarless(PackedHistory symbol, Timeframe timeframe) {
        return symbol.synthetic() || timeframe != Timeframe.DAY;
    }

    private InspectedHistory inspected(
            PackedHistory symbol,
            Timeframe timeframe,
            Bars bars,
            Map<Long, DataIssues> records,
            LocalDate day) {
        DataIssues blemishes = records.getOrDefault(symbol.symbolId(), DataIssues.NONE);
        LocalDate first = LocalDate.ofEpochDay(Math.floorDiv(bars.time()[0], 86_400L));
        return Inspection.of(
                new InspectedHistory(
                        bars,
                        exchanges.sessions(symbol.ticker(), symbol.facts().exchange()),
                        blemishes.between(first, day),
                        isCalendarless(symbol, timeframe),
                        market.units(symbol).unit()));
    }

    /// Prices that are probably wrong, with their days: those that look like splits that are not
    /// recorded, and serious findings of single bars. The newest of each kind.
    ///
    /// @param bars adjusted for the splits on record, at least one
    /// @param records as `records` gives them
    /// @param day of the newest that may be looked at
    public List<QualityDoubt> doubts(
            PackedHistory symbol,
            Timeframe timeframe,
            Bars bars,
            Map<Long, DataIssues> records,
            LocalDate day) {
        return inspected(symbol, timeframe, bars, records, day).findings().stream()
                .filter(finding ->
                        finding.kind() == FindingKind.SUSPECTED_SPLIT
                                || finding.kind() == FindingKind.BAD_TICK
                                || (finding.severity() == Severity.SERIOUS
                                        && finding.kind() == FindingKind.SOURCES_DISAGREE))
                .flatMap(finding ->
                        finding.events().stream()
                                .map(event ->
                                        new QualityDoubt(
                                                LocalDate.parse(event.from()),
                                                LocalDate.parse(event.to()),
                                                finding.kind() == FindingKind.SUSPECTED_SPLIT,
                                                event.words())))
                .toList();
    }

    /// No finding of a ledger: nothing is wrong with the bars, but less can be found.
    private static Warning exchangeUnknown(PackedHistory symbol, InspectedHistory subject) {
        return new Warning(
                "exchange_unknown",
                Severity.INFO.code(),
                0.0,
                subject.date(0).toString(),
                subject.date(subject.size() - 1).toString(),
                (long) subject.size(),
                "no calendar is known for %s, because its exchange is not set or has none here: missing sessions, holidays and hours cannot be checked, and weekdays count as sessions; if it is not set, set it: PATCH /api/v1/stocks/%s {\"exchange\":\"…\"}"
                        .formatted(symbol.ticker(), symbol.ticker()));
    }
}
