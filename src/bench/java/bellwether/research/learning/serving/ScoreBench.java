package bellwether.research.learning.serving;

import bellwether.bench.StandInCard;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.bars.history.Block;
import bellwether.market.bars.history.PackedSample;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.imports.InventedMarket;
import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.TestDatabase;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.feature.UniverseColumns;
import bellwether.research.learning.feature.UniverseFigures;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.ModelTraining;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.PackedTable;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleRow;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.training.ModelCard;
import bellwether.research.learning.training.ModelDao;
import bellwether.research.learning.training.SampleDao;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.StoredSample;
import bellwether.research.learning.training.TrainingSpec;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/// `./run.sh bench learning score`: a round that scores the newest session of a market, from its
/// stored bars to its stored scores, against what no round can do without: features from packed
/// bars in memory, and the model. One thread; processor time of the program.
public final class ScoreBench {
    private static final int DIFFERENT = 200;
    private static final int ROWS = 20_000;
    private static final int HORIZON = 5;
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final int symbols;
    private final int bars;
    private final ServedModel served = served();

    private ScoreBench(int symbols, int bars) {
        this.symbols = symbols;
        this.bars = bars;
    }

    /// Measures rounds.
    ///
    /// @param args symbols, bars and turns; 8000, 1260 and 3
    public static void main(String[] args) {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        int bars = args.length > 1 ? Integer.parseInt(args[1]) : 1_260;
        int turns = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new ScoreBench(symbols, bars).run(turns);
    }

