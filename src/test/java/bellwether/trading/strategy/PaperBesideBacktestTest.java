package bellwether.trading.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Audit;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioInstruments;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.basket.StrategyRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Random strategies that trade on paper day by day, as bars become finished, beside backtests of
/// the same bars: the matcher, the tables and the clock change no fill.
final class PaperBesideBacktestTest {
    private static final Logger LOG = LoggerFactory.getLogger(PaperBesideBacktestTest.class);
    private static final int STRATEGIES = 100;
    private static final BigDecimal CASH = new BigDecimal(50_000);
    private static final PortfolioTerms TERMS =
            new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "", false);

    @TempDir private Path folder;

    private final PaperDesk desk = new PaperDesk("2013-01-02T12:00:00Z");
    private final PortfolioInstruments instruments =
            new PortfolioInstruments(desk.market.symbols(), new CostPresets());
    private final StrategyBook book =
            new StrategyBook(
                    desk.database.jdbi(),
                    desk.accounts,
                    new DefinitionCheck(
                            RuleFields.standard(), ticker -> Optional.of(ticker.name())),
                    Audit.NONE,
                    () -> desk.now);
    private final Matcher matcher =
            desk.matcher(
                    desk.duties, Strategies.signals(desk.market, () -> desk.now), OrderGuard.NONE);

    @AfterEach
    void close() {
        desk.close();
    }

    /// A strategy on a symbol, in a portfolio of its own.
    private record Trial(Portfolio portfolio, Strategy strategy, JsonNode rules, History history) {}

    /// Seed 70 closes a gain and loses a short on one bar of ETN.
    @Test
    void aFewStrategiesFillAlike() throws Exception {
        Map<String, Integer> seeds = Map.of("ETN", 70, "AAPL", 3, "GE", 41, "XOM", 98);
        List<Trial> trials =
                trials(
                        stored(
                                seeds::containsKey,
                                LocalDate.parse("2017-11-01"),
                                LocalDate.parse("2017-12-15")),
                        (ticker, _) -> Objects.requireNonNull(seeds.get(ticker)));
        compare(trials);
    }

    /// All 505 symbols, each with one of 100 strategies.
    @Test
    @Tag("long")
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void aHundredStrategiesFillAlikeOnEverySymbol() throws Exception {
        List<Trial> trials =
                trials(
                        stored(
                                _ -> true,
                                LocalDate.parse("2017-11-01"),
                                LocalDate.parse("2018-02-08")),
                        (_, place) -> place % STRATEGIES);
        assertEquals(505, trials.size());
        compare(trials);
    }

    private void compare(List<Trial> trials) throws InterruptedException {
        for (LocalDate day : days(trials)) {
            desk.now = day.atTime(LocalTime.of(23, 30)).toInstant(ZoneOffset.UTC);
            matcher.matchAll(desk.duties.take(Duty.MATCH).orElseThrow());
        }
        List<String> differences = new ArrayList<>();
        int fills = 0;
        for (Trial trial : trials) {
            List<String> history = backtest(trial);
            List<String> paper = paper(trial);
            fills += history.size();
            if (!history.equals(paper)) {
                differences.add(difference(trial, history, paper));
            }
        }
        assertTrue(fills > 2 * trials.size(), "too few fills to tell: " + fills);
        assertEquals(0, differences.size(), () -> String.join("\n", differences));
        LOG.info("{} trials, {} fills alike", trials.size(), fills);
    }

    /// The bars of some symbols between two days, stored in a database.
    private List<History> stored(Predicate<String> isWanted, LocalDate from, LocalDate to)
            throws IOException {
        desk.now = from.minusDays(3).atTime(12, 0).toInstant(ZoneOffset.UTC);
        List<String> lines = lines();
        List<String> rows = new ArrayList<>(List.of(lines.getFirst()));
        lines.stream()
                .skip(1)
                .filter(line -> line.compareTo(from.toString()) >= 0)
                .filter(line -> line.compareTo(to.toString()) < 0)
                .filter(line -> isWanted.test(ticker(line)))
                .forEach(rows::add);
        Path file = folder.resolve("prices.csv");
        Files.write(file, rows);
        new PriceImport(desk.database.jdbi(), () -> to.atStartOfDay().toInstant(ZoneOffset.UTC))
                .importFile(file, ImportOptions.NONE, _ -> {});
        List<String> known =
                desk.database
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery("select ticker from symbol order by ticker")
                                        .mapTo(String.class)
                                        .list());
        return desk.market.loadRaw(known, Timeframe.DAY);
    }

    private static List<String> lines() {
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ticker(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }

    /// @param seeds by ticker and place
    private List<Trial> trials(
            List<History> histories, BiFunction<String, Integer, Integer> seeds) {
        List<Trial> trials = new ArrayList<>();
        for (History history : histories) {
            assertEquals(
                    List.of(), SuspectedSplit.among(history.bars()), history.ticker() + " is held");
            JsonNode rules = new RandomRules(seeds.apply(history.ticker(), trials.size())).next();
            Portfolio portfolio = desk.accounts.create("ann", "p " + history.ticker(), TERMS, CASH);
            Strategy strategy =
                    book.create(
                            StrategyFixture.ANN,
                            new StrategyRequest(
                                    portfolio.id().toString(),
                                    "s",
                                    rules,
                                    List.of(history.ticker()),
                                    true));
            trials.add(new Trial(portfolio, strategy, rules, history));
        }
        return trials;
    }

    private static NavigableSet<LocalDate> days(List<Trial> trials) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Trial trial : trials) {
            Bars bars = trial.history().bars();
            for (int bar = 0; bar < bars.size(); bar++) {
                days.add(Timeframe.date(bars.time()[bar]));
            }
        }
        return days;
    }

    private List<String> backtest(Trial trial) {
        History history = trial.history();
        TradingCalendar calendar = desk.market.calendar(history.ticker());
        RuleHistory bars =
                RuleHistory.of(history.bars(), history.splits(), Timeframe.DAY, ZoneOffset.UTC)
                        .with(calendar);
        InstrumentTerms terms =
                instruments.of(
                        TERMS,
                        desk.market
                                .symbols()
                                .find(Ticker.of(history.ticker()).orElseThrow())
                                .orElseThrow());
        RuleSignals signals =
                new RuleSignals(
                        new RuleReader(RuleFields.standard())
                                .read(trial.rules(), "")
                                .rule()
                                .orElseThrow(),
                        new RuleColumns(bars, RuleFields.standard(), SuppliedColumns.NONE));
        PositionKey key = new PositionKey(trial.strategy().id().toString(), history.ticker());
        return SymbolRun.of(signals, new RunTerms(key, TERMS.settings(), terms, CASH, List.of()))
                .fills()
                .stream()
                .map(PaperBesideBacktestTest::shown)
                .sorted()
                .toList();
    }

    /// All but the names of orders.
    private static String shown(Fill fill) {
        return "%s %s %s %s at %s costs %s"
                        .formatted(
                                fill.date(),
                                fill.phase().key(),
                                fill.side().key(),
                                fill.quantity().stripTrailingZeros().toPlainString(),
                                fill.price().stripTrailingZeros().toPlainString(),
                                fill.costs().stripTrailingZeros().toPlainString())
                + (fill.assumed() ? " assumed" : "");
    }

    private List<String> paper(Trial trial) {
        return desk
                .database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select date || ' ' || phase || ' ' || side || ' ' || trim_scale(quantity) || ' at '
                                          || trim_scale(price) || ' costs ' || trim_scale((select coalesce(sum((charge->>'amount')::numeric), 0)
                                            from jsonb_array_elements(charges->'list') charge))
                                          || case when assumed then ' assumed' else '' end
                                        from trade_fill where portfolio = :id
                                        """)
                                .bind("id", trial.portfolio().id().number())
                                .mapTo(String.class)
                                .list())
                .stream()
                .sorted()
                .toList();
    }

    private static String difference(Trial trial, List<String> history, List<String> paper) {
        List<String> missing = new ArrayList<>(history);
        paper.forEach(missing::remove);
        List<String> more = new ArrayList<>(paper);
        history.forEach(more::remove);
        return "%s %s%n  only in the backtest: %s%n  only on paper: %s"
                .formatted(trial.history().ticker(), trial.rules(), missing, more);
    }
}
