package bellwether;

import bellwether.bench.StandInCard;
import bellwether.market.imports.InventedMarket;
import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.http.Call;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.ModelTraining;
import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.PackedTable;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleRow;
import bellwether.research.learning.training.ModelCard;
import bellwether.research.learning.training.TrainingSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/// A market's job by a profile that weighs the active model, in turns with one by a profile that
/// does not.
public final class ModelMarketBench {
    private static final int BARS = 1_260;
    private static final String MOMENTUM = "momentum_252_21";
    private static final String PROFILE = "{\"name\":\"%s\",\"voter_weights\":{\"model\":%d}}";

    private ModelMarketBench() {}

    public static void main(String[] args) throws Exception {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (KeyedApp app = new KeyedApp()) {
            InventedMarket.fill(app.jdbi(), symbols, BARS);
            activate(app.jdbi());
            post(app, "/api/v1/profiles", PROFILE.formatted("without", 0));
            post(app, "/api/v1/profiles", PROFILE.formatted("with", 1));
            seconds(app, "without"); // until the JIT has seen it
            seconds(app, "with");
            List<Double> ratios = new ArrayList<>();
            System.out.printf(
                    "%,d symbols × %,d bars; wall time, and processor time of the program%nwithout,"
                            + " s   with, s   ratio   without, CPU s   with, CPU s   ratio%n",
                    symbols, BARS);
            for (int turn = 0; turn < turns; turn++) {
                Cost without = cost(app, "without");
                Cost with = cost(app, "with");
                ratios.add(with.cpu() / without.cpu());
                System.out.printf(
                        Locale.ROOT,
                        "%10.2f %9.2f %7.2f %16.2f %13.2f %7.2f%n",
                        without.wall(),
                        with.wall(),
                        with.wall() / without.wall(),
                        without.cpu(),
                        with.cpu(),
                        with.cpu() / without.cpu());
            }
            double[] sorted = ratios.stream().mapToDouble(r -> r).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "median ratio of processor time %.2f (target 1.15)%n",
                    sorted[sorted.length / 2]);
        }
    }

    private record Cost(double wall, double cpu) {}

    private static Cost cost(KeyedApp app, String profile) throws InterruptedException {
        double before = processor();
        double wall = seconds(app, profile);
        return new Cost(wall, processor() - before);
    }

    /// Seconds that the process has used.
    private static double processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / 1e3;
    }

    private static JsonNode post(KeyedApp app, String path, String body) {
        Call.Answer answer = app.master().post(path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json();
    }

    private static double seconds(KeyedApp app, String profile) throws InterruptedException {
        long begin = System.nanoTime();
        String job =
                post(
                                app,
                                "/api/v1/analyses",
                                "{\"universe\":\"synthetic\",\"capital\":100000,\"profile\":\"%s\"}"
                                        .formatted(profile))
                        .get("id")
                        .asText();
        Jdbi jdbi = app.jdbi();
        while (jdbi.withHandle(
                h ->
                        h.createQuery(
                                        "select finished_at is null from job where id = cast(:id as"
                                                + " uuid)")
                                .bind("id", job)
                                .mapTo(Boolean.class)
                                .one())) {
            Thread.sleep(10);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        JsonNode ended = app.master().get("/api/v1/jobs/" + job).json();
        if (ended.get("failed").asInt() > 0) {
            throw new IllegalStateException(ended.toString());
        }
        return seconds;
    }

    /// A model that has scored the last day of every symbol.
    private static void activate(Jdbi jdbi) throws InterruptedException {
        PackedTable table =
                new PackedTable(
                        List.of(MOMENTUM),
                        List.of(BinEdges.of(new double[] {0}, new double[] {-1, 1})),
                        2);
        table.add(new SampleRow(0, 0, 1, true, 1), new double[] {1});
        table.add(new SampleRow(1, 0, 1, false, 1), new double[] {-1});
        byte[] bytes =
                ModelBlob.write(
                        new ModelTraining(
                                        new ModelSpec(
                                                ModelSettings.of(ModelKind.BASE), 5, MOMENTUM, 1),
                                        FeatureCatalogue.VERSION,
                                        (_, _) -> {})
                                .finish(table, List.of())
                                .served());
        TrainingSpec spec =
                new TrainingSpec(
                        SampleLabel.RANK,
                        5,
                        ModelKind.BASE,
                        "all",
                        1,
                        1_000,
                        0,
                        BARS,
                        "0",
                        List.of());
        ModelCard card = StandInCard.of(BARS);
        jdbi.useTransaction(h -> {
            long id =
                    h.createQuery(
                                    """
                                    insert into model (key, version, kind, state, spec, universe, feature_version, card,
                                      created_at, changed_at)
                                    values ('rank/5/1d', 1, 'base', 'active', cast(:spec as json), '[]', 1,
                                      cast(:card as json), now(), now()) returning id
                                    """)
                            .bind("spec", Json.write(spec))
                            .bind("card", Json.write(card))
                            .mapTo(Long.class)
                            .one();
            h.execute("insert into model_blob values (?, ?, ?)", id, bytes, Sha256.of(bytes));
            h.execute("insert into active_model values ('rank/5/1d', ?, 1, now())", id);
            h.execute("insert into model_watch values (?, '2999-01-01')", id);
            h.execute(
                    """
                    insert into model_session (model, day)
                    select ?, max(date '1970-01-01' + cast(last_ts / 86400 as int)) from series
                    join symbol on symbol.id = symbol_id and ticker like 'WALK%'
                    """,
                    id);
            h.execute(
                    """
                    insert into model_score (model, symbol, day, p, feature_version)
                    select ?, symbol_id, date '1970-01-01' + cast(last_ts / 86400 as int), 0.3 + 0.4 * random(), 1 from series
                    join symbol on symbol.id = symbol_id and ticker like 'WALK%'
                    """,
                    id);
        });
    }
}
