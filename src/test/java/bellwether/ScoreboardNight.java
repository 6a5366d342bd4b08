package bellwether;

import bellwether.platform.db.TestDatabase;

/// The job that marks plans, without waiting for the night.
final class ScoreboardNight {
    private static final String MADE =
            """
            with made as (
                insert into job (id, owner, kind, request_hash, params, priority, total)
                values (gen_random_uuid(), 'system:maintenance', 'maintenance', '', '{"night": "2026-11-22"}', 3, 1)
                returning id)
            insert into work_item (job_id, seq, key, priority, rank)
            select id, 0, 'scoreboard', 3, 0 from made
            """;

    private ScoreboardNight() {}

    /// Until every plan has been looked at.
    static void run(TestApp app) {
        TestDatabase.plain(app.database()).useHandle(h -> h.execute(MADE));
        Waiting.until(() -> unmarked(app) == 0);
    }

    private static int unmarked(TestApp app) {
        return TestDatabase.plain(app.database())
                .withHandle(h ->
                        h.createQuery(
                                        "select count(*) filter (where marks = 0) + case when"
                                                + " count(*) = 0 then 1 else 0 end from plan_record")
                                .mapTo(Integer.class)
                                .one());
    }
}
