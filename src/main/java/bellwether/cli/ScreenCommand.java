package bellwether.cli;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `screen "RSI_14 < 30 and close > SMA_200"`.
@Command(
        name = "screen",
        mixinStandardHelpOptions = true,
        description = {
            "find the symbols that pass a condition with the running service",
            "Makes the sheets that are missing first. Finds the service like analyze.",
            "The exit code is 1 when a symbol could not be screened, 2 when the condition is wrong."
        })
final class ScreenCommand implements Callable<Integer> {
    private static final String ALL = "/api/v1/screen";
    private static final int PATIENCE_SECONDS = 2;
    private static final int ACCEPTED = 202;

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CONDITION",
            description = "such as \"RSI_14 < 30 and close > SMA_200\"")
    private Optional<String> condition = Optional.empty();

    @Option(
            names = "--screen",
            paramLabel = "NAME",
            description = "a saved screen by its id or name, in place of a condition")
    private Optional<String> saved = Optional.empty();

    @Option(names = "--timeframe", paramLabel = "CODE", description = "such as 1d (default) or 1h")
    private Optional<String> timeframe = Optional.empty();

    @Option(
            names = "--universe",
            paramLabel = "WHICH",
            description = "all (default), synthetic, watchlist:NAME or screen:NAME")
    private Optional<String> universe = Optional.empty();

    @Option(
            names = "--tickers",
            paramLabel = "A,B",
            description = "these symbols only, in place of --universe")
    private Optional<String> tickers = Optional.empty();

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            split = ";",
            description = "values to show, with ; between them; default: those of the condition")
    private List<String> fields = List.of();

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            split = ";",
            description = "such as -RSI_14 for the greatest first")
    private List<String> sort = List.of();

    @Option(
            names = "--near",
            paramLabel = "N",
            description = "also N symbols that nearly pass, with what each needs")
    private int near;

    @Option(names = "--csv", paramLabel = "FILE", description = "write all that pass")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--json", description = "print the first page as JSON")
    private boolean json;

    ScreenCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return ServiceClient.during(program, this::screen);
    }

    private Optional<Universe> looked() {
        List<Fault> faults = new ArrayList<>();
        Optional<Universe> looked =
                UniverseReader.parameters(universe.orElse(null), tickers.orElse(null), faults);
        if (!faults.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    faults.stream()
                            .map(fault -> fault.pointer().replace("?", "--") + " " + fault.detail())
                            .collect(Collectors.joining("; ")));
        }
        return looked;
    }

    private ObjectNode request() {
        ObjectNode body = Json.shared().createObjectNode();
        condition.ifPresent(text -> body.put("q", text));
        saved.ifPresent(name -> body.put("screen", name));
        timeframe.ifPresent(code -> body.put("timeframe", code));
        looked().ifPresent(which -> body.set("universe", which.json()));
        fields.forEach(body.withArrayProperty("fields")::add);
        sort.forEach(body.withArrayProperty("sort")::add);
        body.put("near", near);
        body.put("limit", 200);
        return body;
    }

    private int screen(ServiceClient client) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.post(ALL, ServiceClient.JSON, request(), PATIENCE_SECONDS);
        int exitCode = 0;
        String table = path();
        Optional<String> job =
                answer.headers().firstValue("Location").map(at -> at.replaceFirst(".*/", ""));
        if (job.isPresent()) {
            JobWatch watch = new JobWatch(program, client, job.get());
            watch.await();
            watch.explainFailures();
            exitCode = watch.exitCode();
            table = ALL + "/results/" + job.get();
        }
        if (answer.statusCode() == ACCEPTED) {
            answer =
                    client.get(
                            table + with(table, "near=" + near + "&limit=200"), ServiceClient.JSON);
        }
        if (json) {
            program.out().println(answer.body());
        } else {
            program.out().print(ScreenText.of(ServiceClient.json(answer.body())));
        }
        return write(client, table) ? exitCode : 1;
    }

    private static String with(String path, String parameters) {
        return (path.contains("?") ? "&" : "?") + parameters;
    }

    /// Of the same screen as a read.
    private String path() {
        Map<String, String> parameters = new LinkedHashMap<>();
        condition.ifPresent(text -> parameters.put("q", text));
        saved.ifPresent(name -> parameters.put("screen", name));
        timeframe.ifPresent(code -> parameters.put("timeframe", code));
        universe.ifPresent(which -> parameters.put("universe", which));
        tickers.ifPresent(names -> parameters.put("tickers", names));
        if (!fields.isEmpty()) {
            parameters.put("fields", String.join(",", fields));
        }
        if (!sort.isEmpty()) {
            parameters.put("sort", String.join(",", sort));
        }
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + ServiceClient.encoded(each.getValue()))
                .collect(Collectors.joining("&", ALL + "?", ""));
    }

    private boolean write(ServiceClient client, String table)
            throws IOException, InterruptedException {
        if (csv.isEmpty()) {
            return true;
        }
        String body = client.get(table, ServiceClient.CSV).body();
        try {
            Files.writeString(csv.get(), body);
            program.err().println("Wrote " + csv.get());
            return true;
        } catch (IOException e) {
            program.err()
                    .printf(
                            "%s cannot be written: %s. Choose a file in a folder that exists.%n",
                            csv.get(), e.getMessage());
            return false;
        }
    }
}
