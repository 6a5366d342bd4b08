package bellwether.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `backtest RULE --tickers A,B`.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "run a rule over the past with the running service and print what came of it, its doubts first",
            "GET /api/v1/backtests/builtin lists the built-in rules. Finds the service like analyze.",
            "The exit code is 1 when a symbol could not be run."
        })
final class BacktestCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 2;
    private static final String ALL = "/api/v1/backtests";

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private BacktestOptions options = new BacktestOptions();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write the tear sheet, a page that needs no other file")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "write the closed trades")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--json", description = "print the backtest as JSON")
    private boolean json;

    BacktestCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        JsonNode request;
        try {
            request = options.request();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
        return ServiceClient.during(program, client -> run(client, request));
    }

    private int run(ServiceClient client, JsonNode request)
            throws IOException, InterruptedException {
        HttpResponse<String> made = client.post(ALL, ServiceClient.JSON, request, PATIENCE_SECONDS);
        String id = made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        JobWatch job = new JobWatch(program, client, id);
        job.await();
        job.explainFailures();
        if (!job.isCompleted()) {
            return 1;
        }
        String one = ALL + "/" + id;
        if (json) {
            program.out().println(client.get(one, ServiceClient.JSON).body());
        } else {
            program.out().print(client.get(one + "/report.txt", ServiceClient.TEXT).body());
        }
        boolean isPage = write(client, html, one + "/report.html", "text/html");
        boolean isTable = write(client, csv, one + "/trades?format=csv", ServiceClient.CSV);
        return isPage && isTable ? job.exitCode() : 1;
    }

    /// What is asked for, into its file.
    private boolean write(ServiceClient client, Optional<Path> file, String path, String accept)
            throws IOException, InterruptedException {
        if (file.isEmpty()) {
            return true;
        }
        String body = client.get(path, accept).body();
        try {
            Files.writeString(file.get(), body);
            program.err().println("Wrote " + file.get());
            return true;
        } catch (IOException e) {
            program.err()
                    .printf(
                            "%s cannot be written: %s. Choose a file in a folder that exists.%n",
                            file.get(), e.getMessage());
            return false;
        }
    }
}
