package bellwether.bench.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One attack from beginning to end: figures, the attack with honest callers beside it, figures
/// again, and a second and shorter time with a SIGTERM in its midst. Each step has its end.
record AttackRun(Attack attack, AttackedService service, Duration length) {
    private static final long GRACE_MILLIS = 8_000;
    private static final long WARM_UP_MILLIS = 1_500;
    private static final long BEFORE_TERM_MILLIS = 1_500;
    private static final Duration TERM_LENGTH = Duration.ofSeconds(40);
    private static final long RECOVERY_MILLIS = 1_000;
    private static final double HEAP_MORE = 40;

    private record Ended(Load.Result result, Verdict.Callers callers, long nanos) {}

    Verdict run() throws IOException, InterruptedException {
        warmUp();
        double heapBefore = service.liveHeap();
        Figures before = service.figures();
        Ended first = attacked();
        Verdict.After after = after(before, heapBefore, first.nanos());
        String ending;
        boolean clean = false;
        if (!service.alive()) {
            ending = "none: it had died";
            service.kill();
        } else {
            AttackedService.Ending ended = terminated();
            ending = ended.words();
            clean = ended.clean();
        }
        return new Verdict(attack, first.result(), first.callers(), after, ending, clean);
    }

    /// So that the first attack does not meet code that has never run.
    private void warmUp() throws InterruptedException {
        HonestCaller health = health();
        HonestCaller stocks = stocks();
        try (health;
                stocks) {
            Thread.sleep(WARM_UP_MILLIS);
        }
    }

    private HonestCaller health() {
        return new HonestCaller(
                service.service().port(), HonestCaller.get("/health", service.keys().reader()));
    }

    private HonestCaller stocks() {
        return new HonestCaller(
                service.service().port(),
                HonestCaller.get("/api/v1/stocks", service.keys().reader()));
    }

    private Ended attacked() throws InterruptedException {
        Target target = service.target(new AttackTime(length));
        HonestCaller health = health();
        HonestCaller stocks = stocks();
        Load.Result result;
        try (health;
                stocks) {
            result = ended(begun(target), target, length.toMillis());
        }
        return new Ended(
                result,
                new Verdict.Callers(health.result(), stocks.result(), attack.setting().refusals()),
                System.nanoTime());
    }

    private record Begun(Thread thread, AtomicReference<Load.Result> result) {}

    private Begun begun(Target target) {
        AtomicReference<Load.Result> result =
                new AtomicReference<>(
                        new Load.Result("the attackers did not end; they were left", true));
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("attackers")
                        .start(() -> {
                            try {
                                result.set(attack.load().run(target));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (Exception e) {
                                result.set(
                                        new Load.Result(
                                                "the attackers were stopped by " + e, true));
                            }
                        });
        return new Begun(thread, result);
    }

    private Load.Result ended(Begun begun, Target target, long millis) throws InterruptedException {
        begun.thread().join(millis);
        target.time().stop();
        begun.thread().join(GRACE_MILLIS);
        if (begun.thread().isAlive()) {
            begun.thread().interrupt();
            begun.thread().join(GRACE_MILLIS);
        }
        return Objects.requireNonNull(begun.result().get());
    }

    private Verdict.After after(Figures before, double heapBefore, long since)
            throws IOException, InterruptedException {
        List<String> wrong = List.of("it does not answer");
        Figures now = before;
        boolean answering = false;
        while (service.alive()) {
            boolean late = millisSince(since) > RECOVERY_MILLIS;
            ProbeResult.Answer answer =
                    HonestCaller.once(
                            service.service().port(),
                            HonestCaller.get("/health", service.keys().reader()));
            answering = answer.good();
            if (answering) {
                long answered = millisSince(since);
                now = service.figures();
                wrong = new ArrayList<>(now.notAsBefore(before));
                if (answered > RECOVERY_MILLIS) {
                    wrong.add("the first answer after %.1f s".formatted(answered / 1_000.0));
                }
            } else {
                wrong = List.of("/health: " + answer.status());
            }
            if (wrong.isEmpty() || late) {
                break;
            }
            Thread.sleep(50);
        }
        if (!service.alive()) {
            return new Verdict.After("DIED: " + lastWords(), List.of("it has ended"));
        }
        double heap = answering ? service.liveHeap() : Double.NaN;
        List<String> all = new ArrayList<>(wrong);
        if (heap > heapBefore + HEAP_MORE) {
            all.add("heap %.0f MB, was %.0f".formatted(heap, heapBefore));
        }
        return new Verdict.After(
                "after %.1f s; RSS %d → %d MB, live heap %.0f → %.0f MB, threads %d → %d"
                        .formatted(
                                millisSince(since) / 1_000.0,
                                before.residentMegabytes(),
                                now.residentMegabytes(),
                                heapBefore,
                                heap,
                                before.threads(),
                                now.threads()),
                all);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(service.service().log());
        return "exit %d, \"%s\""
                .formatted(
                        service.service().process().exitValue(),
                        lines.stream()
                                .filter(line -> line.contains("OutOfMemoryError"))
                                .findFirst()
                                .orElse(lines.isEmpty() ? "" : lines.getLast())
                                .replace('|', '/'));
    }

    private AttackedService.Ending terminated() throws IOException, InterruptedException {
        Target target = service.target(new AttackTime(TERM_LENGTH));
        Begun begun = begun(target);
        begun.thread().join(BEFORE_TERM_MILLIS);
        try {
            return service.stop();
        } finally {
            ended(begun, target, 0);
        }
    }
}
