package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;

import bellwether.bench.attack.Attack.Setting;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// Large imports beside honest callers: many files, many symbols, many rows. They must go on to
/// their end, however long it takes, and others must not notice.
final class ImportAttacks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Setting LONG = usual().unlimited().lasting(12);
    private static final String ZIP = "Content-Type: application/zip\r\nPrefer: respond-async\r\n";
    private static final String CSV = "Content-Type: text/csv\r\nPrefer: respond-async\r\n";

    private ImportAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "zip",
                        "a zip of 300 files of 50 rows, and its report read back",
                        LONG,
                        imports("source=zip", ZIP, InventedFiles.archive("ZF", 300, 50))),
                // many files of one row: nothing but what each file costs
                Attack.of(
                        "zip",
                        "a zip of 5,000 files of one row",
                        LONG,
                        imports("source=zip", ZIP, InventedFiles.archive("ZO", 5_000, 1))),
                // two of them at once, in the requests themselves
                Attack.of(
                        "zip",
                        "two zips of 1,000 files of 250 rows, waited for",
                        LONG,
                        twice(
                                "Content-Type: application/zip\r\n",
                                InventedFiles.archive("ZA", 1_000, 250),
                                InventedFiles.archive("ZB", 1_000, 250))),
                Attack.of(
                        "import",
                        "4,000 symbols of 250 days in one file",
                        LONG,
                        imports("source=big", CSV, InventedFiles.market("IB", 4_000, 250))),
                // many symbols of one row: nothing but what each symbol costs
                Attack.of(
                        "import",
                        "30,000 symbols of one day in one file",
                        LONG,
                        imports("source=big", CSV, InventedFiles.market("IO", 30_000, 1))),
                // one symbol with a very long history, twice at once
                Attack.of(
                        "import",
                        "two files of 400,000 minutes of one symbol",
                        LONG,
                        twice(
                                "Content-Type: text/csv\r\n",
                                InventedFiles.minutes(400_000),
                                InventedFiles.minutes(400_000))));
    }

    private static Load imports(String query, String headers, Upload.Body body) {
        return target -> {
            long begun = System.nanoTime();
            Upload.Answer answer = Upload.send(target, query, headers, body);
            String id = JSON.readTree(answer.body()).path("id").asText();
            if (answer.status() != 202 || id.isEmpty()) {
                return new Load.Result(
                        "answered %d %s".formatted(answer.status(), start(answer.body())), true);
            }
            return followed(target, id, begun);
        };
    }

    private static Load.Result followed(Target target, String id, long begun)
            throws IOException, InterruptedException {
        String state = "queued";
        int report = 0;
        while (!target.time().over()) {
            Upload.Answer seen = Stock.get(target, "/api/v1/prices/import/" + id);
            report = seen.status();
            state = JSON.readTree(seen.body()).at("/job/state").asText("unreadable");
            if (List.of("completed", "failed").contains(state) || report >= 500) {
                break;
            }
            target.time().pause(200);
        }
        return new Load.Result(
                "%s after %.1f s, its report %d"
                        .formatted(state, (System.nanoTime() - begun) / 1e9, report),
                state.equals("failed") || report != 200);
    }

    private static Load twice(String headers, Upload.Body one, Upload.Body other) {
        return target -> {
            Upload.Answer[] answers = new Upload.Answer[2];
            Thread second =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() ->
                                    answers[1] = sent(target, "source=second", headers, other));
            answers[0] = sent(target, "source=first", headers, one);
            second.join();
            boolean good =
                    List.of(200, 202).contains(answers[0].status())
                            && List.of(200, 202).contains(answers[1].status());
            return new Load.Result(
                    "answered %d %s and %d %s"
                            .formatted(
                                    answers[0].status(),
                                    good ? "" : start(answers[0].body()),
                                    answers[1].status(),
                                    good ? "" : start(answers[1].body())),
                    !good);
        };
    }

    private static Upload.Answer sent(
            Target target, String source, String headers, Upload.Body body) {
        // minutes have no ticker of their own, and names of files are not tickers of minutes
        String query = headers.contains("zip") ? source : source + "&ticker=TW";
        try {
            return Upload.send(target, query, headers, body);
        } catch (IOException e) {
            return new Upload.Answer(0, e.toString());
        }
    }

    private static String start(String body) {
        return body.substring(0, Math.min(120, body.length())).replace('\n', ' ').replace('|', '/');
    }
}
