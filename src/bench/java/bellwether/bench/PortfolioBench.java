package bellwether.bench;

import bellwether.market.bars.Bars;
import bellwether.market.bars.history.PackedBars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.portfolio.PortfolioSource;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Series;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// A portfolio over a whole market, against reading the same packed bars and computing the same
/// indicators: CPU of one thread, the median of turns that alternate. The packed bars lie in a
/// file, as they would in the database. Runs with the heap of the service, to see that it is
/// enough.
final class PortfolioBench implements PortfolioSource {
    private static final int BARS = 2_520;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Set<String> HEAP =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());

    private final int symbols;
    private final FileChannel packed;
    private final int length;
    private final List<String> tickers = new ArrayList<>();
    private final CostPlan costs = new CostPresets().plan("us_retail");
    private final Bars room = Bars.room(BARS);
    private final AtomicLong mostUsed = new AtomicLong();
    private double sink;

    private PortfolioBench(int symbols, Path file) throws IOException {
        this.symbols = symbols;
        packed =
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        int written = 0;
        for (int i = 0; i < symbols; i++) {
            byte[] bytes = PackedBars.pack(walk(i), new int[BARS]);
            written = bytes.length;
            packed.write(ByteBuffer.wrap(bytes), (long) i * written);
            tickers.add("S%05d".formatted(i));
        }
        length = written;
    }

    /// @param arguments how many symbols (8,000) and turns (5)
    static void main(String[] arguments) throws IOException {
        int symbols = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8_000;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path file = Files.createTempFile("bellwether-bench", ".bars");
        new PortfolioBench(symbols, file).run(turns);
    }

    private void run(int turns) throws IOException {
        watchCollections();
        Rule cross =
                rule(
                        "{'crosses_above':['SMA_20','SMA_50']}",
                        "{'crosses_below':['SMA_20','SMA_50']}",
                        4.9);
        Rule dense = rule("{'gt':['SMA_20','SMA_50']}", "{'lt':['SMA_20','SMA_50']}", 0.95);
        double[] floors = new double[turns];
        double[] crosses = new double[turns];
        double[] denses = new double[turns];
        for (int turn = -1; turn < turns; turn++) {
            double floor = timed(this::floor);
            double crossed = timed(() -> trade(cross, 20));
            double held = timed(() -> trade(dense, 100));
            if (turn >= 0) {
                floors[turn] = floor;
                crosses[turn] = crossed;
                denses[turn] = held;
            }
        }
        System.out.printf("portfolio, %,d symbols x %,d bars%n", symbols, BARS);
        print("floor: bars and indicators", floors, floors);
        print("cross, 20 positions", crosses, floors);
        print("above, 100 positions", denses, floors);
        long used = mostUsed.get();
        System.out.printf(
                "  heap after a collection at most %,d MB of %,d MB, resident at most %s%s%n",
                used >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                resident(),
                Double.isFinite(sink) ? "" : ", not finite");
        packed.close();
    }

    /// What is used right after collections is needed; before them most of it is garbage.
    private void watchCollections() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, _) -> {
                            if (notification.getUserData() instanceof CompositeData data) {
                                mostUsed.accumulateAndGet(used(data), Math::max);
                            }
                        },
                        null,
                        null);
            }
        }
    }

    /// Without what an ordinary collection leaves behind in the old generation.
    private static long used(CompositeData data) {
        GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
        return info.getGcAction().contains("major")
                ? info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> HEAP.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum()
                : 0;
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? "unknown"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring("VmHWM:".length()).strip())
                        .findFirst()
                        .orElse("unknown");
    }

    private static double timed(Runnable work) {
        long begin = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
    }

    private static void print(String what, double[] times, double[] floors) {
        System.out.printf(
                Locale.ROOT,
                "  %-28s %10.1f ms  %8.2f x floor%n",
                what,
                median(times),
                median(times) / median(floors));
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void read(int symbol, Bars into) {
        try {
            byte[] bytes = new byte[length];
            packed.read(ByteBuffer.wrap(bytes), (long) symbol * length);
            PackedBars.unpack(bytes, into, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void floor() {
        List<Indicators.Choice> choices =
                List.of(
                        Indicators.parse("SMA_20"),
                        Indicators.parse("SMA_50"),
                        Indicators.parse("ROC_10"));
        Bars bars = room;
        double[][] out = new double[1][BARS];
        double[] none = {};
        for (int i = 0; i < symbols; i++) {
            read(i, bars);
            Series series =
                    new Series(
                            bars.open(),
                            bars.high(),
                            bars.low(),
                            bars.close(),
                            bars.volume(),
                            none,
                            BARS);
            for (Indicators.Choice choice : choices) {
                choice.indicator().compute(series, choice.arguments(), out);
                sink += out[0][BARS - 1];
            }
        }
    }

    private void trade(Rule rule, int positions) {
        PortfolioPlan plan =
                new PortfolioPlan(
                        rule,
                        "bench",
                        ExecutionSettings.usual("USD"),
                        new BigDecimal(1_000_000),
                        positions,
                        Optional.of(Operand.FieldValue.of("ROC_10")),
                        Optional.empty());
        PortfolioResult result = PortfolioRun.of(plan, tickers, this);
        sink += result.equity()[BARS - 1];
        if (result.trades().size() < positions) {
            throw new IllegalStateException("only " + result.trades().size() + " trades");
        }
    }

    @Override
    public Optional<PortfolioSymbol> load(String ticker) {
        return load(ticker, Bars.room(BARS));
    }

    @Override
    public Optional<PortfolioSymbol> scan(String ticker) {
        return load(ticker, room);
    }

    private Optional<PortfolioSymbol> load(String ticker, Bars bars) {
        read(Integer.parseInt(ticker.substring(1)), bars);
        return Optional.of(
                PortfolioSymbol.of(
                        new RuleColumns(
                                RuleHistory.of(bars, Timeframe.DAY),
                                RuleFields.standard(),
                                SuppliedColumns.NONE),
                        InstrumentTerms.of(ticker, "USD", costs),
                        List.of()));
    }

    private static Rule rule(String enter, String exit, double percent) {
        String text =
                """
                {"name": "bench", "long": {"enter": %s, "exit": %s, "size": {"percent": %s}}}
                """
                        .formatted(enter, exit, percent)
                        .replace('\'', '"');
        return new RuleReader(RuleFields.standard())
                .read(Json.stored(text, JsonNode.class), "")
                .rule()
                .orElseThrow();
    }

    private static Bars walk(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bars bars = Bars.room(BARS);
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close * Math.exp(0.006 * random.nextGaussian());
            close = open * Math.exp(0.0002 + 0.015 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = cents(open);
            bars.close()[i] = cents(close);
            bars.high()[i] = cents(Math.max(open, close) * (1 + 0.01 * random.nextDouble()) + 0.01);
            bars.low()[i] =
                    Math.max(
                            0.01,
                            cents(Math.min(open, close) * (1 - 0.01 * random.nextDouble()) - 0.01));
            bars.volume()[i] = 1_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.max(0.01, Math.round(price * 100) / 100.0);
    }
}