    private void run(int turns) {
        List<byte[]> packed =
                IntStream.range(0, DIFFERENT)
                        .mapToObj(seed -> PackedSample.pack(TestBars.walk(seed, bars, 50, 0.02)))
                        .toList();
        try (TestDatabase database = TestDatabase.create()) {
            Jdbi jdbi = database.jdbi();
            InventedMarket.fill(jdbi, symbols, bars);
            long model = activate(jdbi);
            double[] ratios = new double[turns];
            System.out.printf("%,d symbols × %,d bars%n", symbols, bars);
            for (int turn = -1; turn < turns; turn++) {
                double floor = seconds();
                floor(packed);
                floor = seconds() - floor;
                long begin = System.nanoTime();
                double round = seconds();
                int scored = round(jdbi, model);
                round = seconds() - round;
                double wall = (System.nanoTime() - begin) / 1e9;
                if (turn >= 0) {
                    ratios[turn] = round / floor;
                    System.out.printf(
                            Locale.ROOT,
                            "features and model %6.2f s, a round %6.2f s (%6.2f s by the clock, %,d"
                                    + " scores): ratio %.2f%n",
                            floor,
                            round,
                            wall,
                            scored,
                            ratios[turn]);
                }
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[turns / 2]);
        }
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private void floor(List<byte[]> packed) {
        int[] sessions = IntStream.range(0, bars).toArray();
        UniverseFigures figures = new UniverseFigures(bars);
        SymbolFeatures features = new SymbolFeatures();
        for (int i = 0; i < symbols; i++) {
            features.readForUniverse(Block.unpack(packed.get(i % DIFFERENT)).bars());
            figures.add(features, sessions);
        }
        figures.sum();
        UniverseColumns columns = new UniverseColumns(figures);
        CalendarSessions calendar = CalendarSessions.every(bars);
        double[] values = new double[FeatureCatalogue.of(symbols).size()];
        double sum = 0;
        for (int i = 0; i < symbols; i++) {
            Bars one = Block.unpack(packed.get(i % DIFFERENT)).bars();
            features.read(one);
            columns.fill(features, sessions, calendar);
            features.row(one.size() - 1, values);
            sum += served.probability(served.inputs().bin(List.of(values)), 0);
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a probability is not a number");
        }
    }

    private int round(Jdbi jdbi, long id) {
        jdbi.useHandle(h -> {
            h.execute("delete from model_score");
            h.execute("delete from model_session");
            h.execute("delete from model_watch");
        });
        ScoreDao scores = new ScoreDao();
        Market market = new Market(jdbi, InstantSource.fixed(NOW));
        StoredModel model = jdbi.withHandle(h -> new ModelDao().find(h, id)).orElseThrow();
        List<SampleSymbol> universe = jdbi.withHandle(h -> scores.universe(h, id));
        StoredSample sample =
                new StoredSample(market, universe, LAST.toEpochDay() * 86_400, Map.of(), () -> {});
        List<String> tickers = universe.stream().map(SampleSymbol::ticker).toList();
        Map<String, TradingCalendar> exchanges = market.calendars(tickers);
        SessionCloses closes =
                new SessionCloses(
                        tickers.stream()
                                .map(ticker -> Objects.requireNonNull(exchanges.get(ticker)))
                                .toList());
        ScoredSessions found =
                new SessionScoring(model, served, sample, closes, NOW)
                        .look(
                                jdbi.withHandle(h -> scores.known(h, id, id)),
                                new LookedBars(LAST, symbols));
        jdbi.useTransaction(h -> {
            h.execute("set local statement_timeout = 0");
            new ScoreWriter().keep(h, found, NOW);
        });
        return found.scores().size();
    }

    /// Trees over all features, of rows in which the first says something.
    private ServedModel served() {
        List<String> names =
                FeatureCatalogue.of(FeatureCatalogue.FEWEST_SYMBOLS).stream()
                        .map(Feature::id)
                        .toList();
        double[] edges = IntStream.range(0, 40).mapToDouble(i -> -2 + i * 0.1).toArray();
        double[] centres = IntStream.range(0, 41).mapToDouble(i -> -2.05 + i * 0.1).toArray();
        PackedTable table =
                new PackedTable(
                        names,
                        Collections.nCopies(names.size(), BinEdges.of(edges, centres)),
                        ROWS);
        Random random = new Random(1);
        double[] values = new double[names.size()];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < values.length; column++) {
                values[column] = random.nextGaussian();
            }
            boolean positive = values[0] + values[1] * values[2] + 2 * random.nextGaussian() > 0;
            table.add(new SampleRow(row % 50, row / 50, row / 50 + 1, positive, 1), values);
        }
        try {
            return new ModelTraining(
                            new ModelSpec(
                                    ModelSettings.of(ModelKind.TREES),
                                    HORIZON,
                                    "momentum_252_21",
                                    1),
                            FeatureCatalogue.VERSION,
                            (_, _) -> {})
                    .finish(table, List.of())
                    .served();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long activate(Jdbi jdbi) {
        long cut = LAST.toEpochDay() * 86_400;
        TrainingSpec spec =
                new TrainingSpec(
                        SampleLabel.RANK,
                        HORIZON,
                        ModelKind.TREES,
                        "all",
                        1,
                        500_000,
                        cut,
                        bars,
                        "0",
                        List.of());
        ModelCard card = StandInCard.of(bars);
        byte[] bytes = ModelBlob.write(served);
        return jdbi.inTransaction(h -> {
            List<String> tickers =
                    h.createQuery("select ticker from symbol where ticker like 'WALK%'")
                            .mapTo(String.class)
                            .list();
            long id =
                    h.createQuery(
                                    """
                                    insert into model (key, version, kind, state, spec, universe, feature_version, card,
                                      created_at, changed_at)
                                    values ('rank/5/1d', 1, 'trees', 'active', cast(:spec as json), cast(:universe as json),
                                      1, cast(:card as json), now(), now()) returning id
                                    """)
                            .bind("spec", Json.write(spec))
                            .bind("universe", Json.write(new SampleDao().symbols(h, tickers)))
                            .bind("card", Json.write(card))
                            .mapTo(Long.class)
                            .one();
            h.execute("insert into model_blob values (?, ?, ?)", id, bytes, Sha256.of(bytes));
            return id;
        });
    }
}
