package bellwether.bench.hosts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The jobs that were promised, and whether each has each of its results once.
final class JobLedger {
    private final Map<String, Integer> promised = new LinkedHashMap<>();

    String note(String job, int items) {
        promised.put(job, items);
        return job;
    }

    int jobs() {
        return promised.size();
    }

    /// Jobs that are not as promised, with what is there in their stead; prints each.
    long wrong(Jdbi jdbi) {
        return promised.entrySet().stream()
                .filter(entry -> {
                    String found = found(jdbi, entry.getKey());
                    String wanted = "completed %1$d %1$d %1$d 0".formatted(entry.getValue());
                    if (!found.equals(wanted)) {
                        System.out.printf(
                                "job %s: %s, expected %s%n", entry.getKey(), found, wanted);
                    }
                    return !found.equals(wanted);
                })
                .count();
    }

    /// State, items done, results, results of different items, items left.
    private static String found(Jdbi jdbi, String job) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select concat_ws(' ', state, done,
                                  (select count(*) from analysis where job_id = job.id),
                                  (select count(distinct ticker) from analysis where job_id = job.id),
                                  (select count(*) from work_item where job_id = job.id))
                                from job where id = :id
                                """)
                        .bind("id", UUID.fromString(job))
                        .mapTo(String.class)
                        .findOne()
                        .orElse("not there"));
    }
}
