package bellwether.providers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks for the bars of many symbols, some at once, and for so long at most.
final class Askers implements AutoCloseable {
    /// Questions in the air at once, over all jobs.
    private static final int AT_ONCE = 8;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Chains chains;
    private final Pace pace;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("asker-", 0).factory());

    Askers(Chains chains, Pace pace) {
        this.chains = chains;
        this.pace = pace;
    }

    /// One answer for each, in the same order.
    List<Found> ask(List<Wanted> wanted) throws InterruptedException {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        List<Callable<Found>> questions = new ArrayList<>();
        for (Wanted one : wanted) {
            questions.add(() -> {
                begun.add(one.ticker());
                return chains.ask(one, 0, List.of());
            });
        }
        List<Future<Found>> answers =
                threads.invokeAll(questions, pace.batch().toMillis(), TimeUnit.MILLISECONDS);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Wanted one = wanted.get(i);
            found.add(found(answers.get(i), one, begun.contains(one.ticker())));
        }
        return found;
    }

    /// A symbol that was not even asked for only has to wait for its turn.
    private static Found found(Future<Found> answer, Wanted wanted, boolean begun)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            Trouble late =
                    new Trouble(
                            begun ? Trouble.Kind.PASSING : Trouble.Kind.LATER,
                            "the providers did not answer in the time there is for one batch",
                            Optional.of(SOON));
            return new Found(wanted, Integer.MAX_VALUE, NewBars.NONE, List.of(late));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
