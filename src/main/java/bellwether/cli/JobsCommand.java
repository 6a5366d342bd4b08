package bellwether.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    /// Of a page of the service.
    private static final int MOST = 200;

    private final Program program;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "number of jobs, 1 to 200; default: 20")
    private int last = 20;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    JobsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--last must be 1 to %d, was %d".formatted(MOST, last));
        }
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
