package bellwether.jobs;

import java.util.List;

/// Some claimed items of one job, with what their job is about.
record Work(JobId job, String kind, String params, List<Claimed> claimed) {
    Work {
        claimed = List.copyOf(claimed);
    }

    List<Item> items() {
        return claimed.stream().map(Claimed::item).toList();
    }
}
