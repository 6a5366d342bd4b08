package bellwether;

import bellwether.cli.CommandLines;
import bellwether.cli.Program;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.embedded.HomeInUse;
import bellwether.platform.http.server.TlsFault;
import bellwether.platform.ops.StatusPortInUse;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/// The program: its exit codes and how it stops. 0 means done, also of a service that was told to
/// stop; 1 that something outside failed, 2 that it was called or set up wrongly, 70 that it could
/// not go on and is to be started anew, 130 and 143 that a command was told to stop.
public final class Bellwether {
    private Bellwether() {}

    public static void main(String[] args) {
        // words and numbers come out the same on every machine
        Locale.setDefault(Locale.ROOT);
        // more carriers than cores, so that the system shares them out in small slices: on as many
        // as
        // cores, two requests that compute would keep all others waiting until they are done
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "16");
        // the validator's log goes where all the others go
        System.setProperty("org.jboss.logging.provider", "slf4j");
        // the JDK's client repeats a GET by itself, up to five times, when a connection ends before
        // the answer: how often others are asked is for us to say
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        ShutdownHook stop = new ShutdownHook();
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        Signals.onEach(stop::signalled);
        stop.mainEnded(run(args.length == 0 ? List.of("serve") : List.of(args), stop));
    }

    private static int run(List<String> arguments, ShutdownHook stop) {
        Program program = new LocalProgram(System.getenv(), stop);
        return CommandLines.execute(program, arguments, fault -> failed(fault, stop));
    }

    /// A stop in the middle of a start makes the start fail; that is no news.
    private static int failed(Exception fault, ShutdownHook stop) {
        if (fault instanceof WrongSettings) {
            System.err.println(fault.getMessage());
            return CommandLines.WRONG_USAGE;
        }
        if (!stop.told()) {
            if (fault instanceof HomeInUse
                    || fault instanceof DatabaseUnavailable
                    || fault instanceof StatusPortInUse
                    || fault instanceof TlsFault) {
                System.err.println(fault.getMessage());
            } else {
                LoggerFactory.getLogger(Bellwether.class).error("Bellwether failed", fault);
            }
        }
        return 1;
    }
}
