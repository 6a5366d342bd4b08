package bellwether.platform.jobs.engine;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Groups ended items by job, and shows the newest of each in small.
public final class ItemSummaries {
    private static final int SHOWN = 5;

    private ItemSummaries() {}

    public static List<FinishDao.Step> steps(List<FinishDao.End> ends) {
        java.util.Map<JobId, List<FinishDao.End>> byJob = new java.util.TreeMap<>();
        ends.forEach(
                end -> byJob.computeIfAbsent(end.claimed().job(), _ -> new ArrayList<>()).add(end));
        return byJob.entrySet().stream().map(e -> step(e.getKey(), e.getValue())).toList();
    }

    private static FinishDao.Step step(JobId job, List<FinishDao.End> ends) {
        int done = (int) ends.stream().filter(FinishDao.End::done).count();
        StringJoiner newest = new StringJoiner(",", "[", "]");
        ends.subList(Math.max(0, ends.size() - SHOWN), ends.size())
                .forEach(end -> newest.add(brief(end)));
        return new FinishDao.Step(job, done, ends.size() - done, 0, newest.toString());
    }

    private static String brief(FinishDao.End end) {
        Item item = end.claimed().item();
        return "{\"seq\":%d,\"key\":%s,\"outcome\":\"%s\",\"%s\":%s}"
                .formatted(
                        item.seq(),
                        Json.write(item.key()),
                        end.outcome(),
                        end.done() ? "result" : "code",
                        end.done() ? end.brief() : Json.write(String.valueOf(end.code())));
    }
}
