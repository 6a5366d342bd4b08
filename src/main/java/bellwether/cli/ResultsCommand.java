package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `results JOB`.
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = {
            "print the results of an analysis job of the running service, highest score first",
            "Finds the service like analyze."
        })
final class ResultsCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "JOB", description = "job id, as printed by ./run.sh jobs")
    private String job = "";

    @Option(names = "--buys", description = "only BUY and STRONG_BUY")
    private boolean buys;

    @Option(names = "--wait", description = "wait until the job has ended")
    private boolean wait;

    @Option(names = "--json", description = "print JSON, one line per page of 200")
    private boolean json;

    ResultsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return ServiceClient.during(
                program,
                client -> {
                    JobWatch watch = new JobWatch(program, client, job);
                    if (wait) {
                        watch.await();
                    }
                    watch.print(
                            "?limit=200" + (buys ? "&verdict=buys" : ""),
                            json ? ServiceClient.JSON : ServiceClient.TEXT);
                    return 0;
                });
    }
}
