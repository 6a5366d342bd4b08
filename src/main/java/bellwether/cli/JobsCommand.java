package bellwether.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jobs`.
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = {
            "list the newest jobs of the running service",
            "Finds the service like analyze."
        })
final class JobsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("id", "kind", "state", "total", "done", "failed", "created_at");

    private final Program program;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "number of jobs; default: 20")
    private int last = 20;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    JobsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return ServiceClient.during(
                program,
                client -> {
                    String path = "/api/v1/jobs?limit=" + last;
                    if (json) {
                        program.out().println(client.get(path, ServiceClient.JSON).body());
                    } else {
                        program.out()
                                .print(
                                        AlignedTable.of(
                                                client.get(path, ServiceClient.CSV).body(),
                                                COLUMNS));
                    }
                    return 0;
                });
    }
}
