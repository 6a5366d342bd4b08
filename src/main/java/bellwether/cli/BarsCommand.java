package bellwether.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bars TICKER`.
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = {
            "print the newest bars of a symbol, from the running service",
            "Finds the service like analyze."
        })
final class BarsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("date", "time", "open", "high", "low", "close", "volume", "partial", "source");

    private final Program program;

    @Parameters(paramLabel = "TICKER")
    private String ticker = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "30",
            description = "number of bars; default: 30")
    private int last = 30;

    @Option(
            names = "--timeframe",
            paramLabel = "CODE",
            description = "such as 1h or 1wk; default: 1d")
    private Optional<String> timeframe = Optional.empty();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    BarsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return ServiceClient.during(
                program,
                client -> {
                    if (json) {
                        program.out().println(client.get(path(), ServiceClient.JSON).body());
                    } else {
                        program.out()
                                .print(
                                        AlignedTable.of(
                                                client.get(path(), ServiceClient.CSV).body(),
                                                COLUMNS));
                    }
                    return 0;
                });
    }

    private String path() {
        return "/api/v1/stocks/%s/bars?last=%d%s"
                .formatted(
                        ServiceClient.encoded(ticker),
                        last,
                        timeframe
                                .map(code -> "&timeframe=" + ServiceClient.encoded(code))
                                .orElse(""));
    }
}
