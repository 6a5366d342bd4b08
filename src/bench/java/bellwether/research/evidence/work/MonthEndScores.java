package bellwether.research.evidence.work;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.SymbolUnits;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.PastAnalyses;
import bellwether.research.evidence.scoreboard.CellFigure;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.MarkedSymbol;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.ScoreCell;
import bellwether.research.evidence.scoreboard.ScoreRow;
import bellwether.research.evidence.scoreboard.ScoreTable;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.RuleHistory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What came of the month-end plans of all symbols of a price file, as tables for the page on
/// verdicts. Usage: `MonthEndScores FILE.csv.gz` with the columns date, open, high, low, close,
/// volume, Name.
public final class MonthEndScores {
    private final List<MarkedBars.SymbolBars> symbols = new ArrayList<>();
    private final MarketPath market;
    private final Instant now;

    /// @param costs of all symbols
    MonthEndScores(Map<String, Bars> prices, CostPlan costs) {
        TradingCalendar calendar = new Calendars(() -> Instant.EPOCH).find("XNYS").orElseThrow();
        MarketPath.Mean mean = new MarketPath.Mean();
        long last = 0;
        for (Map.Entry<String, Bars> each : prices.entrySet()) {
            Bars bars = each.getValue();
            MarkedSymbol symbol =
                    new MarkedSymbol(
                            RuleHistory.of(bars, List.of(), Timeframe.DAY, calendar),
                            List.of(),
                            InstrumentTerms.of(each.getKey(), "USD", costs),
                            false);
            mean.add(symbol);
            last = Math.max(last, bars.time()[bars.size() - 1]);
            symbols.add(
                    new MarkedBars.SymbolBars(
                            each.getKey(),
                            null,
                            symbols.size() + 1L,
                            1,
                            symbol,
                            SymbolUnits.UNKNOWN,
                            calendar));
        }
        market = mean.path();
        now = Instant.ofEpochSecond(last).plusSeconds(36 * 3600);
    }

    /// All month ends by one profile.
    List<PlanRecord> records(String profile) {
        return symbols.parallelStream()
                .flatMap(symbol -> new PlanMarker().house(symbol, market, profile, now).stream())
                .toList();
    }

    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        MonthEndScores scores =
                new MonthEndScores(read(Path.of(args[0])), new CostPresets().plan("us_retail"));
        List<ScoreTable> profiles = new ArrayList<>();
        for (String profile : PastAnalyses.profiles()) {
            List<PlanRecord> records = scores.records(profile);
            if (profiles.isEmpty()) {
                for (CellKind kind :
                        List.of(
                                CellKind.VERDICT,
                                CellKind.METHOD,
                                CellKind.REGIME,
                                CellKind.VOTER)) {
                    print(kind.key(), table(records, kind).cells());
                }
                print("score, tenths", table(records, CellKind.VERDICT).deciles());
            }
            profiles.add(table(records, CellKind.PROFILE));
        }
        print("profile", profiles.stream().flatMap(each -> each.cells().stream()).toList());
        System.out.printf(
                Locale.ROOT,
                "%d symbols, data up to %s, run of %s, %.0f s%n",
                scores.symbols.size(),
                LocalDate.ofInstant(scores.now, ZoneOffset.UTC).minusDays(1),
                LocalDate.now(ZoneOffset.UTC),
                (System.nanoTime() - begin) / 1e9);
    }

    static ScoreTable table(List<PlanRecord> records, CellKind kind) {
        ScoreTable.Counter counter = new ScoreTable.Counter(kind);
        records.forEach(record -> counter.add(ScoreRow.of(record)));
        return counter.table();
    }

    private static void print(String name, List<ScoreCell> cells) {
        System.out.printf(
                "| %s | n | closed | effective n | hit rate | mean R (90 %%) | median R | beyond"
                        + " the mean, %% (90 %%) | p |%n",
                name);
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (ScoreCell cell : cells) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,.0f | %s | %s | %s | %s | %s |%n",
                    cell.key(),
                    cell.n(),
                    cell.closed(),
                    cell.size().effectiveN(),
                    cell.closed() == 0
                            ? "–"
                            : "%.0f %%".formatted(100 * number(cell.hitRate().value())),
                    words(cell.meanR()),
                    cell.medianR() == null ? "–" : "%.2f".formatted(cell.medianR()),
                    words(cell.beyondPercent()),
                    cell.chance().p() == null ? "–" : "%.3f".formatted(cell.chance().p()));
        }
        System.out.println();
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static String words(CellFigure figure) {
        if (figure.value() == null) {
            return "–";
        }
        return figure.low() == null
                ? "%+.3f (too few)".formatted(figure.value())
                : "%+.3f (%+.3f to %+.3f)".formatted(figure.value(), figure.low(), figure.high());
    }

    /// Rows that an import would reject are left out.
    static Map<String, Bars> read(Path file) throws IOException {
        Map<String, List<double[]>> rows = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord csv : reader) {
                double[] row = new double[6];
                row[0] = LocalDate.parse(csv.getField("date")).toEpochDay();
                String[] names = {"open", "high", "low", "close", "volume"};
                for (int i = 0; i < names.length; i++) {
                    String text = csv.getField(names[i]);
                    row[i + 1] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
                }
                boolean isSound =
                        Arrays.stream(row, 1, 5).allMatch(price -> price > 0)
                                && row[2] >= Math.max(row[1], row[4])
                                && row[3] <= Math.min(row[1], row[4]);
                if (isSound) {
                    rows.computeIfAbsent(csv.getField("Name"), _ -> new ArrayList<>()).add(row);
                }
            }
        }
        Map<String, Bars> market = new TreeMap<>();
        rows.forEach((name, own) -> market.put(name, bars(own)));
        return market;
    }

    private static Bars bars(List<double[]> rows) {
        Bars bars = Bars.room(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            bars.time()[i] = Math.round(row[0]) * Timeframe.SECONDS_PER_DAY;
            bars.open()[i] = row[1];
            bars.high()[i] = row[2];
            bars.low()[i] = row[3];
            bars.close()[i] = row[4];
            bars.volume()[i] = row[5];
        }
        return bars;
    }
}
