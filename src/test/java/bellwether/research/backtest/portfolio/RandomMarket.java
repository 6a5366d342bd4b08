package bellwether.research.backtest.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Symbols that walk at random, with gaps, splits, dividends and ends, all drawn from a seed.
final class RandomMarket {
    private static final int FIRST_DAY = 12_002; // a Friday

    private final Map<String, Stock> stocks = new TreeMap<>();
    private final CostPlan costs;

    /// A symbol, as it is given to runs.
    ///
    /// @param history with the splits
    record Stock(String ticker, RuleHistory history, List<TapeAction> actions) {}

    RandomMarket(int symbols, int sessions, int seed, CostPlan costs) {
        this.costs = costs;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < symbols; i++) {
            String ticker = String.valueOf((char) ('A' + i));
            stocks.put(ticker, stock(ticker, sessions, random.split()));
        }
    }

    private static Stock stock(String ticker, int sessions, SplittableRandom random) {
        int from = random.nextInt(3) == 0 ? random.nextInt(sessions / 3) : 0;
        boolean ends = random.nextInt(3) == 0;
        int to = ends ? sessions / 2 + random.nextInt(sessions / 2) : sessions;
        List<double[]> rows = new ArrayList<>();
        List<TapeAction> actions = new ArrayList<>();
        List<Split> splits = new ArrayList<>();
        double close = 40 + random.nextInt(60);
        int gap = 0;
        for (int i = from; i < to; i++) {
            gap = gap > 0 ? gap - 1 : random.nextInt(60) == 0 ? 1 + random.nextInt(9) : 0;
            int day = FIRST_DAY + i / 5 * 7 + i % 5;
            LocalDate date = LocalDate.ofEpochDay(day);
            if (gap == 0 && !rows.isEmpty() && random.nextInt(150) == 0) {
                int ratio = 2 + random.nextInt(2);
                actions.add(
                        new TapeAction.Split(
                                ticker, date, BigDecimal.valueOf(ratio), BigDecimal.ONE));
                splits.add(new Split(date, ratio, true));
                close /= ratio;
            } else if (random.nextInt(80) == 0) {
                actions.add(new TapeAction.Dividend(ticker, date, new BigDecimal("0.35"), null));
            }
            double open = close * Math.exp(0.008 * random.nextGaussian());
            close = open * Math.exp(0.02 * random.nextGaussian());
            if (gap == 0) {
                rows.add(
                        new double[] {
                            day,
                            open,
                            Math.max(open, close) * (1.001 + 0.01 * random.nextDouble()),
                            Math.min(open, close) * (0.999 - 0.01 * random.nextDouble()),
                            close,
                            200_000 + random.nextInt(1_000_000)
                        });
            }
        }
        if (ends && random.nextBoolean()) {
            actions.add(new TapeAction.Delisting(ticker, BigDecimal.valueOf(-30)));
        }
        RuleHistory history = RuleHistory.of(bars(rows), splits, Timeframe.DAY, ZoneOffset.UTC);
        return new Stock(ticker, history, actions);
    }

    private static Bars bars(List<double[]> rows) {
        Bars bars = Bars.room(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            bars.time()[i] = 86_400L * (long) row[0];
            bars.open()[i] = row[1];
            bars.high()[i] = row[2];
            bars.low()[i] = row[3];
            bars.close()[i] = row[4];
            bars.volume()[i] = row[5];
        }
        return bars;
    }

    List<String> tickers() {
        return List.copyOf(stocks.keySet());
    }

    Stock stock(String ticker) {
        return Objects.requireNonNull(stocks.get(ticker));
    }

    InstrumentTerms instrument(String ticker) {
        return InstrumentTerms.of(ticker, "USD", costs);
    }

    static RuleColumns columns(Stock stock) {
        return new RuleColumns(stock.history(), RuleFields.standard(), SuppliedColumns.NONE);
    }

    Optional<PortfolioSymbol> load(String ticker) {
        Stock stock = stock(ticker);
        return Optional.of(PortfolioSymbol.of(columns(stock), instrument(ticker), stock.actions()));
    }

    static Rule rule(String text) {
        RuleReader.Result read =
                new RuleReader(RuleFields.standard())
                        .read(Json.stored(text.replace('\'', '"'), JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        return read.rule().orElseThrow();
    }
}
