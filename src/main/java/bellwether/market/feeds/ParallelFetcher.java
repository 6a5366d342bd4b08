package bellwether.market.feeds;

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
final class ParallelFetcher implements AutoCloseable {
    /// Questions in the air at once, over all jobs.
    private static final int AT_ONCE = 8;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProviderChain chains;
    private final CallTimeouts pace;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("asker-", 0).factory());

    ParallelFetcher(ProviderChain chains, CallTimeouts pace) {
        this.chains = chains;
        this.pace = pace;
    }

    /// One answer for each, in the same order.
    List<FetchAnswer> ask(List<FetchRequest> wanted) throws InterruptedException {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        List<Callable<FetchAnswer>> questions = new ArrayList<>();
        for (FetchRequest one : wanted) {
            questions.add(() -> {
                begun.add(one.ticker());
                return chains.ask(one, 0, List.of());
            });
        }
        List<Future<FetchAnswer>> answers =
                threads.invokeAll(questions, pace.batch().toMillis(), TimeUnit.MILLISECONDS);
        List<FetchAnswer> found = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            FetchRequest one = wanted.get(i);
            found.add(found(answers.get(i), one, begun.contains(one.ticker())));
        }
        return found;
    }

    /// A symbol that was not even asked for only has to wait for its turn.
    private static FetchAnswer found(Future<FetchAnswer> answer, FetchRequest wanted, boolean begun)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            ProviderException late =
                    new ProviderException(
                            begun ? ProviderException.Kind.PASSING : ProviderException.Kind.LATER,
                            "the providers did not answer within the time limit of a batch",
                            Optional.of(SOON));
            return new FetchAnswer(wanted, Integer.MAX_VALUE, NewBars.NONE, List.of(late));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
