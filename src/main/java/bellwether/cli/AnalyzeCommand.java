package bellwether.cli;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `analyze TICKER… --capital AMOUNT`.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "analyse symbols with the running service and print a short text for each",
            "The service is expected on PORT, or at BELLWETHER_URL; BELLWETHER_API_KEY is sent if it is set.",
            "The exit code is 1 when a symbol could not be analysed."
        })
final class AnalyzeCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 2;
    private static final String FIRST_PAGE = "?limit=200";

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TICKER", arity = "0..*", description = "such as AAPL or INFY.NS")
    private List<String> tickers = List.of();

    @Option(names = "--all", description = "every real symbol with price history")
    private boolean all;

    @Option(
            names = "--capital",
            required = true,
            paramLabel = "AMOUNT",
            description = "capital for position sizing, in the currency of each symbol")
    private BigDecimal capital = BigDecimal.ZERO;

    @Option(names = "--profile", paramLabel = "NAME", description = "default: balanced")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "a past date: analyse the data known then; marked as recomputed")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--timeframe",
            paramLabel = "CODE",
            description = "timeframe of the bars; default: 1d")
    private Optional<String> timeframe = Optional.empty();

    @Option(
            names = "--json",
            description = "print JSON; for more than 200 symbols one line per page")
    private boolean json;

    AnalyzeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (tickers.isEmpty() != all) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Pass either tickers or --all");
        }
        return ServiceClient.during(program, this::analyse);
    }

    private int analyse(ServiceClient client) throws IOException, InterruptedException {
        String accept = json ? ServiceClient.JSON : ServiceClient.TEXT;
        HttpResponse<String> made =
                client.post("/api/v1/analyses", accept, request(), PATIENCE_SECONDS);
        JobWatch job = new JobWatch(program, client, id(made));
        job.await();
        job.print(FIRST_PAGE, accept);
        return job.exitCode();
    }

    private static String id(HttpResponse<String> made) {
        return made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private ObjectNode request() {
        ObjectNode body = Json.shared().createObjectNode();
        if (all) {
            body.put("universe", "all");
        } else {
            tickers.forEach(body.withArrayProperty("tickers")::add);
        }
        body.put("capital", capital);
        profile.ifPresent(name -> body.put("profile", name));
        asOf.ifPresent(day -> body.put("as_of", day));
        timeframe.ifPresent(code -> body.put("timeframe", code));
        return body;
    }
}
