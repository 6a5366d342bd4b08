package bellwether.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import bellwether.platform.jobs.Jobs;
import java.time.Duration;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The part of the chaos that needs no luck: each known race opened on purpose in both orders, with
/// one statement parked; hung handlers, skewed clocks, deaf listeners; and random sequences of all
/// operations against a model, with seeds that nobody has tried.
final class JobsRaces implements TestExecutionListener {
    private static final List<String> TESTS =
            List.of(
                    "RacesTest",
                    "FailuresTest",
                    "NotificationListenerTest",
                    "RescueTest",
                    "ModelTest");

    private long began;
    private int passed;
    private int failed;

    private JobsRaces() {}

    /// Prints a line for each; gives how many failed.
    static int run(int seeds) {
        System.setProperty("bellwether.chaos.seeds", Integer.toString(seeds));
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                TESTS.stream()
                                        .map(name ->
                                                selectClass(
                                                        Jobs.class.getPackageName() + "." + name))
                                        .toList())
                        .build();
        JobsRaces races = new JobsRaces();
        LauncherFactory.create().execute(request, races);
        System.out.printf(
                "%d races and failures opened on purpose: %d as they should, %d not%n%n",
                races.passed + races.failed, races.passed, races.failed);
        return races.passed == 0 ? 1 : races.failed;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        began = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest()) {
            passed += good ? 1 : 0;
            System.out.printf(
                    "  %-75s %s in %.1f s%n",
                    words(test.getDisplayName()),
                    good ? "held" : "BROKEN",
                    Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
        }
        if (!good) {
            failed++;
            result.getThrowable().ifPresent(fault -> System.out.println("    " + fault));
        }
    }

    /// `aLateFinish()` as "a late finish".
    private static String words(String name) {
        return name.replace("()", "")
                .replaceAll("(?<=[a-zA-Z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
